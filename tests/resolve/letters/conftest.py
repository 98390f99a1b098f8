from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from email.message import EmailMessage
from io import BytesIO

import pytest
import typst
from PIL import Image

from civicsteps.causes.actions import add_demand
from civicsteps.causes.models import Cause, Demand
from civicsteps.core import clock
from civicsteps.core.files.prepare import Prepared, prepare
from civicsteps.core.mail.models import Inbound, Message
from civicsteps.core.mail.receive import receive
from civicsteps.core.mail.tasks import deliver_message
from civicsteps.people.authorities.models import Office
from civicsteps.resolve.letters import pdf
from civicsteps.resolve.letters.actions import hear_from_mail, send_letter, write_letter
from civicsteps.resolve.letters.drafting import Words
from civicsteps.resolve.letters.models import Letter, Reply
from tests.cast import Cast

NOON = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
SIGNER, HOME = "Ana-Maria Popescu", "Strada Teilor nr. 7, ap. 12, București"
WORDS = Words(
    subject="Petiție privind locul de joacă",
    body="Copiii se joacă între mașini.\n\nSubsemnata Ana-Maria Popescu am cinci ani de așteptare.",
    requests="Faceți un loc de joacă.\nSpuneți-ne până când.",
    signer=SIGNER,
    domicile=HOME,
)


@pytest.fixture
def by_day() -> Iterator[None]:
    """Noon, when a letter leaves on the day it carries: at night it waits for the morning."""
    with clock.set_to(NOON):
        yield


@pytest.fixture
def demand(cast: Cast, cause: Cause, office: Office) -> Demand:
    return add_demand(
        cause=cause, sentence="Faceți un loc de joacă.", office=office, by=cast.by("ana")
    )


@pytest.fixture
def letter(cast: Cast, cause: Cause, demand: Demand, office: Office) -> Letter:
    """Ana's draft to the council."""
    return write_letter(cause=cause, demand=demand, office=office, words=WORDS, by=cast.by("ana"))


@pytest.fixture
def photo() -> Prepared:
    out = BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, "JPEG")
    return prepare(out.getvalue(), name="stampila.jpg")


@pytest.fixture
def scan() -> Prepared:
    made = typst.compile(b"= Adresa", format="pdf")
    assert isinstance(made, bytes)
    return prepare(made, name="raspuns.pdf")


def message_of(letter: Letter) -> Message:
    """The message of a letter that was sent, as it is now."""
    assert letter.message is not None
    letter.message.refresh_from_db()
    return letter.message


def copies_of(letter: Letter, *, on: date | None = None) -> pdf.Copies:
    return pdf.copies(letter, on=on or clock.today())


@pytest.fixture
def sent(cast: Cast, letter: Letter) -> Letter:
    """Ana's letter, gone by e-mail."""
    ready = send_letter(letter=letter, copies=copies_of(letter), by=cast.by("ana"), at_once=True)
    deliver_message.call(str(ready.message_id))
    assert message_of(ready).state == "sent"
    return hear_from_mail(letter=ready, by=cast.by("ana"))


@pytest.fixture
def answer(sent: Letter) -> Callable[..., Inbound]:
    """Marin of the town hall writes to the letter's address, by plain mail."""

    def write(text: str, *, sender: str = "marin@primarie.example", **headers: str) -> Inbound:
        message = EmailMessage()
        message["From"] = f"Marin <{sender}>"
        message["To"] = sent.reply_address
        message["Subject"] = "Re: Petiție"
        message["Message-ID"] = f"<{len(text)}.{abs(hash(text))}@primarie.example>"
        for name, value in headers.items():
            message[name.replace("_", "-")] = value
        message.set_content(text)
        return receive(message.as_bytes(), via="test")

    return write


@pytest.fixture
def reply(answer: Callable[..., Inbound]) -> Reply:
    """A reply that waits to be judged."""
    inbound = answer("Bună ziua, vom face locul de joacă pe strada Teilor.")
    return Reply.objects.get(inbound=inbound)
