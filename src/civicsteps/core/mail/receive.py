"""Taking in what comes by mail: kept as it came, filed in its thread, or put before the staff."""

import hashlib
import logging

from django.db import IntegrityError, transaction

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.actions import keep
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.journal.log import record
from civicsteps.core.mail.models import STAFF, Inbound, Message, Thread
from civicsteps.core.mail.parsing import MAX_BYTES, Parsed, parse
from civicsteps.core.mail.threads import filer_of, find_thread
from civicsteps.core.models import ref
from civicsteps.core.refusals import Refused

logger = logging.getLogger(__name__)
RAW_TYPE = "message/rfc822"


def receive(raw: bytes, *, via: str) -> Inbound:
    """Take in one message, as it came; the same message again gives the first one's row.

    `via` says by which door: `command`, `imap`, … It is filed by whoever registered for its
    thread; what fits no thread, or what its filer refuses, waits for the staff. More than 20 MB
    is rejected. Nothing that anybody writes makes it fail.
    """
    whole = len(raw) <= MAX_BYTES
    parsed = parse(raw, whole=whole)
    thread = find_thread(addresses=parsed.to, message_ids=parsed.answers)
    # One message to two threads comes twice, once for each.
    once = hashlib.sha256(parsed.once + (thread.code if thread else "").encode()).digest()
    try:
        with transaction.atomic():
            return _known(once) or _take_in(raw, parsed, thread, once=once, via=via, whole=whole)
    except IntegrityError:
        if known := _known(once):
            return known
        raise


def file_into(inbound: Inbound, parsed: Parsed, thread: Thread) -> None:
    """File a message in a thread by its filer, inside the caller's transaction. Raises Refused."""
    inbound.thread = thread
    inbound.filed_as = ref(filer_of(thread)(inbound, parsed))
    inbound.state = Inbound.State.FILED
    inbound.trouble = ""
    inbound.save(update_fields=["thread", "filed_as", "state", "trouble"])


def _known(once: bytes) -> Inbound | None:
    return Inbound.objects.select_related("thread", "actor").filter(once=once).first()


def _take_in(
    raw: bytes, parsed: Parsed, thread: Thread | None, *, once: bytes, via: str, whole: bool
) -> Inbound:
    actor = Actor.objects.create(kind=Actor.Kind.MAIL)
    as_it_came = Prepared(raw, RAW_TYPE, "mesaj.eml")
    inbound = Inbound.objects.create(
        raw=keep(as_it_came, by=actor, audiences=[]) if whole else None,
        once=once,
        via=via,
        received_at=clock.now(),
        message_id=parsed.message_id,
        from_name=parsed.from_name,
        from_address=parsed.from_address,
        subject=parsed.subject,
        actor=actor,
        state=Inbound.State.QUEUED if whole else Inbound.State.REJECTED,
        trouble="" if whole else "too large",
    )
    if whole and thread:
        _try_to_file(inbound, parsed, thread)
    if parsed.bounce:
        _returned(parsed)
    if inbound.state == Inbound.State.QUEUED:
        record("mail.letter_unsorted", by=actor, about={"inbound": inbound}, audiences=[STAFF])
    return inbound


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


def _returned(parsed: Parsed) -> None:
    ours = Message.objects.filter(message_id__in=parsed.answers, state=Message.State.SENT)
    ours.update(state=Message.State.FAILED, trouble="returned")
