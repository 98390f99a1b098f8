"""Who may do what with a vote of households."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.rules import why_not_open_cause
from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.identify.consultations.models import Poll, PollNeed, Slip
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.permissions import holds_in_group
from civicsteps.people.groups.roles import not_allowed, role_in

THING = "choice"
"""The line of the table of roles: what a group decides together."""
OVER = Refusal(_("The vote is over."))
NOT_YET = Refusal(_("The vote is still open."))
USED = Refusal(_("This slip has voted already. One household, one vote."))
VOID = Refusal(_("This slip was replaced by another. Vote with the new one."))


def sees(by: Actor, group: Group) -> bool:
    """Tell whether an actor sees a group's votes: everybody does, but of a group at risk."""
    return not group.at_risk or holds_in_group(role_in(by, group), "R", THING)


def why_not_see_polls(by: Actor, group: Group) -> Refusal | None:
    """Everybody sees a group's votes; of a group at risk its own people alone."""
    if sees(by, group):
        return None
    return Refusal(_("Only the group's people see this."), "forbidden")


def why_not_open_poll(by: Actor, group: Group) -> Refusal | None:
    """An organiser asks the households of a place."""
    return not_allowed(by, "C", THING, group)


def why_not_handle_slips(by: Actor, poll: Poll) -> Refusal | None:
    """An organiser prints, adds and replaces slips while the vote is open."""
    return not_allowed(by, "U", THING, poll.group) or _over(poll, clock.today())


def why_not_replace_slip(by: Actor, slip: Slip) -> Refusal | None:
    """An organiser replaces a slip that was lost, and has not voted."""
    return why_not_handle_slips(by, slip.poll) or gone(slip)


def why_not_cast_ballot(_by: Actor, slip: Slip) -> Refusal | None:
    """Whoever holds a household's slip votes, once, while the vote is open."""
    return gone(slip) or _over(slip.poll, clock.today())


def why_not_type_ballot(by: Actor, poll: Poll) -> Refusal | None:
    """An organiser types what stands on a household's paper; late papers until it is counted."""
    if refusal := not_allowed(by, "U", THING, poll.group):
        return refusal
    return OVER if poll.closed_on else None


def why_not_stop_poll(by: Actor, poll: Poll) -> Refusal | None:
    """An organiser stops an open vote before its time."""
    return not_allowed(by, "A", THING, poll.group) or _over(poll, clock.today())


def why_not_close_poll(by: Actor, poll: Poll) -> Refusal | None:
    """The system closes a vote after its last day; so may an organiser, who has the papers."""
    if by.kind != Actor.Kind.SYSTEM and (refusal := not_allowed(by, "A", THING, poll.group)):
        return refusal
    if poll.closed_on:
        return OVER
    return NOT_YET if clock.today() <= poll.closes_on else None


def why_not_make_cause(by: Actor, need: PollNeed) -> Refusal | None:
    """A member makes a problem of what was voted, once, after the vote."""
    if refusal := why_not_open_cause(by, need.poll.group):
        return refusal
    if need.poll.closed_on is None:
        return NOT_YET
    return Refusal(_("It is a problem of the group already.")) if need.cause_id else None


def _over(poll: Poll, day: date) -> Refusal | None:
    return None if poll.state_on(day) == Poll.State.OPEN else OVER


def gone(slip: Slip) -> Refusal | None:
    """Return why a slip opens nothing: it voted, or another took its place."""
    if slip.void_on:
        return VOID
    return USED if slip.used_on else None
