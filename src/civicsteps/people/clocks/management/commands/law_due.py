"""`civicsteps law due RULE --trigger DATE`: every step of a rule with its days."""

import json as json_
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from civicsteps.core import clock
from civicsteps.engines.law import (
    Book,
    Calendar,
    Figures,
    LawError,
    Rule,
    Span,
    Step,
    UnknownLawError,
    figures,
    timeline,
)
from civicsteps.people.clocks import book as law
from civicsteps.people.clocks.management.arguments import NOT_ADVICE, a_day, a_span

TRIGGER = "trigger_date"


class Command(BaseCommand):
    help = "Say the days of a rule's steps: nominal, act by, late from, method and citation."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the rule, when it was set going, and what to look at."""
        parser.add_argument("rule", metavar="RULE", help="as ro.l544")
        parser.add_argument(
            "--trigger",
            type=a_span,
            required=True,
            metavar="DATE",
            help="the day of the first event, or of the step's own with --step; "
            "2026-11-06..2026-11-09 when it is not certain",
        )
        parser.add_argument("--step", metavar="ID", help="this step alone, from its own trigger")
        parser.add_argument(
            "--on", type=a_day, metavar="DATE", help="today, for what is unsafe already"
        )
        parser.add_argument("--extended", action="store_true", help="the longer term of --step")
        parser.add_argument("--profile", choices=("strict", "courteous"), default="strict")
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(
        self,
        *,
        rule: str,
        trigger: Span,
        step: str | None,
        on: date | None,
        extended: bool,
        profile: str,
        json: bool,
        **_: object,
    ) -> None:
        """Look the rule up, count, and print."""
        found, only = _named(_book(), rule, step)
        _check_in_force(found, trigger.earliest)
        try:
            every = self._figures(found, only, trigger, extended, profile)
        except ValueError as error:
            raise CommandError(str(error), returncode=2) from None
        said = _said(found, trigger, every, on or clock.today())
        self.stdout.write(
            json_.dumps(said, ensure_ascii=False, default=str) if json else _text(said)
        )

    def _figures(
        self, rule: Rule, only: Step | None, trigger: Span, extended: bool, profile: str
    ) -> list[Figures]:
        calendar = self._calendar(rule.jurisdiction)
        if only:
            return [figures(only, trigger, calendar, profile=profile, extended=extended)]
        chained = timeline(_book(), rule.id, trigger, calendar)
        steps = {step.key: step for step in rule.steps.values()}
        return [figures(steps[f.step], f.trigger, calendar, profile=profile) for f in chained]

    def _calendar(self, jurisdiction: str) -> Calendar:
        try:
            return law.calendar(jurisdiction)
        except DatabaseError:
            self.stderr.write("There is no database yet: days moved by decision are not known.")
            return Calendar(jurisdiction)


def _book() -> Book:
    try:
        return law.book()
    except LawError as error:
        raise CommandError(str(error)) from None


def _named(book: Book, name: str, step: str | None) -> tuple[Rule, Step | None]:
    """The rule, and the step if one was named; ro.l544.answer names both."""
    rule_id, _, last = name.rpartition(".")
    if not step and name not in book.rules and rule_id in book.rules:
        name, step = rule_id, last
    try:
        return book.rule(name), book.step(f"{name}.{step}") if step else None
    except UnknownLawError as error:
        raise CommandError(
            f"{error}; there are {', '.join(sorted(book.rules))}", returncode=2
        ) from None


def _check_in_force(rule: Rule, on: date) -> None:
    if TRIGGER not in rule.transition.keys or rule.is_in_force(on):
        return
    if on < rule.valid_from:
        raise CommandError(
            f"{on} is before {rule.citation.act} was in force ({rule.valid_from}): "
            "what was sent then runs by the law of its day, which is not in the book"
        )
    instead = f"; look at {rule.transition.replaced_by}" if rule.transition.replaced_by else ""
    raise CommandError(f"{rule.citation.act} was in force until {rule.valid_to}{instead}")


def _said(rule: Rule, trigger: Span, every: list[Figures], today: date) -> dict[str, Any]:
    steps = {step.key: step for step in rule.steps.values()}
    return {
        "rule": rule.id,
        "title": dict(rule.title),
        "citation": rule.citation.act,
        "trigger": {"earliest": trigger.earliest, "latest": trigger.latest},
        "on": today,
        "confidence": rule.review.confidence,
        "steps": [_step_said(rule, steps[each.step], each, today) for each in every],
        "note": NOT_ADVICE,
    }


def _step_said(rule: Rule, step: Step, found: Figures, today: date) -> dict[str, Any]:
    return {
        "step": step.id,
        "key": step.key,
        "who": step.who,
        "act": dict(step.act),
        "trigger": {
            "event": step.event,
            "earliest": found.trigger.earliest,
            "latest": found.trigger.latest,
        },
        "nominal": found.nominal,
        "act_by": found.act_by,
        "late_from": found.late_from,
        "breach_after": found.breach_after,
        "unsafe": found.act_by is not None and found.act_by < today,
        "method": found.method or None,
        "readings": [{"method": m, "calendar": c, "date": day} for m, c, day in found.readings],
        "skipped": [{"date": day, "name": name} for day, name in found.skipped],
        "extended": found.extended,
        "citation": rule.cites(step),
        "confidence": step.confidence,
        "digest": step.digest,
    }


def _text(said: dict[str, Any]) -> str:
    lines = [f"{said['rule']}  {said['title']['en']}  ({said['citation']})"]
    lines += [_line(each) for each in said["steps"]]
    return "\n".join([*lines, said["note"]])


def _line(said: dict[str, Any]) -> str:
    names = {
        "nominal": "ends",
        "act_by": "act by",
        "late_from": "late from",
        "breach_after": "too late after",
    }
    days = [f"{word} {said[name]}" for name, word in names.items() if said[name]]
    if said["unsafe"]:
        days.append("already unsafe: act today")
    parts = [said["step"], said["who"], "; ".join(days) or "no term", said["method"] or ""]
    parts += [said["citation"], f"confidence {said['confidence']}"]
    return "  " + "  ".join(part for part in parts if part)
