"""`civicsteps rebuild [--check] [--json]`: acts and needs against what they rest on."""

import json
from argparse import ArgumentParser
from dataclasses import asdict

from django.core.management.base import BaseCommand, CommandError
from django.core.serializers.json import DjangoJSONEncoder

from civicsteps.people.acts.comparing import Difference, differences, mend


class Command(BaseCommand):
    """Tell acts and needs anew from their sources; put right what differs, or only list it."""

    help = "tells what people did and what groups have to do anew from its sources"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="only list what differs")
        parser.add_argument("--json", action="store_true", help="the list as JSON")

    def handle(self, *, check: bool, json: bool, **_options: object) -> None:
        """List or mend the differences; fails when some remain."""
        left = differences() if check else mend()
        self.stdout.write(_as_json(left) if json else _as_lines(left))
        if left:
            raise CommandError(f"{len(left)} acts or needs differ from what they rest on")


def _as_json(found: list[Difference]) -> str:
    rows = [{"is": d.is_, "of": type(d.spec).__name__, **asdict(d.spec)} for d in found]
    return json.dumps(rows, cls=DjangoJSONEncoder)


def _as_lines(found: list[Difference]) -> str:
    if not found:
        return "acts and needs are what their sources tell"
    return "\n".join(f"{d.is_}: {d.spec.kind} for {d.spec.source}" for d in found)
