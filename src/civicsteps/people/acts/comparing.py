"""Acts and needs against what their sources tell: what lacks, what is too much."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from django.db import transaction

from civicsteps.core import clock
from civicsteps.people.acts import sources
from civicsteps.people.acts.models import Act, Need
from civicsteps.people.acts.records import ActSpec, NeedSpec

BATCH = 2000


@dataclass(frozen=True, slots=True)
class Difference:
    """An act or an open need that its source tells and the table lacks, or the other way round."""

    is_: Literal["missing", "extra"]
    spec: ActSpec | NeedSpec


def differences() -> list[Difference]:
    """Return where acts and needs differ from what the rooms tell of them.

    Of needs only the open ones are compared: one that was never opened and one that is closed
    are the same. Kinds that no room tells are left alone.
    """
    acts, needs = sources.told_kinds()
    told_needs = (spec for spec in sources.all_needs() if spec.open)
    return [
        *_compare(sources.all_acts(), _recorded_acts(acts)),
        *_compare(told_needs, _open_needs(needs)),
    ]


def mend() -> list[Difference]:
    """Make acts equal what is told and close the needs that nothing tells; return what remains.

    A need that lacks is opened by its own room, which alone knows its words and its page.
    """
    with transaction.atomic():
        found = differences()
        for difference in sorted(found, key=lambda one: one.is_ == "missing"):
            _mend(difference)
    return [d for d in found if d.is_ == "missing" and isinstance(d.spec, NeedSpec)]


def _compare(
    told: Iterable[ActSpec | NeedSpec], recorded: Iterable[ActSpec | NeedSpec]
) -> Iterator[Difference]:
    # Counted, not as sets: a deed that is told twice is a difference too.
    balance = Counter(told)
    balance.subtract(Counter(recorded))
    for spec, count in balance.items():
        for _ in range(abs(count)):
            yield Difference("missing" if count > 0 else "extra", spec)


def _recorded_acts(kinds: frozenset[str]) -> Iterator[ActSpec]:
    for act in Act.objects.filter(kind__in=kinds).iterator(chunk_size=BATCH):
        yield ActSpec(act.group_id, act.actor_id, act.kind, act.on, act.source, act.void)


def _open_needs(kinds: frozenset[str]) -> Iterator[NeedSpec]:
    for need in Need.objects.filter(kind__in=kinds, closed_on=None).iterator(chunk_size=BATCH):
        yield NeedSpec(need.group_id, need.kind, need.source, open=True, due_on=need.due_on)


def _mend(difference: Difference) -> None:
    spec = difference.spec
    if isinstance(spec, NeedSpec):
        if difference.is_ == "extra":
            needs = Need.objects.filter(kind=spec.kind, source=spec.source, due_on=spec.due_on)
            needs.filter(closed_on=None).update(closed_on=clock.today(), about="")
        return
    same = Act.objects.filter(kind=spec.kind, source=spec.source, actor_id=spec.actor_id)
    same.delete()
    if difference.is_ == "missing":
        Act.objects.create(
            group_id=spec.group_id,
            actor_id=spec.actor_id,
            kind=spec.kind,
            on=spec.on,
            source=spec.source,
            void=spec.void,
        )
