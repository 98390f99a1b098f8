"""Codes that forgive one slip."""

from hypothesis import given
from hypothesis import strategies as st

from civicsteps.core.codes import ALPHABET, LENGTH, is_code, new_code, readings, show

codes = st.builds(lambda _: new_code(), st.integers())
places = st.integers(0, LENGTH - 1)


@given(codes)
def test_a_code_has_no_letter_that_is_misread(code: str) -> None:
    assert is_code(code)
    assert not set(code) & set("0o1li")


@given(codes, places, st.sampled_from("01oliABCXYZ?!ș" + ALPHABET))
def test_one_wrong_letter_is_understood(code: str, at: int, wrong: str) -> None:
    assert code in readings(code[:at] + wrong + code[at + 1 :])


@given(codes, st.integers(0, LENGTH - 2))
def test_two_neighbours_swapped_are_understood(code: str, at: int) -> None:
    assert code in readings(code[:at] + code[at + 1] + code[at] + code[at + 2 :])


@given(codes, places)
def test_a_letter_left_out_is_understood(code: str, at: int) -> None:
    assert code in readings(code[:at] + code[at + 1 :])


@given(codes, places, st.sampled_from(ALPHABET))
def test_a_letter_too_many_is_understood(code: str, at: int, extra: str) -> None:
    assert code in readings(code[:at] + extra + code[at:])


@given(codes)
def test_as_printed_or_shouted_it_is_the_same(code: str) -> None:
    assert readings(show(code).upper().replace("-", " - ")) == [code]


def test_what_is_no_code_reads_as_nothing() -> None:
    assert readings("") == []
    assert readings("abc") == []
    assert readings("a" * 40) == []


def test_an_exact_code_has_one_reading() -> None:
    code = new_code()
    assert readings(code) == [code]
