"""Forms that a mentor may fill in for a group on the telephone: rooms name theirs in `dictated.py`.

Only what is named here opens in writing mode, and sending it does not act: the words wait until
the group says yes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise

from civicsteps.core.actors.models import Actor
from civicsteps.people.groups.models import Group

type Rows = Callable[[Actor, Group], QuerySet[Any]]
"""The rows of a group that a form can be about, as one of its people sees them."""


@dataclass(frozen=True, slots=True)
class Dictated:
    """A form that may be dictated: its address, its words, and how its group is found.

    Its right is `letter` on `thing` in the table of roles. `rows` gives what it can be about, and
    `key` which attribute of such a row its address takes; without `rows` it is the group's own,
    by its slug.
    """

    url_name: str
    label: str | Promise
    letter: str
    thing: str
    group_of: Callable[[Mapping[str, Any]], UUID | None]
    rows: Rows | None = None
    key: str = "slug"
    icon: str = "pencil"


DICTATED: dict[str, Dictated] = {}


def register(form: Dictated) -> None:
    """Let a form be filled in for a group on the telephone."""
    if form.url_name in DICTATED:
        raise ValueError(f"{form.url_name} is named twice")
    DICTATED[form.url_name] = form


def group_by_slug(kwargs: Mapping[str, Any]) -> UUID | None:
    """Return the group of an address that carries the group's own slug."""
    return Group.objects.filter(slug=kwargs.get("slug", "")).values_list("pk", flat=True).first()
