import pytest

from civicsteps.core.refusals import Refused
from civicsteps.identify.reports.actions import note_report
from civicsteps.identify.reports.models import Report
from civicsteps.identify.reports.queries import heard_by
from civicsteps.people.acts.models import Act
from tests.cast import Cast
from tests.identify.reports.conftest import WORDS


def test_the_words_are_the_neighbours_and_the_hands_the_helpers(cast: Cast, report: Report) -> None:
    noted = note_report(group=cast.group, words=WORDS, channel="phone", by=cast.by("mihai"))
    teller = noted.voice.actor
    assert teller.on_behalf_of == "neighbour"
    assert teller.hands == cast.by("mihai")
    assert Act.objects.get(kind="report_noted").actor == cast.by("mihai")
    heard = heard_by(cast.group)
    assert (heard.by_themselves, heard.with_help) == (1, 1)


@pytest.mark.parametrize("name", ["vlad", "vera", "sorin", "dan", "ilinca"])
def test_only_the_groups_people_write_for_a_neighbour(cast: Cast, name: str) -> None:
    with pytest.raises(Refused) as refused:
        note_report(group=cast.group, words=WORDS, channel="phone", by=cast.by(name))
    assert refused.value.refusal.kind == "forbidden"
    assert not Report.objects.exists()


def test_how_it_was_heard_is_said(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        note_report(group=cast.group, words=WORDS, channel="online", by=cast.by("ana"))
    assert refused.value.refusal.field == "channel"
