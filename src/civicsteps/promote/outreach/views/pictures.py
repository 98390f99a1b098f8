"""Pictures of what is told, in three shapes."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from civicsteps.core.http import Request
from civicsteps.core.turns import BusyError, busy
from civicsteps.promote.outreach import pictures, queries
from civicsteps.promote.outreach.telling import (
    Telling,
    tell_act,
    tell_cause,
    tell_group,
    tell_site,
)
from civicsteps.promote.outreach.views import doors

FOR_A_WHILE = "public, max-age=600"


@require_safe
def cause_picture(request: Request, slug: str, shape: str) -> HttpResponse:
    """Draw a problem as it stands. Rule: everybody, of what is public."""
    cause = doors.told_cause(slug)
    return _given(request, tell_cause(cause, queries.address_in_use(cause)), shape)


@require_safe
def act_picture(request: Request, slug: str, key: UUID, shape: str) -> HttpResponse:
    """Draw one thing that happened. Rule: everybody, of what is public."""
    cause = doors.told_cause(slug)
    entry = doors.told_act(cause, key)
    return _given(request, tell_act(cause, entry, queries.address_in_use(cause)), shape)


@require_safe
def group_picture(request: Request, slug: str, shape: str) -> HttpResponse:
    """Draw a group's card. Rule: everybody."""
    group = doors.told_group(slug)
    return _given(request, tell_group(group, queries.address_in_use(group)), shape)


@require_safe
def site_picture(request: Request, shape: str) -> HttpResponse:
    """Draw the site's own card. Rule: everybody."""
    return _given(request, tell_site(), shape)


def _given(request: Request, telling: Telling, shape: str) -> HttpResponse:
    picture = pictures.picture_of(telling, doors.size_or_404(shape, pictures.SHAPES))
    etag = f'"{picture.key}"'
    answer = get_conditional_response(request, etag=etag)
    try:
        response = answer or doors.given(pictures.read(picture), "image/png", f"{shape}.png")
    except BusyError:
        return busy()
    response["ETag"] = etag
    response["Cache-Control"] = FOR_A_WHILE
    return response
