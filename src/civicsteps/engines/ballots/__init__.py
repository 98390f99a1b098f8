"""Counting the ballots of a vote among many: pure, in whole numbers."""

from civicsteps.engines.ballots.approval import Place, Placed, Tally, count, order

__all__ = ["Place", "Placed", "Tally", "count", "order"]
