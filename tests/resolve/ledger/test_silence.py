"""An office that does not answer for 30 days comes to the desk, and leaves it when it speaks."""

from collections.abc import Callable
from datetime import timedelta

from civicsteps.core import clock
from civicsteps.people.acts import comparing
from civicsteps.people.acts.models import Need
from civicsteps.resolve.ledger.actions import withdraw_claim
from civicsteps.resolve.ledger.models import Asset, Claim
from civicsteps.resolve.ledger.queries import assets_in_silence
from civicsteps.resolve.ledger.tasks import ask_about_silence_of
from tests.cast import Cast
from tests.resolve.ledger.conftest import NOON, TODAY, Offices

type Say = Callable[..., Claim]


def morning() -> None:
    """What the worker does every morning."""
    for asset in assets_in_silence(on=clock.today()):
        ask_about_silence_of.call(str(asset.pk))


def open_needs() -> list[Need]:
    return list(Need.objects.filter(kind="ledger.silence", closed_on=None))


def test_thirty_days_of_silence_are_a_task_once(say: Say, bridge: Asset, offices: Offices) -> None:
    with clock.set_to(NOON):
        say(offices.s1, "silent", TODAY - timedelta(days=30))
        morning()
        assert open_needs() == []
    with clock.set_to(NOON + timedelta(days=1)):
        morning()
        morning()
        [need] = open_needs()
        assert (need.about, need.url) == ("Podul Săbăreni", "/ale-cui/podul-sabareni/")
        assert comparing.differences() == []


def test_an_answer_takes_it_off_and_a_new_silence_brings_it_back(
    say: Say, bridge: Asset, offices: Offices
) -> None:
    with clock.set_to(NOON):
        say(offices.s1, "silent", TODAY - timedelta(days=60))
        morning()
        say(offices.s1, "not_ours", TODAY)
        assert open_needs() == []
        morning()
        assert open_needs() == []
        assert comparing.differences() == []
    with clock.set_to(NOON + timedelta(days=50)):
        say(offices.s1, "silent", TODAY + timedelta(days=10))
        morning()
        assert len(open_needs()) == 1
        assert comparing.differences() == []


def test_a_silence_written_down_wrong_takes_its_task_along(
    cast: Cast, say: Say, bridge: Asset, offices: Offices
) -> None:
    with clock.set_to(NOON):
        claim = say(offices.s1, "silent", TODAY - timedelta(days=60))
        morning()
        withdraw_claim(claim=claim, by=cast.by("ana"))
        assert open_needs() == []


def test_one_silence_of_two_keeps_the_task(say: Say, bridge: Asset, offices: Offices) -> None:
    with clock.set_to(NOON):
        say(offices.s1, "silent", TODAY - timedelta(days=60))
        say(offices.pmb, "silent", TODAY - timedelta(days=60))
        morning()
        say(offices.s1, "ours", TODAY)
        assert len(open_needs()) == 1
