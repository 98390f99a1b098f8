"""Reading a group's archive on another installation: all of it is checked before any is written."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import IO, Any, cast
from uuid import UUID

from django.db import IntegrityError, models, transaction

from civicsteps.core.actors.actions import system
from civicsteps.core.actors.models import Actor
from civicsteps.core.audiences import PUBLIC
from civicsteps.core.files import blobs
from civicsteps.core.files.models import StoredFile
from civicsteps.core.journal.models import Mention, Showing
from civicsteps.core.keeping import settle_group
from civicsteps.people.archives.models import FormerMember
from civicsteps.people.archives.opening import BadArchiveError, Opened
from civicsteps.people.archives.tables import (
    MEMBERS,
    SYSTEM,
    BadValueError,
    Json,
    Table,
    portions,
    tables,
    understood,
    write_pairs,
)
from civicsteps.people.groups.models import Group

ACTORS, FILES, GROUPS = "actors.actor", "files.storedfile", "groups.group"
BATCH = 200


@dataclass(slots=True)
class Plan:
    """What will be written: rows by table, lists by table and column, and what is here already."""

    rows: dict[str, list[models.Model]] = field(default_factory=dict)
    lists: dict[tuple[str, str], list[tuple[UUID, UUID]]] = field(default_factory=dict)
    members: list[FormerMember] = field(default_factory=list)
    here: dict[tuple[str, UUID], UUID] = field(default_factory=dict)

    def ids(self, name: str) -> set[UUID]:
        """Return the ids that the archive has of a table."""
        return {row.pk for row in self.rows.get(name, ())}

    @property
    def group(self) -> Group:
        """The group that the archive is of."""
        return cast(Group, self.rows[GROUPS][0])


def read_archive(file: IO[bytes]) -> Plan:
    """Read a group's archive into this installation and return what was written.

    Nothing leaves by it and nobody gets an account. Raises BadArchiveError with a reason, and then
    nothing was written: the bytes of files are at most left for the sweep.
    """
    opened = Opened(file)
    plan = _plan(opened)
    _refuse_clashes(plan)
    _keep_blobs(opened, plan)
    try:
        with transaction.atomic():
            _write(plan)
    except IntegrityError as error:
        raise BadArchiveError(
            "its rows do not fit together, or do not fit with those here"
        ) from error
    return plan


def _plan(opened: Opened) -> Plan:
    plan = Plan()
    for name, table in tables().items():
        for number, row in opened.rows(name):
            _take(plan, table, row, where=f"tables/{name}.jsonl, line {number}")
        _refuse_twins(plan, table)
    groups = plan.rows.get(GROUPS, [])
    if len(groups) != 1 or getattr(groups[0], "kind", "") == Group.Kind.CENTRE:
        raise BadArchiveError("an archive is of one group, and of no centre")
    for number, row in opened.rows(MEMBERS):
        plan.members.append(_member(plan, row, where=f"tables/{MEMBERS}.jsonl, line {number}"))
    _refuse_loose_ends(plan)
    return plan


def _take(plan: Plan, table: Table, row: dict[str, Json], *, where: str) -> None:
    lists = {many.name: row.pop(many.name, []) for many in table.many}
    made = table.model(**_values(table.columns, row, where=where))
    plan.rows.setdefault(table.name, []).append(made)
    for name, keys in lists.items():
        try:
            pairs = [(made.pk, UUID(key)) for key in keys]
        except (ValueError, TypeError, AttributeError) as error:
            raise BadArchiveError(f"{where}: {name} is no list of ids") from error
        plan.lists.setdefault((table.name, name), []).extend(pairs)


def _values(
    columns: Iterable[models.Field[Any, Any]], row: dict[str, Json], *, where: str
) -> dict[str, object]:
    values = {}
    for column in columns:
        if column.name not in row:
            if column.primary_key or not (column.has_default() or column.null or column.blank):
                raise BadArchiveError(f"{where}: {column.name} is missing")
            continue  # the table has got this column since
        try:
            values[column.attname] = understood(column, row.pop(column.name))
        except BadValueError as error:
            raise BadArchiveError(f"{where}: {column.name} {error}") from error
    if row:
        raise BadArchiveError(f"{where}: there is no column {sorted(row)[0][:40]!r}")
    return values


def _member(plan: Plan, row: dict[str, Json], *, where: str) -> FormerMember:
    columns = [f for f in FormerMember._meta.concrete_fields if f.name != "group"]
    member = FormerMember(group_id=plan.group.pk, **_values(columns, row, where=where))
    if member.actor_id not in plan.ids(ACTORS):
        raise BadArchiveError(f"{where}: its actor is not in the archive")
    return member


def _refuse_twins(plan: Plan, table: Table) -> None:
    if len(plan.ids(table.name)) != len(plan.rows.get(table.name, ())):
        raise BadArchiveError(f"tables/{table.name}.jsonl: the same id twice")


def _refuse_loose_ends(plan: Plan) -> None:
    """Refuse rows that point at what is not in the archive, or at another group's."""
    for table in tables().values():
        for column, target in table.pointing():
            known = plan.ids(target)
            if column.many_to_many:
                keys = {key for _, key in plan.lists.get((table.name, column.name), ())}
            else:
                keys = {getattr(row, column.attname) for row in plan.rows.get(table.name, ())}
            if keys - known - {None} - ({SYSTEM} if target == ACTORS else set()):
                raise BadArchiveError(f"{table.name}.{column.name} points at what is not here")
    _refuse_others(plan)
    kinds = {getattr(row, "kind", "") for row in plan.rows.get(ACTORS, ())}
    if Actor.Kind.SYSTEM in kinds:
        raise BadArchiveError("the system's own actor is nobody's to bring")


def _refuse_others(plan: Plan) -> None:
    """Refuse what would be seen by, or told of, others than those in the archive."""
    keys = {str(key) for name in plan.rows for key in plan.ids(name)}
    for row in plan.rows.get(FILES, ()):
        said = cast(StoredFile, row).audiences
        if not isinstance(said, list) or not all(_is_own(audience, keys) for audience in said):
            raise BadArchiveError("a file is shown to somebody who is not in the archive")
    for row in plan.rows.get("journal.showing", ()):
        if not _is_own(cast(Showing, row).audience, keys):
            raise BadArchiveError("an entry is shown to somebody who is not in the archive")
    for row in plan.rows.get("journal.mention", ()):
        mention = cast(Mention, row)
        if mention.object_id not in plan.ids(mention.object_kind):
            raise BadArchiveError("an entry is about what is not in the archive")
    for table in tables().values():
        names = (
            {getattr(row, table.keeping.about) for row in plan.rows.get(table.name, ())}
            if (table.keeping.about)
            else set()
        )
        if [name for name in names if name.partition(":")[2] not in keys]:
            raise BadArchiveError(f"{table.name} is about what is not in the archive")


def _is_own(audience: object, keys: set[str]) -> bool:
    if not isinstance(audience, str):
        return False
    return audience == PUBLIC or audience.partition(":")[2] in keys


def _refuse_clashes(plan: Plan) -> None:
    """Refuse what would take the place of something here; shared rows that are here are used."""
    for table in sorted(tables().values(), key=lambda t: t.keeping.carried):
        rows = plan.rows.get(table.name, [])
        present = _present(table, [row.pk for row in rows])
        if table.keeping.carried:
            same = {(table.name, r.pk): _same(table, r, present, plan) for r in rows}
            plan.here |= {key: found for key, found in same.items() if found}
        elif present:
            raise BadArchiveError("this group, or a part of it, is here already")
        else:
            _refuse_taken(table, rows)


def _refuse_taken(table: Table, rows: list[models.Model]) -> None:
    for column in table.columns:
        if not column.unique or column.primary_key or column.is_relation:
            continue
        for start in range(0, len(rows), BATCH):
            values = [getattr(row, column.attname) for row in rows[start : start + BATCH]]
            taken = table.model._default_manager.filter(**{f"{column.name}__in": values})
            if found := taken.values_list(column.name, flat=True).first():
                raise BadArchiveError(f"{table.name}: {column.name} {found!r:.80} is taken here")


def _same(
    table: Table, row: models.Model, present: dict[UUID, models.Model], plan: Plan
) -> UUID | None:
    """Return the row here that a shared row stands for, or None if it is to be made."""
    found = present.get(row.pk)
    if isinstance(row, Actor):
        if found and (getattr(found, "kind", "") != row.kind or hasattr(found, "user")):
            raise BadArchiveError("somebody here has the place of one of its people")
    elif isinstance(row, StoredFile):
        if isinstance(found, StoredFile) and bytes(found.sha256) != bytes(row.sha256):
            raise BadArchiveError("another file here has the place of one of its files")
    elif found is None:
        found = _by_name(table, row, plan)
    return found.pk if found else None


def _by_name(table: Table, row: models.Model, plan: Plan) -> models.Model | None:
    """Return the public body or office here that has the same name in the register."""
    manager = table.model._default_manager
    if slug := getattr(row, "slug", ""):
        return manager.filter(slug=slug).first()
    authority = getattr(row, "authority_id", None)
    here = plan.here.get(("authorities.authority", authority)) if authority else None
    return manager.filter(authority=here, name=getattr(row, "name", "")).first() if here else None


def _present(table: Table, ids: list[UUID]) -> dict[UUID, models.Model]:
    found: dict[UUID, models.Model] = {}
    for some in portions(ids):
        found |= table.model._default_manager.in_bulk(some)
    return found


def _keep_blobs(opened: Opened, plan: Plan) -> None:
    for row in cast(list[StoredFile], plan.rows.get(FILES, [])):
        for sha256 in (row.sha256, row.small_sha256):
            if sha256 is not None and (content := opened.blob(bytes(sha256).hex(), row.type)):
                blobs.write(content)


def _write(plan: Plan) -> None:
    own = system()
    for table in tables().values():
        for row in plan.rows.get(table.name, ()):
            _point(table, row, plan, own)
    for table in sorted(tables().values(), key=lambda t: not t.keeping.carried):
        fresh = [r for r in plan.rows.get(table.name, ()) if (table.name, r.pk) not in plan.here]
        table.model._default_manager.bulk_create(fresh, batch_size=BATCH)
    for (name, column), pairs in plan.lists.items():
        many = next(f for f in tables()[name].many if f.name == column)
        target = next(t for f, t in tables()[name].pointing() if f.name == column)
        write_pairs(many, [(key, plan.here.get((target, to), to)) for key, to in pairs])
    FormerMember.objects.bulk_create(plan.members, batch_size=BATCH)
    for table in tables().values():
        if settle := table.keeping.settle:
            for some in portions(plan.ids(table.name)):
                for row in table.model._default_manager.filter(pk__in=some):
                    settle(row)
    settle_group(plan.group.pk)


def _point(table: Table, row: models.Model, plan: Plan, own: Actor) -> None:
    for column, target in table.pointing():
        if column.many_to_many:
            continue
        value = getattr(row, column.attname)
        if value == SYSTEM:
            setattr(row, column.attname, own.pk)
        elif value is not None:
            setattr(row, column.attname, plan.here.get((target, value), value))
