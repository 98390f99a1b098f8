"""How long a petition may travel from one office to another.

An office that is not competent sends a petition on within 5 days of its registration and tells
the petitioner (OG 27/2002, art. 6^1). The ordinance has no counting rule of its own: the Civil
Code's holds, by which neither the first nor the last day counts (art. 2553) and the end rolls to
the next working day (art. 2554). That is the longest of the usual readings.
"""

from datetime import date, timedelta

CITATION = "OG 27/2002, art. 6^1"
FORWARDING_DAYS = 5
SATURDAY = 5
FIXED = {
    (1, 1), (1, 2), (1, 6), (1, 7), (1, 24), (5, 1), (6, 1), (8, 15), (11, 30), (12, 1), (12, 25),
    (12, 26),
}  # fmt: skip
"""Month and day of the holidays of the Labour Code, art. 139."""
AROUND_EASTER = {-2, 0, 1, 49, 50}


def last_day_to_arrive(sent_on: date) -> date:
    """Return the last day on which what was sent on a day may still be on its way."""
    last = sent_on + timedelta(days=FORWARDING_DAYS + 1)
    while last.weekday() >= SATURDAY or is_holiday(last):
        last += timedelta(days=1)
    return last


def is_holiday(day: date) -> bool:
    """Tell whether a day is a public holiday in Romania, by the list in force since 2024."""
    return (day.month, day.day) in FIXED or (day - easter(day.year)).days in AROUND_EASTER


def easter(year: int) -> date:
    """Return the Orthodox Easter Sunday of a year from 1900 to 2099 (Meeus)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)
