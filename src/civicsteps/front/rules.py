"""Who may do what on the shell's own pages."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.people.clocks.models import Clock

CONTEST = "front.contest"
"""The purpose of the link by which an authority says that it answered."""


def why_not_contest(_by: Actor, clock: Clock) -> Refusal | None:
    """Whoever holds the authority's mailbox, of what is public and not contested yet."""
    if not (clock.public and clock.answers and clock.who == Clock.Who.AUTHORITY):
        return Refusal(_("Nothing public is measured here."), "forbidden")
    if clock.contest == Clock.Contest.NONE:
        return None
    return Refusal(_("It was contested already: the group looks at it."))
