"""How long an office has, thinly: the law engine will say it with all its readings."""

from datetime import date, timedelta

CITATION = "OG 27/2002, art. 8 alin. (1)"
DAYS = 30
SATURDAY = 5


def answer_due(registered_on: date) -> date:
    """Return the last day on which an office may answer a petition registered on a day.

    30 days (OG 27/2002, art. 8), neither the first nor the last counted (Civil Code,
    art. 2553), rolled past a weekend (art. 2554). Public holidays are not looked at here.
    """
    last = registered_on + timedelta(days=DAYS + 1)
    while last.weekday() >= SATURDAY:
        last += timedelta(days=1)
    return last
