"""What a page asks of the database: a dozen questions at most, however much there is to show.

The session, its user and their actor are counted; a transaction's own bookkeeping is not.
"""

import pytest

from tests.laws.walking import Visit, hold

pytestmark = pytest.mark.django_db

MOST = 12


def test_no_page_asks_more_than_a_dozen_questions(visits: list[Visit]) -> None:
    hold((v for v in visits if v.status == 200), lambda visit: too_many(visit))


@pytest.mark.slow
def test_no_page_asks_more_when_there_is_ten_times_as_much(
    visits: list[Visit], plenty: list[Visit]
) -> None:
    before = {(v.name, v.role, v.language): v for v in visits}

    def wrong(visit: Visit) -> str:
        was = before[visit.name, visit.role, visit.language]
        if visit.status != was.status:
            return f"{visit.status}, and was {was.status}"
        if len(visit.queries) <= len(was.queries):
            return ""
        more = "\n    ".join(sorted(repeated(visit)))
        return f"{len(visit.queries)} questions, and were {len(was.queries)}:\n    {more}"

    hold(plenty, wrong)


def too_many(visit: Visit) -> str:
    if len(visit.queries) <= MOST:
        return ""
    return "\n    ".join([f"{len(visit.queries)} questions:", *visit.queries])


def repeated(visit: Visit) -> set[str]:
    """Return the questions that a page asks more than once."""
    return {
        f"{visit.queries.count(sql)} × {sql[:200]}"
        for sql in visit.queries
        if visit.queries.count(sql) > 1
    }
