"""The one door for what comes by mail: kept as it came, filed in its threads, or before the staff.

A webhook and the IMAP poller keep first (`arrivals`) and let a task come here; `mail receive` and
a mail server's pipe come at once. Whichever the door, the same message is the same row.
"""

import hashlib
import logging
from collections.abc import Iterable

from django.db import IntegrityError, transaction

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.actions import keep
from civicsteps.core.files.models import StoredFile
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.journal.log import record
from civicsteps.core.mail.models import STAFF, Inbound, Message, Thread
from civicsteps.core.mail.parsing import MAX_BYTES, MAX_HEAD, Parsed, parse
from civicsteps.core.mail.threads import filer_of, find_threads
from civicsteps.core.models import ref
from civicsteps.core.refusals import Refused
from civicsteps.engines.mails import Sort

logger = logging.getLogger(__name__)
RAW_TYPE = "message/rfc822"
TOO_LARGE = "too large"
FULL, RETURNED = "the mailbox is full", "returned"


def receive(
    raw: bytes,
    *,
    via: str,
    envelope: Iterable[str] = (),
    size: int | None = None,
    kept: StoredFile | None = None,
) -> Inbound:
    """Take in one message, as it came; the same message again gives the first one's row.

    `via` says by which door: `command`, `imap`, `hook`; `envelope` are the addresses that it was
    brought to, before those that it names itself; `size` is how large it is where `raw` is its head
    alone; `kept` the file in which its door keeps it whole: the first row takes it over. It is
    filed in each thread whose address it carries, by whoever registered for it; what fits no
    thread, or what its filer refuses, waits for the staff. Of more than 25 MB only the headers are
    kept, and the staff is told. Nothing that anybody writes makes it fail. Not inside a
    transaction: it opens the attachments.
    """
    whole = (size or len(raw)) <= MAX_BYTES
    parsed = parse(raw, whole=whole)
    found: list[Thread | None] = [*find_threads(parsed, envelope=envelope)] or [None]
    first, *others = found
    inbound = _once_only(raw, parsed, first, via=via, whole=whole, kept=kept if whole else None)
    for thread in others:
        _once_only(raw, parsed, thread, via=via, whole=whole)
    return inbound


def file_into(inbound: Inbound, parsed: Parsed, thread: Thread) -> None:
    """File a message in a thread by its filer, inside the caller's transaction. Raises Refused."""
    inbound.thread = thread
    inbound.filed_as = ref(filer_of(thread)(inbound, parsed))
    inbound.state = Inbound.State.FILED
    inbound.trouble = ""
    inbound.save(update_fields=["thread", "filed_as", "state", "trouble"])


def _once_only(
    raw: bytes,
    parsed: Parsed,
    thread: Thread | None,
    *,
    via: str,
    whole: bool,
    kept: StoredFile | None = None,
) -> Inbound:
    # One message to two threads is filed in both, once in each.
    once = hashlib.sha256(parsed.once + (thread.code if thread else "").encode()).digest()
    try:
        with transaction.atomic():
            if known := _known(once):
                return known
            actor = Actor.objects.create(kind=Actor.Kind.MAIL)
            file = kept or keep(_as_it_came(raw, whole=whole), by=actor, audiences=[])
            return _take_in(file, parsed, thread, once=once, via=via, whole=whole, actor=actor)
    except IntegrityError:
        if known := _known(once):
            return known
        raise


def _known(once: bytes) -> Inbound | None:
    return Inbound.objects.select_related("thread", "actor").filter(once=once).first()


def _take_in(
    raw: StoredFile,
    parsed: Parsed,
    thread: Thread | None,
    *,
    once: bytes,
    via: str,
    whole: bool,
    actor: Actor,
) -> Inbound:
    inbound = Inbound.objects.create(
        raw=raw,
        once=once,
        via=via,
        received_at=clock.now(),
        message_id=parsed.message_id,
        from_name=parsed.from_name,
        from_address=parsed.from_address,
        subject=parsed.subject,
        sort=parsed.sort,
        actor=actor,
        state=Inbound.State.QUEUED if whole else Inbound.State.REJECTED,
        trouble="" if whole else TOO_LARGE,
    )
    if whole and thread:
        _try_to_file(inbound, parsed, thread)
    _heard(parsed)
    if inbound.state != Inbound.State.FILED:
        kind = "mail.letter_unsorted" if whole else "mail.letter_too_large"
        record(kind, by=actor, about={"inbound": inbound}, audiences=[STAFF])
    return inbound


def _as_it_came(raw: bytes, *, whole: bool) -> Prepared:
    if whole:
        return Prepared(raw, RAW_TYPE, "mesaj.eml")
    head = raw[: MAX_HEAD * 2].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    return Prepared(head[:MAX_HEAD] + b"\n\n", RAW_TYPE, "antet.eml")


def _try_to_file(inbound: Inbound, parsed: Parsed, thread: Thread) -> None:
    try:
        with transaction.atomic():
            file_into(inbound, parsed, thread)
    except Refused as refused:
        _wait(inbound, str(refused))
    except Exception as error:  # a filer's fault must not lose what somebody wrote
        logger.exception("message %s could not be filed", inbound.pk)
        _wait(inbound, type(error).__name__)


def _wait(inbound: Inbound, trouble: str) -> None:
    inbound.thread, inbound.filed_as = None, ""
    inbound.state = Inbound.State.QUEUED
    inbound.trouble = trouble[:300]
    inbound.save(update_fields=["thread", "filed_as", "state", "trouble"])


def _heard(parsed: Parsed) -> None:
    """Write on our messages what a server or a mail program tells of them; nothing else moves."""
    if not parsed.report:
        return
    ours, now = Message.objects.filter(message_id__in=parsed.answers), clock.now()
    if parsed.bounce:
        trouble = FULL if parsed.sort == Sort.FULL else RETURNED
        sent = ours.filter(state=Message.State.SENT)
        sent.update(state=Message.State.FAILED, trouble=trouble)
    elif parsed.sort == Sort.DELIVERED:
        ours.filter(delivered_at=None).update(delivered_at=now)
    elif parsed.sort == Sort.READ:
        ours.filter(read_at=None).update(read_at=now)
    elif parsed.sort == Sort.DELAYED:
        ours.filter(delayed_at=None).update(delayed_at=now)
