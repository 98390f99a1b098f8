"""A rule of law as it was read from its file, and its steps.

A `Step` carries all that a running clock needs (`terms`), so that the clock goes on by the terms it
started with; `digest` names them, and `what_changed` says where a later version differs.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

Texts = Mapping[str, str]
NO_TEXTS: Texts = MappingProxyType({})


class Evidence(StrEnum):
    """How well a day is proved: registry number, receipt, our own copy, somebody's word."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


@dataclass(frozen=True, slots=True)
class Edge:
    """What opens next: a step's full key, and the facts of which any opens it (none: always)."""

    step: str
    when: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Extension:
    """The longer term, counted as ONE term from the original trigger, and what it needs.

    `needs` is the fact that must be on file; `notice_within` the days from the trigger in which the
    notice had to come, None for before the term's own end.
    """

    to: int
    unit: str
    needs: str
    notice_within: int | None = None


@dataclass(frozen=True, slots=True)
class Also:
    """Another length that somebody defends: 30 days for a month. `extended` beside an extension."""

    duration: int
    unit: str
    readings: tuple[str, ...]
    extended: int | None = None


@dataclass(frozen=True, slots=True)
class Instead:
    """With the fact `when` on file the term of another step counts, or an earlier event."""

    when: str
    expiry_of: str
    or_earlier: str = ""


@dataclass(frozen=True, slots=True)
class Who:
    """Who may use an instrument: themselves, by a member who signs, through the centre."""

    actor_kinds: tuple[str, ...]
    via_member: tuple[str, ...] = ()
    through_centre: tuple[str, ...] = ()
    conditions: Mapping[str, Texts] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a rule: who must do what, and by when. No `duration`: the law sets no term."""

    rule_id: str
    id: str
    key: str
    who: str
    act: Texts
    event: str
    jurisdiction: str = "RO"
    evidence: tuple[str, ...] = tuple(Evidence)
    expiry_of: str = ""
    days_after: int = 0
    on_working_day: bool = False
    instead: tuple[Instead, ...] = ()
    direction: str = "forward"
    duration: int | None = None
    unit: str = ""
    primary: str = ""
    readings: tuple[str, ...] = ()
    also: tuple[Also, ...] = ()
    extension: Extension | None = None
    on_silence: str | None = None
    article: str = ""
    confidence: str = "low"
    public_late: bool = False
    late: bool = True
    actors: Who | None = None
    keys: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()
    note: Texts = NO_TEXTS
    question: Texts = NO_TEXTS
    next: tuple[Edge, ...] = ()

    @property
    def digest(self) -> str:
        """A short name of what this step's dates rest on: equal for equal terms of law."""
        # What says nothing is left out: a term that later versions learn changes no old name.
        said = {name: value for name, value in self.terms().items() if name in LEGAL and value}
        text = json.dumps(said, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def terms(self) -> dict[str, Any]:
        """Everything of the step as plain JSON, to be kept with a clock."""
        return {field.name: _plain(getattr(self, field.name)) for field in fields(self)}

    @classmethod
    def from_terms(cls, terms: Mapping[str, Any]) -> "Step":
        """The step that `terms()` gave; what a later version no longer knows is left aside."""
        names = {field.name for field in fields(cls)}
        known = {
            name: MADE_OF.get(name, _same)(value) for name, value in terms.items() if name in names
        }
        return cls(**known)


@dataclass(frozen=True, slots=True)
class Transition:
    """By which date a version is chosen, and which rule replaced it."""

    keys: tuple[str, ...] = ("trigger_date",)
    replaced_by: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """Where the law stands."""

    act: str
    norms: tuple[str, ...] = ()
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """What it costs, in lei or in words, and by which ways it may be sent."""

    fee: int | str | None = None
    fee_note: str | Texts | None = None
    channels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where the rule was read, and how well (the marks of the facts)."""

    title: str
    seen: bool
    mark: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """How sure the rule is, and which lawyer looked at it when."""

    confidence: str
    by: str | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule file as it was read. `file` is its name, for those who mend it."""

    id: str
    family: str
    jurisdiction: str
    title: Texts
    citation: Citation
    valid_from: date
    valid_to: date | None
    transition: Transition
    who: Who
    steps: Mapping[str, Step]
    review: Review
    addressee: tuple[str, ...] = ()
    delivery: Delivery = Delivery()
    exempt: tuple[str, ...] = ()
    note: Texts = NO_TEXTS
    contents: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    lint: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    file: str = ""

    def cites(self, step: Step) -> str:
        """The act and article of a step; an article that names its own act stands alone."""
        if step.article and not step.article[0].islower():
            return step.article
        return ", ".join(part for part in (self.citation.act, step.article) if part)

    def is_in_force(self, on: date) -> bool:
        """Whether the version is valid for that date of its transition key."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


# What a date rests on. Wordings, confidence and the way of escalation may change without the law.
LEGAL = (
    "who",
    "jurisdiction",
    "event",
    "expiry_of",
    "days_after",
    "on_working_day",
    "instead",
    "direction",
    "duration",
    "unit",
    "primary",
    "readings",
    "also",
    "extension",
    "on_silence",
    "article",
)


def what_changed(old_terms: Mapping[str, Any], step: Step) -> tuple[str, ...]:
    """The names of the legal terms in which the step differs from terms kept earlier, in order."""
    old, new = Step.from_terms(old_terms).terms(), step.terms()
    return tuple(name for name in LEGAL if old[name] != new[name])


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, (Edge, Extension, Also, Instead, Who)):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


def _same(value: object) -> object:
    return value


def _edge(value: Mapping[str, Any]) -> Edge:
    return Edge(value["step"], frozenset(value["when"]))


def _also(value: Mapping[str, Any]) -> Also:
    return Also(**(dict(value) | {"readings": tuple(value["readings"])}))


def _who(value: Mapping[str, Any] | None) -> Who | None:
    if value is None:
        return None
    return Who(
        tuple(value["actor_kinds"]),
        tuple(value["via_member"]),
        tuple(value["through_centre"]),
        dict(value["conditions"]),
    )


MADE_OF: dict[str, Any] = {
    "evidence": tuple,
    "readings": tuple,
    "keys": tuple,
    "exempt": tuple,
    "instead": lambda many: tuple(Instead(**each) for each in many),
    "also": lambda many: tuple(_also(each) for each in many),
    "extension": lambda one: Extension(**one) if one else None,
    "actors": _who,
    "next": lambda many: tuple(_edge(each) for each in many),
}
