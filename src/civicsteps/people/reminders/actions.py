"""Choosing what one is reminded of, leaving in one click, and the address of one's calendar."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import refuse
from civicsteps.people.accounts.models import User
from civicsteps.people.reminders import rules
from civicsteps.people.reminders.models import Choice, TermCalendar

_LEAVE = "civicsteps.reminders.leave"


@action
def choose_reminders(*, user: User, what: str, by: Actor) -> Choice:
    """Say how much one wants to be written about what waits: daily, what binds, or nothing."""
    refuse(rules.why_not_choose_reminders(by, user))
    return _chosen(user, what)


@action
def stop_reminders(*, user: User, by: Actor) -> Choice:
    """Stop the letters in one click. Rule: who holds the link that stands in one of them."""
    return _chosen(user, Choice.What.NONE)


@action
def make_term_calendar(*, user: User, by: Actor) -> TermCalendar:
    """Make the secret address of one's calendar; one made before opens nothing any more."""
    refuse(rules.why_not_make_term_calendar(by, user))
    _end_calendars(user)
    return TermCalendar.objects.create(owner_id=user.pk)


@action
def end_term_calendar(*, user: User, by: Actor) -> None:
    """End the address of one's calendar: whoever has it reads nothing any more."""
    refuse(rules.why_not_end_term_calendar(by, user))
    _end_calendars(user)


def leave_url(user: User) -> str:
    """Return the address that stops a person's letters in one click; it stands in each of them."""
    token = signing.dumps(str(user.pk), salt=_LEAVE, compress=True)
    return settings.SITE_URL + reverse("reminders_leave", args=[token])


def user_leaving(token: str) -> User | None:
    """Return whose letters an address stops, or None for a forged one."""
    try:
        return User.objects.filter(pk=signing.loads(token, salt=_LEAVE)).first()
    except signing.BadSignature:
        return None


def _chosen(user: User, what: str) -> Choice:
    defaults = {"what": Choice.What(what), "changed_at": clock.now()}
    return Choice.objects.update_or_create(user=user, defaults=defaults)[0]


def _end_calendars(user: User) -> None:
    # Locked: of two that make one at once, the second ends the first.
    User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    open_ones = TermCalendar.objects.filter(owner=user, revoked_at=None)
    open_ones.update(revoked_at=clock.now())
