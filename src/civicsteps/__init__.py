"""Civic Steps: a neighbour's words carried all the way to a kept promise."""
