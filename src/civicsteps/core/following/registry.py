"""What can be followed. Upper rooms register their kinds of row."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db import models

from civicsteps.core.journal.models import Entry
from civicsteps.core.journal.queries import sentence


@dataclass(frozen=True, slots=True)
class Subject:
    """A row that is followed, as everybody may see it now; `say` tells an entry about it."""

    row: models.Model
    title: str
    url: str
    audiences: tuple[str, ...]
    say: Callable[[Entry], str] = sentence


type Load = Callable[[UUID], Subject | None]

_LOADERS: dict[str, Load] = {}


def register(kind: str, load: Load) -> None:
    """Say how a followed row of a kind is read; `load` gives None when it is public no more."""
    if kind in _LOADERS:
        raise ValueError(f"{kind} is registered as followable twice")
    _LOADERS[kind] = load


def subject(kind: str, key: UUID) -> Subject | None:
    """Return what is followed, or None when nobody may follow it."""
    load = _LOADERS.get(kind)
    return load(key) if load else None
