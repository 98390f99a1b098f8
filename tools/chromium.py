"""Find a Chromium for the journeys, or install one: `python -m tools.chromium` prints its path.

Tried in turn: $CHROMIUM, Playwright's own, the machine's, Debian's package (as root), Playwright's
download.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

REMEDY = """\
tools.chromium: the journeys need a Chromium, and none could be installed. Run one of:
    apt-get install chromium                (as root, on Debian)
    .venv/bin/playwright install --with-deps chromium
or name one that you have: CHROMIUM=path/to/chromium make test"""


def main() -> int:
    """Print the path of a Chromium that runs; 1 and the remedy when there is none."""
    path = find() or install()
    print(path or REMEDY, file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


def find() -> Path | None:
    """The first Chromium that starts."""
    return next((path for path in candidates() if runs(path)), None)


def candidates() -> Iterator[Path]:
    if named := os.environ.get("CHROMIUM"):
        yield Path(named)
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    yield own
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            yield Path(found)


def runs(path: Path) -> bool:
    """Ubuntu's package is a stand-in that does not, so being there is not enough."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def install() -> Path | None:
    """By Debian's packages where we may, else by Playwright."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "-q", "update"], env=quiet, stdout=sys.stderr, check=False)
        words = ["apt-get", "-q", "-y", "install", "--no-install-recommends", "chromium"]
        subprocess.run(words, env=quiet, stdout=sys.stderr, check=False)
        if path := find():
            return path
    words = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(words, stdout=sys.stderr, check=False)
    return find()


if __name__ == "__main__":
    sys.exit(main())
