"""What the words of a promise bind to."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicsteps.engines.promises import Due, Precision, propose_due

MADE = date(2026, 3, 10)  # a Tuesday
CASES = [
    ("până pe 15 mai", None, "2026-05-15", "day"),
    ("Pînă la 1 iunie, cel târziu", None, "2026-06-01", "day"),
    ("până pe 15 februarie", None, "2027-02-15", "day"),
    ("pe 15 mai 2028", None, "2028-05-15", "day"),
    ("până la 15 mai anul viitor", None, "2027-05-15", "day"),
    ("termen: 15.05.2027", None, "2027-05-15", "day"),
    ("până pe 01.06", None, "2026-06-01", "day"),
    ("luna viitoare", "2026-04-01", "2026-04-30", "month"),
    ("până la sfârșitul lunii", None, "2026-03-31", "month"),
    ("până la sfârșitul lunii mai", None, "2026-05-31", "month"),
    ("în luna februarie", "2027-02-01", "2027-02-28", "month"),
    ("în două săptămâni", "2026-03-10", "2026-03-24", "day"),
    ("într-o săptămână", "2026-03-10", "2026-03-17", "day"),
    ("în termen de 30 de zile", "2026-03-10", "2026-04-09", "day"),
    ("în trei luni", "2026-03-10", "2026-06-10", "month"),
    ("într-un an", "2026-03-10", "2027-03-10", "year"),
    ("în 24 de luni", "2026-03-10", "2028-03-10", "month"),
    ("săptămâna viitoare", "2026-03-16", "2026-03-22", "day"),
    ("trimestrul II", "2026-04-01", "2026-06-30", "quarter"),
    ("în trimestrul I al anului viitor", "2027-01-01", "2027-03-31", "quarter"),
    ("ultimul trimestru din 2027", "2027-10-01", "2027-12-31", "quarter"),
    ("în primăvară", "2026-03-01", "2026-05-31", "season"),
    ("la vară", "2026-06-01", "2026-08-31", "season"),
    ("până la toamnă", None, "2026-11-30", "season"),
    ("în iarnă", "2026-12-01", "2027-02-28", "season"),
    ("primăvara viitoare", "2027-03-01", "2027-05-31", "season"),
    ("vara lui 2027", "2027-06-01", "2027-08-31", "season"),
    ("în primăvara anului viitor", "2027-03-01", "2027-05-31", "season"),
    ("până la sfârșitul anului", None, "2026-12-31", "year"),
    ("reparăm podul până la sfârșitul anului", None, "2026-12-31", "year"),
    ("până la finalul anului viitor", None, "2027-12-31", "year"),
    ("anul viitor", "2027-01-01", "2027-12-31", "year"),
    ("în 2028", "2028-01-01", "2028-12-31", "year"),
    ("după aprobarea bugetului", None, None, "conditional"),
    ("dacă primim bani, până la sfârșitul anului", None, None, "conditional"),
    ("cât mai curând", None, None, "none"),
    ("în mai multe etape", None, None, "none"),
    ("în scurt timp", None, None, "none"),
    ("vom vedea", None, None, "none"),
    ("3.5 milioane de lei", None, None, "none"),
    ("până pe 31 februarie", None, None, "none"),
    ("", None, None, "none"),
]


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("said", "begins", "ends", "precision"), CASES, ids=[case[0] or "-" for case in CASES]
)
def test_a_phrase_binds_to_the_end_of_its_span(
    said: str, begins: str | None, ends: str | None, precision: Precision
) -> None:
    assert propose_due(said, MADE) == Due(day(begins), day(ends), precision)


def test_a_mandate_ends_when_the_office_says() -> None:
    ends = date(2028, 10, 27)
    assert propose_due("în acest mandat", MADE, term_ends=ends) == Due(None, ends, "term")
    assert propose_due("în acest mandat", MADE) == Due(None, None, "term")


def test_a_winter_said_in_january_is_the_one_that_runs() -> None:
    assert propose_due("în iarnă", date(2027, 1, 15)).ends == date(2027, 2, 28)


def test_the_29th_of_february_waits_for_its_year() -> None:
    assert propose_due("până pe 29 februarie", MADE).ends == date(2028, 2, 29)


@given(
    st.text(max_size=60) | st.sampled_from([case[0] for case in CASES]),
    st.dates(date(2000, 1, 1), date(2090, 1, 1)),
)
def test_any_words_on_any_day_give_a_span_in_order(said: str, made_on: date) -> None:
    due = propose_due(said, made_on)
    assert due.begins is None or (due.ends is not None and due.begins <= due.ends)
    assert (due.ends is None) >= (due.precision in ("conditional", "none"))
