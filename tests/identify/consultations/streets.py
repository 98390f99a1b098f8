"""A street that votes: its needs, its slips, its days."""

from datetime import timedelta
from typing import Any

from civicsteps.core import clock
from civicsteps.identify.consultations.actions_polls import cast_ballot, open_poll
from civicsteps.identify.consultations.models import Poll, Slip
from tests.cast import Cast

NEEDS = ["trotuar", "apă", "canalizare", "autobuz", "lumină"]


def ask(cast: Cast, **given: Any) -> Poll:  # noqa: ANN401 - of many kinds
    """Open a vote of six households on five needs, two to choose, for a week."""
    said: dict[str, Any] = {
        "group": cast.group, "question": "De ce are nevoie strada?", "needs": NEEDS, "most": 2,
        "households": 6, "closes_on": clock.today() + timedelta(days=7), "place": "Strada Lacului",
        "by": cast.by("ana"),
    }  # fmt: skip
    return open_poll(**said | given)


def slip(poll: Poll, number: int) -> Slip:
    """Return the slip of a household that stands."""
    return poll.slips.select_related("poll__group").get(number=number, void_on=None)


def vote(cast: Cast, poll: Poll, number: int, *picks: int) -> None:
    """Let a household vote on its own phone."""
    cast_ballot(slip=slip(poll, number), picks=picks, by=cast.by("nobody"))
