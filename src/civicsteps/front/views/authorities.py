"""The pages of an authority: how it stands, what is open at its registry, „we answered”."""

import csv
from collections.abc import Iterator
from io import StringIO
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.core import text, web
from civicsteps.core.guard import forms as guarded
from civicsteps.core.guard.limits import knock, network_of
from civicsteps.core.http import Request
from civicsteps.core.offers import offers_for
from civicsteps.core.refusals import refuse
from civicsteps.front import queries, standing
from civicsteps.front.actions import ask_to_contest
from civicsteps.front.forms import HOW, ContestForm
from civicsteps.front.paging import page_of
from civicsteps.front.registries import MOST, Open, letters_open_at, opened
from civicsteps.people.authorities.counties import county_name
from civicsteps.people.authorities.models import Authority
from civicsteps.people.authorities.queries import competences_of
from civicsteps.people.authorities.rules import why_not_edit_authority
from civicsteps.people.clocks.models import Clock
from civicsteps.people.clocks.queries import tally_of

MOST_LATE = 20
CHUNK = 500


@require_safe
def authority(request: Request, slug: str) -> HttpResponse:
    """Show what an authority was asked, answered, promised and kept. Rule: everybody."""
    found = get_object_or_404(Authority.objects.prefetch_related("offices"), slug=slug)
    tallies = tally_of(found)
    late = queries.late_or_contested(found, MOST_LATE + 1)
    context = {
        "authority": found,
        "county": county_name(found.county),
        "counts": standing.counted(queries.balance_of(found), tallies),
        "heads": [standing.HEADS["instrument"], *(standing.HEADS[n] for n in standing.COLUMNS)],
        "rows": standing.table_of(tallies),
        "counted": standing.COUNTED,
        "late": late[:MOST_LATE],
        "more_late": len(late) > MOST_LATE,
        "competences": competences_of(found)[:50],
        "may_edit": why_not_edit_authority(request.actor, found) is None,
        "page": page_of(queries.causes_asked_of(found), request),
        "offers": [(o, o.url(found)) for o in offers_for(found, by=request.actor)],
        "files": [
            {"label": kind.upper(), "url": reverse("authority_figures", args=[slug, kind])}
            for kind in ("csv", "json")
        ],
    }
    return render(request, "front/authority.html", context)


@require_safe
def authority_figures(request: Request, slug: str, kind: str) -> HttpResponse:
    """Give an authority's numbers by law and year as a file. Rule: everybody, what is public."""
    found = get_object_or_404(Authority, slug=slug)
    rows = list(standing.figures_of(tally_of(found)))
    if kind == "json":
        answer: HttpResponse = JsonResponse(
            {
                "authority": {"name": found.name, "siruta": found.siruta, "kind": found.kind},
                "balance": queries.balance_as_numbers(queries.balance_of(found)),
                "items": rows,
            },
            json_dumps_params={"ensure_ascii": False},
        )
        answer["Access-Control-Allow-Origin"] = "*"
    elif kind == "csv":
        heads = [str(standing.HEADS[name]) for name in ("instrument", "year", *standing.COLUMNS)]
        lines = [_line(heads), *(_line([*map(str, row.values())]) for row in rows)]
        answer = HttpResponse("\ufeff" + "".join(lines), content_type="text/csv; charset=utf-8")
    else:
        raise Http404
    answer["Content-Disposition"] = f'attachment; filename="{slug}-cifre.{kind}"'
    return answer


@require_safe
def registry(request: Request, slug: str) -> HttpResponse:
    """Show what is open at an authority's registry. Rule: everybody, what is public."""
    found = get_object_or_404(Authority, slug=slug)
    page = page_of(letters_open_at(found), request)
    context = {"authority": found, "page": page, "rows": list(opened(page))}
    return render(request, "front/registry.html", context)


@require_safe
def registry_export(request: Request, slug: str) -> StreamingHttpResponse:
    """Give what is open at a registry as a file. Rule: everybody, what is public."""
    found = get_object_or_404(Authority, slug=slug)
    answer = StreamingHttpResponse(_open_lines(found), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{slug}-registratura.csv"'
    return answer


@never_cache
@require_http_methods(["GET", "POST"])
def contest(request: Request, pk: UUID) -> HttpResponse:
    """Say that an answer was given. Rule: everybody asks, the authority's mailbox confirms."""
    clocks = Clock.objects.filter(public=True, answers=True, who=Clock.Who.AUTHORITY)
    clock = get_object_or_404(clocks.select_related("authority"), pk=pk, authority__isnull=False)
    back = reverse("registry", args=[clock.authority.slug]) if clock.authority else ""

    def ask(data: web.Cleaned) -> str:
        refuse(knock("contest", network_of(request)) or knock("contest_to", data["email"].lower()))
        said = str(dict(HOW)[data["how"]])
        if data["number"]:
            said += _(", no. %(number)s") % {"number": data["number"]}
        ask_to_contest(
            clock=clock,
            email=data["email"],
            answered_on=data["answered_on"],
            said=said,
            by=request.actor,
        )
        messages.success(request, _("We wrote to your office. Press the button in that letter."))
        return back

    return web.submit(
        request,
        form=guarded.bound(ContestForm, request),
        act=ask,
        template="front/contest.html",
        context={"clock": clock, "back_url": back},
    )


def _open_lines(found: Authority) -> Iterator[str]:
    heads = [_("no."), _("sent"), _("registered"), _("what it is about"), _("until"), _("address")]
    yield "\ufeff" + _line(heads)
    letters = letters_open_at(found)[:MOST]
    for start in range(0, MOST, CHUNK):
        chunk = list(letters[start : start + CHUNK])
        yield from (_line(_cells(row)) for row in opened(chunk))
        if len(chunk) < CHUNK:
            return


def _cells(row: Open) -> list[str]:
    days = (row.sent_on, row.registered_on, row.until)
    sent, registered, until = (day.isoformat() if day else "" for day in days)
    return [row.number, sent, registered, row.subject, until, row.letter.get_absolute_url()]


def _line(cells: list[str]) -> str:
    out = StringIO()
    csv.writer(out).writerow([text.cell(cell) for cell in cells])
    return out.getvalue()
