"""Claim, commit, send, mark: each message leaves once, or is said to be uncertain."""

import smtplib
from datetime import timedelta
from email.utils import formataddr, getaddresses, parseaddr
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, mailers
from django.db import transaction
from django.db.models import F

from civicsteps.core import clock
from civicsteps.core.actors.actions import system
from civicsteps.core.files import blobs
from civicsteps.core.journal.log import record
from civicsteps.core.mail.models import STAFF, Message
from civicsteps.core.mail.smtp import ask_for_reports

OLD_CLAIM = timedelta(minutes=15)
"""Longer than a mail server may take; a message claimed so long ago was lost from sight."""
NO_TASK = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=4)
MOST_ATTEMPTS = 20
"""About two days after the first."""
BATCH = 100


def claim(key: UUID) -> Message | None:
    """Take a message that waits, so that nobody else sends it; None if it does not wait."""
    now = clock.now()
    mine = Message.objects.filter(pk=key, state=Message.State.QUEUED, not_before__lte=now)
    claimed = mine.update(state=Message.State.CLAIMED, claimed_at=now, attempts=F("attempts") + 1)
    return Message.objects.select_related("thread").get(pk=key) if claimed else None


def deliver(message: Message) -> None:
    """Send a claimed message and mark what became of it.

    A server that says „later” puts it back for later; one that refuses it has it marked as
    failed. When the line breaks in the middle nobody knows: it is uncertain. Raises the error,
    having put the message back, when there is nothing to send it with.
    """
    server = mailers["default"]
    try:
        letter = _letter(message)
        if message.thread_id:
            ask_for_reports(letter)
        server.open()
    except Exception as error:
        _put_back(message, error)
        raise
    try:
        server.send_messages([letter])
    except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused) as error:
        _refused(message, error)
    except Exception as error:  # the line broke, or a provider answered strangely: it may have left
        _mark(message, Message.State.UNCERTAIN, trouble=_said(error))
    else:
        _mark(message, Message.State.SENT)
    finally:
        server.close()


def doubt_old_claims() -> int:
    """Mark as uncertain what was claimed and never marked; return how many there were."""
    old = Message.objects.filter(
        state=Message.State.CLAIMED, claimed_at__lt=clock.now() - OLD_CLAIM
    ).order_by("claimed_at")[:BATCH]
    for message in old:
        _mark(message, Message.State.UNCERTAIN, trouble="interrupted")
    return len(old)


def waiting() -> list[UUID]:
    """Return messages that should have left by now, the oldest first, a batch of them."""
    late = Message.objects.filter(
        state=Message.State.QUEUED, not_before__lte=clock.now() - NO_TASK
    ).order_by("not_before")
    return list(late.values_list("pk", flat=True)[:BATCH])


def _letter(message: Message) -> EmailMultiAlternatives:
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    letter = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text,
        from_email=formataddr((message.from_name or name, address)),
        to=[formataddr(one) if one[0] else one[1] for one in getaddresses([message.to])],
        reply_to=[message.reply_to] if message.reply_to else None,
        headers={**message.headers, "Message-ID": message.message_id},
    )
    if message.html:
        letter.attach_alternative(message.html, "text/html")
    for file in message.attachments.order_by("pk"):
        letter.attach(file.name, blobs.read(file.sha256), file.type)
    return letter


def _refused(message: Message, error: smtplib.SMTPException) -> None:
    if _for_good(error):
        _mark(message, Message.State.FAILED, trouble=_said(error))
    else:
        _put_back(message, error)


def _put_back(message: Message, error: Exception) -> None:
    if message.attempts >= MOST_ATTEMPTS:
        _mark(message, Message.State.FAILED, trouble=_said(error))
        return
    wait = min(timedelta(minutes=1) * 2 ** min(message.attempts, 10), LONGEST_WAIT)
    _mark(message, Message.State.QUEUED, trouble=_said(error), not_before=clock.now() + wait)


def _mark(message: Message, state: Message.State, **fields: object) -> None:
    fields |= {"state": state} | ({"sent_at": clock.now()} if state == Message.State.SENT else {})
    with transaction.atomic():
        row = Message.objects.select_for_update().filter(pk=message.pk)
        before = row.values_list("state", flat=True).first()
        # A claim that was doubted meanwhile is answered too: now it is known.
        if before not in {Message.State.CLAIMED, Message.State.UNCERTAIN}:
            return
        row.update(**fields)
        if (before == Message.State.UNCERTAIN) != (state == Message.State.UNCERTAIN):
            doubted = state == Message.State.UNCERTAIN
            record(
                "mail.message_doubted" if doubted else "mail.message_settled",
                by=system(),
                about={"message": message},
                audiences=[STAFF],
                via="task",
            )


def _for_good(error: smtplib.SMTPException) -> bool:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    return isinstance(error, smtplib.SMTPResponseException) and error.smtp_code >= 500


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]
