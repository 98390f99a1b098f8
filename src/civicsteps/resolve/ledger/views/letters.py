"""Writing to all of them, with each other's words."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from civicsteps.core import web
from civicsteps.core.http import Request
from civicsteps.resolve.ledger import actions, beginnings, pages, rules
from civicsteps.resolve.ledger.forms import LettersForm
from civicsteps.resolve.ledger.models import Asset
from civicsteps.resolve.ledger.queries import asset_to_write_about, letters_from

MOST = 40


@never_cache
@require_http_methods(["GET", "POST"])
def asset_letters(request: Request, slug: str) -> HttpResponse:
    """Draft a letter to each office, and see where each is. Rule: `why_not_draft_letters`."""
    asset = get_object_or_404(asset_to_write_about(request.actor), slug=slug)
    refusal = rules.why_not_draft_letters(request.actor, asset)
    web.admit(refusal)
    letters = [row.letter for row in letters_from(asset)[:MOST]]
    context = {"asset": asset, "drafted": pages.drafted(letters), "refusal": refusal}
    if refusal or asset.cause is None:
        return render(request, "ledger/letters.html", context)
    writing = beginnings.writing(asset, by=request.actor, letters=letters)
    return web.submit(
        request,
        form=web.bound(partial(LettersForm, **writing.fields), request, writing.typed),
        act=lambda data: _drafted(
            actions.draft_ledger_letters(asset=asset, by=request.actor, **data)
        ),
        template="ledger/letters.html",
        context=context | {"writing": writing},
    )


def _drafted(asset: Asset) -> str:
    return pages.letters_url(asset)
