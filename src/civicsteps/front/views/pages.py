"""The open pages: home, lists, search, map."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from civicsteps.causes.stairs import kept_stairs
from civicsteps.causes.steps import STEP_WORDS
from civicsteps.core import clock
from civicsteps.core.http import Request
from civicsteps.core.imprint.queries import notices_for
from civicsteps.core.search.queries import find
from civicsteps.core.text import plain
from civicsteps.front import queries
from civicsteps.front.context import NavItem
from civicsteps.front.paging import page_of, query_without_page
from civicsteps.people.groups.queries import audiences_of


@require_safe
def home(request: Request) -> HttpResponse:
    """Say in ten seconds what this is. Rule: everybody."""
    telling = queries.telling_cause()
    context = {
        "telling": telling,
        "stairs": kept_stairs(telling) if telling else None,
        "causes": queries.public_causes()[:4],
        "imprints": notices_for("web_footer", on=clock.today()),
    }
    return render(request, "front/home.html", context)


@require_safe
def causes(request: Request) -> HttpResponse:
    """List the public problems, found by words, narrowed by step or group. Rule: everybody."""
    filters = _filters(request)
    page = page_of(queries.public_causes(filters), request)
    context = {
        "page": page,
        "filters": filters,
        "steps": _step_filters(request, filters.step),
        "kept": _kept(request),
        "query": query_without_page(request),
    }
    return render(request, "front/causes.html", context)


@require_safe
def map_page(request: Request) -> HttpResponse:
    """Show the public problems on a map, and as the list that equals it. Rule: everybody."""
    placed = queries.public_causes(_filters(request)).exclude(lat=None)
    page = page_of(placed, request, per_page=100)
    points = [
        {
            "label": c.title,
            "place": c.place,
            "lat": c.lat,
            "lon": c.lon,
            "url": c.get_absolute_url(),
        }
        for c in page
    ]
    context = {"page": page, "points": points, "query": query_without_page(request)}
    return render(request, "front/map.html", context)


@require_safe
def search(request: Request) -> HttpResponse:
    """Find anything that the asker may see. Rule: each document's audience."""
    text = request.GET.get("q", "")[:100]
    page = page_of(find(text, audiences=audiences_of(request.actor)), request)
    context = {"page": page, "text": text, "query": query_without_page(request)}
    return render(request, "front/search.html", context)


def _filters(request: Request) -> queries.Filters:
    step = request.GET.get("treapta", "")
    return queries.Filters(
        text=request.GET.get("q", "")[:100],
        group=plain(request.GET.get("grup", ""))[:60],
        step=int(step) if step.isascii() and step.isdecimal() and len(step) < 3 else 0,
    )


def _kept(request: Request) -> list[dict[str, str]]:
    """Return what a new search must not forget: the step and the group."""
    named = ((name, request.GET.get(name, "")) for name in ("treapta", "grup"))
    return [{"name": name, "value": value} for name, value in named if value]


def _step_filters(request: Request, chosen: int) -> list[NavItem]:
    query = request.GET.copy()
    query.pop("page", None)
    query.pop("treapta", None)
    items = [NavItem(_("All"), f"?{query.urlencode()}", current=not chosen)]
    for number, word in enumerate(STEP_WORDS, 1):
        query["treapta"] = str(number)
        label = f"{number} {word}"
        items.append(NavItem(label, f"?{query.urlencode()}", current=number == chosen))
    return items
