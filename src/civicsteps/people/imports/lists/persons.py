"""One row of a list as a person: their name, telephone, e-mail, and what they agreed to."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from civicsteps.core.text import plain, tidy
from civicsteps.engines.tables import day_of
from civicsteps.people.groups.models import Consent

OLDEST = date(1990, 1, 1)
LONGEST_NAME, LONGEST_NOTE = 120, 500
REGION = "RO"

_EMAIL = re.compile(r"[^\s,;<>()\"]+@[^\s,;<>()\"]+")
_DIGITS = re.compile(r"(?:\+|00)?\d[\d ./()-]{4,}\d")
_HOW = (
    (Consent.How.PAPER, re.compile(r"hartie|scris|formular|semnat|semnatur|paper|tabel|lista")),
    (Consent.How.ONLINE, re.compile(r"online|site|mail|whatsapp|facebook|sms|mesaj|internet")),
    (Consent.How.SPOKEN, re.compile(r"telefon|verbal|oral|spus|vorb|fata|usa|intalnire|spoken")),
)
_NO = {"nu", "no", "n", "-", "0", "fals", "false", "refuz"}
_REFUSED = re.compile(r"^(?:nu|no)\b|\b(?:nu (?:a|e|este|mai|vrea)\b|refuz|retras)")


@dataclass(frozen=True, slots=True)
class Person:
    """A person as a list tells them; `doubts` are codes, the first weighs most.

    `agreed_on` and `how` are both there or neither: without them nobody writes to the person.
    `refused` says that some row has their no: it weighs more than a yes elsewhere.
    """

    name: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""
    agreed_on: date | None = None
    how: str = ""
    refused: bool = False
    doubts: tuple[str, ...] = field(default=())

    @property
    def words(self) -> frozenset[str]:
        """The folded words of the name, in no order: „Pop Ana” is „Ana Pop”."""
        return frozenset(re.findall(r"[^\W\d_]+", plain(self.name)))

    @property
    def reachable(self) -> bool:
        """Whether there is a telephone or an e-mail address."""
        return bool(self.phone or self.email)


def person_of(cells: Sequence[str], fields: Sequence[str], *, today: date, how: str) -> Person:
    """Return the person of a row; `how` is the way of agreeing where the list gives only days."""
    found = {name: _cells(cells, fields, name) for name in ("name", "first", "address", "note")}
    phones, bad_phones = phones_in(_cells(cells, fields, "phone"))
    emails, bad_emails = emails_in(_cells(cells, fields, "email"))
    agreed = _cells(cells, fields, "agreed")
    agreed_on, way, doubt = agreement_in(agreed, today=today, how=how)
    named = " ".join(name for name in [*found["first"], *found["name"]] if _is_name(name))
    doubts = [doubt] if doubt else []
    doubts += ["bad_phone"] * bool(bad_phones) + ["bad_email"] * bool(bad_emails)
    phone, email = next(iter(phones), ""), next(iter(emails), "")
    if not named and (phone or email):
        doubts.append("no_name")
    notes = [
        *found["note"],
        *(_("Address: %(address)s") % {"address": ", ".join(found["address"])},)
        * bool(found["address"]),
        *(_("Also: %(other)s") % {"other": said} for said in [*phones[1:], *emails[1:]]),
        *(_("In the list: %(other)s") % {"other": said} for said in [*bad_phones, *bad_emails]),
    ]
    return Person(
        name=tidy(named or phone or email)[:LONGEST_NAME],
        phone=phone,
        email=email,
        note=". ".join(notes)[:LONGEST_NOTE],
        agreed_on=agreed_on,
        how=way,
        refused=_says_no(plain(" ".join(agreed))),
        doubts=tuple(doubts),
    )


def phones_in(cells: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the telephones in cells as E.164 (+40722123456), and what is no telephone."""
    good: list[str] = []
    bad: list[str] = []
    for cell in cells:
        found = _phones(cell)
        good += [number for number in found if number not in good]
        if not found and any(c.isdigit() for c in cell):
            bad.append(cell)
    return good, bad


def emails_in(cells: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the e-mail addresses in cells, in lower case, and what is none."""
    good: list[str] = []
    bad: list[str] = []
    for cell in cells:
        found = [text.strip(".").lower() for text in _EMAIL.findall(cell)]
        valid = [address for address in found if _is_email(address)]
        good += [address for address in valid if address not in good]
        if len(valid) < max(1, len(found)) and cell not in _NO:
            bad.append(cell)
    return good, bad


def agreement_in(cells: Iterable[str], *, today: date, how: str) -> tuple[date | None, str, str]:
    """Return when and how somebody agreed, and a doubt: all empty where nothing is written.

    A day to come, or before 1990, counts as none.
    """
    text = " ".join(cells)
    if not text or plain(text) in _NO:
        return None, "", ""
    if _says_no(plain(text)):
        return None, "", "agreed_no"
    day = day_of(text)
    way = next((way.value for way, words in _HOW if words.search(plain(text))), how)
    if day is None:
        return None, "", "agreed_no_day"
    if not OLDEST <= day <= today:
        return None, "", "agreed_odd_day"
    return (day, way, "") if way else (None, "", "agreed_no_way")


def merged(first: Person, again: Person) -> Person:
    """Return the first person with what the second row about them adds."""
    more = [again.note] if again.note and again.note not in first.note else []
    for mine, theirs in ((first.phone, again.phone), (first.email, again.email)):
        if mine and theirs and mine != theirs:
            more.append(_("Also: %(other)s") % {"other": theirs})
    refused = first.refused or again.refused
    earlier = again if first.agreed_on is None else first
    return replace(
        first,
        phone=first.phone or again.phone,
        email=first.email or again.email,
        note=". ".join(part for part in [first.note, *more] if part)[:LONGEST_NOTE],
        agreed_on=None if refused else earlier.agreed_on,
        how="" if refused else earlier.how,
        refused=refused,
    )


def _cells(cells: Sequence[str], fields: Sequence[str], name: str) -> list[str]:
    return [tidy(cell) for cell, is_ in zip(cells, fields, strict=False) if is_ == name and cell]


def _phones(cell: str) -> list[str]:
    found = [m.number for m in phonenumbers.PhoneNumberMatcher(cell, REGION)]
    if not found:
        found = [number for piece in _pieces(cell) if (number := _parsed(piece))]
    return [phonenumbers.format_number(n, phonenumbers.PhoneNumberFormat.E164) for n in found]


def _pieces(cell: str) -> list[str]:
    """Return what may be numbers where spaces part digits and numbers alike."""
    digits = re.sub(r"\D", "", cell)
    if len(digits) == 20 and digits[0] == digits[10] == "0":
        return [digits[:10], digits[10:]]
    return _DIGITS.findall(cell)


def _parsed(text: str) -> phonenumbers.PhoneNumber | None:
    try:
        number = phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_valid_number(number) else None


def _says_no(folded: str) -> bool:
    return folded in _NO or bool(_REFUSED.search(folded))


def _is_name(text: str) -> bool:
    return any(c.isalpha() for c in text)


def _is_email(address: str) -> bool:
    try:
        validate_email(address)
    except ValidationError:
        return False
    return True
