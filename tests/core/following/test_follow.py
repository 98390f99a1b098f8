"""Following by e-mail: asked for, confirmed in one's own mailbox, ended in one click."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from civicsteps.causes.actions import hide_cause, open_cause, publish_cause
from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.actors.actions import visitor
from civicsteps.core.following.actions import (
    ask_to_follow,
    confirm_follow,
    end_follow,
    follow_of,
    leave_url,
)
from civicsteps.core.following.keeping import sweep
from civicsteps.core.following.models import Follow
from civicsteps.core.following.registry import Subject, subject
from civicsteps.core.following.tasks import send_digests
from civicsteps.core.mail.models import Message
from civicsteps.core.work.running import drain
from tests.cast import Cast
from tests.pages import send

EMAIL = "vecina@example.org"


@pytest.fixture
def about(cause: Cause) -> Subject:
    found = subject("causes.cause", cause.pk)
    assert found
    return found


def ask(about: Subject, language: str = "ro") -> Follow:
    return ask_to_follow(about=about, email=EMAIL, language=language, by=visitor())


def path_of(url: str) -> str:
    return "/" + url.split("/", 3)[3]


def test_asking_writes_once_to_the_address_and_tells_nothing_yet(about: Subject) -> None:
    follow = ask(about)
    assert ask(about).pk == follow.pk
    message = Message.objects.get()
    assert message.to == EMAIL
    assert "Da, ține-mă la curent" in message.text
    assert follow.confirmed_at is None


def test_the_address_is_sealed_in_the_database(about: Subject) -> None:
    ask(about)
    stored = str(Follow.objects.values_list("email_key", "about").get())
    assert "vecina" not in stored


def test_the_reader_gets_the_letter_in_their_language(about: Subject) -> None:
    ask(about, language="en")
    assert "Yes, keep me posted" in Message.objects.get().text


def test_the_button_in_the_letter_confirms(client: Client, about: Subject) -> None:
    ask(about)
    url = next(word for word in Message.objects.get().text.split() if "/l/" in word)
    page = client.get(path_of(url))
    assert Follow.objects.get().confirmed_at is None
    assert page.status_code == 200
    assert client.post(path_of(url)).status_code == 302
    assert Follow.objects.get().confirmed_at


def test_a_digest_tells_what_is_new_once(about: Subject, cause: Cause, cast: Cast) -> None:
    confirm_follow(follow=ask(about), by=visitor())
    Message.objects.all().delete()
    with clock.set_to(clock.now() + timedelta(hours=1)):
        hide_cause(cause=cause, by=cast.by("ana"))
        publish_cause(cause=cause, by=cast.by("ana"))
        drain()
    with clock.set_to(clock.now() + timedelta(days=1)):
        for _ in range(2):
            send_digests.func()
            drain()
    message = Message.objects.get()
    assert message.subject == cause.title
    assert "Grupul a arătat problema tuturor." in message.text
    assert message.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_what_is_written_down_late_is_told_the_next_day(
    about: Subject, cause: Cause, cast: Cast
) -> None:
    confirm_follow(follow=ask(about), by=visitor())
    Message.objects.all().delete()
    morning = clock.now() + timedelta(days=1)
    with clock.set_to(morning - timedelta(hours=1)):
        hide_cause(cause=cause, by=cast.by("ana"))
        publish_cause(cause=cause, by=cast.by("ana"))
    with clock.set_to(morning):
        send_digests.func()
        drain()
    # An action that began a moment before the digest, and ended after it.
    with clock.set_to(morning - timedelta(seconds=30)):
        hide_cause(cause=cause, by=cast.by("ana"))
        publish_cause(cause=cause, by=cast.by("ana"))
    with clock.set_to(morning + timedelta(days=1)):
        for _ in range(2):
            send_digests.func()
            drain()
    assert Message.objects.count() == 2
    assert "Grupul a arătat problema tuturor." in Message.objects.latest("queued_at").text


def test_the_addresses_in_a_digest_are_in_the_reader_s_language(
    about: Subject, cause: Cause, cast: Cast
) -> None:
    confirm_follow(follow=ask(about, language="en"), by=visitor())
    Message.objects.all().delete()
    with clock.set_to(clock.now() + timedelta(hours=1)):
        hide_cause(cause=cause, by=cast.by("ana"))
        publish_cause(cause=cause, by=cast.by("ana"))
    with clock.set_to(clock.now() + timedelta(days=1)):
        send_digests.func()
        drain()
    text = Message.objects.get().text
    with override("en"):
        assert f"{settings.SITE_URL}{cause.get_absolute_url()}" in text
        assert reverse("unfollow", args=["x"]).removesuffix("x/") in text
    with override("ro"):
        assert f"{settings.SITE_URL}{cause.get_absolute_url()}" not in text


def test_nothing_new_sends_nothing(about: Subject) -> None:
    confirm_follow(follow=ask(about), by=visitor())
    Message.objects.all().delete()
    send_digests.func()
    drain()
    assert not Message.objects.exists()


def test_nothing_is_told_of_what_is_hidden(about: Subject, cause: Cause, cast: Cast) -> None:
    confirm_follow(follow=ask(about), by=visitor())
    Message.objects.all().delete()
    with clock.set_to(clock.now() + timedelta(hours=1)):
        hide_cause(cause=cause, by=cast.by("ana"))
        send_digests.func()
        drain()
    assert not Message.objects.exists()


def test_one_click_leaves_and_forgets_the_address(about: Subject) -> None:
    follow = ask(about)
    client = Client(enforce_csrf_checks=True)
    path = path_of(leave_url(follow))
    assert "vecina" not in client.get(path).content.decode()
    assert client.post(path).status_code == 302
    follow.refresh_from_db()
    assert follow.ended_at
    assert follow.email == ""
    assert "nu îți mai scriem" in client.get(path).content.decode().lower()


def test_who_left_can_come_back(about: Subject) -> None:
    end_follow(follow=ask(about), by=visitor())
    assert ask(about).ended_at is None


def test_a_forged_leaving_address_opens_nothing(client: Client, db: None) -> None:
    assert follow_of("forged") is None
    assert client.get("/nu-mai-urmari/forged/").status_code == 410


def test_a_problem_that_is_not_public_cannot_be_followed(
    client: Client, cause: Cause, cast: Cast
) -> None:
    hide_cause(cause=cause, by=cast.by("ana"))
    assert client.get(f"/urmareste/causes.cause/{cause.pk}/").status_code == 404
    assert client.get(f"/urmareste/letters.letter/{cause.pk}/").status_code == 404


def test_what_nobody_confirmed_is_swept_after_a_week(about: Subject) -> None:
    ask(about)
    today = clock.today()
    assert sweep(today + timedelta(days=6)) == 0
    assert sweep(today + timedelta(days=9)) == 1


def test_one_address_is_written_to_five_times_a_day_from_wherever_it_is_asked(
    cast: Cast, client: Client
) -> None:
    for number in range(7):
        cause = open_cause(group=cast.group, title=f"Groapa {number}", by=cast.by("ana"))
        publish_cause(cause=cause, by=cast.by("ana"))
        path = f"/urmareste/causes.cause/{cause.pk}/"
        typed = EMAIL.upper() if number % 2 else EMAIL
        client.defaults["REMOTE_ADDR"] = f"192.0.{number}.1"
        page = send(client, path, email=typed)
    assert page.status_code == 409
    assert EMAIL in page.content.decode()
    assert Message.objects.filter(kind="following.confirm").count() == 5
