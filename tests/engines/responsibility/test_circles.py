"""The circles in which offices send people around."""

from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from civicsteps.engines.responsibility import circles

NAMES = "ABCDE"
ARROWS = st.sets(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=14)


def by_force(arrows: set[tuple[str, str]]) -> set[tuple[str, ...]]:
    """Try every order of every few names, and keep those that lead back to the first."""
    return {
        tried
        for size in range(2, len(NAMES) + 1)
        for tried in permutations(NAMES, size)
        if tried[0] == min(tried) and all(arrow in arrows for arrow in pairwise((*tried, tried[0])))
    }


@given(ARROWS)
def test_all_circles_and_no_others_are_found(arrows: set[tuple[str, str]]) -> None:
    found = circles(arrows, most=1000)
    assert len(found) == len(set(found))
    assert set(found) == by_force(arrows)


@given(ARROWS)
def test_the_shortest_stand_first_then_by_name(arrows: set[tuple[str, str]]) -> None:
    found = circles(arrows, most=1000)
    assert found == sorted(found, key=lambda circle: (len(circle), circle))


@given(ARROWS, st.randoms())
def test_the_order_in_which_they_are_given_does_not_matter(
    arrows: set[tuple[str, str]], random: object
) -> None:
    mixed = sorted(arrows, key=lambda _: random.random())  # type: ignore[attr-defined]  # a Random
    assert circles(mixed) == circles(arrows)


def test_who_names_themselves_makes_no_circle() -> None:
    assert circles([("A", "A"), ("A", "B")]) == []


def test_a_tangle_is_given_up_in_time_with_its_shortest_circles() -> None:
    names = [f"{n:02}" for n in range(60)]
    found = circles([(a, b) for a in names for b in names])
    assert len(found) == 20
    assert all(len(circle) == 2 for circle in found)


def test_a_circle_longer_than_anybody_reads_is_left_out() -> None:
    ring = [(f"{n:02}", f"{(n + 1) % 9:02}") for n in range(9)]
    assert circles(ring) == []
    assert len(circles(ring, longest=9)) == 1
