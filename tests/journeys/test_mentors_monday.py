"""A mentor's Monday: twelve groups at a glance, one called by telephone, one answered."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Person
from tests.journeys.flows import dictating
from tests.journeys.flows.checking import days_ago
from tests.journeys.flows.signing_in import sign_in
from tests.journeys.pages.cause import stands_at
from tests.journeys.pages.forms import form, send
from tests.journeys.site import Site

pytestmark = pytest.mark.journey

MENTOR, MEMBER, GROUP = "mentor@demo.example", "g12@demo.example", "horpaz"
CAUSE, TITLE = "doua-sute-de-case-noi-si-un-singur-drum", "Două sute de case noi și un singur drum"
ASKED = "Ne vedem marți la bibliotecă?"
ANSWERED = "Da, marți la 18. Aduc eu harta."
DECIDED = {"held_on": days_ago(1), "present": 21, "in_favour": 19, "against": 1, "abstained": 1}


def test_a_mentors_monday(demo_person: Person, demo_site: Site) -> None:
    """Who is stuck and since when; a group's own act written for it, which counts at its yes."""
    mentor, member, neighbour = demo_person(), demo_person(), demo_person()
    sign_in(mentor, MENTOR)
    _twelve_groups(mentor)

    mentor.locator("main a.line", has_text="Horpaz").first.click()
    expect(mentor).to_have_url(re.compile(f"/birou/grupuri/{GROUP}/"))
    expect(mentor.locator("main")).to_contain_text("Hotărâți împreună")
    expect(mentor.locator("main")).to_contain_text(re.compile(r"de \d+ (de )?zile"))

    waits = dictating.write_for(mentor, "Ce a hotărât grupul", TITLE, DECIDED)
    stands_at(neighbour, CAUSE, 2)
    mentor.goto("/birou/grupuri/?arata=confirmare")
    expect(mentor.locator("main a.line")).to_have_count(1)

    dictating.confirm_by_mail(member, MEMBER)
    stands_at(neighbour, CAUSE, 3)
    expect(neighbour.locator("main .timeline")).to_contain_text(
        "scris de mentor la telefon, confirmat de grup"
    )
    mentor.goto(waits)
    expect(mentor.locator("main")).to_contain_text("S-a făcut și e aici:")

    sign_in(member, MEMBER)
    _say(member, ASKED)
    mentor.goto("/vorbe/")
    mentor.locator("main a.line", has_text=TITLE).click()
    expect(mentor.locator("main .talk")).to_contain_text(ASKED)
    send(mentor, {"text": ANSWERED})
    member.goto("/birou/")
    expect(member.locator("main")).to_contain_text(TITLE)
    member.goto("/vorbe/")
    member.locator("main a.line", has_text=TITLE).click()
    expect(member.locator("main .talk")).to_contain_text(ANSWERED)
    neighbour.goto(f"/probleme/{CAUSE}/")
    assert ASKED not in neighbour.content()
    assert ANSWERED not in neighbour.content()


def _twelve_groups(page: Page) -> None:
    """The mentor's desk: each of the twelve with its step, and how long it has not moved."""
    page.goto("/birou/")
    page.get_by_role("link", name="Grupurile pe care le sprijinim").click()
    lines = page.locator("main a.line")
    expect(lines).to_have_count(12)
    still = [_days(text) for text in lines.all_inner_texts()]
    assert still == sorted(still, reverse=True), "who has not moved for longest stands first"
    assert still[0] > 30
    page.locator("a.filter", has_text="nimic de 30 de zile").click()
    expect(lines).to_have_count(len([days for days in still if days >= 30]))
    page.goto("/birou/grupuri/")


def _days(line: str) -> int:
    found = re.search(r"nu s-a mișcat nimic de (\d+)", line)
    assert found or "azi" in line, line
    return int(found[1]) if found else 0


def _say(page: Page, words: str) -> None:
    page.goto(f"/probleme/{CAUSE}/")
    page.locator(".talk-link a").click()
    form(page).locator("[name=text]").fill(words)
    send(page)
    expect(page.locator("main .talk")).to_contain_text(words)
