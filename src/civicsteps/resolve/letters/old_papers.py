"""Reading old letters out of what a group kept: photos, scans, saved mails, whole mailboxes.

Each file gives one item, a mailbox as many as it has messages. What the item is — sent or
received, when, to whom — is read where it can be, and asked where it cannot.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePosixPath

from django.conf import settings
from django.db import transaction
from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from civicsteps.core.files.actions import keep
from civicsteps.core.files.apart import UnopenedError
from civicsteps.core.files.models import StoredFile
from civicsteps.core.files.prepare import Prepared, prepare
from civicsteps.core.files.words import inside
from civicsteps.core.refusals import Refusal, Refused
from civicsteps.core.text import plain
from civicsteps.engines.mails import Mail, Numbered, numbers_in, read_mail, read_msg, split_mbox
from civicsteps.people.accounts.models import User
from civicsteps.people.authorities.models import Channel
from civicsteps.people.authorities.queries import PROVIDERS
from civicsteps.people.imports.models import Import
from civicsteps.people.imports.registry import Given
from civicsteps.resolve.letters.models import ImportedPage

MAILS = {".eml", ".msg", ".mbox"}
MOST_ITEMS = 500
SENT, RECEIVED = "sent", "received"


@dataclass(frozen=True, slots=True)
class Item:
    """One paper or mail among what was given, and what can be read of it.

    `place` counts from 1 in the order of the files. `way` is `sent`, `received` or unknown;
    `trouble` says why a file of it was not taken; `same` is the place of an earlier item that is
    the same mail.
    """

    place: int
    name: str
    is_mail: bool
    way: str = ""
    on: date | None = None
    subject: str = ""
    text: str = ""
    office: str = ""
    numbers: tuple[Numbered, ...] = ()
    papers: tuple[str, ...] = ()
    sheets: int = 0
    passed_on: int = 0
    message_id: str = ""
    answers: tuple[str, ...] = ()
    trouble: str = ""
    same: int | None = None


@dataclass(slots=True)
class Correspondents:
    """Who writes and who is written to: our own addresses, and the offices by theirs."""

    ours: set[str]
    offices: dict[str, str] = field(default_factory=dict)

    @classmethod
    def around(cls, batch: Import) -> "Correspondents":
        """Return the addresses of a group's people, and those in the register of authorities."""
        users = User.objects.filter(memberships__group=batch.group)
        ours = {email.lower() for email in users.values_list("email", flat=True)}
        known = cls(ours)
        channels = Channel.objects.filter(kind=Channel.Kind.EMAIL, trusted=True).order_by("pk")
        for address, office in channels.values_list("address", "office_id"):
            whole = address.strip().lower()
            domain = whole.rpartition("@")[2]
            known.offices.setdefault(whole, str(office))
            if domain not in PROVIDERS:
                known.offices.setdefault(f"@{domain}", str(office))
        return known

    def office_at(self, address: str) -> str:
        """Return the office that an address is of, by itself or by its domain; or nothing."""
        return self.offices.get(address) or self.offices.get(f"@{address.rpartition('@')[2]}", "")

    def is_ours(self, address: str) -> bool:
        """Tell whether an address is one of the group's people, or of this installation."""
        return address in self.ours or address.endswith(f"@{settings.MAIL_DOMAIN.lower()}")


def read_items(given: Sequence[Given], batch: Import) -> Iterator[Item]:
    """Read every file into its items; each good page is kept, and nobody sees it yet.

    Raises Refused for more than 500 of them.
    """
    forget_pages(batch)
    known, first, place = Correspondents.around(batch), dict[str, int](), 0
    for file in given:
        for mail in _mails(file):
            place += 1
            if place > MOST_ITEMS:
                reason = _("More than 500 letters at once. Bring them in parts.")
                raise Refused(Refusal(reason, "input", "files"))
            if mail is None:
                yield _paper(file, batch, place)
                continue
            item = _of_mail(mail, batch, place, known)
            earlier = first.setdefault(mail.key, place)
            yield replace(item, same=earlier) if earlier != place else item


def forget_pages(batch: Import) -> int:
    """Let go of the pages of an import that no letter took; return how many."""
    pages = list(ImportedPage.objects.filter(batch=batch).select_related("file"))
    ImportedPage.objects.filter(batch=batch).delete()
    # A page that a letter took is seen by whoever sees inside the letter.
    unseen = [page.file_id for page in pages if not page.file.audiences]
    StoredFile.objects.filter(pk__in=unseen).delete()
    return len(pages)


def _mails(file: Given) -> Iterator[Mail | None]:
    suffix, zone = PurePosixPath(file.name).suffix.lower(), get_default_timezone()
    if suffix == ".msg":
        yield read_msg(file.content, zone=zone)
    elif suffix in MAILS:
        messages = split_mbox(file.content) if suffix == ".mbox" else [file.content]
        for raw in messages:
            yield read_mail(raw, zone=zone)
    else:
        yield None


def _paper(file: Given, batch: Import, place: int) -> Item:
    item = Item(place=place, name=file.name[-120:], is_mail=False)
    try:
        prepared = prepare(file.content, name=file.name)
    except Refused as refused:
        return replace(item, trouble=str(refused))
    text, sheets = _inside(prepared)
    numbers = tuple(numbers_in(text))
    papers = keep_pages(batch, place, [prepared])
    return replace(item, papers=papers, sheets=sheets, numbers=numbers)


def _of_mail(mail: Mail, batch: Import, place: int, known: Correspondents) -> Item:
    original = mail.original
    sender = original.from_address if original and original.from_address else mail.from_address
    way, office = _way(sender, mail.to, known, passed_on=original is not None)
    text = original.text if original else mail.text
    subject = original.subject if original else mail.subject
    prepared, troubles = [], []
    for attached in mail.attached:
        try:
            prepared.append(prepare(attached.content, name=attached.name))
        except Refused as refused:
            troubles.append(f"{attached.name}: {refused}")
    if left := mail.left_out:
        said = ngettext("%(n)d more file was left out.", "%(n)d more files were left out.", left)
        troubles.append(said % {"n": left})
    return Item(
        place=place,
        name=subject or mail.from_address,
        is_mail=True,
        way=way,
        on=original.on if original else mail.on,
        subject=subject[:140],
        text=text,
        office=office,
        numbers=tuple(numbers_in(f"{subject}\n{text}")),
        papers=keep_pages(batch, place, prepared),
        sheets=sum(_inside(one)[1] for one in prepared),
        passed_on=original.times if original else 0,
        message_id=(original.message_id if original else "") or mail.message_id,
        answers=mail.answers,
        trouble="; ".join(troubles),
    )


def _way(
    sender: str, to: Sequence[str], known: Correspondents, *, passed_on: bool
) -> tuple[str, str]:
    """Return whether a mail was sent or received, and by which office it can be known."""
    if office := known.office_at(sender):
        return RECEIVED, office
    offices = [found for address in to if (found := known.office_at(address))]
    if passed_on:  # whom the inner message went to is not told: our own word went to them
        return (SENT, "") if known.is_ours(sender) else ("", "")
    if offices or known.is_ours(sender):
        return SENT, offices[0] if offices else ""
    return "", ""


def keep_pages(batch: Import, place: int, prepared: Sequence[Prepared]) -> tuple[str, ...]:
    """Keep the pages of one item of an import; nobody sees them until something takes them."""
    papers = []
    with transaction.atomic():
        for position, one in enumerate(prepared, 1):
            file = keep(one, by=batch.by, audiences=[])
            ImportedPage.objects.create(batch=batch, item=place, position=position, file=file)
            papers.append(str(file.pk))
    return tuple(papers)


def _inside(prepared: Prepared) -> tuple[str, int]:
    """Return the words of a paper's first pages, where it has any, and how many sheets it has."""
    if prepared.is_image:
        return "", 1
    try:
        found = inside(prepared.content, most=2)
    except UnopenedError:  # it opened when it was checked; its words may still be beyond reading
        return "", 0
    words = " ".join(found.texts)
    return words if "inregistr" in plain(words) or "nr" in plain(words) else "", found.pages
