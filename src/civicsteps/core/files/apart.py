"""A stranger's file is opened in a process apart, which the clock and the memory's bound end.

The bounds of `opened` hold where the system knows them (`resource`); the clock holds everywhere. No
secret of ours goes along: neither settings nor what stands in the environment.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

SECONDS = 20
MEMORY = 1024 * 1024 * 1024
_NEEDED = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR", "TESSDATA_PREFIX")
"""What a program needs to start; of one that reads scans, where its languages lie."""

_PROGRAM = (sys.executable, "-I", "-m", "civicsteps.core.files.opened")

type Job = Literal["check", "text", "count", "draw", "recognise"]


class UnopenedError(Exception):
    """A file could not be read within the bounds: too slow, too large, or damaged."""


@contextmanager
def opened_apart(
    job: Job, content: bytes, *numbers: int, seconds: int = SECONDS, in_part: bool = False
) -> Iterator[Path]:
    """Yield the folder with what a job of `opened` left; it goes afterwards.

    `in_part` takes also what was left when the time ended. Raises UnopenedError otherwise. Not
    inside a transaction: it may take all of its seconds.
    """
    with TemporaryDirectory(prefix="civicsteps-") as name:
        folder = Path(name)
        (folder / "content").write_bytes(content)
        bounds = (name, *(str(number) for number in (seconds, MEMORY, *numbers)))
        if not (_run([*_PROGRAM, job, *bounds], seconds) or in_part):
            raise UnopenedError(job)
        yield folder


def _run(words: list[str], seconds: int) -> bool:
    alone = {name: os.environ[name] for name in _NEEDED if name in os.environ}
    with subprocess.Popen(  # noqa: S603 - words of ours
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # Tesseract on four threads is slower than on one where others work too.
        env={**alone, "OMP_THREAD_LIMIT": "1"},
        start_new_session=True,
    ) as process:
        try:
            return process.wait(timeout=seconds) == 0
        except subprocess.TimeoutExpired:
            _end(process)
            return False
        except BaseException:  # our own process is ended meanwhile
            _end(process)
            raise


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process with those that it started."""
    with suppress(ProcessLookupError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
