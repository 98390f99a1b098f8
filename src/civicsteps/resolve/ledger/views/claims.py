"""What offices said, one by one: writing it down, reading it, taking it back."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.core import web
from civicsteps.core.http import Request
from civicsteps.resolve.ledger import actions, beginnings, pages, rules
from civicsteps.resolve.ledger.forms import ClaimForm, ReceiptForm
from civicsteps.resolve.ledger.models import Claim
from civicsteps.resolve.ledger.queries import claims_visible_to, receipts_visible_to
from civicsteps.resolve.ledger.views.assets import visible_asset

ONE_BUTTON = "ledger/one_button.html"


@require_safe
def claim(request: Request, key: UUID) -> HttpResponse:
    """Show what an office said. Rule: `claims_visible_to`."""
    found = _visible(request, key)
    return render(request, "ledger/claim.html", pages.claim_page(found, by=request.actor))


@never_cache
@require_http_methods(["GET", "POST"])
def claim_new(request: Request, slug: str) -> HttpResponse:
    """Write down what an office said. Rule: `why_not_record_claim`."""
    asset = visible_asset(request, slug)
    web.admit(rules.why_not_record_claim(request.actor, asset))
    begun = beginnings.begin(asset, request.GET)
    return web.submit(
        request,
        form=web.bound(partial(ClaimForm, near=asset.group.place), request, begun.typed),
        act=lambda data: _recorded(
            actions.record_claim(asset=asset, by=request.actor, **begun.rests_on, **data)
        ),
        template="ledger/claim_new.html",
        context={"asset": asset, "begun": begun, "sources": beginnings.sources(asset, begun)},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def claim_withdraw(request: Request, key: UUID) -> HttpResponse:
    """Take back what was written down wrong. Rule: `why_not_withdraw_claim`."""
    found = _visible(request, key)
    web.admit(rules.why_not_withdraw_claim(request.actor, found))
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: actions.withdraw_claim(claim=found, by=request.actor),
        template=ONE_BUTTON,
        context={
            "claim": found,
            "title": _("Take it back"),
            "text": _("It counts no more and its words are not shown. That it stood here is."),
            "submit": _("Take it back"),
        },
    )


@never_cache
@require_http_methods(["GET", "POST"])
def receipt_new(request: Request, key: UUID) -> HttpResponse:
    """Write down whether what was sent on came. Rule: `why_not_record_receipt`."""
    found = _visible(request, key)
    web.admit(rules.why_not_record_receipt(request.actor, found))
    return web.submit(
        request,
        form=web.bound(ReceiptForm, request),
        act=lambda data: actions.record_receipt(claim=found, by=request.actor, **data),
        template="ledger/receipt_new.html",
        context={"claim": found},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def receipt_withdraw(request: Request, key: UUID) -> HttpResponse:
    """Take back what was written of a transfer. Rule: `why_not_withdraw_receipt`."""
    found = get_object_or_404(receipts_visible_to(request.actor), pk=key)
    web.admit(rules.why_not_withdraw_receipt(request.actor, found))
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: actions.withdraw_receipt(receipt=found, by=request.actor),
        template=ONE_BUTTON,
        context={
            "claim": found.claim,
            "title": _("Take it back"),
            "text": _("As if nobody had written whether it came."),
            "submit": _("Take it back"),
        },
    )


def _visible(request: Request, key: UUID) -> Claim:
    return get_object_or_404(claims_visible_to(request.actor), pk=key)


def _recorded(claim: Claim) -> str:
    return claim.asset.get_absolute_url()
