"""Lists that hold: problems and their map, groups, authorities, letters, promises."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Page
from django.db.models import Model, QuerySet
from django.http import HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy
from django.views.decorators.http import require_safe

from civicsteps.causes.models import Cause
from civicsteps.causes.steps import STEP_WORDS
from civicsteps.core.http import Request
from civicsteps.front.context import NavItem
from civicsteps.front.lists import causes as of_causes
from civicsteps.front.lists import commitments as of_commitments
from civicsteps.front.lists import letters as of_letters
from civicsteps.front.lists import places as of_places
from civicsteps.front.lists.export import Sheet, exported
from civicsteps.front.lists.narrowing import ListForm, Narrowed, narrowed
from civicsteps.front.paging import MOST_COUNTED, page_of
from civicsteps.people.groups.models import Group
from civicsteps.programme.calls.queries import programmes_visible_to, public_causes_of
from civicsteps.resolve.letters.pages import line

type Listed = Callable[[Narrowed], QuerySet[Any]]

ON_THE_MAP = 100
LABELS = {"csv": "CSV", "json": "JSON", "geojson": "GeoJSON"}
NOUNS = {
    "causes_export": ngettext_lazy("%(number)s problem", "%(number)s problems", "n"),
    "groups_export": ngettext_lazy("%(number)s group", "%(number)s groups", "n"),
    "authorities_export": ngettext_lazy("%(number)s authority", "%(number)s authorities", "n"),
    "letters_export": ngettext_lazy("%(number)s letter", "%(number)s letters", "n"),
    "commitments_export": ngettext_lazy("%(number)s promise", "%(number)s promises", "n"),
}


@require_safe
def causes(request: Request) -> HttpResponse:
    """List the public problems, narrowed by what the address says. Rule: everybody."""
    chosen = narrowed(of_causes.CauseList, request)
    page = page_of(of_causes.causes_listed(chosen), request, keys_first=True)
    context = _context(chosen, page, of_causes.CAUSES, "causes_export")
    context["steps"] = _step_filters(chosen)
    return render(request, "front/causes.html", context)


@require_safe
def map_page(request: Request) -> HttpResponse:
    """Show the public problems on a map, and as the list that equals it. Rule: everybody."""
    chosen = narrowed(of_causes.CauseList, request)
    placed = of_causes.placed(of_causes.causes_listed(chosen))
    page = page_of(placed, request, per_page=ON_THE_MAP, keys_first=True)
    context = _context(chosen, page, of_causes.CAUSES, "causes_export")
    context["points"] = [_point(cause) for cause in page]
    return render(request, "front/map.html", context)


@require_safe
def causes_export(request: Request, kind: str) -> StreamingHttpResponse:
    """Give the problems of a narrowed list as a file. Rule: everybody, what is public."""
    return _export(request, of_causes.CauseList, of_causes.causes_listed, of_causes.CAUSES, kind)


@require_safe
def groups(request: Request) -> HttpResponse:
    """List the groups. Rule: everybody."""
    chosen = narrowed(of_places.GroupList, request)
    page = page_of(of_places.groups_listed(chosen), request, keys_first=True)
    return render(
        request, "front/groups.html", _context(chosen, page, of_places.GROUPS, "groups_export")
    )


@require_safe
def groups_export(request: Request, kind: str) -> StreamingHttpResponse:
    """Give the groups of a narrowed list as a file. Rule: everybody."""
    return _export(request, of_places.GroupList, of_places.groups_listed, of_places.GROUPS, kind)


@require_safe
def authorities(request: Request) -> HttpResponse:
    """List the authorities, each with the answers that it owes. Rule: everybody."""
    chosen = narrowed(of_places.AuthorityList, request)
    page = page_of(of_places.authorities_listed(chosen), request, keys_first=True)
    owed = of_places.owed_answers(list(page))
    context = _context(chosen, page, of_places.AUTHORITIES, "authorities_export")
    context["lines"] = [(found, _owed(found.place, owed.get(found.pk, 0))) for found in page]
    return render(request, "front/authorities.html", context)


@require_safe
def authorities_export(request: Request, kind: str) -> StreamingHttpResponse:
    """Give the authorities of a narrowed list as a file. Rule: everybody."""
    form, rows = of_places.AuthorityList, of_places.authorities_listed
    return _export(request, form, rows, of_places.AUTHORITIES, kind)


@require_safe
def letters(request: Request) -> HttpResponse:
    """List the letters that groups sent in public. Rule: everybody, what was sent."""
    chosen = narrowed(of_letters.LetterList, request)
    page = page_of(of_letters.letters_listed(chosen), request, keys_first=True)
    context = _context(chosen, page, of_letters.LETTERS, "letters_export")
    context["lines"] = [(line(found), found) for found in page]
    return render(request, "front/letters.html", context)


@require_safe
def letters_export(request: Request, kind: str) -> StreamingHttpResponse:
    """Give the letters of a narrowed list as a file. Rule: everybody, what was sent."""
    form, rows = of_letters.LetterList, of_letters.letters_listed
    return _export(request, form, rows, of_letters.LETTERS, kind)


@require_safe
def group_letters(request: Request, slug: str) -> HttpResponse:
    """List a group's letters, to its people also its drafts. Rule: `letters_visible_to`."""
    group = get_object_or_404(Group, slug=slug)
    chosen = narrowed(of_letters.GroupLetterList, request)
    page = page_of(
        of_letters.group_letters_listed(group, request.actor, chosen), request, keys_first=True
    )
    context = {
        "group": group,
        "chosen": chosen,
        "page": page,
        "count": _count(page.paginator, NOUNS["letters_export"]),
        "lines": [(line(found), found) for found in page],
    }
    return render(request, "front/letters.html", context)


@require_safe
def commitments(request: Request) -> HttpResponse:
    """List the promises and how they stand. Rule: everybody, of what is public."""
    chosen = narrowed(of_commitments.CommitmentList, request)
    page = page_of(of_commitments.commitments_narrowed(chosen), request, keys_first=True)
    context = _context(chosen, page, of_commitments.COMMITMENTS, "commitments_export")
    context["lines"] = [of_commitments.line_of(promise) for promise in page]
    return render(request, "front/commitments.html", context)


@require_safe
def commitments_export(request: Request, kind: str) -> StreamingHttpResponse:
    """Give the promises of a narrowed list as a file. Rule: everybody, of what is public."""
    form, rows = of_commitments.CommitmentList, of_commitments.commitments_narrowed
    return _export(request, form, rows, of_commitments.COMMITMENTS, kind)


@require_safe
def programme_export(request: Request, slug: str, kind: str) -> StreamingHttpResponse:
    """Give the public problems of a programme's groups as a file. Rule: everybody."""
    programme = get_object_or_404(programmes_visible_to(request.actor), slug=slug)
    causes = public_causes_of(programme).order_by("-moved_on", "-pk")
    return exported(of_causes.CAUSES, causes, kind)


def _export[M: Model, T](
    request: Request, form: type[ListForm], rows: Listed, sheet: Sheet[M, T], kind: str
) -> StreamingHttpResponse:
    return exported(sheet, rows(narrowed(form, request)), kind)


def _context[M: Model, T](
    chosen: Narrowed,
    page: Page[Any],
    sheet: Sheet[M, T],
    url_name: str,
) -> dict[str, Any]:
    query = f"?{chosen.query}" if chosen.query else ""
    files = [(LABELS[kind], reverse(url_name, args=[kind]) + query) for kind in sheet.kinds]
    return {
        "chosen": chosen,
        "page": page,
        "count": _count(page.paginator, NOUNS[url_name]),
        "files": [{"label": label, "url": url} for label, url in files],
        "map_url": reverse("map") + query,
    }


def _count(paginator: Any, noun: Any) -> str:  # noqa: ANN401 - a long paginator, a lazy plural
    counted = min(paginator.count, MOST_COUNTED)
    return str(noun % {"n": counted, "number": paginator.count_said})


def _point(cause: Cause) -> dict[str, object]:
    lat, lon = cause.point_said or (None, None)
    said = {"label": cause.title_said, "place": cause.place_said}
    return said | {"lat": lat, "lon": lon, "url": cause.get_absolute_url()}


def _owed(place: str, owed: int) -> str:
    if not owed:
        return place
    said = ngettext("%(n)d ask without an answer", "%(n)d asks without an answer", owed)
    return " · ".join(part for part in (place, said % {"n": owed}) if part)


def _step_filters(chosen: Narrowed) -> list[NavItem]:
    """Return one link for each step, and one for all: the quickest of the filters."""
    span = chosen.get("de_la"), chosen.get("pana_la")
    query = QueryDict(chosen.query, mutable=True)
    for name in ("de_la", "pana_la"):
        query.pop(name, None)
    items = [NavItem(_("All"), f"?{query.urlencode()}", current=span == (None, None))]
    for number, word in enumerate(STEP_WORDS, 1):
        query["treapta"] = str(number)
        url = f"?{query.urlencode()}"
        items.append(NavItem(f"{number} {word}", url, current=span == (number, number)))
    return items
