"""Writing a message that will leave: a plain call inside the action that it belongs to."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from email.utils import formataddr, getaddresses

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import connection
from django.utils import timezone

from civicsteps.core import clock, ids
from civicsteps.core.files.models import StoredFile
from civicsteps.core.mail.models import Message, Thread
from civicsteps.core.mail.tasks import deliver_message
from civicsteps.core.text import plain

MORNING, EVENING = time(8), time(21)


def send(
    *,
    to: str | Iterable[str],
    subject: str,
    text: str,
    html: str = "",
    kind: str,
    language: str = "ro",
    from_name: str = "",
    reply_to: str = "",
    thread: Thread | None = None,
    attachments: Iterable[StoredFile] = (),
    unsubscribe_url: str = "",
    headers: Mapping[str, str] | None = None,
    not_before: datetime | None = None,
) -> Message:
    """Queue a message; it leaves after the caller's transaction commits, `not_before` a moment.

    `kind` is dotted, as `accounts.code`, and decides how long the message stays. A message of a
    thread asks for answers at the thread's address. With `unsubscribe_url` (a POST to it must
    suffice) it carries the one-click headers. Raises ValueError for what is no address.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a message is queued inside the transaction of what it is about")
    key, moment = ids.uuid7(), clock.now()
    readers = [_address(one) for one in ([to] if isinstance(to, str) else to)]
    if not readers:
        raise ValueError("a message needs an e-mail address to go to")
    message = Message.objects.create(
        id=key,
        kind=kind,
        language=language,
        to=", ".join(readers),
        from_name=_line(from_name)[:120],
        reply_to=_address(reply_to) if reply_to else thread.address if thread else "",
        subject=_line(subject)[:300],
        text=text,
        html=html,
        headers={**_headers(thread, unsubscribe_url), **(headers or {})},
        thread=thread,
        message_id=f"<{key}@{settings.MAIL_DOMAIN}>",
        queued_at=moment,
        not_before=not_before or moment,
        folded=plain(" ".join([*readers, subject])),
    )
    message.attachments.set(attachments)
    task = deliver_message.using(run_after=not_before) if not_before else deliver_message
    task.enqueue(str(key))
    return message


def by_daylight(moment: datetime | None = None) -> datetime:
    """Return a moment, or the next eight in the morning where it would be night."""
    local = timezone.localtime(moment or clock.now())
    if MORNING <= local.time() < EVENING:
        return local
    day = local.date() + timedelta(days=1) if local.time() >= EVENING else local.date()
    return datetime.combine(day, MORNING, tzinfo=local.tzinfo)


def _headers(thread: Thread | None, unsubscribe_url: str) -> dict[str, str]:
    headers = {} if thread else {"Auto-Submitted": "auto-generated"}
    if unsubscribe_url:
        headers["List-Unsubscribe"] = f"<{unsubscribe_url}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def _address(typed: str) -> str:
    found = getaddresses([typed])
    name, address = found[0] if len(found) == 1 and typed.isprintable() else ("", "")
    try:
        validate_email(address)
    except ValidationError as error:
        raise ValueError(f"{typed!r} is not an e-mail address") from error
    return formataddr((name, address)) if name else address


def _line(text: str) -> str:
    return " ".join(text.split())
