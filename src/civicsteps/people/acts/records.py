"""What the rooms above write down here: deeds of people, needs of groups. Plain calls, no rules.

They run inside the transaction of the action that calls them; each rests on its source, so that
all of them can be rebuilt and compared (`rebuild.py` of each room).
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from django.db import models
from django.utils.functional import Promise

from civicsteps.core.actors.models import Actor
from civicsteps.core.addresses import neutral
from civicsteps.core.models import ref
from civicsteps.people.acts.models import Act, Need
from civicsteps.people.groups.models import Group

type WaitsFor = Literal["us", "office", "mentor", "neighbour"]


@dataclass(frozen=True, slots=True)
class NeedKind:
    """A kind of need: its title, with `%(about)s` for what it is about, and its button.

    It waits for the group itself, unless `waits_for` says otherwise: `office` until it is due, or
    the `mentor`. `errand` is the purpose of a link by which the group may hand it to a neighbour.
    """

    title: str | Promise
    button: str | Promise
    minutes: int = 5
    waits_for: WaitsFor = "us"
    errand: str = ""


ACT_KINDS: dict[str, str | Promise] = {}
NEED_KINDS: dict[str, NeedKind] = {}


@dataclass(frozen=True, slots=True)
class ActSpec:
    """An act as a rebuild tells it."""

    group_id: UUID
    actor_id: UUID
    kind: str
    on: date
    source: str
    void: bool = False


@dataclass(frozen=True, slots=True)
class NeedSpec:
    """A need as a rebuild tells it: whose, of what kind, resting on what, still open or not."""

    group_id: UUID
    kind: str
    source: str
    open: bool
    due_on: date | None = None


def declare_act(kind: str, title: str | Promise) -> None:
    """Declare a kind of deed, with the words it is shown by."""
    ACT_KINDS[kind] = title


def declare_need(kind: str, need: NeedKind) -> None:
    """Declare a kind of need, with its title, button and minutes."""
    NEED_KINDS[kind] = need


def record_act(*, group: Group, by: Actor, kind: str, on: date, source: models.Model) -> Act:
    """Write that somebody did something for a group; the same deed again changes nothing."""
    if kind not in ACT_KINDS:
        raise ValueError(f"act kind {kind} is not declared")
    return Act.objects.get_or_create(
        kind=kind, source=ref(source), actor=by, defaults={"group": group, "on": on}
    )[0]


def void_acts(*, source: models.Model, kind: str) -> None:
    """Make the deeds that rested on a row count no longer."""
    Act.objects.filter(source=ref(source), kind=kind).update(void=True)


def move_acts(*, source: models.Model, kind: str, to: Group) -> None:
    """Let the deeds that rest on a row count for another group, where the row went."""
    Act.objects.filter(source=ref(source), kind=kind).update(group=to)


def open_need(
    *,
    group: Group,
    kind: str,
    source: models.Model,
    about: str,
    url: str,
    on: date,
    due_on: date | None = None,
) -> Need:
    """Put a task on a group's desk; the same need of the same source is opened anew.

    `url` may be in any language: it is kept in none.
    """
    fields = {
        "group": group,
        "about": about[:200],
        "url": neutral(url),
        "minutes": NEED_KINDS[kind].minutes,
        "opened_on": on,
        "due_on": due_on,
        "closed_on": None,
    }
    return Need.objects.update_or_create(kind=kind, source=ref(source), defaults=fields)[0]


def close_need(*, kind: str, source: models.Model, on: date) -> None:
    """Take a task off the desk: it was done, or it fell away. What it was about is forgotten."""
    Need.objects.filter(kind=kind, source=ref(source), closed_on=None).update(
        closed_on=on, about=""
    )
