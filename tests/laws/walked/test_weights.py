"""What a page weighs and what it brings along: little, of our own, and nothing that acts by itself.

A page of a hundred thousand causes weighs what one of ten does: lists are paged, so that the bound
is held on the page with ten times the data too (`plenty`).
"""

from urllib.parse import urlsplit

import pytest

from tests.laws.walking import Visit, hold

pytestmark = pytest.mark.django_db

HEAVIEST = 60_000  # bytes of HTML, before compression


def test_pages_are_light(visits: list[Visit]) -> None:
    hold(pages(visits), too_heavy)


@pytest.mark.slow
def test_pages_stay_light_with_ten_times_as_much(plenty: list[Visit]) -> None:
    hold(pages(plenty), too_heavy)


def test_nothing_is_written_into_a_page_that_the_policy_forbids(visits: list[Visit]) -> None:
    hold(pages(visits), lambda visit: visit.sheet.inline)


def test_nothing_is_fetched_from_elsewhere(visits: list[Visit]) -> None:
    def wrong(visit: Visit) -> list[str]:
        return [url for url in visit.sheet.fetched if urlsplit(url).netloc]

    hold(pages(visits), wrong)


def pages(visits: list[Visit]) -> list[Visit]:
    """Return what is a page of the site, also one that says no."""
    return [visit for visit in visits if visit.is_page]


def too_heavy(visit: Visit) -> str:
    size = len(visit.text.encode())
    return f"{size} bytes" if size > HEAVIEST else ""
