"""The picture of the ten steps: what it says, what it links, in both languages and every size."""

import re
from datetime import date

import pytest
from django.template import Context, Template
from django.utils import translation

from civicsteps.engines.ladders import Flag, Support, climb

DAY = date(2026, 11, 23)
ANSWERED = climb(Support(step, DAY) for step in (1, 2, 4, 5))
BROKEN = climb(
    [Support(1, DAY), Support(6, DAY, lifted=True), Support(7, DAY)], [Flag(7, "broken")]
)


def drawn(stairs: object, arguments: str, language: str = "ro") -> str:
    template = Template(f"{{% load steps %}}{{% staircase stairs {arguments} %}}")
    with translation.override(language):
        return template.render(Context({"stairs": stairs}))


@pytest.mark.parametrize(
    ("language", "spoken"),
    [("ro", "treapta 5 din 10: au răspuns"), ("en", "step 5 of 10: they answered")],
)
@pytest.mark.parametrize("size", ["chip", "card", "page", "poster"])
def test_every_size_is_one_picture_that_can_be_read_aloud(
    size: str, language: str, spoken: str
) -> None:
    picture = drawn(ANSWERED, f'size="{size}"', language)

    assert picture.count('role="img"') == 1
    assert f"<title>{spoken}</title>" in picture


def test_the_picture_tells_what_is_skipped_lost_and_broken() -> None:
    picture = drawn(BROKEN, 'size="chip"')

    described = re.search(r"<desc>(.*?)</desc>", picture)
    assert described is not None
    assert "6 pe agendă: a fost urcată, acum nu mai e" in described[1]
    assert "7 promis: nerespectată" in described[1]
    assert "2 verificat: sărită" in described[1]


def test_ten_treads_are_drawn_and_only_the_highest_carries_the_dot() -> None:
    picture = drawn(ANSWERED, 'size="card"')

    assert [len(re.findall(rf"tread-{state}", picture)) for state in ("held", "skipped")] == [4, 1]
    assert picture.count("<rect") == 10
    assert picture.count("stairs-dot") == 1


def test_a_tread_of_the_page_opens_the_facts_it_rests_on() -> None:
    page = drawn(ANSWERED, 'size="page" href="#treapta-{step}"')

    assert re.findall(r'href="#treapta-(\d+)"', page) == ["1", "2", "4", "5"]


def test_nothing_yet_is_said_too() -> None:
    assert "nicio treaptă încă" in drawn(climb([]), 'size="chip"')
