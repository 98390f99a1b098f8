"""Fetching mail by IMAP: each message once, never lost, whatever breaks in between.

A message is read without a mark (`BODY.PEEK`), kept and committed together with how far we are,
and only then marked as seen. When the server counts anew (another UIDVALIDITY) all are looked at
again, and those that are here already are known by what they say.
"""

import imaplib
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from imap_tools import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted, MailMessageFlags
from imap_tools.errors import ImapToolsError

from civicsteps.core import clock
from civicsteps.core.actors.actions import system
from civicsteps.core.journal.log import record
from civicsteps.core.mail.arrivals import keep_arrival
from civicsteps.core.mail.models import STAFF, Arrival, Mailbox
from civicsteps.core.mail.parsing import MAX_BYTES

VIA = "imap"
TIMEOUT = 30
BATCH = 200
"""Messages taken at one look; the next look goes on."""
TOLD_AFTER = 3
"""Looks in a row that fail before the staff is told."""
_DOORS = {"whole": MailBox, "turn": MailBoxStartTls, "none": MailBoxUnencrypted}


type Then = Callable[[Arrival], object]


@dataclass(frozen=True, slots=True)
class Look:
    """One look into the mailbox: how many messages came, and what stood in the way."""

    taken: int = 0
    trouble: str = ""


def fetch(then: Then) -> Look:
    """Look into the mailbox of the settings once and keep what is new. Not in a transaction.

    `then` is called with each that was kept, in the transaction that keeps it.
    """
    account = settings.IMAP
    if not account:
        return Look()
    name = f"{account['user']}@{account['host']}/{account['folder']}"[:200]
    box, _made = Mailbox.objects.get_or_create(name=name)
    try:
        taken = _look(box, account, then)
    except (ImapToolsError, imaplib.IMAP4.error, OSError) as error:
        return _failed(box, f"{type(error).__name__}: {error}"[:300])
    now = clock.now()
    Mailbox.objects.filter(pk=box.pk).update(looked_at=now, worked_at=now, fails=0, trouble="")
    return Look(taken)


def _look(box: Mailbox, account: dict[str, object], then: Then) -> int:
    door = _DOORS[str(account["tls"])](str(account["host"]), int(str(account["port"])), TIMEOUT)
    user, password, folder = (str(account[key]) for key in ("user", "password", "folder"))
    with door.login(user, password, folder) as server:
        validity = server.folder.status(folder, ["UIDVALIDITY"])["UIDVALIDITY"]
        if validity != box.uidvalidity:
            box.uidvalidity, box.last_uid = validity, 0
        taken = 0
        for uid in _new_ones(server, box.last_uid)[:BATCH]:
            taken += _take(server, box, uid, then)
        return taken


def _new_ones(server: BaseMailBox, last: int) -> list[int]:
    # „n:*” names the newest message even where its number is below n.
    return sorted(uid for uid in map(int, server.uids(f"UID {last + 1}:*")) if uid > last)


def _take(server: BaseMailBox, box: Mailbox, uid: int, then: Then) -> bool:
    size = _size(server, uid)
    raw = _bytes(server, uid, "BODY.PEEK[]" if size <= MAX_BYTES else "BODY.PEEK[HEADER]")
    with transaction.atomic():
        key = f"{box.name}\0{box.uidvalidity}\0{uid}"
        arrival = keep_arrival(raw, via=VIA, key=key, size=size) if raw else None
        if arrival:
            then(arrival)
        box.last_uid = uid
        box.save(update_fields=["uidvalidity", "last_uid"])
    server.flag(str(uid), MailMessageFlags.SEEN, value=True)
    return arrival is not None


def _size(server: BaseMailBox, uid: int) -> int:
    said = _asked(server, uid, "(RFC822.SIZE)")
    words = b" ".join(one[0] if isinstance(one, tuple) else one for one in said)
    digits = words.partition(b"RFC822.SIZE ")[2].split(b")")[0].split()
    return int(digits[0]) if digits and digits[0].isdigit() else 0


def _bytes(server: BaseMailBox, uid: int, what: str) -> bytes:
    said = _asked(server, uid, f"({what})")
    # One that somebody else removed meanwhile comes back as nothing.
    return next((bytes(one[1]) for one in said if isinstance(one, tuple)), b"")


def _asked(server: BaseMailBox, uid: int, what: str) -> list[bytes | tuple[bytes, bytes]]:
    state, said = server.client.uid("FETCH", str(uid), what)
    if state != "OK":
        raise imaplib.IMAP4.error(f"FETCH {what}: {state}")
    return [one for one in said if one is not None]


def _failed(box: Mailbox, trouble: str) -> Look:
    with transaction.atomic():
        row = Mailbox.objects.select_for_update().get(pk=box.pk)
        row.looked_at, row.trouble, row.fails = clock.now(), trouble, row.fails + 1
        row.save(update_fields=["looked_at", "trouble", "fails"])
        if row.fails == TOLD_AFTER:
            about = {"mailbox": row}
            record("mail.mailbox_silent", by=system(), about=about, audiences=[STAFF], via="task")
    return Look(trouble=trouble)
