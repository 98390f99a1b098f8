"""What can be talked about: each kind of row, whose it is, and on which page it stands.

A room registers its kinds in a module that is found at start (`offered.py`); the floor of the
pages registers those of the rooms that were there before.
"""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from uuid import UUID

from django.db.models import Model, QuerySet
from django.utils.functional import Promise

from civicsteps.core.actors.models import Actor
from civicsteps.people.groups.models import Group

type Rows = Callable[[Actor], QuerySet[Model]]


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of row: which of them an actor sees, and the path from one to its group.

    `page` is the name of the address that shows one, and `shown_as` what its template calls it;
    `word` is what it is, and `title` the path to what one is called (empty: what it says itself).
    """

    kind: str
    rows: Rows
    group: str
    page: str
    shown_as: str
    word: str | Promise
    title: str = ""

    def row(self, key: UUID, by: Actor) -> Model | None:
        """Return a row that an actor sees, with its group, or None."""
        rows = self.rows(by)
        rows = rows.select_related(self.group) if self.group else rows
        return rows.filter(pk=key).first()


_SUBJECTS: dict[str, Subject] = {}
_PAGES: dict[str, Subject] = {}


def register(
    kind: str,
    *,
    rows: Rows,
    group: str,
    page: str,
    shown_as: str,
    word: str | Promise,
    title: str = "",
) -> None:
    """Let members and mentors talk about a kind of row, as `letters.letter`. See `Subject`.

    `rows(by)` are those that an actor sees; `group` is the path to the group (`cause__group`), or
    empty for a group itself. The page `page` gets a link if its context has `shown_as`.
    """
    if kind in _SUBJECTS:
        raise ValueError(f"{kind} is registered twice")
    _SUBJECTS[kind] = _PAGES[page] = Subject(kind, rows, group, page, shown_as, word, title)


def subject(kind: str) -> Subject | None:
    """Return what is known of a kind, or None where nobody talks about it."""
    return _SUBJECTS.get(kind)


def subject_at(page: str) -> Subject | None:
    """Return the kind that the page of this name shows."""
    return _PAGES.get(page)


def group_of(row: Model) -> Group:
    """Return the group whose row it is. Raises LookupError for a kind that is not registered."""
    found: object = row
    for step in filter(None, _SUBJECTS[row._meta.label_lower].group.split("__")):
        found = getattr(found, step, None)
    if not isinstance(found, Group):
        raise TypeError(f"{row._meta.label_lower} leads to no group")
    return found


def title_of(row: Model) -> str:
    """Return what a row is called where people talk about it, in at most 200 letters."""
    path = _SUBJECTS[row._meta.label_lower].title
    return str(attrgetter(path)(row) if path else row)[:200]
