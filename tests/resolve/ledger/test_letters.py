"""Writing to all of them with each other's words."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.utils import translation
from pypdf import PdfReader

from civicsteps.causes.models import Demand
from civicsteps.core import clock
from civicsteps.core.refusals import Refused
from civicsteps.people.acts import comparing
from civicsteps.people.acts.models import Need
from civicsteps.people.authorities.models import Office
from civicsteps.resolve.ledger.actions import (
    draft_ledger_letter,
    draft_ledger_letters,
    record_receipt,
)
from civicsteps.resolve.ledger.models import Asset, Claim
from civicsteps.resolve.letters import pdf
from civicsteps.resolve.letters.actions import withdraw_letter
from civicsteps.resolve.letters.models import Letter
from tests.cast import Cast
from tests.resolve.ledger.conftest import HOME, NOON, SIGNER, TODAY, Offices


@pytest.fixture(autouse=True)
def _today() -> object:
    with clock.set_to(NOON):
        yield


def draft(
    cast: Cast, bridge: Asset, demand: Demand, *to: Office, prefect: Office | None = None
) -> dict[Office, Letter]:
    draft_ledger_letters(
        asset=bridge,
        offices=to,
        demand=demand,
        by=cast.by("ana"),
        prefect=prefect,
        signer=SIGNER,
        domicile=HOME,
    )
    return {row.letter.office: row.letter for row in bridge.letters.all()}


def paper_of(letter: Letter) -> str:
    content = pdf.render(letter, copy="office", on=TODAY)
    return " ".join(" ".join(p.extract_text() for p in PdfReader(BytesIO(content)).pages).split())


def test_one_letter_to_each_and_one_to_the_prefect(
    cast: Cast, bridge: Asset, demand: Demand, offices: Offices, nobodys: list[Claim]
) -> None:
    to = (offices.cfr, offices.s1, offices.pmb)
    letters = draft(cast, bridge, demand, *to, prefect=offices.prefect)
    assert set(letters) == {*to, offices.prefect}
    assert {letter.state for letter in letters.values()} == {"draft"}
    assert all(len(letter.numbered) == 1 for letter in letters.values())
    assert all(
        letter.subject == "Petiție privind Podul Săbăreni: cine răspunde"
        for letter in letters.values()
    )
    assert bridge.letters.get(to_prefect=True).letter.office == offices.prefect
    assert Need.objects.filter(kind="letters.send", closed_on=None).count() == 4
    assert comparing.differences() == []


def test_it_quotes_the_others_to_each_with_day_and_number(
    cast: Cast, bridge: Asset, demand: Demand, offices: Offices, nobodys: list[Claim]
) -> None:
    words = paper_of(draft(cast, bridge, demand, offices.pmb)[offices.pmb])
    for said in (
        "Primăria Sectorului 1 (1 septembrie 2026, nr. S1-77",
        "„Podul nu se află în administrarea sectorului.”",
        "Dumneavoastră (14 septembrie 2026, nr. PMB-12",
        "„Podul aparține Sectorului 1.”",
        "„Întreținerea unui pasaj rutier nu intră în sarcina noastră.”",
        "Primăria Sectorului 1 → Primăria Municipiului București → Primăria Sectorului 1",
        "OG 27/2002, art. 6^1",
        SIGNER,
        HOME,
    ):
        assert said in words, said


@pytest.mark.parametrize(
    ("who", "asked"),
    [
        ("pmb", "dacă ați înregistrat petiția pe care Primăria Sectorului 1 spune că v-a trimis-o"),
        ("cfr", "actul (număr și dată) din care reiese că Podul Săbăreni nu este"),
    ],
)
def test_each_is_asked_the_one_thing_that_is_theirs_to_answer(
    cast: Cast,
    bridge: Asset,
    demand: Demand,
    offices: Offices,
    nobodys: list[Claim],
    who: str,
    asked: str,
) -> None:
    office = getattr(offices, who)
    [question] = draft(cast, bridge, demand, office)[office].numbered
    assert asked in question


def test_who_registered_what_was_sent_is_asked_for_the_act(
    cast: Cast, bridge: Asset, demand: Demand, offices: Offices, nobodys: list[Claim]
) -> None:
    record_receipt(claim=nobodys[1], on=date(2026, 9, 3), number="PMB-9", by=cast.by("ana"))
    [question] = draft(cast, bridge, demand, offices.pmb)[offices.pmb].numbered
    assert "actul (număr și dată)" in question


def test_who_says_it_is_theirs_and_who_is_silent_are_asked_otherwise(
    cast: Cast, bridge: Asset, demand: Demand, offices: Offices, say: Callable[..., Claim]
) -> None:
    say(offices.s1, "took_over", date(2026, 9, 1))
    say(offices.cfr, "silent", date(2026, 9, 1))
    letters = draft(cast, bridge, demand, offices.s1, offices.cfr, prefect=offices.prefect)
    assert "ce lucrări ați prevăzut acolo" in letters[offices.s1].requests
    assert (
        "dacă Podul Săbăreni este în administrarea dumneavoastră" in letters[offices.cfr].requests
    )
    assert "nu a răspuns până azi" in letters[offices.s1].body
    assert "să stabilească în scris" in letters[offices.prefect].requests


def test_a_very_long_quote_is_cut_and_says_so(
    cast: Cast, bridge: Asset, demand: Demand, offices: Offices, say: Callable[..., Claim]
) -> None:
    for n in range(12):
        say(offices.s1, "not_ours", date(2026, 1, 1) + timedelta(days=n), quote="vorbe " * 500)
    [letter] = draft(cast, bridge, demand, offices.s1).values()
    assert "[…]" in letter.body
    assert len(letter.body) < 6000


def test_letters_are_in_romanian_whoever_drafts_them(
    cast: Cast, bridge: Asset, demand: Demand, offices: Offices, nobodys: list[Claim]
) -> None:
    with translation.override("en"):
        [letter] = draft(cast, bridge, demand, offices.cfr).values()
    assert "Întrebăm cine răspunde de Podul Săbăreni" in letter.body


def test_all_are_drafted_or_none_and_no_office_twice(
    cast: Cast, bridge: Asset, demand: Demand, offices: Offices, nobodys: list[Claim]
) -> None:
    first = draft(cast, bridge, demand, offices.pmb)
    with pytest.raises(Refused) as refused:
        draft(cast, bridge, demand, offices.cfr, offices.pmb)
    assert refused.value.refusal.field == "offices"
    assert Letter.objects.count() == 1
    withdraw_letter(letter=first[offices.pmb], by=cast.by("ana"))
    draft(cast, bridge, demand, offices.cfr, offices.pmb)
    assert Letter.objects.count() == 3


@pytest.mark.parametrize("who", ["mihai", "dan", "ilinca", "sorin", "vera", "vlad"])
def test_only_an_organiser_of_the_group_drafts_them(
    cast: Cast, bridge: Asset, demand: Demand, offices: Offices, nobodys: list[Claim], who: str
) -> None:
    with pytest.raises(Refused) as refused:
        draft_ledger_letter(
            asset=bridge,
            office=offices.pmb,
            demand=demand,
            signer=SIGNER,
            domicile=HOME,
            by=cast.by(who),
        )
    assert refused.value.refusal.kind == "forbidden"
    assert not Letter.objects.exists()


def test_with_nothing_said_or_nobody_chosen_nothing_is_drafted(
    cast: Cast, bridge: Asset, demand: Demand, offices: Offices
) -> None:
    with pytest.raises(Refused):
        draft(cast, bridge, demand, offices.pmb)
    with pytest.raises(Refused):
        draft(cast, bridge, demand)
    assert not Letter.objects.exists()
