"""Archives in memory, and an installation with nothing in it."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction

from civicsteps.core import append_only
from civicsteps.people.archives.writing import write_archive
from civicsteps.people.groups.models import Group

type Files = dict[str, bytes]


def archive_of(group: Group) -> bytes:
    out = io.BytesIO()
    write_archive(group, out)
    return out.getvalue()


def files_of(archive: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(archive)) as found:
        return {name: found.read(name) for name in found.namelist()}


def lines_of(archive: bytes) -> Files:
    """What stands in an archive, but for the day on which it was made."""
    said = files_of(archive)
    manifest = json.loads(said.pop("manifest.json"))
    said.pop("README.txt")
    return said | {"rows": json.dumps(manifest["rows"], sort_keys=True).encode()}


def forged(archive: bytes, change: Callable[[Files, dict[str, Any]], object]) -> bytes:
    """An archive changed by somebody who also mends its sums."""
    files = files_of(archive)
    manifest = json.loads(files.pop("manifest.json"))
    change(files, manifest)
    manifest["sha256"] = {name: hashlib.sha256(text).hexdigest() for name, text in files.items()}
    return zipped({**files, "manifest.json": json.dumps(manifest).encode()})


def zipped(files: Files) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def row_changed(table: str, **changed: object) -> Callable[[Files, dict[str, Any]], object]:
    """Change the first row of a table."""

    def change(files: Files, _manifest: dict[str, Any]) -> None:
        name = f"tables/{table}.jsonl"
        first, _, rest = files[name].partition(b"\n")
        files[name] = json.dumps({**json.loads(first), **changed}).encode() + b"\n" + rest

    return change


@contextmanager
def emptied() -> Iterator[None]:
    """Stand on an empty installation, for as long as the body runs."""
    with transaction.atomic():
        append_only.remove(connection)
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            for model in apps.get_models(include_auto_created=True):
                if _is_ours(model):
                    cursor.execute(f'DELETE FROM "{model._meta.db_table}"')
            if connection.vendor == "postgresql":
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            else:
                cursor.execute("DELETE FROM search_words")
        append_only.install(connection)
        yield
        transaction.set_rollback(True)


def _is_ours(model: type[models.Model]) -> bool:
    return model.__module__.startswith(("civicsteps.", "django_tasks_db"))
