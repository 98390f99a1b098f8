"""Keeping the register of authorities: their offices, mandates and channels."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from civicsteps.core import web
from civicsteps.core.editing.guard import guard
from civicsteps.core.http import Request
from civicsteps.people.authorities import actions, rules
from civicsteps.people.authorities.counties import county_name
from civicsteps.people.authorities.forms.register import (
    AuthorityForm,
    EndForm,
    MandateForm,
    OfficeForm,
)
from civicsteps.people.authorities.models import Authority, Mandate, Office
from civicsteps.people.authorities.queries import competences_of, past_channels

TEMPLATE = "authorities/form.html"
SAID = ("name", "kind", "place", "county", "website", "profile", "name_en")


@login_required
@require_http_methods(["GET", "POST"])
def authority_new(request: Request) -> HttpResponse:
    """Write down an authority. Rule: why_not_add_authority."""
    web.admit(rules.why_not_add_authority(request.actor))
    return web.submit(
        request,
        form=web.bound(AuthorityForm, request),
        act=lambda data: actions.add_authority(by=request.actor, **data),
        template=TEMPLATE,
        context={"title": _("A new authority"), "submit": _("Write it down")},
    )


@login_required
@require_http_methods(["GET", "POST"])
def authority_edit(request: Request, slug: str) -> HttpResponse:
    """Put an authority right. Rule: why_not_edit_authority."""
    authority = get_object_or_404(Authority, slug=slug)
    web.admit(rules.why_not_edit_authority(request.actor, authority))
    initial = {name: getattr(authority, name) for name in SAID}
    form = web.bound(AuthorityForm, request, initial)
    return web.submit(
        request,
        form=form,
        act=guard(form, request, authority).over(
            lambda data: actions.edit_authority(authority=authority, by=request.actor, **data)
        ),
        template=TEMPLATE,
        context=page(authority, _("Put the authority right")),
    )


@login_required
@require_http_methods(["GET", "POST"])
def office_new(request: Request, slug: str) -> HttpResponse:
    """Write down an office. Rule: why_not_add_office."""
    authority = get_object_or_404(Authority, slug=slug)
    web.admit(rules.why_not_add_office(request.actor, authority))
    return web.submit(
        request,
        form=web.bound(OfficeForm, request),
        act=lambda data: actions.add_office(authority=authority, by=request.actor, **data),
        template=TEMPLATE,
        context=page(authority, _("A new office")),
    )


@require_GET
def office(request: Request, pk: str) -> HttpResponse:
    """Show an office: who holds it, how it is reached. Rule: everybody."""
    row = office_or_404(pk)
    context = {
        "office": row,
        "mandates": row.mandates.order_by("-begins")[:50],
        "county": county_name(row.authority.county),
        "channels": row.channels.filter(superseded_on=None).order_by("kind", "address")[:50],
        "past": past_channels(row)[:50],
        "competences": competences_of(row)[:50],
        "may_add": rules.why_not_add_channel(request.actor, row) is None,
        "may_edit": rules.why_not_edit_office(request.actor, row) is None,
    }
    return render(request, "authorities/office.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def office_edit(request: Request, pk: str) -> HttpResponse:
    """Put an office right. Rule: why_not_edit_office."""
    row = office_or_404(pk)
    web.admit(rules.why_not_edit_office(request.actor, row))
    initial = {name: getattr(row, name) for name in ("name", "kind", "salutation", "name_en")}
    form = web.bound(OfficeForm, request, initial)
    return web.submit(
        request,
        form=form,
        act=guard(form, request, row).over(
            lambda data: actions.edit_office(office=row, by=request.actor, **data)
        ),
        template=TEMPLATE,
        context=page(row, _("Put the office right")),
    )


@login_required
@require_http_methods(["GET", "POST"])
def mandate_new(request: Request, pk: str) -> HttpResponse:
    """Write down who holds an office. Rule: why_not_add_mandate."""
    row = office_or_404(pk)
    web.admit(rules.why_not_add_mandate(request.actor, row))
    return web.submit(
        request,
        form=web.bound(MandateForm, request),
        act=lambda data: actions.add_mandate(office=row, by=request.actor, **data).office,
        template=TEMPLATE,
        context=page(row, _("Who holds this office?")),
    )


@login_required
@require_http_methods(["GET", "POST"])
def mandate_end(request: Request, pk: str) -> HttpResponse:
    """Write down that a mandate ended. Rule: why_not_end_mandate."""
    mandate = get_object_or_404(Mandate.objects.select_related("office__authority"), pk=pk)
    web.admit(rules.why_not_end_mandate(request.actor, mandate))
    return web.submit(
        request,
        form=web.bound(EndForm, request),
        act=lambda data: (
            actions.end_mandate(mandate=mandate, on=data["ends"], by=request.actor).office
        ),
        template=TEMPLATE,
        context=page(mandate.office, _("The mandate ended")),
    )


def office_or_404(pk: str) -> Office:
    """Return an office with its authority. Raises Http404."""
    return get_object_or_404(Office.objects.select_related("authority"), pk=pk)


def page(back: Authority | Office, title: str) -> dict[str, object]:
    """Return what a page with one form shows: where it leads back, its title, its button."""
    return {"back": back, "title": title, "submit": _("Write it down")}
