"""Acts and needs equal what their sources tell; what was changed by hand is found and mended."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from civicsteps.causes.actions import offer_evidence, open_cause
from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.people.acts.comparing import differences, mend
from civicsteps.people.acts.models import Act, Need
from civicsteps.people.acts.records import record_act
from tests.cast import Cast


@pytest.fixture
def story(cast: Cast, cause: Cause) -> Cause:
    """A cause with evidence that waits, and one that is not shown yet."""
    offer_evidence(
        cause=cause,
        kind="witness",
        caption="Leagănul e rupt",
        seen_on=clock.today(),
        by=cast.by("vera"),
    )
    return open_cause(group=cast.group, title="Alt loc", by=cast.by("ana"))


def test_what_actions_wrote_is_what_their_rows_tell(story: Cause) -> None:
    assert Act.objects.exists()
    assert Need.objects.filter(closed_on=None).exists()
    assert differences() == []
    out = StringIO()
    call_command("rebuild", "--check", stdout=out)
    assert "what their sources tell" in out.getvalue()


def test_a_lost_act_and_an_invented_one_are_found_and_mended(cast: Cast, story: Cause) -> None:
    lost = Act.objects.get(kind="evidence")
    lost.delete()
    record_act(group=cast.group, by=cast.by("ana"), kind="evidence", on=clock.today(), source=story)
    found = {(one.is_, one.spec.source) for one in differences()}
    assert found == {("missing", lost.source), ("extra", f"causes.cause:{story.pk}")}
    assert mend() == []
    assert differences() == []


def test_a_wrong_day_is_put_right(story: Cause) -> None:
    right = Act.objects.get(kind="evidence").on
    Act.objects.update(on="2020-01-01")
    mend()
    assert Act.objects.get(kind="evidence").on == right


def test_a_lost_need_is_told_since_only_its_room_knows_its_words(story: Cause) -> None:
    Need.objects.filter(kind="causes.publish", closed_on=None).delete()
    out = StringIO()
    with pytest.raises(CommandError, match="1 acts or needs"):
        call_command("rebuild", "--json", stdout=out)
    assert [row["is"] for row in json.loads(out.getvalue())] == ["missing"]


def test_a_need_that_nothing_tells_is_closed(cast: Cast, story: Cause) -> None:
    Need.objects.create(
        group=cast.group,
        kind="causes.publish",
        source=f"causes.cause:{cast.group.pk}",
        about="x",
        url="/",
        opened_on=clock.today(),
    )
    assert mend() == []
    assert Need.objects.filter(closed_on=None, about="x").count() == 0
