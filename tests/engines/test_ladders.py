"""The staircase: held, skipped, lost, ahead."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicsteps.engines.ladders import STEPS, Flag, Support, climb

DAY = date(2026, 5, 1)
supports = st.builds(Support, step=st.integers(1, STEPS), on=st.just(DAY), lifted=st.booleans())


def held(*steps: int) -> list[Support]:
    return [Support(step, DAY) for step in steps]


def test_no_fact_holds_no_step() -> None:
    stairs = climb([])
    assert stairs.height == 0
    assert {tread.state for tread in stairs.treads} == {"ahead"}
    assert stairs.dots() == "○○○○○○○○○○ 0/10"


def test_the_height_is_the_highest_held_step_and_skipped_ones_are_hollow() -> None:
    stairs = climb(held(1, 2, 5))
    assert stairs.height == 5
    assert [t.state for t in stairs.treads[:6]] == [
        "held",
        "held",
        "skipped",
        "skipped",
        "held",
        "ahead",
    ]
    assert stairs.dots() == "●●○○◉○○○○○ 5/10"


def test_a_step_whose_last_fact_was_lifted_is_lost_and_the_height_falls() -> None:
    stairs = climb([*held(1), Support(4, DAY, lifted=True)])
    assert stairs.height == 1
    assert stairs.treads[3].state == "lost"


def test_one_unlifted_fact_is_enough_to_hold_a_step() -> None:
    assert climb([Support(4, DAY, lifted=True), *held(4)]).treads[3].state == "held"


def test_a_flag_stands_on_its_step_and_holds_nothing() -> None:
    stairs = climb(held(1), [Flag(7, "broken")])
    assert stairs.height == 1
    assert stairs.treads[6].flag == "broken"
    assert stairs.flags == ("broken",)


@pytest.mark.parametrize("step", [0, 11, -1])
def test_a_step_that_does_not_exist_is_an_error(step: int) -> None:
    with pytest.raises(ValueError, match="between 1 and 10"):
        climb([Support(step, DAY)])


def test_an_unknown_flag_is_an_error() -> None:
    with pytest.raises(ValueError, match="unknown flags: lucky"):
        climb([], [Flag(1, "lucky")])


@given(st.lists(supports))
def test_a_fact_more_never_lowers_and_a_fact_lifted_never_raises(facts: list[Support]) -> None:
    height = climb(facts).height
    assert climb([*facts, Support(3, DAY)]).height >= height
    lifted = [Support(f.step, f.on, lifted=True) for f in facts[:1]] + facts[1:]
    assert climb(lifted).height <= height


@given(st.lists(supports))
def test_the_order_of_facts_does_not_matter(facts: list[Support]) -> None:
    assert climb(facts) == climb(reversed(facts))


@given(st.lists(supports))
def test_every_tread_below_the_height_was_held_skipped_or_lost(facts: list[Support]) -> None:
    stairs = climb(facts)
    for tread in stairs.treads:
        if tread.number > stairs.height:
            assert tread.state in {"ahead", "lost"}
        elif tread.number == stairs.height:
            assert tread.state == "held"
