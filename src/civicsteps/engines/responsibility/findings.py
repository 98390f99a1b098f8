"""What the answers of offices say when they are read together.

The order in which claims are given never matters: they are put in order by day and key first.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from civicsteps.engines.responsibility.circles import circles
from civicsteps.engines.responsibility.claims import Claim, Receipt
from civicsteps.engines.responsibility.terms import last_day_to_arrive

Kind = Literal[
    "nobodys", "several", "each_other", "circle", "changed", "untraced", "denied", "silent"
]
MINE = {"ours", "took_over"}
SILENT_AFTER = 30
"""Days after which an office that was asked counts as silent: what a petition's answer may take."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: of which offices, resting on which claims, from which day to which.

    `nobodys`: all who spoke say that it is not theirs. `several`: more than one says it is.
    `each_other`, `circle`: they name one another; the offices in order. `changed`: one office said
    both. `untraced`: sent to the second office, where nobody says it came by `last`. `denied`: it
    says that it did not come. `silent`: asked on `first`, no answer for `days` days.
    """

    kind: Kind
    offices: tuple[str, ...]
    claims: tuple[str, ...]
    first: date
    last: date
    days: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """How an office stands: its latest claim, what it last said in words, and all before."""

    office: str
    now: Claim
    word: Claim | None
    history: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Where each office stands, who sends to whom now, and what was found."""

    standings: tuple[Standing, ...]
    arrows: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]


def picture_of(claims: Iterable[Claim], receipts: Iterable[Receipt] = (), *, on: date) -> Picture:
    """Return what claims and receipts say together on a day."""
    said = sorted(claims, key=_when)
    standings = _standings(said)
    pointing = _pointing(standings)
    found = [
        *_together(standings),
        *_circles(pointing),
        *(change for standing in standings if (change := _changed(standing))),
        *_transfers(said, sorted(receipts, key=lambda r: (r.on, r.claim, r.came)), on),
        *_silent(standings, on),
    ]
    return Picture(tuple(standings), tuple(pointing), tuple(found))


def _when(claim: Claim) -> tuple[date, str]:
    return claim.on, claim.key


def _standings(said: Sequence[Claim]) -> list[Standing]:
    """Return each office's standing, those that spoke first before the others."""
    by_office: dict[str, list[Claim]] = {}
    for claim in said:
        by_office.setdefault(claim.office, []).append(claim)
    return [
        Standing(office, own[-1], _last(own, lambda c: c.stance != "silent"), tuple(own))
        for office, own in by_office.items()
    ]


def _last(own: Sequence[Claim], wanted: Callable[[Claim], bool]) -> Claim | None:
    return next((claim for claim in reversed(own) if wanted(claim)), None)


def _pointing(standings: Iterable[Standing]) -> dict[tuple[str, str], Claim]:
    """Return whom each office that disowns the thing has named since it last said otherwise."""
    named: dict[tuple[str, str], Claim] = {}
    for standing in standings:
        for claim in standing.history:
            if claim.stance in MINE:
                named = {arrow: c for arrow, c in named.items() if arrow[0] != claim.office}
            elif claim.stance == "not_ours" and claim.points_to not in {None, claim.office}:
                named[claim.office, str(claim.points_to)] = claim
    return named


def _together(standings: Iterable[Standing]) -> Iterator[Finding]:
    words = [standing.word for standing in standings if standing.word]
    mine = [word for word in words if word.stance in MINE]
    if len(words) > 1 and not mine:
        yield _found("nobodys", words)
    if len(mine) > 1:
        yield _found("several", mine)


def _found(kind: Kind, claims: Sequence[Claim]) -> Finding:
    days = [claim.on for claim in claims]
    offices, keys = tuple(c.office for c in claims), tuple(c.key for c in claims)
    return Finding(kind, offices, keys, min(days), max(days))


def _circles(pointing: dict[tuple[str, str], Claim]) -> Iterator[Finding]:
    for circle in circles(pointing):
        said = [pointing[arrow] for arrow in pairwise((*circle, circle[0]))]
        first = said.index(min(said, key=_when))
        kind: Kind = "each_other" if len(circle) == len(("one", "other")) else "circle"
        # It is told from the office that spoke first.
        yield _found(kind, said[first:] + said[:first])


def _changed(standing: Standing) -> Finding | None:
    """Find the last time that an office said the opposite of what it had said.

    To take a thing over after having disowned it is no contradiction.
    """
    words = [claim for claim in standing.history if claim.stance != "silent"]
    turns = [(a, b) for a, b in pairwise(words) if _opposite(a, b)]
    return _found("changed", turns[-1]) if turns else None


def _opposite(before: Claim, after: Claim) -> bool:
    if after.stance == "not_ours":
        return before.stance in MINE
    return after.stance == "ours" and before.stance == "not_ours"


def _transfers(said: Iterable[Claim], receipts: Sequence[Receipt], on: date) -> Iterator[Finding]:
    came = {receipt.claim for receipt in receipts if receipt.came}
    denied = {receipt.claim: receipt.on for receipt in receipts if not receipt.came}
    for claim in said:
        if claim.points_to is None or claim.forwarded_on is None or claim.key in came:
            continue
        last = last_day_to_arrive(claim.forwarded_on)
        ends = (claim.office, claim.points_to)
        days = (on - claim.forwarded_on).days
        if claim.key in denied:
            when = denied[claim.key]
            yield Finding("denied", ends, (claim.key,), claim.forwarded_on, when, days)
        elif on > last:
            yield Finding("untraced", ends, (claim.key,), claim.forwarded_on, last, days)


def _silent(standings: Iterable[Standing], on: date) -> Iterator[Finding]:
    for standing in standings:
        # Silence counts from the first time that they were asked and did not answer since.
        since = standing.now
        for claim in reversed(standing.history):
            if claim.stance != "silent":
                break
            since = claim
        days = (on - since.on).days
        if standing.now.stance == "silent" and days > SILENT_AFTER:
            yield Finding("silent", (standing.office,), (since.key,), since.on, on, days)
