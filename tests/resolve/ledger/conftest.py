"""A bridge that is nobody's: two halls that send to each other, and the railway."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from civicsteps.causes.actions import add_demand
from civicsteps.causes.models import Cause, Demand
from civicsteps.people.authorities.models import Authority, Office
from civicsteps.resolve.ledger.actions import add_asset, record_claim
from civicsteps.resolve.ledger.models import Asset, Claim
from tests.cast import Cast

NOON = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
SIGNER, HOME = "Ana-Maria Popescu", "Strada Teilor nr. 7, București"


@dataclass(frozen=True)
class Offices:
    """The three that each say it is another's, and the prefect."""

    pmb: Office
    s1: Office
    cfr: Office
    prefect: Office


def _office(slug: str, authority: str, name: str) -> Office:
    body = Authority.objects.create(slug=slug, name=authority, place="București")
    return Office.objects.create(authority=body, kind="head", name=name)


@pytest.fixture
def offices(db: None) -> Offices:
    return Offices(
        pmb=_office("pmb", "Primăria Municipiului București", "Primarul general"),
        s1=_office("s1", "Primăria Sectorului 1", "Primarul"),
        cfr=_office("cfr", "CNCF „CFR” SA", "Sucursala București"),
        prefect=_office("prefectura", "Prefectura Municipiului București", "Prefectul"),
    )


@pytest.fixture
def demand(cast: Cast, cause: Cause, offices: Offices) -> Demand:
    return add_demand(
        cause=cause, sentence="Preluați podul.", office=offices.pmb, by=cast.by("ana")
    )


@pytest.fixture
def bridge(cast: Cast, cause: Cause) -> Asset:
    return add_asset(
        group=cast.group,
        cause=cause,
        name="Podul Săbăreni",
        kind="bridge",
        place="Giulești-Sârbi",
        built="1963",
        lat=44.482,
        lon=26.008,
        by=cast.by("ana"),
    )


@pytest.fixture
def say(cast: Cast, bridge: Asset) -> Callable[..., Claim]:
    """Write down what an office says; published somewhere unless something else is said."""

    def write(office: Office, stance: str, on: date, **more: object) -> Claim:
        proof = {} if stance == "silent" else {"publisher": "Ziarul local"}
        given = {"asset": bridge, "by": cast.by("ana"), **proof, **more}
        return record_claim(office=office, stance=stance, on=on, **given)  # type: ignore[arg-type]  # as the action takes them

    return write


@pytest.fixture
def nobodys(say: Callable[..., Claim], offices: Offices) -> list[Claim]:
    """The halls send to each other; the railway names one of them. All is long ago."""
    return [
        say(
            offices.cfr,
            "not_ours",
            date(2026, 8, 3),
            quote="Întreținerea unui pasaj rutier nu intră în sarcina noastră.",
            points_to=offices.s1,
        ),
        say(
            offices.s1,
            "not_ours",
            date(2026, 9, 1),
            quote="Podul nu se află în administrarea sectorului.",
            number="S1-77",
            points_to=offices.pmb,
            forwarded_on=date(2026, 9, 1),
            legal_ground="HCGMB (exemplu)",
        ),
        say(
            offices.pmb,
            "not_ours",
            date(2026, 9, 14),
            quote="Podul aparține Sectorului 1.",
            number="PMB-12",
            points_to=offices.s1,
            forwarded_on=date(2026, 9, 14),
        ),
    ]
