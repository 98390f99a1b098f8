"""The journal: written with what happened, never changed, told upwards at least once."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlparse
from uuid import UUID

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import translation

from civicsteps.causes.models import Cause
from civicsteps.core import append_only, clock
from civicsteps.core.journal.log import record
from civicsteps.core.journal.models import Delivery, Entry, Mention, Showing
from civicsteps.core.journal.queries import entries_about, sentence
from civicsteps.core.journal.registry import KINDS, REACTIONS, on
from civicsteps.core.journal.tasks import deliver
from civicsteps.core.work.running import drain
from tests.cast import Cast

KIND = "causes.cause_published"


def write(cause: Cause, cast: Cast, *audiences: str) -> Entry:
    return record(KIND, by=cast.by("ana"), about={"cause": cause}, audiences=audiences)


@pytest.mark.parametrize("model", [Entry, Mention])
def test_entries_can_be_neither_changed_nor_deleted(cause: Cause, model: type[Entry]) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        model.objects.update(id="00000000-0000-0000-0000-000000000000")
    table = model._meta.db_table
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(f"DELETE FROM {table}")


def test_a_showing_can_end_once_and_nothing_else(cause: Cause) -> None:
    showing = Showing.objects.first()
    assert showing
    Showing.objects.filter(pk=showing.pk).update(ends=clock.now())
    for change in ({"ends": None}, {"ends": clock.now() + timedelta(1)}, {"audience": "public"}):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            Showing.objects.filter(pk=showing.pk).update(**change)


def test_the_triggers_are_there_after_a_table_was_rebuilt(cause: Cause) -> None:
    append_only.remove(connection)
    assert append_only.missing(connection)
    append_only.install(connection)
    assert not append_only.missing(connection)


def test_an_undeclared_kind_or_other_data_is_an_error(cause: Cause, cast: Cast) -> None:
    with pytest.raises(ValueError, match="is not declared"):
        record("causes.never_heard_of", by=cast.by("ana"), about={}, audiences=["public"])
    with pytest.raises(ValueError, match="is not declared"):
        record(KIND, by=cast.by("ana"), about={}, audiences=["public"], data={"name": "Ana"})


def test_only_its_audience_sees_an_entry(cause: Cause, cast: Cast) -> None:
    entry = write(cause, cast, "group:1")
    assert entry in entries_about(cause, audiences=["group:1"])
    assert entry not in entries_about(cause, audiences=["public", "group:2"])


def test_an_ended_showing_hides_the_entry(cause: Cause, cast: Cast) -> None:
    entry = write(cause, cast, "public")
    entry.showings.update(ends=clock.now())
    assert entry not in entries_about(cause, audiences=["public"])


def test_every_kind_has_its_sentence_in_both_languages() -> None:
    for kind in KINDS.values():
        entry = Entry(kind=kind.name, data=dict.fromkeys(kind.data, 1))
        said = set()
        for language in ("ro", "en"):
            with translation.override(language):
                said.add(sentence(entry))
        assert len(said) == 2, f"{kind.name} says the same in both languages: {said}"


@pytest.fixture
def heard(cause: Cause) -> Iterator[list[str]]:
    drain()
    calls: list[str] = []

    @on(KIND)
    def hear(entry_id: UUID) -> None:
        calls.append(str(entry_id))
        if len(calls) == 1:
            raise RuntimeError("the first time it fails")

    yield calls
    REACTIONS[KIND] = [r for r in REACTIONS[KIND] if r[1] is not hear]


def test_news_is_heard_again_until_it_was_heard_and_then_no_more(
    cause: Cause, cast: Cast, heard: list[str]
) -> None:
    entry = write(cause, cast, "public")
    with pytest.raises(RuntimeError):
        deliver.func(str(entry.pk))
    deliver.func(str(entry.pk))
    deliver.func(str(entry.pk))
    assert heard == [str(entry.pk)] * 2
    assert Delivery.objects.filter(entry=entry, reaction__contains="hear").count() == 1


def test_nothing_is_told_of_what_was_rolled_back(
    cause: Cause, cast: Cast, heard: list[str]
) -> None:
    def fail() -> None:
        with transaction.atomic():
            write(cause, cast, "public")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    drain()
    assert heard == []


@pytest.mark.slow
def test_the_journal_is_guarded_after_a_migration_that_rebuilds_its_table(tmp_path: Path) -> None:
    found = run_in_a_new_house(tmp_path, REBUILD)
    assert "append-only" in found.stdout, found.stderr


REBUILD = """
from django.core.management import call_command
from django.core.management.sql import emit_pre_migrate_signal
from django.db import DatabaseError, connection, models
from django.db.migrations import Migration
from civicsteps.core import append_only
from civicsteps.core.actors.actions import system
from civicsteps.core.journal.models import Entry
from civicsteps.core import clock

call_command("migrate", verbosity=0)
Entry.objects.create(at=clock.now(), kind="old.kind", actor=system())
longer = models.CharField(max_length=90)
longer.set_attributes_from_name("kind")
plan = [(Migration("0002_longer", "journal"), False)]
emit_pre_migrate_signal(verbosity=0, interactive=False, db="default", plan=plan)
assert append_only.missing(connection)
with connection.schema_editor() as editor:
    editor.alter_field(Entry, Entry._meta.get_field("kind"), longer)
call_command("migrate", verbosity=0)
assert not append_only.missing(connection)
try:
    Entry.objects.update(kind="changed")
except DatabaseError as error:
    print(error)
"""


def run_in_a_new_house(folder: Path, program: str) -> subprocess.CompletedProcess[str]:
    """Run a program on an empty database of its own, of the vendor under test."""
    environment = {**os.environ, "CIVICSTEPS_DATA_DIR": str(folder)}
    environment["DJANGO_SETTINGS_MODULE"] = "civicsteps.config.settings"
    with another_database(environment):
        command = [sys.executable, "-c", f"import django; django.setup()\n{program}"]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@contextmanager
def another_database(environment: dict[str, str]) -> Iterator[None]:
    """Name a new database in the environment; on PostgreSQL make it beside the test's own."""
    if connection.vendor == "sqlite":
        environment.pop("DATABASE_URL", None)
        yield
        return
    address = urlparse(environment["DATABASE_URL"])
    environment["DATABASE_URL"] = address._replace(path="/rebuilt").geturl()
    with psycopg.connect(address.geturl(), autocommit=True) as server:
        server.execute("CREATE DATABASE rebuilt")
        try:
            yield
        finally:
            server.execute("DROP DATABASE rebuilt WITH (FORCE)")
