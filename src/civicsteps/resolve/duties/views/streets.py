"""A group's streets: what each has, filled in on the street itself."""

from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.core import web
from civicsteps.core.http import Request
from civicsteps.people.groups.models import Group
from civicsteps.resolve.duties import actions_streets, export, pages, queries, rules
from civicsteps.resolve.duties.forms import ServicesForm, StreetsForm
from civicsteps.resolve.duties.models import Street, StreetService

PAGE = 25
EARLIER = 50


@require_safe
def group_streets(request: Request, slug: str) -> HttpResponse:
    """Show a group's streets with what they have. Rule: `sees`."""
    group = group_shown(request, slug)
    kept = _narrowed(request)
    found = queries.streets_of(group, text=kept["q"], service=kept["serviciu"], state=kept["stare"])
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    query = urlencode({name: value for name, value in kept.items() if value})
    states = StreetService.State.choices if kept["serviciu"] else ()
    context = {
        "group": group,
        "page": page,
        "text": kept["q"],
        "query": query,
        "hidden": [{"name": n, "value": v} for n, v in kept.items() if v and n != "q"],
        "services": pages.filters(kept, "serviciu", StreetService.Service.choices),
        "states": pages.filters(kept, "stare", states) if states else [],
        "heads": pages.street_heads(),
        "rows": pages.street_rows(page),
        "may_add": rules.why_not_add_streets(request.actor, group) is None,
        "files": pages.files_of("streets_file", group.slug, query=query),
    }
    return render(request, "duties/streets.html", context)


@require_safe
def streets_file(request: Request, slug: str, kind: str) -> HttpResponse:
    """Give a group's streets as CSV, as they are narrowed. Rule: `sees`."""
    group = group_shown(request, slug)
    if kind != "csv":
        raise Http404
    kept = _narrowed(request)
    found = queries.streets_of(group, text=kept["q"], service=kept["serviciu"], state=kept["stare"])
    text = export.as_csv(export.street_columns(), export.streets(found[: queries.MOST]))
    return csv_answer(text, group, "strazi")


@never_cache
@require_http_methods(["GET", "POST"])
def streets_new(request: Request, slug: str) -> HttpResponse:
    """Add streets to the list. Rule: `why_not_add_streets`."""
    group = group_shown(request, slug)
    web.admit(rules.why_not_add_streets(request.actor, group))

    def act(data: web.Cleaned) -> str:
        actions_streets.add_streets(group=group, by=request.actor, **data)
        return reverse("group_streets", args=[group.slug])

    return web.submit(
        request,
        form=web.bound(StreetsForm, request),
        act=act,
        template="duties/streets_new.html",
        context={"group": group},
    )


@require_safe
def street(request: Request, key: UUID) -> HttpResponse:
    """Show a street: what it has, and the lists in which it stood. Rule: `seen_by`."""
    found = _street(request, key)
    lines = queries.lines_of(found.group).filter(street=found)
    seen = list(found.services.filter(current=True).select_related("document"))
    before = found.services.filter(current=False).order_by("-seen_on", "-recorded_at", "-pk")
    context = {
        "street": found,
        "seen": seen,
        "before": list(before[:EARLIER]),
        "lines": [pages.line_of(line) for line in lines[:EARLIER]],
        "may_note": rules.why_not_note_services(request.actor, found.group) is None,
    }
    return render(request, "duties/street.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def street_services(request: Request, key: UUID) -> HttpResponse:
    """Write down what a street has. Rule: `why_not_note_services`."""
    found = _street(request, key)
    web.admit(rules.why_not_note_services(request.actor, found.group))
    seen = found.services.filter(current=True)
    now = {one.service: one.get_state_display() for one in seen}
    return web.submit(
        request,
        form=web.bound(ServicesForm, request, {"now": now}),
        act=lambda data: actions_streets.note_services(street=found, by=request.actor, **data),
        template="duties/services.html",
        context={"street": found},
    )


def group_shown(request: Request, slug: str) -> Group:
    """Return a group whose lists the reader sees, or raise Http404."""
    group = get_object_or_404(Group, slug=slug)
    if not rules.sees(request.actor, group):
        raise Http404
    return group


def csv_answer(text: str, group: Group, name: str) -> HttpResponse:
    """Return a text as a CSV file; a group at risk is not named by it."""
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    named = name if group.at_risk else f"{name}-{group.slug}"
    answer["Content-Disposition"] = f'attachment; filename="{named}.csv"'
    return answer


def _narrowed(request: Request) -> dict[str, str]:
    service, state = request.GET.get("serviciu", ""), request.GET.get("stare", "")
    service = service if service in StreetService.Service.values else ""
    known = service and state in StreetService.State.values
    return {
        "q": request.GET.get("q", "")[:120],
        "serviciu": service,
        "stare": state if known else "",
    }


def _street(request: Request, key: UUID) -> Street:
    return get_object_or_404(queries.streets_visible_to(request.actor), pk=key)
