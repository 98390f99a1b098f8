"""`civicsteps law count METHOD …`: one term, counted by one method."""

import json as json_
from argparse import ArgumentParser
from datetime import date, datetime

from django.core.management.base import BaseCommand, CommandError

from civicsteps.engines.law import count, count_hours, known_methods
from civicsteps.people.clocks.management.arguments import (
    a_day_or_instant,
    add_calendar,
    calendar_of,
    words,
)

UNITS = ("calendar", "working", "month", "year", "hour")
HOURS = ("HOURS", "HOURS_CPC")


class Command(BaseCommand):
    help = "Count a term: its last day (SAFE_LATE: the first late one) by one method."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the method, from when, how many of what, and the calendar."""
        parser.add_argument("method", choices=(*known_methods(), *HOURS), metavar="METHOD")
        parser.add_argument(
            "--from", dest="start", type=a_day_or_instant, required=True, metavar="DATE"
        )
        parser.add_argument("--n", type=int, required=True, metavar="N")
        parser.add_argument("--unit", required=True, choices=UNITS)
        parser.add_argument(
            "--readings", type=words, default=[], metavar="A,B", help="what a SAFE method looks at"
        )
        add_calendar(parser)
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(
        self,
        *,
        method: str,
        start: date | datetime,
        n: int,
        unit: str,
        readings: list[str],
        calendar: str,
        off: list[date],
        on: list[date],
        json: bool,
        **_: object,
    ) -> None:
        """Count, and print the day."""
        try:
            found = _counted(method, start, n, unit, readings, (calendar, off, on))
        except ValueError as error:
            raise CommandError(str(error), returncode=2) from None
        said = {"method": method, "from": start, "n": n, "unit": unit, "calendar": calendar}
        said |= {"readings": readings, "off": off, "on": on, "date": found}
        text = json_.dumps(said, default=_iso) if json else _iso(found)
        self.stdout.write(text)


def _counted(
    method: str,
    start: date | datetime,
    n: int,
    unit: str,
    readings: list[str],
    which: tuple[str, list[date], list[date]],
) -> date | datetime:
    if (method in HOURS) != (unit == "hour"):
        raise ValueError(f"{method} does not count in the unit “{unit}”")
    if method not in HOURS:
        return count(method, start, n, unit, calendar_of(*which), readings=readings)
    if not isinstance(start, datetime):
        raise ValueError("a term of hours starts at an hour: --from 2026-04-09T10:00+03:00")
    return count_hours(method, start, n, which[0])


def _iso(value: date | datetime) -> str:
    return value.isoformat()
