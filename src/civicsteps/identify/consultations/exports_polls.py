"""The result of a vote as CSV."""

import csv
from collections.abc import Iterable
from io import StringIO

from civicsteps.core.text import cell
from civicsteps.identify.consultations.models import Poll
from civicsteps.identify.consultations.pages_polls import Line

COLUMNS = (
    "rank", "need", "votes", "share_percent", "place", "households", "cast", "valid", "blank",
    "spoilt", "by_phone", "on_paper", "closed_on", "stopped", "illustrative",
)  # fmt: skip


def as_csv(poll: Poll, lines: Iterable[Line]) -> str:
    """Return a closed vote, a line for each need; no cell is a formula."""
    out = StringIO()
    rows = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    rows.writeheader()
    whole = {
        "households": poll.households,
        "cast": poll.cast,
        "valid": poll.valid,
        "blank": poll.blank,
        "spoilt": poll.spoilt,
        "by_phone": poll.by_phone,
        "on_paper": poll.on_paper,
        "closed_on": poll.closed_on,
        "stopped": poll.reason,
        "illustrative": poll.illustrative,
    }
    for line in lines:
        own = {
            "rank": line.rank,
            "need": line.need.text,
            "votes": line.votes,
            "share_percent": line.share,
            "place": str(line.place),
        }
        rows.writerow({name: cell(str(value)) for name, value in (own | whole).items()})
    # The mark at the beginning tells a spreadsheet that the letters are UTF-8.
    return "\ufeff" + out.getvalue()
