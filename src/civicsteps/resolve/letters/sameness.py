"""Who else writes much the same to the same office, and whether we did: told before it leaves."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Q

from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.text import plain
from civicsteps.people.authorities.models import Office
from civicsteps.people.groups.models import Group
from civicsteps.resolve.letters.models import Letter

SAME_WITHIN = timedelta(days=90)
LOOKED_AT = 200
ALIKE, FEWEST = 0.5, 4


@dataclass(frozen=True, slots=True)
class Same:
    """An office that hears the same from other groups, or heard it from this one."""

    office: str
    groups: tuple[Group, ...]
    before: Letter | None


def said_already(letters: Iterable[Letter]) -> list[Same]:
    """Return what to know before the letters of one question leave; they say the same.

    One that takes another further is left out: it says what was said before, and should.
    """
    waiting = [one for one in letters if one.sent_on is None and one.follows_id is None]
    if not waiting:
        return []
    first = waiting[0]
    said = f"{first.subject} {first.requests}"
    offices = [one.office for one in waiting]
    others = _others_asking(first.cause, offices, said)
    before = _asked_before(first.cause, offices, said)
    found = [
        Same(
            office.label,
            tuple(others.get(office.pk, ())),
            before.get(office.authority_id),
        )
        for office in offices
    ]
    return [one for one in found if one.groups or one.before]


def _others_asking(cause: Cause, offices: Iterable[Office], words: str) -> dict[UUID, list[Group]]:
    """Return the other groups that write, or wrote within 90 days, much the same to some offices.

    By the office. Groups at risk are never named; a draft is told of by its group's name alone.
    """
    others = Letter.objects.filter(
        Q(sent_on__isnull=False) | Q(state=Letter.State.DRAFT),
        office__in=list(offices),
        withdrawn_on=None,
        brought_at=None,
        cause__group__at_risk=False,
        written_at__gte=clock.now() - SAME_WITHIN,
    ).exclude(cause__group=cause.group_id)
    found: dict[UUID, dict[UUID, Group]] = defaultdict(dict)
    for letter in others.select_related("cause__group").order_by("-written_at")[:LOOKED_AT]:
        if _alike(words, f"{letter.subject} {letter.requests}"):
            found[letter.office_id][letter.cause.group_id] = letter.cause.group
    return {
        office: sorted(groups.values(), key=lambda group: group.name)
        for office, groups in found.items()
    }


def _asked_before(cause: Cause, offices: Iterable[Office], words: str) -> dict[UUID, Letter]:
    """Return letters of the same group that say much the same to the same authorities.

    By the authority, the newest. What says the same is joined to the first, or put aside
    (OG 27/2002, art. 10).
    """
    own = Letter.objects.filter(
        cause__group=cause.group_id,
        office__authority__in={office.authority_id for office in offices},
        withdrawn_on=None,
        sent_on__isnull=False,
    )
    found: dict[UUID, Letter] = {}
    for letter in own.select_related("office", "cause__group").order_by("-sent_on")[:LOOKED_AT]:
        if _alike(words, f"{letter.subject} {letter.requests}"):
            found.setdefault(letter.office.authority_id, letter)
    return found


def _alike(one: str, other: str) -> bool:
    """Tell whether two texts have at least half of their longer words in common, and some of them.

    A word or two are no likeness: by them one could find out what others write.
    """
    first, second = _words(one), _words(other)
    return len(first & second) >= max(FEWEST, ALIKE * min(len(first), len(second)))


def _words(text: str) -> set[str]:
    return {word for word in plain(text).split() if len(word) > 4}
