"""What a story needs besides actions: values that actions take, and a letter that arrives."""

from collections.abc import Callable
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from django.db import models

from civicsteps.core import clock
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.links.models import Link
from civicsteps.core.mail.receive import receive
from civicsteps.core.models import row_of
from civicsteps.engines.promises.due import Due
from civicsteps.identify.reports.filing import SheetLine, Where
from civicsteps.people.authorities.queries import address_to_write
from civicsteps.people.imports.registry import Given
from civicsteps.resolve.letters import pdf
from civicsteps.resolve.letters.drafting import Words
from civicsteps.resolve.letters.models import Letter


def copies(*, letter: Letter) -> pdf.Copies:
    """Return the copies of a letter, made just before it is sent."""
    return pdf.copies(letter, on=clock.today())


def given(*, name: str, text: str) -> Given:
    """Return a file as somebody brings it to an import."""
    return Given(name, text.encode())


def mail_arrives(
    *, letter: Letter, subject: str, text: str, attached: Prepared | None = None
) -> models.Model:
    """Let an office answer a letter by plain mail; return what it was filed as."""
    if letter.message is None or letter.thread is None:
        raise ValueError("nobody answers a letter that did not leave by mail")
    mail = EmailMessage()
    mail["From"] = address_to_write(letter.office)
    mail["To"], mail["Subject"] = letter.thread.address, subject
    mail["Date"] = format_datetime(clock.now())
    mail["Message-ID"] = make_msgid(domain="primarie.example")
    mail["In-Reply-To"] = letter.message.message_id
    mail.set_content(text)
    if attached:
        main, sub = attached.type.split("/")
        mail.add_attachment(attached.content, maintype=main, subtype=sub, filename=attached.name)
    inbound = receive(mail.as_bytes(), via="command")
    return row_of(inbound.filed_as)


def sheet_of(*, link: Link) -> models.Model:
    """Return the paper that a link is for."""
    return row_of(link.about)


BUILDERS: dict[str, Callable[..., object]] = {
    "given": given,
    "words": Words,
    "where": Where,
    "due": Due,
    "copies": copies,
    "sheet": sheet_of,
    "sheet_line": SheetLine,
}
SCENES: dict[str, Callable[..., models.Model]] = {"mail.arrives": mail_arrives}
