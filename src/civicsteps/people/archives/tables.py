"""How each table's rows are written in an archive, and read from it: columns, one by one."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from civicsteps.core.folded import FoldedField
from civicsteps.core.keeping import KEEPINGS, Keeping

type Json = Any
"""What JSON holds: its edge is here."""

FORMAT = "civicsteps-archive/1"
SYSTEM = "system"
"""What stands for the system's own actor, which every installation has one of."""
MEMBERS = "members"
PORTION = 500
_REF = re.compile(r"[a-z_]+\.[a-z_]+:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_OWN_ADDRESS = re.compile(r"/(?!/)[^\s\\]*")


class BadValueError(ValueError):
    """A value that its column does not take."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as an archive has it: its columns, and its lists of other rows."""

    keeping: Keeping
    model: type[models.Model]
    columns: tuple[models.Field[Any, Any], ...]
    many: tuple[models.ManyToManyField[Any, Any], ...]

    @property
    def name(self) -> str:
        """The name of its file: `causes.cause`."""
        return str(self.model._meta.label_lower)

    def pointing(self) -> Iterator[tuple[models.Field[Any, Any], str]]:
        """Yield the columns and lists that point at rows, with the table that they point at."""
        for column in (*self.columns, *self.many):
            if column.is_relation and column.related_model:
                yield column, str(column.related_model._meta.label_lower)


@cache
def tables() -> dict[str, Table]:
    """Return the tables that an archive may hold, by the name of their file, in a fixed order."""
    found = {}
    for keeping in sorted(KEEPINGS.values(), key=lambda k: k.label):
        if keeping.ways == 1 and not keeping.apart and (table := _table(keeping)):
            found[table.name] = table
    return found


def _table(keeping: Keeping) -> Table | None:
    model = apps.get_model(keeping.label)
    if model._meta.auto_created:  # it stands as a list in the rows that it joins
        return None
    columns = [
        f
        for f in model._meta.concrete_fields
        if not isinstance(f, FoldedField) and f.name not in keeping.cut
    ]
    return Table(keeping, model, tuple(columns), tuple(model._meta.local_many_to_many))


def pairs_of(many: Any, some: list[UUID]) -> dict[UUID, list[UUID]]:  # noqa: ANN401 - a list's own field
    """Return which rows stand in a list of rows, by the row that has the list."""
    own, other = many.m2m_column_name(), many.m2m_reverse_name()
    found: dict[UUID, list[UUID]] = {}
    rows = many.remote_field.through._default_manager.filter(**{f"{own}__in": some})
    for key, to in rows.values_list(own, other):
        found.setdefault(key, []).append(to)
    return found


def write_pairs(many: Any, pairs: list[tuple[UUID, UUID]]) -> None:  # noqa: ANN401 - the same
    """Write which rows stand in a list."""
    through = many.remote_field.through
    own, other = many.m2m_column_name(), many.m2m_reverse_name()
    rows = [through(**{own: key, other: to}) for key, to in pairs]
    through._default_manager.bulk_create(rows, batch_size=PORTION)


def line(row: dict[str, Json]) -> bytes:
    """Return a row as a line of a table's file: the same row is always the same bytes."""
    text = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode() + b"\n"


def told(value: object) -> Json:
    """Return a column's value as it stands in an archive."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return value


def understood(column: models.Field[Any, Any], value: Json) -> object:
    """Return what a column takes of a value in an archive. Raises BadValueError."""
    if value is None:
        if not column.null:
            raise BadValueError("is empty")
        return None
    if isinstance(column, models.ForeignKey):
        return SYSTEM if value == SYSTEM else _uuid(value)
    try:
        return _checked(column, value)
    except (ValidationError, ValueError, TypeError, OverflowError) as error:
        raise BadValueError("is not what this column takes") from error


def _checked(column: models.Field[Any, Any], value: Json) -> object:
    if isinstance(column, models.BinaryField):
        return bytes.fromhex(_text(value))
    if isinstance(column, models.JSONField):
        return value
    if isinstance(column, models.UUIDField):
        return _uuid(value)
    if isinstance(column, models.CharField | models.TextField):
        return _words(column, _text(value))
    if isinstance(column, models.DateField):
        _text(value)
    elif not isinstance(value, bool if isinstance(column, models.BooleanField) else int | float):
        raise BadValueError("is of another kind")
    understood = column.to_python(value)
    if isinstance(column, models.DateTimeField) and understood.tzinfo is None:
        raise BadValueError("has no time zone")
    column.run_validators(understood)
    return understood


def _words(column: models.Field[Any, Any], text: str) -> str:
    if "\0" in text:
        raise BadValueError("holds what no text holds")
    if column.choices and text and text not in dict(column.flatchoices):
        raise BadValueError("is none of its choices")
    plain_address = column.name == "url" and not isinstance(column, models.URLField)
    if plain_address and text and not _OWN_ADDRESS.fullmatch(text):
        raise BadValueError("is no address of this site")
    if column.name == "source" and not column.blank and not _REF.fullmatch(text):
        raise BadValueError("is no row's name")
    if text:
        column.run_validators(text)
    return text


def _text(value: Json) -> str:
    if not isinstance(value, str):
        raise BadValueError("is no text")
    return value


def _uuid(value: Json) -> UUID:
    key = UUID(_text(value))
    if str(key) != value:
        raise BadValueError("is no id")
    return key


def portions(ids: Iterable[UUID]) -> Iterator[list[UUID]]:
    """Yield ids in order, as many at a time as both databases take."""
    known = sorted(ids, key=str)
    for start in range(0, len(known), PORTION):
        yield known[start : start + PORTION]
