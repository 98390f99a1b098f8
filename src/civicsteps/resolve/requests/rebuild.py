"""The needs and the group's own terms that rest on requests, told anew from their rows."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from civicsteps.core.models import ref
from civicsteps.people.acts import sources as acts
from civicsteps.people.acts.records import NeedKind, NeedSpec, declare_need
from civicsteps.people.clocks import sources as clocks
from civicsteps.resolve.requests import effects
from civicsteps.resolve.requests.models import Request
from civicsteps.resolve.requests.own import own_clocks

declare_need(
    effects.LATE,
    NeedKind(_("The answer is late: %(about)s"), _("See the next letter"), 5),
)
declare_need(
    effects.STUCK,
    NeedKind(_("It did not leave: %(about)s"), _("See why"), 5),
)


def late_needs() -> Iterator[NeedSpec]:
    """Tell which requests wait for an answer that is late."""
    late = Request.objects.filter(late_asked_on__isnull=False).select_related("cause")
    for request in late.iterator():
        waits = request.waits_late
        yield _need(request, effects.LATE, is_open=waits, due_on=request.late_until)


def stuck_needs() -> Iterator[NeedSpec]:
    """Tell which letters of a question to many did not leave."""
    stuck = Request.objects.exclude(trouble="").select_related("cause")
    for request in stuck.iterator():
        yield _need(request, effects.STUCK, is_open=True)


def _need(request: Request, kind: str, *, is_open: bool, due_on: date | None = None) -> NeedSpec:
    group = request.cause.group_id
    return NeedSpec(group_id=group, kind=kind, source=ref(request), open=is_open, due_on=due_on)


acts.register(effects.LATE, needs=late_needs)
acts.register(effects.STUCK, needs=stuck_needs)
clocks.register("requests.request", own_clocks)
