"""Who talks is told once a day at most, and never of what was said."""

from datetime import timedelta

from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.mail.models import Message
from civicsteps.people.accounts.models import User
from civicsteps.people.comments.actions import read_talk, write_comment
from civicsteps.people.comments.models import Talk
from civicsteps.people.comments.queries import who_talks
from civicsteps.people.comments.tasks import send_talk_digest
from tests.cast import Cast


def tell(cast: Cast, *, hours: int = 12) -> list[Message]:
    """Run the day's letters, some hours from now; return those that were queued."""
    before = set(Message.objects.values_list("pk", flat=True))
    with clock.set_to(clock.now() + timedelta(hours=hours)):
        for user in User.objects.all():
            send_talk_digest.func(str(user.pk))
    return list(Message.objects.exclude(pk__in=before).order_by("to"))


def test_the_others_are_told_about_what_and_not_what(cast: Cast, cause: Cause) -> None:
    write_comment(about=cause, text="Vorbele mele.", by=cast.by("dan"))
    told = tell(cast)
    assert [message.to for message in told] == ["ana@example.org", "mihai@example.org"]
    for message in told:
        assert "Nu avem loc de joacă" in message.text
        assert f"/vorbe/causes.cause/{cause.pk}/" in message.text
        assert "Vorbele mele" not in message.text + message.html + message.subject
    assert tell(cast) == [], "once"


def test_who_has_read_is_not_told(cast: Cast, cause: Cause) -> None:
    write_comment(about=cause, text="Unu.", by=cast.by("dan"))
    read_talk(talk=Talk.objects.get(), by=cast.by("ana"))
    assert [message.to for message in tell(cast)] == ["mihai@example.org"]
    write_comment(about=cause, text="Doi.", by=cast.by("ana"))
    assert [message.to for message in tell(cast)] == ["dan@example.org", "mihai@example.org"]


def test_of_a_group_at_risk_the_letter_says_nothing(cast: Cast, cause: Cause) -> None:
    type(cast.group).objects.filter(pk=cast.group.pk).update(at_risk=True)
    write_comment(about=cause, text="Vorbele mele.", by=cast.by("dan"))
    for message in tell(cast):
        whole = message.subject + message.text + message.html
        assert cause.title not in whole
        assert cast.group.name not in whole


def test_what_is_older_than_a_week_is_not_told(cast: Cast, cause: Cause) -> None:
    write_comment(about=cause, text="Unu.", by=cast.by("dan"))
    assert tell(cast, hours=24 * 8) == []


def test_the_centres_administrator_and_strangers_are_not_among_those_told(cast: Cast) -> None:
    told = who_talks(cast.group)
    assert {user.name for user in told} == {"Ana", "Mihai", "Dan"}
