from datetime import timedelta

import pytest

from civicsteps.core import clock
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.refusals import Refused
from civicsteps.people.acts.models import Need
from civicsteps.resolve.letters.actions import record_reply
from civicsteps.resolve.letters.models import Letter, Reply
from tests.cast import Cast


def test_a_reply_on_paper_is_photographed_and_waits_to_be_judged(
    cast: Cast, sent: Letter, photo: Prepared
) -> None:
    reply = record_reply(
        letter=sent,
        received_on=clock.today(),
        pages=[photo, photo],
        number="88/2026",
        by=cast.by("ana"),
    )
    assert (reply.channel, reply.number, reply.files.count()) == ("paper", "88/2026", 2)
    assert Need.objects.get(kind="letters.judge").closed_on is None


@pytest.mark.parametrize("days", [-1, 1], ids=["before the letter", "tomorrow"])
def test_a_day_that_cannot_be_is_refused(
    cast: Cast, sent: Letter, photo: Prepared, days: int
) -> None:
    day = clock.today() + timedelta(days=days)
    with pytest.raises(Refused) as refused:
        record_reply(letter=sent, received_on=day, pages=[photo], by=cast.by("ana"))
    assert refused.value.refusal.field == "received_on"
    assert not Reply.objects.exists()


def test_nothing_answers_a_draft(cast: Cast, letter: Letter, photo: Prepared) -> None:
    with pytest.raises(Refused):
        record_reply(letter=letter, received_on=clock.today(), pages=[photo], by=cast.by("ana"))


@pytest.mark.parametrize("who", ["mihai", "ilinca", "dan", "sorin", "vlad"])
def test_only_organisers_enter_it(cast: Cast, sent: Letter, photo: Prepared, who: str) -> None:
    with pytest.raises(Refused):
        record_reply(letter=sent, received_on=clock.today(), pages=[photo], by=cast.by(who))
