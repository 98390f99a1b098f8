"""Short addresses: chosen, taken back, followed, and drawn as QR."""

from functools import partial
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.causes.models import Cause
from civicsteps.core import web
from civicsteps.core.http import Request
from civicsteps.people.groups.models import Group
from civicsteps.promote.outreach import actions, qr, queries, rules
from civicsteps.promote.outreach.forms import AddressForm
from civicsteps.promote.outreach.models import ShortAddress
from civicsteps.promote.outreach.telling import shown, whole_address
from civicsteps.promote.outreach.views import doors


@never_cache
@require_safe
def short(request: Request, word: str) -> HttpResponse:
    """Go where a word leads. Rule: `address_led_to`."""
    address = queries.address_led_to(word, by=request.actor)
    if address is None:
        raise Http404
    return redirect(address.about)


@require_safe
def short_qr(request: Request, word: str, kind: str) -> HttpResponse:
    """Draw a word's address as a QR code. Rule: `address_led_to`."""
    address = queries.address_led_to(word, by=request.actor)
    if address is None:
        raise Http404
    doors.size_or_404(kind, qr.TYPES)
    url = whole_address(address.about, address)
    content = qr.svg(url) if kind == "svg" else qr.png(url)
    answer = doors.given(content, qr.TYPES[kind], f"qr-{address.word}.{kind}")
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


@never_cache
@require_http_methods(["GET", "POST"])
def cause_address(request: Request, slug: str) -> HttpResponse:
    """Choose a problem's short address. Rule: why_not_choose_address."""
    cause = doors.seen_cause(request, slug)
    act = partial(actions.choose_address, cause=cause, by=request.actor)
    return _choosing(request, cause, act)


@never_cache
@require_http_methods(["GET", "POST"])
def group_address(request: Request, slug: str) -> HttpResponse:
    """Choose a group's short address. Rule: why_not_choose_address."""
    group = doors.told_group(slug)
    act = partial(actions.choose_address, group=group, by=request.actor)
    return _choosing(request, group, act)


@never_cache
@require_http_methods(["GET", "POST"])
def address_retire(request: Request, key: UUID) -> HttpResponse:
    """Take a short address back. Rule: why_not_retire_address."""
    address = get_object_or_404(queries.addresses_run_by(request.actor), pk=key)
    web.admit(rules.why_not_retire_address(request.actor, address))
    return web.submit(
        request,
        form=web.bound(forms.Form, request),
        act=lambda _data: actions.retire_address(address=address, by=request.actor).about,
        template="groups/confirm.html",
        context={
            "group": rules.group_of(address.about),
            "title": _("Take “%(word)s” back?") % {"word": address.word},
            "text": _("Posters that carry it lead nowhere from now on, and nobody else gets it."),
            "submit": _("I take it back"),
            "back": address.about.get_absolute_url(),
            "why_not": rules.why_not_retire_address(request.actor, address),
        },
    )


def _choosing(request: Request, about: Cause | Group, act: "partial[ShortAddress]") -> HttpResponse:
    web.admit(rules.why_not_choose_address(request.actor, about))
    proposed = queries.proposed_word(about) if request.method == "GET" else ""
    return web.submit(
        request,
        form=web.bound(AddressForm, request, {"word": proposed}),
        act=lambda data: _chosen(act, about, data),
        template="outreach/address.html",
        context={
            "about": about,
            "living": queries.living_addresses(about),
            "site": shown(whole_address(about)).partition("/")[0],
        },
    )


def _chosen(act: "partial[ShortAddress]", about: Cause | Group, data: web.Cleaned) -> str:
    act(word=data["word"])
    return about.get_absolute_url() + "adresa/"
