"""What a group decided together, and what it asks the households of a street."""

from civicsteps.identify.consultations.models.choices import Choice
from civicsteps.identify.consultations.models.polls import Ballot, Poll, PollNeed, Slip

__all__ = ["Ballot", "Choice", "Poll", "PollNeed", "Slip"]
