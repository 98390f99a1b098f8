"""How reports are kept."""

from civicsteps.core import keeping

keeping.declare(
    "reports.Report",
    personal=("place", "lat", "lon", "accuracy"),
    why="Where something is wrong; it stays with the problem. What its teller takes back keeps "
    "its day and group for the count, and no words.",
)
keeping.declare(
    "reports.ReportPhoto",
    personal=("file",),
    why="What somebody photographed; it goes when they take their words back.",
)
