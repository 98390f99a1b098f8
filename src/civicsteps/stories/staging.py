"""What a story needs besides actions: values that actions take, and a letter that arrives."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from django.db import models
from django.utils.timezone import make_aware

from civicsteps.core import clock
from civicsteps.core.actors.actions import keep, visitor
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.links.models import Link
from civicsteps.core.mail.receive import receive
from civicsteps.core.models import row_of
from civicsteps.engines.promises.due import Due
from civicsteps.identify.consultations.models import Poll
from civicsteps.identify.reports.filing import SheetLine, Where
from civicsteps.people.authorities.models import Office
from civicsteps.people.authorities.queries import address_to_write
from civicsteps.people.clocks.queries import clocks_of
from civicsteps.people.clocks.records import contest_clock
from civicsteps.people.imports.registry import Given
from civicsteps.resolve.letters import pdf
from civicsteps.resolve.letters.drafting import Words
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.meetings import pdf as meeting_papers
from civicsteps.resolve.meetings.actions import Answered, Kit
from civicsteps.resolve.meetings.actions_minutes import Sheet
from civicsteps.resolve.meetings.models import Ask, Minutes
from civicsteps.resolve.notices.models import WatchSource
from civicsteps.resolve.requests.chains import request_of
from civicsteps.resolve.requests.models import Batch


def copies(*, letter: Letter) -> pdf.Copies:
    """Return the copies of a letter, made just before it is sent."""
    return pdf.copies(letter, on=clock.today())


def minutes_sheet(*, minutes: Minutes) -> Sheet:
    """Return the minutes of a meeting on paper, made just before they are sent."""
    return Sheet(minutes.revision, meeting_papers.minutes_sheet(minutes))


def moment(*, on: date, at: str) -> datetime:
    """Return a day's hour, as „10:30”, where the installation lives."""
    return make_aware(datetime.combine(on, time.fromisoformat(at)))


def answered(*, ask: Ask, answer: str, words: str = "") -> dict[str, Answered]:
    """Return how the one thing that was asked at a meeting was answered."""
    return {str(ask.pk): Answered(answer, words)}


def given(*, name: str, text: str) -> Given:
    """Return a file as somebody brings it to an import."""
    return Given(name, text.encode())


def mail_arrives(
    *, letter: Letter, subject: str, text: str, attached: Prepared | None = None
) -> models.Model:
    """Let an office answer a letter by plain mail; return what it was filed as."""
    sender = address_to_write(letter.office)
    if letter.message is None or letter.thread is None or sender is None:
        raise ValueError("nobody answers a letter that did not leave by mail")
    answer = {"In-Reply-To": letter.message.message_id}
    return _received(sender, letter.thread.address, subject, text, attached, answer)


def mail_passed_on(
    *, source: WatchSource, subject: str, text: str, attached: Prepared | None = None
) -> models.Model:
    """Let somebody pass an authority's mail on to a source; return what it was filed as."""
    if source.thread is None:
        raise ValueError("only a source by mail has an address")
    return _received("vecin@exemplu.example", source.thread.address, subject, text, attached)


def _received(
    sender: str,
    to: str,
    subject: str,
    text: str,
    attached: Prepared | None,
    more: Mapping[str, str] | None = None,
) -> models.Model:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, to, subject
    mail["Date"] = format_datetime(clock.now())
    mail["Message-ID"] = make_msgid(domain="primarie.example")
    for name, value in (more or {}).items():
        mail[name] = value
    mail.set_content(text)
    if attached:
        main, sub = attached.type.split("/")
        mail.add_attachment(attached.content, maintype=main, subtype=sub, filename=attached.name)
    inbound = receive(mail.as_bytes(), via="command")
    return row_of(inbound.filed_as)


def office_contests(*, letter: Letter, answered_on: date, said: str) -> models.Model:
    """Let an office say that it answered a letter in time; return the term that it contests."""
    return contest_clock(
        clock=clocks_of(letter)[0], answered_on=answered_on, said=said, by=keep(visitor())
    )


def asked_of(*, batch: Batch, office: Office) -> models.Model:
    """Return what one office was asked in a question to many."""
    return batch.requests.get(office=office)


def request_for(*, letter: Letter) -> models.Model:
    """Return the request that a letter belongs to."""
    if request := request_of(letter):
        return request
    raise ValueError("the letter begins no request")


def slip_of(*, poll: Poll, number: int) -> models.Model:
    """Return the slip of a household, as it stands."""
    return poll.slips.get(number=number, void_on=None)


def voted_need(*, poll: Poll, number: int) -> models.Model:
    """Return a need that was put to the vote, by its number on the slip."""
    return poll.needs.get(number=number)


def sheet_of(*, link: Link) -> models.Model:
    """Return the paper that a link is for."""
    return row_of(link.about)


BUILDERS: dict[str, Callable[..., object]] = {
    "given": given,
    "words": Words,
    "where": Where,
    "due": Due,
    "copies": copies,
    "minutes_sheet": minutes_sheet,
    "moment": moment,
    "answered": answered,
    "kit": Kit,
    "sheet": sheet_of,
    "slip": slip_of,
    "voted": voted_need,
    "sheet_line": SheetLine,
}
SCENES: dict[str, Callable[..., models.Model]] = {
    "mail.arrives": mail_arrives,
    "mail.passed_on": mail_passed_on,
    "office.contests": office_contests,
    "question.asked_of": asked_of,
    "request.of": request_for,
}
