"""The drawing of a clock: who comes first, who after whom, and for how long."""

import pytest

from civicsteps.engines.law import load_book
from civicsteps.people.clocks.drawing import bars

BOOK = load_book()


@pytest.mark.parametrize("rule_id", BOOK.rules)
def test_every_bar_lies_on_the_line_and_the_first_begins_it(rule_id: str) -> None:
    drawn = bars(BOOK.rule(rule_id))
    assert drawn[0].start == 0
    assert all(0 <= bar.start <= bar.start + bar.width <= 100.001 for bar in drawn)
    assert all(bool(bar.width) == bool(bar.step.duration) for bar in drawn)


def test_a_step_begins_where_the_one_that_it_waits_for_ends() -> None:
    drawn = {bar.step.id: bar for bar in bars(BOOK.rule("ro.l544"))}
    answer, longer, complaint = drawn["answer"], drawn["answer_ext"], drawn["complaint"]
    assert complaint.start == drawn["court"].start == pytest.approx(answer.start + answer.width)
    assert longer.width == pytest.approx(3 * answer.width)
    assert drawn["complaint_answer"].start == pytest.approx(complaint.start + complaint.width)
