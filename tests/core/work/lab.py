"""Tasks to try the queue with; each writes down that it ran, in memory or in a file."""

import os
import time
from pathlib import Path

from civicsteps.core.work import task

HEARD: list[str] = []
COMPLAINT = "ana@example.org is not at 0722 123 456\nnor at home"


@task
def hear(word: str) -> None:
    HEARD.append(word)


@task
def hear_twice(word: str) -> None:
    hear.enqueue(word)
    hear.enqueue(word)


@task
def stumble(stone: int) -> None:
    raise ValueError(COMPLAINT)


@task
def chime() -> None:
    HEARD.append("chime")


@task
def walk(log: str, name: str, seconds: float) -> None:
    """Write `name start PID`, take some time, write `name end PID`."""
    _note(log, f"{name} start {os.getpid()}")
    time.sleep(seconds)
    _note(log, f"{name} end {os.getpid()}")


def _note(log: str, line: str) -> None:
    with Path(log).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
