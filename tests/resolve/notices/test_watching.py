"""Watching: who is told of what, why, and never twice."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from civicsteps.core import clock
from civicsteps.core.actors.actions import system, visitor
from civicsteps.core.following.actions import confirm_follow, end_follow
from civicsteps.core.following.models import Follow
from civicsteps.core.following.tasks import send_digests
from civicsteps.core.journal.models import Entry
from civicsteps.core.keeping import sweep_all
from civicsteps.core.mail.models import Message
from civicsteps.core.models import ref
from civicsteps.core.refusals import Refused
from civicsteps.core.work.recurring import RECURRING
from civicsteps.core.work.running import drain
from civicsteps.people.acts.models import Need
from civicsteps.people.clocks.models import Clock
from civicsteps.resolve.notices.actions_matching import match_notice
from civicsteps.resolve.notices.actions_notices import edit_notice, take_back_notice
from civicsteps.resolve.notices.actions_watching import close_watch, mute, open_watch, take_up
from civicsteps.resolve.notices.models import Match, Notice, Watch, WatchSource
from tests.cast import Cast
from tests.resolve.notices.conftest import NOON

type Write = Callable[..., Notice]
HOME = {"lat": 44.4443, "lon": 26.0621}


@pytest.fixture
def watch(cast: Cast) -> Watch:
    """Ana's group watches for the park."""
    found = open_watch(group=cast.group, any_words="tineretului", by=cast.by("ana"))
    drain()
    return found


def resident(**wanted: Any) -> Watch:  # noqa: ANN401 - any of its terms
    found = open_watch(group=None, email="vecina@example.org", by=visitor(), **wanted)
    confirm_follow(follow=Follow.objects.get(about=ref(found)), by=visitor())
    drain()
    return found


def test_what_fits_stands_on_the_desk_with_its_first_day(write: Write, watch: Watch) -> None:
    write(proposals_by=date(2026, 12, 4), vote_on=date(2026, 12, 20))
    write("Parcare în Militari")
    drain()
    found = Match.objects.get()
    assert (found.why, found.told) == ("words=tineretului", True)
    need = Need.objects.get(kind="notices.look")
    assert (need.group, need.due_on, need.closed_on) == (watch.group, date(2026, 12, 4), None)


def test_nobody_is_told_twice(cast: Cast, write: Write, watch: Watch) -> None:
    open_watch(group=cast.group, all_words="parcul", by=cast.by("mihai"))
    notice = write()
    drain()
    match_notice(notice=notice, by=system())
    edit_notice(notice=notice, by=cast.by("ana"), place="Calea Șerban Vodă")
    drain()
    assert Match.objects.count() == 2
    assert Match.objects.filter(told=True).count() == 1
    assert Need.objects.filter(kind="notices.look").count() == 1


def test_a_new_watch_finds_what_is_open_now(cast: Cast, write: Write) -> None:
    write(vote_on=date(2026, 12, 20))
    write("Proiect vechi: parcul Tineretului", vote_on=date(2026, 11, 10))
    drain()
    open_watch(group=cast.group, any_words="tineretului", by=cast.by("ana"))
    drain()
    assert [found.notice.vote_on for found in Match.objects.all()] == [date(2026, 12, 20)]


def test_what_concerns_us_runs_as_terms(cast: Cast, write: Write, watch: Watch) -> None:
    notice = write(published_on=date(2026, 11, 20))
    drain()
    take_up(match=Match.objects.get(), by=cast.by("mihai"))
    clocks = Clock.objects.filter(state="running")
    assert {c.step for c in clocks} == {"ro.l52.proposals", "ro.l52.debate_request"}
    # 30 November is a Monday and a holiday, Sunday is not worked: Friday is safe.
    assert {c.act_by for c in clocks} == {date(2026, 11, 27)}
    edit_notice(notice=notice, by=cast.by("ana"), published_on=date(2026, 11, 19))
    assert {c.act_by for c in Clock.objects.filter(state="running")} == {date(2026, 11, 27)}
    assert {c.trigger_earliest for c in Clock.objects.all()} == {date(2026, 11, 19)}
    edit_notice(notice=notice, by=cast.by("ana"), kind="plan")
    assert not Clock.objects.filter(state="running").exists()
    with pytest.raises(Refused):
        take_up(match=Match.objects.get(), by=cast.by("ana"))


def test_taken_back_it_leaves_the_desk(cast: Cast, write: Write, watch: Watch) -> None:
    notice = write()
    drain()
    take_back_notice(notice=notice, by=cast.by("ana"))
    assert Need.objects.get(kind="notices.look").closed_on is not None


def test_the_desk_says_the_day_that_the_notice_says_now(
    cast: Cast, write: Write, watch: Watch
) -> None:
    notice = write(vote_on=date(2026, 12, 1))
    drain()
    edit_notice(notice=notice, by=cast.by("ana"), vote_on=date(2026, 12, 15))
    assert Need.objects.get(kind="notices.look").due_on == date(2026, 12, 15)


def test_a_source_that_was_set_aside_tells_nothing_more(
    cast: Cast, write: Write, watch: Watch, source: WatchSource
) -> None:
    write(source=source)
    drain()
    mute(match=Match.objects.get(), whole_source=True, by=cast.by("mihai"))
    assert Need.objects.get(kind="notices.look").closed_on is not None
    write("Alt proiect: parcul Tineretului", source=source)
    drain()
    assert Match.objects.count() == 1


def test_a_closed_watch_tells_nothing(cast: Cast, write: Write, watch: Watch) -> None:
    close_watch(watch=watch, by=cast.by("ana"))
    write()
    drain()
    assert not Match.objects.exists()
    with pytest.raises(Refused):
        close_watch(watch=watch, by=cast.by("ana"))


@pytest.mark.parametrize("who", ["dan", "sorin", "vera", "vlad"])
def test_others_do_not_watch_in_a_groups_name(
    cast: Cast, write: Write, watch: Watch, who: str
) -> None:
    write()
    drain()
    with pytest.raises(Refused):
        open_watch(group=cast.group, any_words="parc", by=cast.by(who))
    with pytest.raises(Refused):
        mute(match=Match.objects.get(), by=cast.by(who))
    with pytest.raises(Refused):
        close_watch(watch=watch, by=cast.by(who))


def test_a_watch_for_everything_is_not_taken(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        open_watch(group=cast.group, kinds=["plan"], by=cast.by("ana"))
    assert refused.value.refusal.field == "any_words"


def test_a_resident_is_written_to_after_they_confirmed_and_once(write: Write) -> None:
    open_watch(group=None, email="alta@example.org", any_words="tineretului", by=visitor())
    first = resident(**HOME, within=500)
    resident(any_words="tineretului")
    Message.objects.all().delete()
    with clock.set_to(NOON + timedelta(hours=1)):
        write(lat=44.4450, lon=26.0625)
        drain()
    with clock.set_to(NOON + timedelta(days=1)):
        send_digests.call()
        drain()
        send_digests.call()
        drain()
    (letter,) = Message.objects.all()
    assert letter.to == "vecina@example.org"
    assert first.get_absolute_url() in letter.text
    # The row itself is asked what it is called: the journal keeps no words.
    assert Notice.objects.get().title in letter.text
    entries = Entry.objects.filter(kind="notices.notice_matched")
    assert {tuple(entry.data) for entry in entries} == {("on",)}


def test_digests_stay_at_their_hour_when_the_clocks_change() -> None:
    job = RECURRING["civicsteps.core.following.tasks.send_digests"]
    summer = job.next_after(datetime(2026, 10, 23, 6, 0, tzinfo=UTC))
    winter = job.next_after(summer)
    assert winter.astimezone(UTC) - summer.astimezone(UTC) == timedelta(hours=25)


def test_a_residents_watch_goes_when_they_leave(db: None) -> None:
    watch = resident(**HOME, within=200, place="Blocul 7")
    follow = Follow.objects.get(about=ref(watch))
    sweep_all(clock.today() + timedelta(days=30))
    assert Watch.objects.exists()
    end_follow(follow=follow, by=visitor())
    sweep_all(clock.today() + timedelta(days=30))
    assert not Watch.objects.exists()
