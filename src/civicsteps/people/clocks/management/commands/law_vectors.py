"""`civicsteps law vectors FILE.json`: hold the engine against dates counted elsewhere."""

import json as json_
from argparse import ArgumentParser
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from civicsteps.engines.law import count
from civicsteps.people.clocks.management.arguments import calendar_of

MOST_BYTES = 10_000_000


class Command(BaseCommand):
    help = "Count every vector of a file, and compare. Exits 1 when any differs."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file."""
        parser.add_argument("file", type=Path, metavar="FILE.json")
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *, file: Path, json: bool, **_: object) -> None:
        """Print the day of each vector, and each difference."""
        results = [_result(vector) for vector in _read(file)]
        self.stdout.write(
            json_.dumps(results, ensure_ascii=False) if json else "\n".join(map(_line, results))
        )
        if different := [result for result in results if not result["agrees"]]:
            raise CommandError(
                "\n".join([f"{len(different)} of {len(results)} differ", *map(_line, different)])
            )


def _read(file: Path) -> list[Mapping[str, Any]]:
    try:
        with file.open("rb") as opened:
            raw = opened.read(MOST_BYTES + 1)
        vectors = json_.loads(raw) if len(raw) <= MOST_BYTES else None
    except (OSError, ValueError, RecursionError) as error:
        raise CommandError(f"{file}: {error}", returncode=2) from None
    if not isinstance(vectors, list) or not all(isinstance(each, dict) for each in vectors):
        raise CommandError(f"{file}: no list of vectors", returncode=2)
    return vectors


def _result(vector: Mapping[str, Any]) -> dict[str, Any]:
    said = {name: vector.get(name) for name in ("id", "rule", "method", "expected")}
    try:
        day = _day_of(vector).isoformat()
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        return {**said, "date": None, "agrees": False, "error": _in_words(error)}
    return {**said, "date": day, "agrees": day == vector.get("expected"), "error": None}


def _day_of(vector: Mapping[str, Any]) -> date:
    moved = vector.get("overrides") or {}
    off, on = (map(date.fromisoformat, moved.get(name, ())) for name in ("off", "on"))
    return count(
        vector["method"],
        date.fromisoformat(vector["trigger"]),
        vector["n"],
        vector["unit"],
        calendar_of(vector.get("calendar", "RO"), off, on),
        readings=vector.get("readings", ()),
    )


def _in_words(error: Exception) -> str:
    return f"no {error}" if isinstance(error, KeyError) else str(error)


def _line(result: Mapping[str, Any]) -> str:
    found = result["date"] or result["error"]
    wanted = "" if result["agrees"] else f"  expected {result['expected']}"
    return f"{result['id']}  {result['rule']}  {result['method']}  {found}{wanted}"
