"""A programme's public pages: where its groups stand, what counts, its map for other sites."""

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_GET

from civicsteps.causes.models import Cause
from civicsteps.causes.steps import STEP_WORDS
from civicsteps.core import clock
from civicsteps.core.days import said
from civicsteps.core.http import Request
from civicsteps.core.imprint.models import Notice
from civicsteps.core.imprint.queries import notices_for
from civicsteps.core.models import ref
from civicsteps.programme.calls.models import Programme
from civicsteps.programme.calls.queries import (
    overview_of,
    programmes_visible_to,
    public_causes_of,
)
from civicsteps.programme.calls.rules import why_not_edit_programme
from civicsteps.programme.calls.year import Totals, Year, totals_of, year_of
from civicsteps.promote.outreach.previews import preview_of_site

PER_PAGE = 24
ON_THE_CARD = 100
EVERYWHERE: dict[str, Any] = {**settings.SECURE_CSP, "frame-ancestors": ["*"]}


@require_GET
def programmes(request: Request) -> HttpResponse:
    """List the programmes. Rule: everybody."""
    rows = programmes_visible_to(request.actor).order_by("-begins", "pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "calls/programmes.html", {"page": page})


@require_GET
def programme(request: Request, slug: str) -> HttpResponse:
    """Show a programme, its groups and what it must carry. Rule: `programmes_visible_to`."""
    row = programme_or_404(request, slug)
    overview = overview_of(row)
    only, sort = request.GET.get("arata", ""), request.GET.get("ordine", "")
    lines = overview.shown(only=only, sort=sort)
    year = year_of(row, number=_number(request.GET.get("an", "")))
    context = framed(row) | {
        "overview": overview,
        "page": Paginator(lines, PER_PAGE).get_page(request.GET.get("page")),
        "query": f"arata={only}&ordine={sort}" if only or sort else "",
        "choices": _choices(only, sort),
        "totals": _counted(totals_of(row)),
        "year": year,
        "heads": [_("Month"), *(STEP_WORDS[found.step - 1] for found in year.rows)],
        "table": _table(year),
        "card_url": settings.SITE_URL + reverse("programme_card", args=[row.slug]),
        "staff": why_not_edit_programme(request.actor, row) is None,
        "preview": preview_of_site(row.name_said, row.aim_said, row.get_absolute_url()),
    }
    return render(request, "calls/programme.html", context)


@require_GET
def programme_agenda(request: Request, slug: str) -> HttpResponse:
    """Show what „on the agenda: n of 12” counts, one by one. Rule: `programmes_visible_to`."""
    row = programme_or_404(request, slug)
    return render(request, "calls/agenda.html", framed(row) | {"overview": overview_of(row)})


@require_GET
@xframe_options_exempt
@csp_override(EVERYWHERE)
def programme_card(request: Request, slug: str) -> HttpResponse:
    """Show a programme's problems on a map, for other sites. Rule: `programmes_visible_to`."""
    row = programme_or_404(request, slug)
    causes = public_causes_of(row).order_by("-height", "-moved_on", "pk")[:ON_THE_CARD]
    context = framed(row) | {"points": [_point(cause) for cause in causes]}
    return render(request, "calls/card.html", context)


def programme_or_404(request: Request, slug: str) -> Programme:
    """Return a programme that the reader may see, or raise Http404."""
    return get_object_or_404(programmes_visible_to(request.actor), slug=slug)


def framed(row: Programme) -> dict[str, Any]:
    """Return what every page of a programme carries: itself, and the funder's notice of the day."""
    imprints = notices_for(Notice.Surface.WEB, on=clock.today(), scopes=[ref(row)])
    return {"programme": row, "imprints": imprints}


def _point(cause: Cause) -> dict[str, object]:
    lat, lon = cause.point_said or (None, None)
    url = settings.SITE_URL + cause.get_absolute_url()
    words = {"label": cause.title_said, "place": cause.place_said}
    return words | {"lat": lat, "lon": lon, "url": url}


def _number(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 3 else None


def _choices(only: str, sort: str) -> list[dict[str, object]]:
    filters = [("", _("All")), ("agenda", _("On the agenda")), ("drum", _("On the way"))]
    orders = [("", _("by name")), ("trepte", _("the highest step first"))]
    shown = [
        {"label": label, "url": f"?arata={name}&ordine={sort}#groups", "current": name == only}
        for name, label in filters
    ]
    return shown + [
        {"label": label, "url": f"?arata={only}&ordine={name}#groups", "current": name == sort}
        for name, label in orders
    ]


def _counted(totals: Totals) -> list[dict[str, object]]:
    named = [
        (_("heard"), totals.heard),
        (_("asked"), totals.asked),
        (_("answered"), totals.answered),
        (_("promised"), totals.promised),
        (_("kept"), totals.kept),
    ]
    return [{"label": label, "number": number} for label, number in named]


def _table(year: Year) -> list[list[dict[str, object]]]:
    rows: list[list[dict[str, object]]] = []
    for at, (_x, _name, month) in enumerate(year.labels):
        numbers: list[dict[str, object]] = [
            {"text": row.dots[at].n, "head": STEP_WORDS[row.step - 1]} for row in year.rows
        ]
        rows.append([{"text": said(month, "F Y")}, *numbers])
    return rows
