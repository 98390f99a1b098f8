"""Reading what an office wrote back: what kind of message it is, and the number it gives."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from civicsteps.core.mail.parsing import Parsed
from civicsteps.core.text import plain
from civicsteps.people.authorities.models import Channel, Office
from civicsteps.resolve.letters.models import Reply

SHORT = 700
FREE_MAIL = {
    "gmail.com", "googlemail.com", "yahoo.com", "yahoo.ro", "ymail.com", "hotmail.com",
    "outlook.com", "live.com", "icloud.com", "protonmail.com", "proton.me",
}  # fmt: skip
_QUOTED = re.compile(r"(?m)^\s*>.*$")
_QUOTE_BEGINS = re.compile(
    r"(?im)^\s*(?:"
    r"on .{5,200} wrote:"
    r"|(?:pe|în|la data de) .{5,200} a scris:"
    r"|-{2,}\s*(?:original message|mesaj(?:ul)? original|forwarded message).*"
    r"|(?:from|de la|expeditor):\s.*@.*"
    r")$"
)
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


def own_words(text: str) -> str:
    """Return a message without the earlier ones that it quotes."""
    begins = _QUOTE_BEGINS.search(text)
    return _QUOTED.sub("", text[: begins.start()] if begins else text).strip()


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
    domains = {one.rpartition("@")[2] for one in known} - FREE_MAIL
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
