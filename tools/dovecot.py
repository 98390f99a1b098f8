"""Find a Dovecot for the tests of fetched mail, or install one: prints its path.

Tried in turn: $DOVECOT, the machine's, Debian's package (as root).
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

REMEDY = """\
tools.dovecot: the tests fetch mail from a real IMAP server, and none could be installed. Run:
    apt-get install dovecot-imapd           (as root, on Debian or Ubuntu)
or name one that you have: DOVECOT=path/to/dovecot make test"""


def main() -> int:
    """Print the path of a Dovecot that runs; 1 and the remedy when there is none."""
    path = find() or install()
    print(path or REMEDY, file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


def find() -> Path | None:
    """The first Dovecot that tells its version."""
    named = os.environ.get("DOVECOT")
    places = [named, shutil.which("dovecot"), "/usr/sbin/dovecot", "/usr/local/sbin/dovecot"]
    return next((Path(place) for place in places if place and runs(place)), None)


def runs(path: str) -> bool:
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def install() -> Path | None:
    """By Debian's packages, where we may."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "-q", "update"], env=quiet, stdout=sys.stderr, check=False)
        words = ["apt-get", "-q", "-y", "install", "--no-install-recommends", "dovecot-imapd"]
        subprocess.run(words, env=quiet, stdout=sys.stderr, check=False)
    return find()


if __name__ == "__main__":
    sys.exit(main())
