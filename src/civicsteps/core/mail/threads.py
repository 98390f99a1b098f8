"""Threads: a correspondence with an address of its own, and who files what comes to it.

threads.register("letters.letter", file=file_reply)             # in the app's purposes.py
thread = threads.open_thread(kind="letters.letter", about=letter, title=public_title)
thread.address                                                   # r-abcdefghj@…
"""

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from civicsteps.core.codes import new_code, readings
from civicsteps.core.mail.models import Message, Thread
from civicsteps.core.models import ref

if TYPE_CHECKING:
    from civicsteps.core.mail.models import Inbound
    from civicsteps.core.mail.parsing import Parsed

type Filer = "Callable[[Inbound, Parsed], models.Model]"
"""Makes a row of a message, in the transaction in which it is filed, or raises Refused.

`inbound.actor` is who wrote; `parsed.attachments` are prepared, ready for `files.actions.keep`.
"""

type Told = Callable[[Message], None]
"""Hears that something became of a message of a thread; it only queues what follows from it."""

type Numbered = "Callable[[Parsed], Iterable[Thread]]"
"""Finds the threads whose registration number a message names; surely so, or none."""

_NUMBERED: dict[str, Numbered] = {}
_FILERS: dict[str, Filer] = {}
_TOLD: dict[str, Told] = {}
_LOCAL = re.compile(r"^r[-_. ]?(.+)$")


def register(
    kind: str, *, file: Filer, told: Told | None = None, numbered: Numbered | None = None
) -> None:
    """Say who files what comes to the threads of a kind, and who hears that a message left.

    `numbered` finds the threads of a kind that a message names by a registration number.
    """
    if kind in _FILERS:
        raise ValueError(f"mail threads of {kind} are registered twice")
    _FILERS[kind] = file
    if numbered:
        _NUMBERED[kind] = numbered
    if told:
        _TOLD[kind] = told


def tell(message: Message) -> None:
    """Tell whoever registered for a message's thread that something became of it."""
    if message.thread and message.thread.kind in _TOLD:
        _TOLD[message.thread.kind](message)


def filer_of(thread: Thread) -> Filer:
    """Return who files what comes to a thread."""
    return _FILERS[thread.kind]


def open_thread(*, kind: str, about: models.Model, title: str, code: str = "") -> Thread:
    """Open a correspondence about a row, inside the action that begins it.

    `title` is what the staff reads when a message is lost: it names no person. `code` is the one
    that was printed already, if any.
    """
    if kind not in _FILERS:
        raise ValueError(f"nobody files what comes to threads of {kind}")
    return Thread.objects.create(
        kind=kind, about=ref(about), title=title[:200], code=code or new_code()
    )


def find_threads(parsed: "Parsed", *, envelope: Iterable[str] = ()) -> list[Thread]:
    """Return the threads that a message belongs to, each once.

    All those it is addressed to (one that answers two requests is filed in both), else the one of
    the messages of ours that it answers, else the one whose registration number it names.
    """
    named = [thread for one in (*envelope, *parsed.to) if (thread := thread_at(one))]
    if named:
        return list(dict.fromkeys(named))
    if thread := find_thread(addresses=(), message_ids=parsed.answers):
        return [thread]
    if parsed.report:
        return []
    numbered = [thread for finds in _NUMBERED.values() for thread in finds(parsed)]
    return numbered if len(numbered) == 1 else []


def find_thread(*, addresses: Iterable[str], message_ids: Iterable[str]) -> Thread | None:
    """Return the thread that a message belongs to.

    First by the addresses it was sent to, with one slip forgiven, then by the messages of ours
    that it answers.
    """
    for address in addresses:
        if thread := thread_at(address):
            return thread
    answered = Message.objects.filter(message_id__in=list(message_ids), thread__isnull=False)
    found = answered.select_related("thread").order_by("-queued_at").first()
    return found.thread if found else None


def thread_at(address: str) -> Thread | None:
    """Return the thread of an address or of a code as somebody wrote it, or None."""
    local, at, domain = address.strip().casefold().partition("@")
    if at and domain != settings.MAIL_DOMAIN.casefold():
        return None
    match = _LOCAL.match(local)
    if at and match is None:
        return None
    meant = readings(match[1]) if match else []
    if not at:  # a bare code may begin with an r of its own
        meant += readings(local)
    found = list(Thread.objects.filter(code__in=meant)[:2])
    return found[0] if len(found) == 1 else None
