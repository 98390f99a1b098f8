"""What the answers of offices say when they are read together."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicsteps.engines.responsibility import (
    Claim,
    Finding,
    Picture,
    Receipt,
    Stance,
    last_day_to_arrive,
    picture_of,
)
from civicsteps.engines.responsibility.terms import easter

TODAY = date(2026, 11, 23)
D = date(2026, 3, 2)  # a Monday


def days(number: int) -> timedelta:
    return timedelta(days=number)


def claim(
    office: str,
    stance: Stance,
    on: date = D,
    to: str | None = None,
    sent: date | None = None,
    key: str = "",
) -> Claim:
    return Claim(key or f"{office}{on}{stance}", office, stance, on, to, sent)


def kinds(picture: Picture) -> list[str]:
    return [finding.kind for finding in picture.findings]


def find(picture: Picture, kind: str) -> Finding:
    [found] = [finding for finding in picture.findings if finding.kind == kind]
    return found


CLAIMS = st.lists(
    st.builds(
        lambda office, stance, day, to, sent: (office, stance, day, to, sent),
        st.sampled_from("ABCD"),
        st.sampled_from(["ours", "not_ours", "took_over", "silent"]),
        st.integers(0, 200),
        st.sampled_from(["A", "B", "C", "D", None]),
        st.booleans(),
    ),
    max_size=12,
).map(
    lambda rows: [
        Claim(
            f"{n:03}",
            office,
            stance,
            D + days(day),
            to if stance == "not_ours" and to != office else None,
            D + days(day) if sent and stance == "not_ours" and to not in {None, office} else None,
        )
        for n, (office, stance, day, to, sent) in enumerate(rows)
    ]
)


@given(CLAIMS, st.integers(0, 1000))
def test_the_order_in_which_claims_come_changes_nothing(claims: list[Claim], seed: int) -> None:
    mixed = list(claims)
    Random(seed).shuffle(mixed)
    assert picture_of(mixed, on=TODAY) == picture_of(claims, on=TODAY)


@given(CLAIMS)
def test_a_receipt_takes_away_its_transfer_and_nothing_else(claims: list[Claim]) -> None:
    before = picture_of(claims, on=TODAY)
    for lost in [f for f in before.findings if f.kind == "untraced"]:
        after = picture_of(claims, [Receipt(lost.claims[0], lost.first)], on=TODAY)
        assert [f for f in before.findings if f != lost] == list(after.findings)


@given(CLAIMS)
def test_every_office_stands_where_it_spoke_last(claims: list[Claim]) -> None:
    for standing in picture_of(claims, on=TODAY).standings:
        own = [claim for claim in claims if claim.office == standing.office]
        assert standing.now == max(own, key=lambda c: (c.on, c.key))
        assert sorted(standing.history, key=lambda c: c.key) == sorted(own, key=lambda c: c.key)


@given(CLAIMS)
def test_every_finding_rests_on_claims_of_its_own_days(claims: list[Claim]) -> None:
    keys = {claim.key: claim for claim in claims}
    for found in picture_of(claims, on=TODAY).findings:
        assert found.claims
        assert {keys[key].office for key in found.claims} <= set(found.offices)
        assert found.first <= found.last or found.kind == "changed"


def test_the_bridge_that_is_nobodys() -> None:
    """Podul Săbăreni: two halls send to each other, the railway to both."""
    picture = picture_of(
        [
            claim("cfr", "not_ours", D, to="s1"),
            claim("s1", "not_ours", D + days(10), to="pmb", sent=D + days(10)),
            claim("pmb", "not_ours", D + days(24), to="s1", sent=D + days(24)),
        ],
        on=D + days(60),
    )
    assert kinds(picture) == ["nobodys", "each_other", "untraced", "untraced"]
    nobodys = find(picture, "nobodys")
    assert nobodys.offices == ("cfr", "s1", "pmb")
    assert (nobodys.first, nobodys.last) == (D, D + days(24))
    assert find(picture, "each_other").offices == ("s1", "pmb")
    assert picture.arrows == (("cfr", "s1"), ("s1", "pmb"), ("pmb", "s1"))


def test_three_that_send_around_make_a_circle() -> None:
    around = [claim("a", "not_ours", to="b"), claim("b", "not_ours", to="c")]
    picture = picture_of([*around, claim("c", "not_ours", D + days(3), to="a")], on=TODAY)
    found = find(picture, "circle")
    assert (found.offices, found.first, found.last) == (("a", "b", "c"), D, D + days(3))


def test_who_takes_it_over_breaks_the_circle_and_points_nowhere_any_more() -> None:
    around = [claim("a", "not_ours", to="b"), claim("b", "not_ours", to="a")]
    picture = picture_of([*around, claim("b", "took_over", D + days(9))], on=TODAY)
    assert kinds(picture) == []
    assert picture.arrows == (("a", "b"),)


def test_silence_after_a_no_does_not_take_the_no_back() -> None:
    said = [claim("a", "not_ours"), claim("b", "not_ours"), claim("b", "silent", D + days(20))]
    picture = picture_of(said, on=D + days(25))
    assert kinds(picture) == ["nobodys"]
    assert [standing.now.stance for standing in picture.standings] == ["not_ours", "silent"]


def test_one_no_alone_does_not_make_it_nobodys() -> None:
    assert kinds(picture_of([claim("a", "not_ours")], on=TODAY)) == []


def test_two_that_both_want_it_are_found() -> None:
    found = find(picture_of([claim("a", "ours"), claim("b", "took_over")], on=TODAY), "several")
    assert found.offices == ("a", "b")


@pytest.mark.parametrize(
    ("first", "then", "contradicts"),
    [
        ("ours", "not_ours", True),
        ("took_over", "not_ours", True),
        ("not_ours", "ours", True),
        ("not_ours", "took_over", False),
        ("ours", "took_over", False),
        ("not_ours", "not_ours", False),
    ],
)
def test_an_office_contradicts_itself(first: Stance, then: Stance, contradicts: bool) -> None:
    picture = picture_of([claim("a", first), claim("a", then, D + days(40))], on=TODAY)
    assert ("changed" in kinds(picture)) == contradicts
    if contradicts:
        found = find(picture, "changed")
        assert (found.first, found.last) == (D, D + days(40))


def test_what_was_sent_has_its_days_to_arrive() -> None:
    sent = [claim("a", "not_ours", to="b", sent=D)]
    last = last_day_to_arrive(D)
    assert kinds(picture_of(sent, on=last)) == []
    found = find(picture_of(sent, on=last + days(1)), "untraced")
    assert (found.offices, found.first, found.last) == (("a", "b"), D, last)


def test_that_nothing_came_is_said_at_once_and_a_number_takes_it_back() -> None:
    [sent] = said = [claim("a", "not_ours", to="b", sent=D)]
    denied = Receipt(sent.key, D + days(2), came=False)
    found = find(picture_of(said, [denied], on=D + days(2)), "denied")
    assert (found.first, found.last) == (D, D + days(2))
    assert kinds(picture_of(said, [denied, Receipt(sent.key, D + days(1))], on=TODAY)) == []


def test_silence_counts_from_the_first_question_left_unanswered() -> None:
    asked = [claim("a", "silent"), claim("a", "silent", D + days(20))]
    assert kinds(picture_of(asked, on=D + days(30))) == []
    found = find(picture_of(asked, on=D + days(31)), "silent")
    assert (found.first, found.days) == (D, 31)
    answered = [*asked, claim("a", "not_ours", D + days(25))]
    assert kinds(picture_of(answered, on=D + days(99))) == []


@pytest.mark.parametrize(
    ("sent", "last"),
    [
        (date(2026, 3, 2), date(2026, 3, 9)),  # Monday: Sunday is not a day to end on
        (date(2026, 3, 3), date(2026, 3, 9)),
        (date(2026, 4, 3), date(2026, 4, 9)),  # Thursday before Good Friday
        (date(2026, 4, 4), date(2026, 4, 14)),  # Good Friday to Easter Monday
        (date(2026, 11, 24), date(2026, 12, 2)),  # Saint Andrew's and the National Day
        (date(2026, 12, 26), date(2027, 1, 4)),
    ],
)
def test_the_days_of_the_law_are_counted_free_and_end_on_a_working_day(
    sent: date, last: date
) -> None:
    assert last_day_to_arrive(sent) == last


@pytest.mark.parametrize(
    ("year", "sunday"), [(2025, (4, 20)), (2026, (4, 12)), (2027, (5, 2)), (2028, (4, 16))]
)
def test_easter_is_the_orthodox_one(year: int, sunday: tuple[int, int]) -> None:
    assert easter(year) == date(year, *sunday)
