"""What a person finds of theirs, and takes back: votes and calendars."""

from civicsteps.core.holding import Identity
from civicsteps.resolve.meetings.actions import make_feed
from civicsteps.resolve.meetings.actions_options import cast_vote
from civicsteps.resolve.meetings.held import (
    calendars_of,
    end_calendars,
    forget_votes,
    votes_of,
)
from civicsteps.resolve.meetings.models import Feed, Table, Vote
from tests.cast import Cast
from tests.resolve.meetings.test_options import vote


def test_ones_own_votes_and_calendars_are_found_and_removed(cast: Cast, table: Table) -> None:
    vote(cast, table)
    cast_vote(table=table, choice="yes", by=cast.by("mihai"))
    cast_vote(table=table, choice="no", by=cast.by("ana"))
    make_feed(group=cast.group, by=cast.by("mihai"))
    mihai = cast.by("mihai")
    who = Identity(actors=frozenset({mihai.pk}))
    assert [held.lines[0][1] for held in votes_of(who)] == ["Da, o acceptăm"]
    assert [held.title for held in calendars_of(who)] == [cast.group.name]
    assert forget_votes(who, mihai) == 1
    assert end_calendars(who, mihai) == 1
    assert Vote.objects.get().voter == cast.by("ana")
    assert not Feed.objects.exists()
