"""Days are said with their weekday, in the reader's language."""

from datetime import date

import pytest
from django.utils import translation

from civicsteps.front.templatetags.house import day, short_day


@pytest.mark.parametrize(
    ("language", "said"),
    [("ro", "vineri, 4 decembrie 2026"), ("en", "Friday, 4 December 2026")],
)
def test_a_day_that_binds_has_its_weekday(language: str, said: str) -> None:
    with translation.override(language):
        assert day(date(2026, 12, 4)) == said


def test_a_past_day_goes_without_and_no_day_is_nothing() -> None:
    with translation.override("ro"):
        assert short_day(date(2026, 12, 4)) == "4 decembrie 2026"
        assert day(None) == ""
