from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
import typst
from PIL import Image

from civicsteps.causes.actions import add_demand
from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.files.prepare import Prepared, prepare
from civicsteps.core.work.running import drain
from civicsteps.people.authorities.models import Authority, Channel, Office
from civicsteps.resolve.letters import pdf
from civicsteps.resolve.letters.actions import (
    hand_over_letter,
    record_registration,
    record_reply,
)
from civicsteps.resolve.letters.drafting import Words
from civicsteps.resolve.letters.models import Letter, Reply
from civicsteps.resolve.requests.actions import open_request
from civicsteps.resolve.requests.models import Request
from tests.cast import Cast

NOON = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
LATER = datetime(2027, 1, 20, 10, 0, tzinfo=UTC)
WORDS = Words(
    subject="Cerere de informații despre podul Săbăreni",
    body="Podul este închis din 2018.",
    requests="Contractul de reparație a podului.\nExpertiza tehnică a podului.",
    signer="Ana-Maria Popescu",
    domicile="Strada Teilor nr. 7, București",
    instrument="T544",
)


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


@pytest.fixture
def opened(cast: Cast, cause: Cause, office: Office) -> Request:
    """Ana's request for papers, a draft."""
    return opening(cast, cause, office)


@pytest.fixture
def offices(office: Office) -> list[Office]:
    """Three offices: two reachable by e-mail, the third not."""
    more = []
    for number in (2, 3):
        authority = Authority.objects.create(slug=f"primaria-{number}", name=f"Primăria {number}")
        more.append(Office.objects.create(authority=authority, kind="head", name="Primarul"))
    Channel.objects.create(office=more[0], kind="email", address="doi@primarie.example")
    return [office, *more]


@pytest.fixture
def handed(cast: Cast, photo: Prepared) -> Callable[[Letter], Letter]:
    """Hands a draft in at the counter, today."""

    def hand(letter: Letter) -> Letter:
        day = clock.today()
        copies = pdf.copies(letter, on=day)
        return hand_over_letter(
            letter=letter, copies=copies, channel="counter", on=day, proof=photo, by=cast.by("ana")
        )

    return hand


@pytest.fixture
def sent(cast: Cast, opened: Request, handed: Callable[[Letter], Letter]) -> Request:
    """Ana's request, handed in and registered on the 25th of November 2026."""
    with clock.set_to(NOON):
        letter = handed(opened.opening)
        record_registration(letter=letter, number="12/2026", on=clock.today(), by=cast.by("ana"))
        drain()
    return Request.objects.get(pk=opened.pk)


@pytest.fixture
def petition(
    cast: Cast, cause: Cause, office: Office, handed: Callable[[Letter], Letter]
) -> Request:
    """Ana's petition, handed in and registered on the 25th of November 2026."""
    ana = cast.by("ana")
    demand = add_demand(cause=cause, sentence="Reparați podul.", office=office, by=ana)
    with clock.set_to(NOON):
        made = open_request(
            cause=cause,
            office=office,
            instrument="TOG27",
            words=WORDS,
            by=ana,
            actor_kind="informal_group",
            demand=demand,
        )
        letter = handed(made.opening)
        record_registration(letter=letter, number="15/2026", on=clock.today(), by=ana)
        drain()
    return Request.objects.get(pk=made.pk)


def opening(cast: Cast, cause: Cause, office: Office, *, who: str = "ana") -> Request:
    return open_request(
        cause=cause,
        office=office,
        instrument="T544",
        words=WORDS,
        by=cast.by(who),
        actor_kind="informal_group",
    )


def answered(cast: Cast, request: Request, scan: Prepared, *, on: date) -> Reply:
    """What came back to a request's opening letter, on paper."""
    return record_reply(letter=request.opening, received_on=on, pages=[scan], by=cast.by("ana"))
