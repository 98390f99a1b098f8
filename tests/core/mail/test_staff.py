"""What the centre's staff does with mail that needs a person, and what others may not."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.journal.models import Entry
from civicsteps.core.mail.actions import file_inbound, mark_sent, resend_uncertain, set_aside
from civicsteps.core.mail.models import Inbound, Message, Thread
from civicsteps.core.mail.queries import reading_of
from civicsteps.core.mail.receive import receive
from civicsteps.core.mail.send import send
from civicsteps.core.mail.tasks import carry_waiting
from civicsteps.core.mail.threads import open_thread
from civicsteps.core.refusals import Refused
from tests.cast import Cast
from tests.core.mail import letters
from tests.core.mail.conftest import FILED, KIND

OTHERS = ["ana", "mihai", "dan", "sorin", "vera", "vlad"]


@pytest.fixture
def inbound(db: None) -> Inbound:
    """A message that fits no thread."""
    return receive(letters.reply(None), via="test")


@pytest.fixture
def doubtful(thread: Thread) -> Message:
    """A letter that perhaps did not leave."""
    with transaction.atomic():
        letter = send(to="a@x.ro", subject="Petiție", text="a", kind="tests.a", thread=thread)
    Message.objects.update(state="uncertain", claimed_at=clock.now(), trouble="interrupted")
    letter.refresh_from_db()
    return letter


def test_a_message_is_put_in_its_correspondence(
    cast: Cast, inbound: Inbound, thread: Thread
) -> None:
    reading = reading_of(inbound)
    filed = file_inbound(inbound=inbound, parsed=reading, thread=thread, by=cast.by("ilinca"))
    assert (filed.state, filed.thread) == ("filed", thread)
    assert [(filed, reading)] == FILED
    assert Entry.objects.get(kind="mail.letter_filed").actor == cast.by("ilinca")


def test_what_was_set_aside_can_still_be_filed(
    cast: Cast, inbound: Inbound, thread: Thread
) -> None:
    by = cast.by("ilinca")
    assert set_aside(inbound=inbound, by=by).state == "set_aside"
    reading = reading_of(inbound)
    assert file_inbound(inbound=inbound, parsed=reading, thread=thread, by=by).state == "filed"


def test_a_filer_s_refusal_is_the_staff_s(cast: Cast, inbound: Inbound, thread: Thread) -> None:
    reading = letters.reply(None).replace(b"R=C4=83spuns", b"refuz=C4=83")
    refused = receive(reading, via="test")
    with pytest.raises(Refused, match="nu se poate"):
        file_inbound(
            inbound=refused, parsed=reading_of(refused), thread=thread, by=cast.by("ilinca")
        )
    refused.refresh_from_db()
    assert (refused.state, refused.thread) == ("queued", None)


def test_nothing_is_filed_or_set_aside_twice(cast: Cast, inbound: Inbound, thread: Thread) -> None:
    by, reading = cast.by("ilinca"), reading_of(inbound)
    set_aside(inbound=inbound, by=by)
    with pytest.raises(Refused, match="Altcineva"):
        set_aside(inbound=inbound, by=by)
    file_inbound(inbound=inbound, parsed=reading, thread=thread, by=by)
    with pytest.raises(Refused, match="Altcineva"):
        file_inbound(inbound=inbound, parsed=reading, thread=thread, by=by)
    assert len(FILED) == 1


def test_a_doubtful_message_leaves_again_only_when_told_to(cast: Cast, doubtful: Message) -> None:
    carry_waiting.call()
    doubtful.refresh_from_db()
    assert doubtful.state == "uncertain"
    resend_uncertain(message=doubtful, by=cast.by("ilinca"))
    with clock.set_to(clock.now() + timedelta(minutes=2)):
        carry_waiting.call()
    doubtful.refresh_from_db()
    assert doubtful.state == "sent"


def test_a_doubtful_message_that_arrived_counts_from_when_it_left(
    cast: Cast, doubtful: Message
) -> None:
    marked = mark_sent(message=doubtful, by=cast.by("ilinca"))
    assert (marked.state, marked.sent_at, marked.trouble) == ("sent", doubtful.claimed_at, "")
    with pytest.raises(Refused, match="Altcineva"):
        mark_sent(message=doubtful, by=cast.by("ilinca"))
    with pytest.raises(Refused, match="Altcineva"):
        resend_uncertain(message=doubtful, by=cast.by("ilinca"))


def test_what_failed_of_a_correspondence_is_in_the_hands_of_who_wrote_it(
    cast: Cast, client: Client, doubtful: Message
) -> None:
    Message.objects.update(state="failed", trouble="returned")
    with pytest.raises(Refused):
        resend_uncertain(message=doubtful, by=cast.by("ilinca"))
    client.force_login(cast.users["ilinca"])
    page = client.get(reverse("uncertain_mail", args=[doubtful.pk])).content.decode()
    assert reverse("uncertain_resend", args=[doubtful.pk]) not in page
    doubtful.refresh_from_db()
    assert doubtful.state == "failed"


def test_a_notice_that_failed_may_be_sent_again(cast: Cast) -> None:
    with transaction.atomic():
        notice = send(to="a@x.ro", subject="Noutăți", text="a", kind="tests.news")
    Message.objects.update(state="failed")
    assert resend_uncertain(message=notice, by=cast.by("ilinca")).state == "queued"


def test_the_staff_reads_the_title_of_a_letter_not_its_subject(
    cast: Cast, client: Client, doubtful: Message
) -> None:
    Message.objects.update(subject="Petiție de la Vera Popescu")
    client.force_login(cast.users["ilinca"])
    for url in (reverse("uncertain"), reverse("uncertain_mail", args=[doubtful.pk])):
        page = client.get(url).content.decode()
        assert doubtful.subject_shown in page
        assert "Vera Popescu" not in page


def test_only_the_correspondences_of_who_wrote_are_offered(
    cast: Cast, client: Client, inbound: Inbound, thread: Thread, by: Actor
) -> None:
    others = open_thread(kind=KIND, about=by, title="A altui grup")
    client.force_login(cast.users["ilinca"])
    assert "A altui grup" not in client.get(inbound.get_absolute_url()).content.decode()
    receive(letters.reply(thread, body="Prima."), via="test")
    page = client.get(inbound.get_absolute_url()).content.decode()
    assert thread.code in page
    assert others.code not in page


@pytest.mark.parametrize("name", OTHERS)
def test_nobody_else_sees_to_mail(
    cast: Cast, inbound: Inbound, doubtful: Message, thread: Thread, name: str
) -> None:
    by, reading = cast.by(name), reading_of(inbound)
    acts: list[Callable[[], object]] = [
        lambda: file_inbound(inbound=inbound, parsed=reading, thread=thread, by=by),
        lambda: set_aside(inbound=inbound, by=by),
        lambda: resend_uncertain(message=doubtful, by=by),
        lambda: mark_sent(message=doubtful, by=by),
    ]
    for act in acts:
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.refusal.kind == "forbidden"
    assert not FILED


def pages(inbound: Inbound, message: Message) -> list[str]:
    key, letter = inbound.pk, message.pk
    return [
        reverse("unsorted"),
        reverse("unsorted_mail", args=[key]),
        reverse("unsorted_raw", args=[key]),
        reverse("unsorted_aside", args=[key]),
        reverse("uncertain"),
        reverse("uncertain_mail", args=[letter]),
        reverse("uncertain_resend", args=[letter]),
        reverse("uncertain_sent", args=[letter]),
    ]


@pytest.mark.parametrize("name", OTHERS)
def test_its_pages_are_not_there_for_others(
    cast: Cast, client: Client, inbound: Inbound, doubtful: Message, name: str
) -> None:
    if name in cast.users:
        client.force_login(cast.users[name])
    for url in pages(inbound, doubtful):
        assert client.get(url).status_code == 404, url


def test_its_pages_open_for_the_staff_and_change_nothing(
    cast: Cast, client: Client, inbound: Inbound, doubtful: Message
) -> None:
    client.force_login(cast.users["ilinca"])
    for url in pages(inbound, doubtful):
        assert client.get(url).status_code == 200, url
    inbound.refresh_from_db()
    doubtful.refresh_from_db()
    assert (inbound.state, doubtful.state) == ("queued", "uncertain")


def test_a_message_is_read_and_filed_on_its_page(
    cast: Cast, client: Client, inbound: Inbound, thread: Thread
) -> None:
    client.force_login(cast.users["ilinca"])
    page = client.get(inbound.get_absolute_url())
    assert "Bună ziua." in page.content.decode()
    once = page.context["form"]["once"].value()
    for _ in range(2):
        sent = client.post(inbound.get_absolute_url(), {"thread": thread.address, "once": once})
        assert sent.status_code in {302, 404}
    assert len(FILED) == 1


def test_a_wrong_code_keeps_what_was_typed_and_says_so(
    cast: Cast, client: Client, inbound: Inbound
) -> None:
    client.force_login(cast.users["ilinca"])
    once = client.get(inbound.get_absolute_url()).context["form"]["once"].value()
    page = client.post(inbound.get_absolute_url(), {"thread": "abc-nimic", "once": once})
    assert page.status_code == 422
    assert 'value="abc-nimic"' in page.content.decode()
    assert "Nu știm nicio corespondență cu acest cod" in page.content.decode()


@pytest.mark.parametrize(
    ("name", "state"), [("uncertain_resend", "queued"), ("uncertain_sent", "sent")]
)
def test_a_doubt_is_settled_on_its_page(
    cast: Cast, client: Client, doubtful: Message, name: str, state: str
) -> None:
    client.force_login(cast.users["ilinca"])
    url = reverse(name, args=[doubtful.pk])
    once = client.get(url).context["form"]["once"].value()
    assert client.post(url, {"once": once}).status_code == 302
    doubtful.refresh_from_db()
    assert doubtful.state == state


def test_a_message_is_set_aside_on_its_page(cast: Cast, client: Client, inbound: Inbound) -> None:
    client.force_login(cast.users["ilinca"])
    url = reverse("unsorted_aside", args=[inbound.pk])
    once = client.get(url).context["form"]["once"].value()
    assert client.post(url, {"once": once}).status_code == 302
    inbound.refresh_from_db()
    assert inbound.state == "set_aside"


def test_html_of_a_stranger_s_is_shown_as_words(cast: Cast, client: Client, thread: Thread) -> None:
    raw = letters.eml(
        "From: x <script@x.ro>", "Subject: <b>x</b>", "Content-Type: text/plain",
        body="<script>alert(1)</script>",
    )  # fmt: skip
    client.force_login(cast.users["ilinca"])
    page = client.get(receive(raw, via="test").get_absolute_url()).content.decode()
    assert "<script>alert" not in page
    assert "<b>x</b>" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_staff_does_not_learn_who_follows_whom(
    cast: Cast, client: Client, thread: Thread
) -> None:
    with transaction.atomic():
        send(to="vera.popescu@example.org", subject="Noutăți", text="a", kind="tests.news")
    Message.objects.update(state="uncertain", claimed_at=clock.now())
    client.force_login(cast.users["ilinca"])
    page = client.get(reverse("uncertain")).content.decode()
    assert "v…@example.org" in page
    assert "popescu" not in page


def test_the_lists_do_not_ask_more_for_more(
    cast: Cast, client: Client, thread: Thread, django_assert_max_num_queries: object
) -> None:
    for number in range(40):
        receive(letters.reply(None, body=f"{number}"), via="test")
    client.force_login(cast.users["ilinca"])
    with django_assert_max_num_queries(12):  # type: ignore[operator]  # a fixture
        assert client.get(reverse("unsorted")).status_code == 200
