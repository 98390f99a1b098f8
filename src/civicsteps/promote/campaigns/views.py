"""The pages of campaigns."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.causes.queries import causes_visible_to
from civicsteps.causes.stairs import kept_stairs
from civicsteps.core import web
from civicsteps.core.editing.guard import guard
from civicsteps.core.http import Request
from civicsteps.core.offers import offers_for
from civicsteps.promote.campaigns import actions, rules
from civicsteps.promote.campaigns.forms import CampaignForm, EndForm, SentencesForm
from civicsteps.promote.campaigns.queries import campaigns_visible_to


@require_safe
def campaign(request: Request, key: UUID) -> HttpResponse:
    """Show a campaign; who is with it and against it only to its group.

    Rule: `campaigns_visible_to`, `sees_sides`.
    """
    found = get_object_or_404(campaigns_visible_to(request.actor), pk=key)
    context = {
        "campaign": found,
        "stairs": kept_stairs(found.demand),
        "inside": rules.sees_sides(request.actor, found),
        "may_edit": rules.why_not_edit_campaign(request.actor, found) is None,
        "offers": [(offer, offer.url(found)) for offer in offers_for(found, by=request.actor)],
    }
    return render(request, "campaigns/campaign.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def campaign_new(request: Request, slug: str) -> HttpResponse:
    """Write a campaign in five sentences. Rule: `why_not_open_campaign`."""
    causes = causes_visible_to(request.actor).select_related("group")
    cause = get_object_or_404(causes, slug=slug)
    web.admit(rules.why_not_open_campaign(request.actor, cause))
    return web.submit(
        request,
        form=web.bound(CampaignForm, request, {"cause": cause}),
        act=lambda data: actions.open_campaign(
            cause=cause, by=request.actor, illustrative=cause.illustrative, **data
        ),
        template="campaigns/new.html",
        context={"cause": cause},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def campaign_edit(request: Request, key: UUID) -> HttpResponse:
    """Change the sentences of a campaign. Rule: `why_not_edit_campaign`."""
    found = get_object_or_404(campaigns_visible_to(request.actor), pk=key)
    web.admit(rules.why_not_edit_campaign(request.actor, found))
    names = ("why_they_would", "with_us", "against", "plan")
    kept = {name: getattr(found, name) for name in names} | {"by_when": found.until}
    form = web.bound(SentencesForm, request, kept)
    return web.submit(
        request,
        form=form,
        act=guard(form, request, found, by_when="until").over(
            lambda data: actions.edit_campaign(campaign=found, by=request.actor, **data)
        ),
        template="campaigns/edit.html",
        context={"campaign": found},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def campaign_close(request: Request, key: UUID) -> HttpResponse:
    """Say how a campaign ended. Rule: `why_not_close_campaign`."""
    found = get_object_or_404(campaigns_visible_to(request.actor), pk=key)
    web.admit(rules.why_not_close_campaign(request.actor, found))
    return web.submit(
        request,
        form=web.bound(EndForm, request),
        act=lambda data: actions.close_campaign(campaign=found, by=request.actor, **data),
        template="campaigns/close.html",
        context={"campaign": found},
    )
