"""Find what belongs to one machine or one network: `python -m tools.addresses`.

A lock file must install anywhere, so it names no address; no file names a folder of somebody's
machine or the address of a package registry.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = re.compile(r"(^|/)(package-lock\.json|requirements/.*\.lock)$")
IN_LOCKS = re.compile(r"\w+://|\s@\s|--(?:extra-)?index-url|--find-links|\"resolved\"")
ANYWHERE = re.compile(
    r"(?<![\w.$~-])/(?:root|home/(?!USER\b)\w+|Users/\w+|work/main)/"
    r"|https?://[\w.-]*\b(?:registry|pypi|npm|proxy\.golang)\b[\w.-]*"
    r"|\bfile:///(?!path)\w"
    r"|--(?:extra-)?index-url[ =]\S|--find-links[ =]\S"
)


def main() -> int:
    """Print each place that names a machine or a registry; 1 when there is one."""
    found = [
        f"{name}:{number}: {line}" for name in tracked() for number, line in places(ROOT / name)
    ]
    for place in found:
        print(f"addresses: {place}", file=sys.stderr)
    return 1 if found else 0


def tracked() -> list[str]:
    """The files that are, or would be, in the repository, but for this one and its test."""
    words = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    own = ("tools/addresses.py", "tests/tools/test_addresses.py")
    return [name for name in listed.split("\0") if name and name not in own]


def places(path: Path) -> Iterator[tuple[int, str]]:
    """The offending lines of one file; files that are not text have none."""
    try:
        text = path.read_text("utf-8")
    except (UnicodeDecodeError, FileNotFoundError):
        return
    rule = IN_LOCKS if LOCKS.search(path.as_posix()) else ANYWHERE
    for number, line in enumerate(text.splitlines(), start=1):
        if rule.search(line):
            yield number, line.strip()[:120]


if __name__ == "__main__":
    sys.exit(main())
