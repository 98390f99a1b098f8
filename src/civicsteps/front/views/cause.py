"""The page of a problem, read like a story: words, steps, what we ask, what you can do."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from civicsteps.causes.models import Cause, Demand, Evidence
from civicsteps.causes.queries import (
    audiences_at,
    cause_page,
    evidence_shown_to,
    story_of,
    voices_quoted,
)
from civicsteps.causes.stairs import kept_stairs
from civicsteps.causes.story import lines_of
from civicsteps.core.files.models import StoredFile
from civicsteps.core.http import Request
from civicsteps.core.offers import Offer, offers_for
from civicsteps.engines.ladders import Staircase
from civicsteps.front.paging import page_of
from civicsteps.people.groups.queries import phone_to_call
from civicsteps.promote.outreach.previews import preview_of_cause
from civicsteps.resolve.ledger.queries import in_a_ledger

STORY = 12
EVIDENCE = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """A demand with its own staircase."""

    demand: Demand
    stairs: Staircase


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of evidence, with its file where the reader may see it."""

    evidence: Evidence
    file: StoredFile | None


@dataclass(frozen=True, slots=True)
class Next:
    """A button of the page: what can be done next, and where."""

    label: str
    url: str
    icon: str


@require_safe
def cause(request: Request, slug: str) -> HttpResponse:
    """Tell a problem's story. Rule: causes_visible_to."""
    found = get_object_or_404(
        cause_page(request.actor).annotate(in_ledger=in_a_ledger()), slug=slug
    )
    story = story_of(request.actor, found).prefetch_related("mentions")
    page = page_of(story, request, per_page=STORY)
    offers = _in_order(found, offers_for(found, by=request.actor))
    context = {
        "cause": found,
        "stairs": kept_stairs(found),
        "asked": [Asked(demand, kept_stairs(demand)) for demand in found.demands.all()],
        "voices": voices_quoted(found)[:3],
        "evidence": _evidence(request, found),
        "next": offers[0] if offers else None,
        "others": offers[1:],
        "call": phone_to_call(found.group),
        "page": page,
        "lines": lines_of(page),
        "step_pattern": f"{found.get_absolute_url()}treapta/{{step}}/",
        "share_url": settings.SITE_URL + found.get_absolute_url(),
        "preview": preview_of_cause(found),
    }
    return render(request, "front/cause.html", context)


def _evidence(request: Request, found: Cause) -> list[Shown]:
    own = audiences_at(request.actor, found)
    return [
        Shown(item, item.file if item.file and own.intersection(item.file.audiences) else None)
        for item in evidence_shown_to(request.actor, found)[:EVIDENCE]
    ]


def _in_order(found: Cause, offers: list[Offer]) -> list[Next]:
    # What lifts the cause to its next step comes first, then steps held
    # already, the highest first.
    ordered = sorted(
        offers, key=lambda offer: (offer.step <= found.height, abs(offer.step - found.height))
    )
    return [Next(str(o.label), o.url(found), o.icon) for o in ordered]
