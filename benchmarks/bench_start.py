"""How long from a fresh clone to the first page, and how long the second time.

`make demo` runs in a copy of this checkout: a clone of its last commit, or before there is one a
copy of its files that git would take. Nothing is taken from earlier downloads, so the network is
measured too. What was started is stopped, and the copy removed.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from benchmarks.figures import say
from benchmarks.site import ROOT, Visitor, free_port, stop

FIRST_SECONDS, SECOND_SECONDS = 120, 10
READY = "Ready:"
KEPT = ("journal_entry", "causes_cause", "causes_voice", "causes_fact", "files_storedfile")
# What a machine that has never seen this would not have.
FORGOTTEN = ("CIVICSTEPS_", "DATABASE_URL", "DJANGO_", "MAIL_URL", "MAKE", "MFLAGS", "VIRTUAL_ENV")


def main() -> None:
    """Start twice and say how long each took, and what the second one lost."""
    with tempfile.TemporaryDirectory(prefix="civicsteps-start-") as folder:
        checkout, caches = Path(folder) / "checkout", Path(folder) / "caches"
        copy(checkout)
        environment = newcomer(caches)
        say("start", "fresh clone", started(checkout, environment), "s", peer=FIRST_SECONDS)
        before = rows(checkout)
        say("start", "second start", started(checkout, environment), "s", peer=SECOND_SECONDS)
        after = rows(checkout)
        say("start", "lost", sum(max(0, before[t] - after[t]) for t in KEPT), "rows")


def copy(checkout: Path) -> None:
    """Clone the last commit; before the first one, copy the files that it would hold."""
    words = ["git", "rev-parse", "-q", "--verify", "HEAD"]
    if not subprocess.run(words, cwd=ROOT, check=False, stdout=subprocess.DEVNULL).returncode:
        subprocess.run(["git", "clone", "-q", str(ROOT), str(checkout)], check=True)
        return
    print("bench: nothing is committed yet; the files are copied", file=sys.stderr)
    words = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True)
    for name in filter(None, listed.stdout.split("\0")):
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, checkout / name)


def newcomer(caches: Path) -> dict[str, str]:
    """Return the environment of somebody who has downloaded nothing yet."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(FORGOTTEN)}
    return kept | {
        "UV_CACHE_DIR": str(caches / "uv"),
        "PIP_CACHE_DIR": str(caches / "pip"),
        "npm_config_cache": str(caches / "npm"),
    }


def started(checkout: Path, environment: dict[str, str]) -> float:
    """Return the seconds until the demonstration says that it is ready; stop it then."""
    port = free_port()
    began = time.monotonic()
    with demo(checkout, environment, port) as process:
        for line in process.stdout or ():
            print(f"  {time.monotonic() - began:6.1f} s  {line}", end="", file=sys.stderr)
            if line.startswith(READY):
                seconds = time.monotonic() - began
                status, _ = Visitor(port).get("/")
                if status != 200:
                    raise RuntimeError(f"the first page answered {status}")
                return seconds
    raise RuntimeError("the demonstration ended before it was ready")


@contextmanager
def demo(checkout: Path, environment: dict[str, str], port: int) -> Iterator[subprocess.Popen[str]]:
    """Run `make demo` as the head of a process group of its own."""
    process = subprocess.Popen(
        ["make", "demo", f"PORT={port}"],
        cwd=checkout,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        stop(process)


def rows(checkout: Path) -> dict[str, int]:
    """Return how many rows there are in the tables that must keep them."""
    with closing(sqlite3.connect(checkout / "var" / "civicsteps.sqlite3")) as database:
        return {
            table: database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in KEPT
        }


if __name__ == "__main__":
    main()
