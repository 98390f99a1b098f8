"""Who may do what with the law's clocks: the group settles a contest, the centre the calendar."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.people.clocks.models import Clock, Override
from civicsteps.people.groups.permissions import holds
from civicsteps.people.groups.roles import not_allowed, places_of


def why_not_see_clock(by: Actor, clock: Clock) -> Refusal | None:
    """Everybody reads the clocks of what is public; the group, its mentor and the centre all."""
    return None if clock.public else not_allowed(by, "R", "letter", clock.group)


def why_not_settle_contest(by: Actor, clock: Clock) -> Refusal | None:
    """An organiser says whether the authority was right."""
    if refusal := not_allowed(by, "A", "reply", clock.group):
        return refusal
    if clock.contest == Clock.Contest.OPEN:
        return None
    return Refusal(_("Nobody contests this term."))


def why_not_add_override(by: Actor) -> Refusal | None:
    """Mentors and the centre write down the days that the Government declares free or worked."""
    if any(holds(place.role, "U", "authority") for place in places_of(by)):
        return None
    return Refusal(_("Mentors and the centre keep the calendar of free days."), "forbidden")


def why_not_remove_override(by: Actor, _override: Override) -> Refusal | None:
    """Mentors and the centre take back a day that was written down by mistake."""
    return why_not_add_override(by)
