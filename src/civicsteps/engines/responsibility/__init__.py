"""Who says that something is not theirs, and what follows when the answers are laid side by side.

Pure functions. `picture_of` reads the dated claims of offices and the receipts of what they sent
one another, and finds where they contradict, the circles in which they send people around, what
was sent and left no trace, and who does not answer.
"""

from civicsteps.engines.responsibility.circles import circles
from civicsteps.engines.responsibility.claims import Claim, Receipt, Stance
from civicsteps.engines.responsibility.findings import Finding, Kind, Picture, Standing, picture_of
from civicsteps.engines.responsibility.terms import CITATION, FORWARDING_DAYS, last_day_to_arrive

__all__ = [
    "CITATION",
    "FORWARDING_DAYS",
    "Claim",
    "Finding",
    "Kind",
    "Picture",
    "Receipt",
    "Stance",
    "Standing",
    "circles",
    "last_day_to_arrive",
    "picture_of",
]
