"""Tables whose rows the database itself refuses to change or delete.

Models are protected by name; the triggers are made after every migration (a table rebuilt by
SQLite loses its own) and looked for at start by the system check `journal.E002`.
"""

from dataclasses import dataclass

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True, slots=True)
class Protected:
    """A protected table: the model's label, and the columns that may still be set once."""

    label: str
    settable: tuple[str, ...] = ()

    @property
    def table(self) -> str:
        """The table's name in the database."""
        return str(apps.get_model(self.label)._meta.db_table)


PROTECTED: dict[str, Protected] = {}


def protect(label: str, *, settable: tuple[str, ...] = ()) -> None:
    """Declare a model's table append-only; `settable` columns may go once from NULL to a value."""
    PROTECTED[label] = Protected(label, settable)


def install(connection: BaseDatabaseWrapper) -> None:
    """Make the triggers of every protected table that exists."""
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for protected in PROTECTED.values():
            if protected.table in tables:
                for statement in _statements(connection, protected):
                    cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers, for a migration or a test that empties its own database."""
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for protected in PROTECTED.values():
            if protected.table not in tables:
                continue
            for name in trigger_names(protected):
                on = f" ON {protected.table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Return the names of triggers that should be in the database and are not."""
    source = (
        "SELECT tgname FROM pg_trigger"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        cursor.execute(source)
        present = {row[0] for row in cursor.fetchall()}
    wanted = [n for p in PROTECTED.values() if p.table in tables for n in trigger_names(p)]
    return [name for name in wanted if name not in present]


def trigger_names(protected: Protected) -> tuple[str, str]:
    """Return the names of a table's update and delete triggers."""
    return f"{protected.table}_no_update", f"{protected.table}_no_delete"


def _statements(connection: BaseDatabaseWrapper, protected: Protected) -> list[str]:
    if connection.vendor == "postgresql":
        return _postgresql(protected)
    return _sqlite(protected)


def _columns(protected: Protected) -> list[str]:
    fields = apps.get_model(protected.label)._meta.concrete_fields
    return [str(field.column) for field in fields]


def _unchanged(protected: Protected, *, different: str) -> str:
    # A settable column may go from NULL to a value; every other must stay what it was.
    parts = []
    for column in _columns(protected):
        changed = f'NEW."{column}" {different} OLD."{column}"'
        once = column in protected.settable
        parts.append(f'(OLD."{column}" IS NOT NULL AND {changed})' if once else changed)
    return " OR ".join(parts)


def _sqlite(protected: Protected) -> list[str]:
    table, (update, delete) = protected.table, trigger_names(protected)
    when = _unchanged(protected, different="IS NOT")
    return [
        f"DROP TRIGGER IF EXISTS {update}",
        f"DROP TRIGGER IF EXISTS {delete}",
        f"CREATE TRIGGER {update} BEFORE UPDATE ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
        f"CREATE TRIGGER {delete} BEFORE DELETE ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
    ]


def _postgresql(protected: Protected) -> list[str]:
    table, (update, delete) = protected.table, trigger_names(protected)
    when = _unchanged(protected, different="IS DISTINCT FROM")
    return [
        "CREATE OR REPLACE FUNCTION civicsteps_append_only() RETURNS trigger AS $$ "
        "BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME "
        "USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql",
        f"DROP TRIGGER IF EXISTS {update} ON {table}",
        f"DROP TRIGGER IF EXISTS {delete} ON {table}",
        f"CREATE TRIGGER {update} BEFORE UPDATE ON {table} FOR EACH ROW WHEN ({when}) "
        "EXECUTE FUNCTION civicsteps_append_only()",
        f"CREATE TRIGGER {delete} BEFORE DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT "
        "EXECUTE FUNCTION civicsteps_append_only()",
    ]
