"""Grozăvești: from a mother's words to a place that lasts, by five people and their phones."""

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Geolocation, Page, expect

from tests.journeys.conftest import Person
from tests.journeys.flows import asking, checking, deciding, telling
from tests.journeys.flows.checking import days_ago
from tests.journeys.flows.signing_in import sign_in
from tests.journeys.pages.cause import stands_at, tread_flag
from tests.journeys.site import Site

pytestmark = pytest.mark.journey

GROZAVESTI: Geolocation = {"latitude": 44.4441, "longitude": 26.0627, "accuracy": 12}
ORGANISER, CENTRE = "g05@demo.example", "centru@demo.example"
TITLE = "Copiii din Grozăvești nu au loc de joacă"
PROGRAMME = "/programe/pasi-civici/"


def test_a_mothers_words_climb_ten_steps(
    person: Person, site: Site, photo: Path, paper: Path
) -> None:
    """Each act lays its step, and whoever looks sees it at once."""
    mother = person(standing=GROZAVESTI)
    ana, neighbour, centre = person(), person(), person()
    telling.tell(mother, photo)

    sign_in(ana, ORGANISER)
    code = telling.note(ana)
    slug = telling.accept(ana, telling.WORDS, title=TITLE)
    telling.accept(ana, telling.BY_PHONE, cause=TITLE)
    stands_at(ana, slug, 1)
    checking.publish(ana, slug)
    stands_at(mother, slug, 1)
    telling.look_up(neighbour, code)

    link = checking.ask_for_photo(ana, slug)
    checking.bring_photo(neighbour, link, photo)
    stands_at(neighbour, slug, 1)
    checking.accept_photo(ana)
    stands_at(neighbour, slug, 2)

    checking.choose(ana, slug, photo, on=days_ago(600))
    stands_at(neighbour, slug, 3)

    sign_in(centre, CENTRE)
    asking.add_council(centre)
    asking.open_campaign(ana, slug, until=days_ago(-90))
    letter = asking.write_letter(ana)
    stands_at(neighbour, slug, 3)
    asking.send_letter(ana, letter)
    stands_at(neighbour, slug, 4)

    asking.officer_answers(site, person())
    stands_at(neighbour, slug, 4)
    asking.judge(ana, letter, "yes", "Ne-au spus stadiul.")
    stands_at(neighbour, slug, 5)
    asking.judge(ana, letter, "forwarded", "Ne-au trimis la altă instituție.")
    stands_at(neighbour, slug, 4)
    asking.judge(ana, letter, "partly", "Au spus stadiul. Data nu.")
    stands_at(neighbour, slug, 5)
    _on_programme(centre, 0)

    deciding.put_on_agenda(ana, slug, paper, on=days_ago(400))
    stands_at(neighbour, slug, 6)
    _on_programme(centre, 1)

    promised = deciding.promise(ana, slug, paper, on=days_ago(390))
    stands_at(neighbour, slug, 7)
    decided = deciding.decide(ana, slug, paper, on=days_ago(380))
    stands_at(neighbour, slug, 8)
    deciding.annul(ana, decided, on=days_ago(370))
    stands_at(neighbour, slug, 7)
    deciding.break_promise(ana, promised)
    assert tread_flag(neighbour, slug, 7) == "nerespectată"
    deciding.decide(ana, slug, paper, on=days_ago(360))
    stands_at(neighbour, slug, 8)

    seen = days_ago(200)
    deciding.done(ana, slug, photo, on=seen)
    stands_at(neighbour, slug, 9)
    deciding.lasts(ana, slug, photo, on=seen + timedelta(days=185))
    stands_at(neighbour, slug, 10)
    stands_at(mother, slug, 10)
    _on_programme(centre, 1)


def _on_programme(page: Page, count: int) -> None:
    page.goto(PROGRAMME)
    expect(page.locator("main")).to_contain_text(f"{count} din 12")
