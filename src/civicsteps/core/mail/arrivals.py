"""What a door keeps before anything is read of it, and taking it in afterwards.

The door commits and answers; the task `take_arrival` reads and files, and is tried again when it
falls. What comes again at the same door is known by its key.
"""

import hashlib
from collections.abc import Iterable
from uuid import UUID

from django.db import IntegrityError, transaction

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.files import blobs
from civicsteps.core.files.actions import keep
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.mail.models import Arrival
from civicsteps.core.mail.receive import RAW_TYPE, receive


def keep_arrival(
    raw: bytes, *, via: str, key: str, envelope: Iterable[str] = (), size: int | None = None
) -> Arrival | None:
    """Keep a message inside the caller's transaction; None if its door brought it before.

    `key` names it at its door: the provider's event, the folder with its UIDVALIDITY and UID.
    """
    whole_key = hashlib.sha256(f"{via}\0{key}".encode()).hexdigest()
    known = Arrival.objects.filter(key=whole_key)
    if known.exists():
        return None
    try:
        with transaction.atomic():
            by = Actor.objects.create(kind=Actor.Kind.MAIL)
            return Arrival.objects.create(
                key=whole_key,
                via=via,
                envelope=[one for one in envelope if one][:100],
                raw=keep(Prepared(raw, RAW_TYPE, "mesaj.eml"), by=by, audiences=[]),
                size=size or len(raw),
            )
    except IntegrityError:
        # Another look, or the provider's second call, brings it at this very moment.
        if known.exists():
            return None
        raise


def take(arrival_id: UUID) -> None:
    """Read and file what a door kept; nothing where that is done. Raises what the reading raises.

    A fall between the two halves is harmless: the same message is the same row.
    """
    arrival = Arrival.objects.select_related("raw").filter(pk=arrival_id, taken_at=None).first()
    if arrival is None or arrival.raw is None:
        return
    raw = blobs.read(arrival.raw.sha256)
    kept = arrival.raw
    inbound = receive(raw, via=arrival.via, envelope=arrival.envelope, size=arrival.size, kept=kept)
    with transaction.atomic():
        arrival.raw = None
        arrival.inbound, arrival.taken_at = inbound, clock.now()
        arrival.save(update_fields=["raw", "inbound", "taken_at"])
        if inbound.raw_id != kept.pk:
            kept.delete()
