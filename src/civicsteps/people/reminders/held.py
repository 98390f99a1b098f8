"""What reminders hold of a person: their choice, and that a calendar of theirs reads terms."""

from collections.abc import Iterator

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.days import said
from civicsteps.core.holding import Held, Holding, Identity, register_holding
from civicsteps.people.reminders.models import Choice, TermCalendar


def reminders_of(who: Identity) -> Iterator[Held]:
    """Tell what a person chose, and which calendar address of theirs opens."""
    if who.user_id is None:
        return
    for choice in Choice.objects.filter(user=who.user_id):
        yield Held(
            id=str(choice.pk),
            title=choice.get_what_display(),
            lines=((_("Chosen on"), said(localdate(choice.changed_at))),),
            on=localdate(choice.changed_at),
        )
    for calendar in TermCalendar.objects.filter(owner=who.user_id, revoked_at=None):
        yield Held(
            id=str(calendar.pk),
            title=_("an address by which your calendar reads terms"),
            lines=((_("Made on"), said(localdate(calendar.made_at))),),
            on=localdate(calendar.made_at),
        )


def stop_all(who: Identity, _by: Actor) -> int:
    """Write no more to a person, and end the address of their calendar."""
    if who.user_id is None:
        return 0
    chosen = Choice.objects.filter(user=who.user_id).update(what=Choice.What.NONE)
    open_ones = TermCalendar.objects.filter(owner=who.user_id, revoked_at=None)
    return chosen + open_ones.update(revoked_at=clock.now())


register_holding(
    Holding(
        name="reminders",
        title=_("What we remind you of"),
        of=reminders_of,
        erase=stop_all,
    )
)
