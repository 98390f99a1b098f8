"""What the commands of the law read from the command line."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable
from datetime import date, datetime

from civicsteps.engines.law import Calendar, Span

NOT_ADVICE = "Information, not legal advice."


def a_day(text: str) -> date:
    """A day, as 2026-11-02."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is no day; write it as 2026-11-02") from None


def a_day_or_instant(text: str) -> date | datetime:
    """A day, or an instant as 2026-04-09T10:00+03:00."""
    if "T" not in text:
        return a_day(text)
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is no hour of a day") from None


def a_span(text: str) -> Span:
    """A day, or the earliest and the latest that it may have been: 2026-11-06..2026-11-09."""
    first, _, last = text.partition("..")
    try:
        return Span(a_day(first), a_day(last or first))
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from None


def words(text: str) -> list[str]:
    """Words between commas."""
    return [word.strip() for word in text.split(",") if word.strip()]


def add_calendar(parser: ArgumentParser) -> None:
    """Take the country, and days declared free or worked."""
    parser.add_argument("--calendar", default="RO", choices=("RO", "UK"))
    for name, help_ in (
        ("--off", "a working day declared free"),
        ("--on", "a day declared worked"),
    ):
        parser.add_argument(
            name, type=a_day, action="append", default=[], metavar="DATE", help=help_
        )


def calendar_of(jurisdiction: str, off: Iterable[date], on: Iterable[date]) -> Calendar:
    """The calendar that was named, with the days given here and no others."""
    return Calendar(jurisdiction, frozenset(off), frozenset(on))
