"""The running site: a copied database, `civicsteps serve` and `civicsteps worker` of its own."""

import fcntl
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 40  # seconds until a process must be ready


@dataclass(frozen=True)
class Seed:
    """A data folder that tests copy, and what its stories named: `row("letter")["pk"]`."""

    folder: Path
    names: Mapping[str, Mapping[str, str]]

    def value(self, dotted: str) -> str:
        """Return what `letter.pk` or `cause.slug` stands for; any other word is itself."""
        name, _, field = dotted.partition(".")
        return self.names[name][field] if name in self.names and field else dotted


@dataclass(frozen=True)
class Site:
    """A site that runs: where it answers, and where its data lies."""

    url: str
    folder: Path
    seed: Seed

    def command(self, *words: str, given: bytes = b"", seconds: int = 60) -> str:
        """Run `civicsteps …` on the site's data and return what it says."""
        done = subprocess.run(
            [*civicsteps(), *words],
            input=given,
            capture_output=True,
            env=environment(self.folder, self.url),
            cwd=ROOT,
            timeout=seconds,
            check=False,
        )
        if done.returncode:
            raise AssertionError(f"civicsteps {' '.join(words)}:\n{done.stderr.decode()}")
        return done.stdout.decode()

    def forget_knocks(self) -> None:
        """Let the next journey come from a place that nobody came from: all share one address."""
        path = next(self.folder.glob("*.sqlite3"))
        with closing(sqlite3.connect(path, timeout=20)) as database, database:
            database.execute("DELETE FROM guard_knocks")


def civicsteps() -> list[str]:
    return [sys.executable, "-m", "civicsteps.cli"]


def environment(folder: Path, url: str) -> dict[str, str]:
    """The environment of a site in demo mode whose data lies in `folder`."""
    kept = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "MAIL_URL"}}
    return kept | {
        "DJANGO_SETTINGS_MODULE": "civicsteps.config.settings",
        "CIVICSTEPS_MODE": "demo",
        "CIVICSTEPS_DATA_DIR": str(folder),
        "CIVICSTEPS_SITE_URL": url,
        "PORT": url.rpartition(":")[2],
    }


def make_seed(folder: Path, *stories: Path, like: Seed | None = None) -> Seed:
    """Migrate, play the stories through actions and collect the static files, in `folder`.

    The static files of another seed, where there is one, serve as well. Of the processes of a run
    the first makes it, and the others wait for it.
    """
    names = folder / "names.json"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not names.exists():
            _make_seed(folder, *stories, like=like)
    return Seed(folder, json.loads(names.read_text(encoding="utf-8")))


def _make_seed(folder: Path, *stories: Path, like: Seed | None) -> None:
    if like:
        (folder / "static").symlink_to(like.folder / "static")
    words = [sys.executable, "-m", "tests.journeys.seed", *map(str, stories)]
    done = subprocess.run(
        words,
        capture_output=True,
        env=environment(folder, "http://127.0.0.1:1"),
        cwd=ROOT,
        timeout=240,
        check=False,
    )
    if done.returncode:
        raise AssertionError(f"The site could not be seeded:\n{done.stderr.decode()[-4000:]}")


def empty_site(folder: Path) -> Site:
    """Another installation, with nothing in it; only its commands run."""
    folder.mkdir()
    folder.chmod(0o755)
    site = Site("http://127.0.0.1:1", folder, Seed(folder, {}))
    site.command("migrate", "--verbosity", "0", seconds=240)
    return site


@contextmanager
def running(seed: Seed, folder: Path) -> Iterator[Site]:
    """Run a site on a copy of the seed, with its worker."""
    copy(seed.folder, folder)
    url = f"http://127.0.0.1:{free_port()}"
    site = Site(url, folder, seed)
    with _process(site, "worker"), _process(site, "serve") as server:
        _wait_for(server, site)
        yield site


def copy(seed: Path, folder: Path) -> None:
    """Copy a data folder; the static files, which nobody writes, are shared."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o755)
    for path in seed.iterdir():
        if path.name == "static":
            (folder / "static").symlink_to(path)
        elif path.is_dir():
            shutil.copytree(path, folder / path.name)
        else:
            shutil.copy2(path, folder / path.name)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def _process(site: Site, word: str) -> Iterator[subprocess.Popen[bytes]]:
    with (site.folder / f"{word}.log").open("wb") as log:
        process = subprocess.Popen(
            [*civicsteps(), word],
            env=environment(site.folder, site.url),
            cwd=ROOT,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_for(server: subprocess.Popen[bytes], site: Site) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(f"{site.url}/", timeout=10).close()
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{error.code}\n{_log(site)}") from error
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"The site did not start.\n{_log(site)}")


def _log(site: Site) -> str:
    return (site.folder / "serve.log").read_text(encoding="utf-8", errors="replace")[-4000:]
