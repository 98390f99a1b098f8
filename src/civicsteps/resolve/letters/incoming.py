"""Reading what an office wrote back: what kind of message it is, and the number it gives."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from civicsteps.core.mail.parsing import Parsed
from civicsteps.core.text import plain
from civicsteps.engines.mails import Original, numbers_in, original_of, own_words
from civicsteps.people.authorities.models import Channel, Office
from civicsteps.people.authorities.queries import PROVIDERS
from civicsteps.resolve.letters.models import Letter, Reply

SHORT = 700
MOST_NUMBERED = 20
_NUMBER = re.compile(
    r"\b(?:nr|numarul|numar|no)\b\.?\s*(?:de\s+)?(?:inregistrare\s*)?(?:este\s*)?[:.]?\s*"
    r"([a-z]{0,4}[-/ ]?\d[\d./-]{0,18}\d|\d{1,10})",
)
_DAY = re.compile(r"\b([0-3]?\d)[./-]([01]?\d)[./-](20\d\d)\b")


@dataclass(frozen=True, slots=True)
class Registration:
    """The registration that a text tells of: a number, perhaps its day; both may be missing."""

    number: str = ""
    on: date | None = None


def kind_of(mail: Parsed) -> Reply.Kind:
    """Tell an automatic message, a confirmation that it was received, and a reply apart.

    When in doubt it is a reply: the group reads it and says what it is.
    """
    if mail.report:
        return Reply.Kind.AUTO
    said = own_words(mail.text)
    if number_in(said).number and len(said) < SHORT and not mail.attachments:
        return Reply.Kind.ACKNOWLEDGEMENT
    return Reply.Kind.AUTO if mail.by_machine else Reply.Kind.REPLY


def turned_of(mail: Parsed) -> list[dict[str, object]]:
    """Return the attachments that were not taken, as a reply keeps them."""
    return [{"name": one.name, "holds": list(one.holds)} for one in mail.turned]


def passed_on(mail: Parsed) -> Original | None:
    """Return the message that a mail only passes on, if it says so: a member forwards a reply."""
    return original_of(mail.text, subject=mail.subject, zone=timezone.get_current_timezone())


def letters_numbered(mail: Parsed) -> list[Letter]:
    """Return the letters whose registration number and day a mail of their office names."""
    named = {one.number: one.on for one in numbers_in(f"{mail.subject}\n{own_words(mail.text)}")}
    if not named:
        return []
    letters = Letter.objects.filter(registration_number__in=named, thread__isnull=False)
    found = letters.select_related("office", "thread")[:MOST_NUMBERED]
    return [
        letter
        for letter in found
        if letter.registered_on == named[letter.registration_number]
        and is_from(letter.office, mail.from_address)
    ]


def number_in(text: str) -> Registration:
    """Return the registration number that a text gives, when it speaks of registering."""
    said = plain(own_words(text))
    if "inregistr" not in said:
        return Registration()
    for found in _NUMBER.finditer(said):
        number, day = _split(found[1].strip(" ./-"))
        after = _DAY.search(said, found.end(), found.end() + 40)
        if number:
            return Registration(number.upper(), day or _day(after))
    return Registration()


def is_from(office: Office, address: str) -> bool:
    """Tell whether an address is one of the authority's own, or of its own domain.

    A domain where anybody has a mailbox proves nothing beyond the exact address, and an address
    that just anybody wrote down proves nothing at all.
    """
    sender = address.strip().lower()
    known = {
        channel.address.strip().lower()
        for channel in Channel.objects.filter(
            office__authority=office.authority_id, kind=Channel.Kind.EMAIL, trusted=True
        )[:100]
    }
    domains = {one.rpartition("@")[2] for one in known} - PROVIDERS
    return sender in known or sender.rpartition("@")[2] in domains


def day_of(moment: datetime) -> date:
    """Return the day of a moment where the installation lives."""
    return timezone.localdate(moment)


def _split(found: str) -> tuple[str, date | None]:
    # „12345/23.11.2026” is a number and its day.
    day = _DAY.search(found)
    return (found[: day.start()].strip(" ./-"), _day(day)) if day else (found, None)


def _day(found: re.Match[str] | None) -> date | None:
    if found is None:
        return None
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None
