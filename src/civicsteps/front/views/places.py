"""The pages of those who act: groups and authorities."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from civicsteps.causes.queries import causes_visible_to
from civicsteps.core.http import Request
from civicsteps.core.offers import offers_for
from civicsteps.front import queries
from civicsteps.front.paging import page_of
from civicsteps.people.authorities.models import Authority
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.queries import phone_to_call, role_in
from civicsteps.promote.outreach.previews import preview_of_group

ENOUGH = 5
"""Cases from which a share in per cent says something."""


@require_safe
def group(request: Request, slug: str) -> HttpResponse:
    """Show a group: where, what it wants, its problems, how to join in. Rule: everybody."""
    found = get_object_or_404(Group.objects.select_related("photo", "assisted_by"), slug=slug)
    shown = causes_visible_to(request.actor).filter(group=found).select_related("photo")
    context = {
        "group": found,
        "page": page_of(shown.order_by("-height", "-moved_on", "-pk"), request),
        "call": phone_to_call(found),
        "offers": [(o, o.url(found)) for o in offers_for(found, by=request.actor)],
        "inside": role_in(request.actor, found) not in {"RA", "RN"},
        "preview": preview_of_group(found),
    }
    return render(request, "front/group.html", context)


@require_safe
def authority(request: Request, slug: str) -> HttpResponse:
    """Show what an authority was asked, answered, promised and kept. Rule: everybody."""
    found = get_object_or_404(Authority.objects.prefetch_related("offices"), slug=slug)
    context = {
        "authority": found,
        "counts": _counted(queries.balance_of(found)),
        "page": page_of(queries.causes_asked_of(found), request, keys_first=True),
        "offers": [(o, o.url(found)) for o in offers_for(found, by=request.actor)],
    }
    return render(request, "front/authority.html", context)


def _counted(balance: queries.Balance) -> list[dict[str, object]]:
    named = [
        (_("asked"), balance.asked),
        (_("answered"), _of(balance.answered, balance.asked)),
        (_("refused"), _of(balance.refused, balance.asked)),
        (_("promised"), balance.promised),
        (_("broken"), _of(balance.broken, balance.promised)),
        (_("kept"), _of(balance.kept, balance.promised)),
    ]
    return [{"label": label, "number": number} for label, number in named]


def _of(part: int, whole: int) -> str:
    """Return both numbers; the share too where there are cases enough for one."""
    if part > whole or not whole:
        return str(part)
    numbers = {"part": part, "whole": whole, "share": round(100 * part / whole)}
    if whole < ENOUGH:
        return _("%(part)s of %(whole)s") % numbers
    return _("%(part)s of %(whole)s (%(share)s%%)") % numbers
