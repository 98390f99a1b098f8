"""An office answers through the page of a letter: taken as said by whoever has the link."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from civicsteps.core.actors.models import Actor
from civicsteps.core.audiences import may_see
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.links.actions import Issued
from civicsteps.core.links.models import Link
from civicsteps.core.models import ref
from civicsteps.core.refusals import Refused
from civicsteps.people.acts.models import Need
from civicsteps.people.clocks.models import Clock
from civicsteps.resolve.letters import rules_back
from civicsteps.resolve.letters.actions_back import OfficeSaid, give_office_link, hear_office
from civicsteps.resolve.letters.models import Letter, Reply
from tests.cast import Cast


@pytest.fixture
def page(cast: Cast, sent: Letter) -> Issued:
    """The page that Ana gave the council."""
    return give_office_link(letter=sent, by=cast.by("ana"))


def post(client: Client, page: Issued, **said: object) -> int:
    once = client.get(page.url).context["form"]["once"].value()
    return client.post(page.url, {"once": once, **said}).status_code


def test_opening_the_page_does_nothing(client: Client, sent: Letter, page: Issued) -> None:
    for _ in range(3):
        shown = client.get(page.url).content.decode()
    assert "Faceți un loc de joacă." in shown
    assert "Ana-Maria Popescu" not in shown
    page.link.refresh_from_db()
    assert page.link.uses_left == page.link.uses
    assert not Reply.objects.exists()


def test_a_number_is_offered_and_taken_by_one_tap_of_the_group(
    cast: Cast, client: Client, sent: Letter, page: Issued
) -> None:
    day = f"{sent.sent_on:%Y-%m-%d}"
    assert post(client, page, what="number", number="34567", on=day) == 302
    reply = Reply.objects.get()
    assert (reply.kind, reply.channel, reply.from_office) == ("receipt", "link", False)
    sent.refresh_from_db()
    assert sent.registration_number == ""
    client.force_login(cast.users["ana"])
    told = client.get(sent.get_absolute_url()).context["told"]
    assert (told.number, told.on) == ("34567", sent.sent_on)
    tap = {"once": str(told.once), "number": told.number, "on": f"{told.on:%Y-%m-%d}"}
    assert client.post(reverse("letter_number", args=[sent.pk]), tap).status_code == 302
    sent.refresh_from_db()
    assert (sent.registration_number, sent.registered_by) == ("34567", cast.by("ana"))


def test_an_answer_with_its_scan_waits_to_be_judged(
    cast: Cast, sent: Letter, page: Issued, scan: Prepared
) -> None:
    said = OfficeSaid("answers", text="Vom face locul de joacă.", number="88", documents=[scan])
    reply = hear_office(letter=sent, said=said, by=page.link.holder, link=page.link)
    assert reply is not None
    assert (reply.kind, reply.number, reply.recorded_by.kind) == ("reply", "88", Actor.Kind.LINK)
    assert Need.objects.get(kind="letters.judge").url == reply.get_absolute_url()
    file = reply.files.get()
    assert may_see(cast.by("ana"), file.audiences)
    assert not may_see(cast.by("vlad"), file.audiences)


@pytest.mark.parametrize("what", ["asks", "sent_on"])
def test_a_question_and_a_sending_on_are_read_by_the_group(
    sent: Letter, page: Issued, what: str
) -> None:
    said = OfficeSaid(what, text="Direcției Tehnice")
    reply = hear_office(letter=sent, said=said, by=page.link.holder, link=page.link)
    assert reply is not None
    assert "Direcției Tehnice" in reply.text
    assert Need.objects.filter(kind="letters.judge", closed_on=None).exists()


def test_that_they_answered_already_contests_the_term_at_once(
    client: Client, sent: Letter, page: Issued
) -> None:
    clock = Clock.objects.get()
    day = f"{clock.trigger_earliest:%Y-%m-%d}"
    assert post(client, page, what="answered", on=day, text="Prin poștă.") == 302
    clock.refresh_from_db()
    assert (clock.contest, clock.contest_said) == ("open", "Prin poștă.")
    assert clock.answered_on == clock.trigger_earliest
    assert not Reply.objects.exists()


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"what": "number"}, "number"),
        ({"what": "asks"}, "text"),
        ({"what": "answers"}, "text"),
        ({"what": "answered", "text": "Prin poștă."}, "on"),
    ],
)
def test_what_cannot_be_said_without_it_is_asked_for(
    client: Client, page: Issued, said: dict[str, str], field: str
) -> None:
    once = client.get(page.url).context["form"]["once"].value()
    answer = client.post(page.url, {"once": once, **said})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_a_day_that_is_yet_to_come_is_refused(sent: Letter, page: Issued) -> None:
    said = OfficeSaid("number", number="1", on=date(2099, 1, 1))
    with pytest.raises(Refused):
        hear_office(letter=sent, said=said, by=page.link.holder, link=page.link)


def test_nobody_speaks_for_the_office_without_its_link(
    cast: Cast, sent: Letter, page: Issued
) -> None:
    said = OfficeSaid("asks", text="Ce?")
    acts: list[Callable[[], object]] = [
        lambda: hear_office(letter=sent, said=said, by=cast.by("vlad"), link=None),
        lambda: give_office_link(letter=sent, by=cast.by("vlad")),
        lambda: give_office_link(letter=sent, by=cast.by("ilinca")),
    ]
    for act in acts:
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.refusal.kind == "forbidden"


def test_an_organiser_makes_the_page_for_a_letter_that_left(
    cast: Cast, client: Client, sent: Letter
) -> None:
    client.force_login(cast.users["ana"])
    url = reverse("letter_office_link", args=[sent.pk])
    once = client.get(url).context["form"]["once"].value()
    made = client.post(url, {"once": once}, follow=True)
    assert "/l/" in made.content.decode()


def test_through_its_page_a_letter_is_not_brought_without_end(
    sent: Letter, page: Issued, scan: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules_back, "MOST_BROUGHT", len(scan.content) * 3 // 2)
    said = OfficeSaid("answers", text="Da.", documents=[scan])
    hear_office(letter=sent, said=said, by=page.link.holder, link=page.link)
    with pytest.raises(Refused):
        hear_office(letter=sent, said=said, by=page.link.holder, link=page.link)
    assert Reply.objects.count() == 1


def test_how_they_answered_is_never_cut_short(client: Client, sent: Letter, page: Issued) -> None:
    day = f"{sent.sent_on:%Y-%m-%d}"
    assert post(client, page, what="answered", on=day, text="prin poștă " * 60) == 422
    assert not Clock.objects.exclude(contest=Clock.Contest.NONE).exists()


def test_the_page_in_the_mail_can_be_taken_back_by_the_group(cast: Cast, sent: Letter) -> None:
    link = Link.objects.get(about=ref(sent), purpose="letters.answer")
    assert link.within == ref(cast.group)
