"""Which rows are a group's: as each table declares it, and whatever those rows point at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import models

from civicsteps.core.actors.models import Actor
from civicsteps.people.archives.models import FormerMember
from civicsteps.people.archives.tables import SYSTEM, Json, Table, pairs_of, portions, tables, told
from civicsteps.people.groups.models import Group, Membership


class NotWholeError(Exception):
    """A row of the group needs another that is not the group's to take along."""


@dataclass(slots=True)
class Gathering:
    """The ids of the rows that go into an archive, by table, and the system's own actor."""

    ids: dict[str, set[UUID]] = field(default_factory=dict)
    system: UUID | None = None

    def rows(self, table: Table) -> Iterator[dict[str, Json]]:
        """Yield a table's rows as they stand in the archive, in the order of their ids."""
        for some in portions(self.ids.get(table.name, ())):
            found = table.model._default_manager.in_bulk(some)
            lists = {f.name: pairs_of(f, some) for f in table.many}
            for key in some:
                yield self._row(table, found[key], lists)

    def _row(
        self, table: Table, row: models.Model, lists: dict[str, dict[UUID, list[UUID]]]
    ) -> dict[str, Json]:
        said = {column.name: self._value(column, row) for column in table.columns}
        for name, of in lists.items():
            said[name] = sorted(str(key) for key in of.get(row.pk, ()))
        if "audiences" in said:
            said["audiences"] = [a for a in said["audiences"] if self._own_audience(a)]
        return said

    def _value(self, column: models.Field[Any, Any], row: models.Model) -> Json:
        value = getattr(row, column.attname)
        if not column.is_relation or value is None:
            return told(value)
        target = column.related_model._meta.label_lower  # type: ignore[union-attr]  # a model
        if target == "actors.actor" and value == self.system:
            return SYSTEM
        if value in self.ids.get(target, ()):
            return str(value)
        if column.null:
            return None
        raise NotWholeError(f"{row._meta.label_lower}.{column.name} points out of the group")

    def _own_audience(self, audience: str) -> bool:
        key = audience.partition(":")[2]
        return not key or any(UUID(key) in ids for ids in self.ids.values())


def gather(group: Group) -> Gathering:
    """Return which rows belong to a group."""
    system = Actor.objects.filter(kind=Actor.Kind.SYSTEM).values_list("pk", flat=True).first()
    gathering = Gathering(system=system)
    for table in tables().values():
        path = table.keeping.of_group
        if isinstance(path, str) and path:
            rows = table.model._default_manager.filter(**{path: group.pk})
            _add(gathering, table, rows)
    _add_while(gathering, _belonging)
    own = {name: set(ids) for name, ids in gathering.ids.items()}
    for table in tables().values():
        if callable(table.keeping.of_group):
            for found in table.keeping.of_group(own):
                _add(gathering, table, found)
            own[table.name] = set(gathering.ids.get(table.name, ()))
    actors = {UUID(row["actor"]) for row in members(group)}
    gathering.ids.setdefault("actors.actor", set()).update(actors)
    _add_while(gathering, _carried)
    gathering.ids["actors.actor"] -= {system}
    return gathering


def members(group: Group) -> list[dict[str, Json]]:
    """Return who is in a group and who was: names and roles, and no account of theirs."""
    here = Membership.objects.filter(group=group).select_related("user")
    rows = [
        _member(m.pk, str(m.user), m.role, m.since, m.until, m.user.actor_id)
        for m in here.order_by("since", "pk")
    ]
    before = FormerMember.objects.filter(group=group)
    rows += [_member(m.pk, m.name, m.role, m.since, m.until, m.actor_id) for m in before]
    return sorted(rows, key=lambda row: str(row["id"]))


def _member(
    key: UUID, name: str, role: str, since: object, until: object, actor: UUID
) -> dict[str, Json]:
    said = {"id": key, "name": name, "role": role, "since": since, "until": until, "actor": actor}
    return {name: told(value) for name, value in said.items()}


def _belonging(gathering: Gathering, table: Table) -> Iterator[models.QuerySet[Any]]:
    keeping, manager = table.keeping, table.model._default_manager
    if keeping.with_row:
        parent = table.model._meta.get_field(keeping.with_row).related_model
        ids = gathering.ids.get(parent._meta.label_lower, ())  # type: ignore[union-attr]  # a model
        for some in portions(ids):
            yield manager.filter(**{f"{keeping.with_row}__in": some})
    if keeping.about:
        for name, ids in list(gathering.ids.items()):
            for some in portions(ids):
                yield manager.filter(**{f"{keeping.about}__in": [f"{name}:{key}" for key in some]})


def _carried(gathering: Gathering, table: Table) -> Iterator[models.QuerySet[Any]]:
    # What the rows of this table point at, where that table is carried.
    for column, target in table.pointing():
        if target not in tables() or not tables()[target].keeping.carried:
            continue
        for some in portions(gathering.ids.get(table.name, ())):
            if column.many_to_many:
                keys = {key for found in pairs_of(column, some).values() for key in found}
            else:
                rows = table.model._default_manager.filter(pk__in=some)
                keys = set(rows.values_list(column.attname, flat=True)) - {None}
            _add_ids(gathering, target, keys)
    return iter(())


def _add_while(
    gathering: Gathering, find: Callable[[Gathering, Table], Iterator[models.QuerySet[Any]]]
) -> None:
    # Rows bring rows: until no table has any more to bring.
    before = -1
    while before != (now := sum(len(ids) for ids in gathering.ids.values())):
        before = now
        for table in tables().values():
            for rows in find(gathering, table):
                _add(gathering, table, rows)


def _add(gathering: Gathering, table: Table, rows: models.QuerySet[Any]) -> None:
    _add_ids(gathering, table.name, set(rows.values_list("pk", flat=True)))


def _add_ids(gathering: Gathering, name: str, ids: set[UUID]) -> None:
    if ids:
        gathering.ids.setdefault(name, set()).update(ids)
