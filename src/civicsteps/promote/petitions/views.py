"""The pages of petitions held on other sites."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.causes.queries import causes_visible_to
from civicsteps.core import audiences, web
from civicsteps.core.http import Request
from civicsteps.promote.petitions import actions, rules
from civicsteps.promote.petitions.forms import ClosedForm, CountForm, OutsidePetitionForm
from civicsteps.promote.petitions.models import OutsidePetition
from civicsteps.promote.petitions.queries import (
    every_count,
    outside_petitions_of,
    outside_petitions_visible_to,
    series_of,
)


@never_cache
@require_http_methods(["GET", "POST"])
def outside_petition_new(request: Request, slug: str) -> HttpResponse:
    """Name a petition on another site; see those named. Rule: `why_not_add_outside_petition`."""
    causes = causes_visible_to(request.actor).select_related("group")
    cause = get_object_or_404(causes, slug=slug)
    web.admit(rules.why_not_add_outside_petition(request.actor, cause))
    return web.submit(
        request,
        form=web.bound(OutsidePetitionForm, request),
        act=lambda data: actions.add_outside_petition(cause=cause, by=request.actor, **data),
        template="petitions/new.html",
        context={"cause": cause, "petitions": outside_petitions_of(cause)},
    )


@require_safe
def outside_petition(request: Request, key: UUID) -> HttpResponse:
    """Show a petition on another site and its numbers. Rule: `outside_petitions_visible_to`."""
    petition = _petition(request, key)
    every, by = every_count(petition), request.actor
    context = {
        "petition": petition,
        "every": every,
        "series": series_of(every),
        "inside": audiences.may_see(by, [petition.cause.group_audience]),
        "may_count": rules.why_not_record_count(by, petition) is None,
        "may_close": rules.why_not_close_outside_petition(by, petition) is None,
        "may_withdraw": rules.why_not_withdraw_outside_petition(by, petition) is None,
    }
    return render(request, "petitions/petition.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def petition_count(request: Request, key: UUID) -> HttpResponse:
    """Write down how many signed. Rule: `why_not_record_count`."""
    petition = _petition(request, key)
    web.admit(rules.why_not_record_count(request.actor, petition))
    return web.submit(
        request,
        form=web.bound(CountForm, request),
        act=lambda data: actions.record_count(petition=petition, by=request.actor, **data).petition,
        template="petitions/change.html",
        context={
            "petition": petition,
            "title": _("How many have signed"),
            "text": _("The number that the other site shows. We never add it to ours."),
            "submit": _("Write it down"),
        },
    )


@never_cache
@require_http_methods(["GET", "POST"])
def petition_close(request: Request, key: UUID) -> HttpResponse:
    """Write down that it is closed. Rule: `why_not_close_outside_petition`."""
    petition = _petition(request, key)
    web.admit(rules.why_not_close_outside_petition(request.actor, petition))
    return web.submit(
        request,
        form=web.bound(ClosedForm, request),
        act=lambda data: actions.close_outside_petition(
            petition=petition, by=request.actor, **data
        ),
        template="petitions/change.html",
        context={
            "petition": petition,
            "title": _("Nobody can sign there any more"),
            "submit": _("Write it down"),
        },
    )


@never_cache
@require_http_methods(["GET", "POST"])
def petition_withdraw(request: Request, key: UUID) -> HttpResponse:
    """Take it off the problem. Rule: `why_not_withdraw_outside_petition`."""
    petition = _petition(request, key)
    web.admit(rules.why_not_withdraw_outside_petition(request.actor, petition))
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: actions.withdraw_outside_petition(petition=petition, by=request.actor),
        template="petitions/change.html",
        context={
            "petition": petition,
            "title": _("Take the petition off"),
            "text": _("Its page stays, marked as taken off, with the numbers that were seen."),
            "submit": _("Take the petition off"),
        },
    )


def _petition(request: Request, key: UUID) -> OutsidePetition:
    return get_object_or_404(outside_petitions_visible_to(request.actor), pk=key)
