"""Whether a notice fits what somebody watches for: place, words in any Romanian form, kinds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicsteps.resolve.notices.matching import Seen, Wanted, Why, match, read_why

HOME = (45.6653, 25.5563)
NEXT_DOOR = (45.6680, 25.5563)
FAR = (45.6953, 25.5563)


def seen(words: str = "", at: tuple[float, float] | None = None, **more: str) -> Seen:
    lat, lon = at or (None, None)
    return Seen(words=words, kind=more.pop("kind", "draft"), lat=lat, lon=lon, **more)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("parcul", "amenajarea Parcului Tineretului"),
        ("tineretului", "în parcul TINERETUL"),
        ("spații", "reamenajarea spaţiilor verzi"),
        ("ședință", "Sedinta ordinara"),
        ("școală", "Şcoala nr. 5"),
        ("puz", "PUZ Bartolomeu"),
    ],
)
def test_words_are_found_in_any_form(asked: str, said: str) -> None:
    assert match(Wanted(any_words=asked), seen(said))


@pytest.mark.parametrize(
    ("asked", "said"), [("parc", "parcare nouă"), ("tei", "teisani"), ("puz", "a")]
)
def test_a_short_word_is_not_found_in_a_longer_one(asked: str, said: str) -> None:
    assert match(Wanted(any_words=asked), seen(said)) is None


def test_all_any_and_none_hold_together() -> None:
    wanted = Wanted(all_words="parc verde", any_words="vot buget", no_words="concesiune")
    assert match(wanted, seen("Parc verde, buget 2026"))
    assert match(wanted, seen("Parc verde")) is None
    assert match(wanted, seen("Parc, buget")) is None
    assert match(wanted, seen("Parc verde, buget, concesiunea terenului")) is None


def test_a_circle_is_measured_on_the_ground() -> None:
    wanted = Wanted(lat=HOME[0], lon=HOME[1], within=500)
    near = match(wanted, seen(at=NEXT_DOOR))
    assert near is not None
    assert near.metres == pytest.approx(300, abs=5)
    assert match(wanted, seen(at=FAR)) is None
    assert match(wanted, seen()) is None


def test_a_street_fits_where_no_point_is_known() -> None:
    wanted = Wanted(lat=HOME[0], lon=HOME[1], within=200, street="Str. Pelicanului")
    assert match(wanted, seen("Autorizație pe strada Pelicanului nr. 3"))
    assert match(wanted, seen("Autorizație pe strada Lungă")) is None


def test_of_a_whole_town_what_says_no_place_is_not_lost() -> None:
    wanted = Wanted(lat=HOME[0], lon=HOME[1], within=500, authority="bv")
    assert match(wanted, seen(authority="bv")) == Why(authority=True)
    assert match(wanted, seen(at=FAR, authority="bv")) is None
    assert match(wanted, seen(authority="cj")) is None


def test_a_town_alone_fits_only_its_own() -> None:
    assert match(Wanted(authority="bv"), seen(authority="bv"))
    assert match(Wanted(authority="bv"), seen(authority="cj")) is None


def test_kinds_narrow() -> None:
    wanted = Wanted(any_words="parc", kinds=frozenset({"plan"}))
    assert match(wanted, seen("parc", kind="plan"))
    assert match(wanted, seen("parc", kind="draft")) is None


@given(
    st.none() | st.integers(0, 5000),
    st.lists(st.from_regex(r"[a-z]{3,9}", fullmatch=True), max_size=4).map(tuple),
    st.booleans(),
)
def test_why_is_read_as_it_was_written(
    metres: int | None, words: tuple[str, ...], authority: bool
) -> None:
    why = Why(metres=metres, words=words, authority=authority)
    assert read_why(why.coded()) == why
