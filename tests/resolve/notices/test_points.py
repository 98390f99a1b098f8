"""Tomorrow's agenda in plain words: by pattern, in a group's own words, what concerns us first."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.actors.actions import system, visitor
from civicsteps.core.following.actions import confirm_follow
from civicsteps.core.following.models import Follow
from civicsteps.core.following.tasks import send_digests
from civicsteps.core.mail.models import Message
from civicsteps.core.models import ref
from civicsteps.core.refusals import Refused
from civicsteps.core.work.running import drain
from civicsteps.people.authorities.models import Office
from civicsteps.people.groups.models import Group
from civicsteps.resolve.notices.actions_notices import (
    edit_notice,
    read_words,
    take_back_notice,
)
from civicsteps.resolve.notices.actions_plain import say_plainly
from civicsteps.resolve.notices.actions_watching import Look, open_watch, take_in
from civicsteps.resolve.notices.models import Notice, PlainWords, WatchSource
from civicsteps.resolve.notices.reading import Found
from tests.cast import Cast
from tests.pages import browser, send
from tests.resolve.notices.conftest import NOON

type Write = Callable[..., Notice]

LOAN = "Proiect de hotărâre privind contractarea unui împrumut"
PARK = "Proiect de hotărâre privind parcul Tineretului"
NOTE = "Proiect de hotărâre privind însușirea unei note"
AGENDA = f"ORDINEA DE ZI\n1. {LOAN}. Inițiator: primar\n2. {NOTE}.\n3. {PARK}.\n"
USUALLY = "spus după tipar: așa se întâmplă de obicei; citește proiectul"
NOBODY = "Nu l-a spus încă nimeni pe înțeles."
OURS = "Treizeci de ani plătim pentru un stadion."


@pytest.fixture
def agenda(write: Write) -> Notice:
    """The agenda of tomorrow's meeting, as Ana typed it."""
    tomorrow = NOON.date() + timedelta(days=1)
    return write("Convocare", kind="agenda", text=AGENDA, meeting_on=tomorrow)


def read(notice: Notice, client: Client | None = None) -> str:
    answer = (client or Client()).get(reverse("notice_points", args=[notice.pk]))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def say(cast: Cast, notice: Notice, words: str = OURS, by: str = "ana") -> PlainWords:
    actor, group = cast.by(by), cast.group
    return say_plainly(notice=notice, group=group, title=LOAN, words=words, by=actor)


def test_each_point_in_plain_words_and_who_says_so(agenda: Notice) -> None:
    page = read(agenda)
    assert "Mâine: ședință de consiliu, 3 puncte" in page
    assert "Se iau bani cu împrumut" in page
    assert USUALLY in page
    assert NOBODY in page
    assert "Inițiator" not in page
    with override("ro"):
        english = Client().get("/en" + reverse("notice_points", args=[agenda.pk])).content.decode()
    assert "Money is borrowed" in english
    assert "said by pattern" in english


def test_two_taps_from_the_groups_page(cast: Cast, agenda: Notice, write: Write) -> None:
    write("Alta", kind="agenda", text=AGENDA, meeting_on=NOON.date() + timedelta(days=9))
    write("Trecută", kind="agenda", text=AGENDA, meeting_on=NOON.date() - timedelta(days=1))
    page = browser(cast, "ana").get(reverse("group_notices", args=[cast.group.slug]))
    said = page.content.decode()
    assert "Mâine: ședință de consiliu, 3 puncte" in said
    assert reverse("notice_points", args=[agenda.pk]) in said
    take_back_notice(notice=agenda, by=cast.by("ana"))
    page = browser(cast, "ana").get(reverse("group_notices", args=[cast.group.slug]))
    assert "Mâine:" not in page.content.decode()


def test_another_councils_meeting_is_not_ours(cast: Cast, agenda: Notice) -> None:
    page = browser(cast, "sorin").get(reverse("group_notices", args=[cast.other_group.slug]))
    assert "Mâine:" not in page.content.decode()


def test_what_we_watch_for_stands_first_and_says_which_words(cast: Cast, agenda: Notice) -> None:
    open_watch(group=cast.group, any_words="tineretului stadion", by=cast.by("ana"))
    inside = read(agenda, browser(cast, "ana"))
    assert "scrie „tineretului”" in inside
    assert inside.index("parcul Tineretului") < inside.index("contractarea unui împrumut")
    outside = read(agenda)
    assert "scrie „" not in outside
    assert outside.index("contractarea unui împrumut") < outside.index("parcul Tineretului")


def test_a_watch_of_another_place_marks_no_point(cast: Cast, agenda: Notice) -> None:
    open_watch(group=cast.group, lat=44.4, lon=26.1, within=200, by=cast.by("ana"))
    assert "scrie „" not in read(agenda, browser(cast, "ana"))


def test_a_groups_own_words_stand_first_with_its_name(cast: Cast, agenda: Notice) -> None:
    ana = browser(cast, "ana")
    found = re.search(r'href="([^"]+/puncte/[0-9a-f]{20}/)"', read(agenda, ana))
    assert found
    answer = send(ana, found[1], words=OURS)
    assert answer["Location"] == reverse("notice_points", args=[agenda.pk])
    page = read(agenda)
    assert page.index(OURS) < page.index("Se iau bani cu împrumut")
    assert f"în cuvintele: {cast.group.name}" in page
    assert "Spune-l cu vorbele voastre" not in page


def test_they_stay_with_the_point_when_the_notice_is_put_right(cast: Cast, agenda: Notice) -> None:
    say(cast, agenda)
    moved = f"1. {NOTE}\n2. {LOAN.upper()} - inițiator: viceprimar\n3. {PARK} și lacul"
    edit_notice(notice=agenda, text=moved, by=cast.by("ana"))
    assert OURS in read(agenda)
    edit_notice(notice=agenda, text=f"1. {NOTE}", by=cast.by("ana"))
    assert OURS not in read(agenda)
    edit_notice(notice=agenda, text=AGENDA, by=cast.by("ana"))
    assert OURS in read(agenda)


def test_said_again_they_replace_and_empty_they_are_taken_back(cast: Cast, agenda: Notice) -> None:
    say(cast, agenda)
    say(cast, agenda, "Altfel spus.")
    page = read(agenda)
    assert OURS not in page
    assert "Altfel spus." in page
    say(cast, agenda, "  ")
    assert "Altfel spus." not in read(agenda)
    assert PlainWords.objects.count() == 1


@pytest.mark.parametrize("name", ["mihai", "vera", "vlad", "sorin", "dan", "ilinca"])
def test_only_a_groups_organisers_speak_in_its_name(cast: Cast, agenda: Notice, name: str) -> None:
    with pytest.raises(Refused):
        say(cast, agenda, by=name)


def test_any_group_says_it_in_its_own_name(cast: Cast, agenda: Notice) -> None:
    say(cast, agenda)
    say_plainly(
        notice=agenda, group=cast.other_group, title=LOAN, words="Nu uitați dobânda.",
        by=cast.by("sorin"),
    )  # fmt: skip
    page = read(agenda)
    assert page.index(OURS) < page.index("Nu uitați dobânda.")
    assert cast.other_group.name in page


def test_what_is_no_point_or_too_long_is_refused(cast: Cast, agenda: Notice) -> None:
    with pytest.raises(Refused, match="nu mai e pe ordinea de zi"):
        say_plainly(notice=agenda, group=cast.group, title="Altceva", words=OURS, by=cast.by("ana"))
    with pytest.raises(Refused, match="300"):
        say(cast, agenda, "x" * 301)
    take_back_notice(notice=agenda, by=cast.by("ana"))
    with pytest.raises(Refused):
        say(cast, agenda)


def test_a_group_at_risk_is_not_named(cast: Cast, agenda: Notice) -> None:
    say(cast, agenda)
    Group.objects.filter(pk=cast.group.pk).update(at_risk=True)
    page = read(agenda)
    assert OURS not in page
    assert cast.group.name not in page
    assert OURS in read(agenda, browser(cast, "ana"))


def test_two_who_say_it_at_once_lose_nothing(cast: Cast, agenda: Notice) -> None:
    said = say(cast, agenda)
    ana = browser(cast, "ana")
    address = reverse("plain_words", args=[agenda.pk, said.item])
    page = ana.get(address)
    hidden = dict(re.findall(r'name="(\w+)" value="([^"]*)"', page.content.decode()))
    say(cast, agenda, "Între timp.")
    with clock.set_to(clock.now() + timedelta(seconds=10)):
        answer = ana.post(address, {**hidden, "words": "Al meu."})
    assert answer.status_code == 409
    assert "Al meu." in answer.content.decode()
    assert "Între timp." in read(agenda)


def test_a_letter_begins_at_the_draft_or_at_writing_it_down(
    cast: Cast, cause: Cause, agenda: Notice, write: Write, office: Office
) -> None:
    draft = write("privind PARCUL  Tineretului", kind="draft")
    ana = browser(cast, "ana")
    page = read(agenda, ana)
    assert reverse("notice_letter", args=[draft.pk]) in page
    found = re.search(r'href="(/grupuri/[^"]+/anunturi/nou/\?[^"]+)"', page)
    assert found
    form = ana.get(found[1].replace("&amp;", "&")).content.decode()
    assert LOAN in form
    assert office.label in form
    assert 'value="2026-11-24"' in form
    assert "/scrisoare/" not in read(agenda)
    assert reverse("notice", args=[draft.pk]) in read(agenda)


@pytest.mark.parametrize("asked", ["din=x&punct=y", "din=%00", "punct=a", "din=" + "0" * 32])
def test_a_made_up_point_fills_no_form(cast: Cast, asked: str) -> None:
    address = reverse("notice_new", args=[cast.group.slug])
    assert browser(cast, "ana").get(f"{address}?{asked}").status_code == 200


def test_what_came_by_mail_or_is_no_agenda_has_no_such_page(cast: Cast, write: Write) -> None:
    draft = write()
    waiting = write("Convocare", kind="agenda", text=AGENDA)
    Notice.objects.filter(pk=waiting.pk).update(checked_on=None)
    for notice in (draft, waiting):
        assert Client().get(reverse("notice_points", args=[notice.pk])).status_code == 404
    assert read(waiting, browser(cast, "ana"))


def test_an_agenda_without_points_says_what_to_do(cast: Cast, write: Write) -> None:
    bare = write("Convocare", kind="agenda", text="Vezi documentul.")
    assert "Nu i-am putut citi punctele." in read(bare)
    assert reverse("notice_edit", args=[bare.pk]) in read(bare, browser(cast, "ana"))


def test_what_people_wrote_is_shown_as_text(cast: Cast, write: Write) -> None:
    evil = write("Convocare", kind="agenda", text="1. Proiect de hotărâre privind <b>parcul</b>")
    title = "Proiect de hotărâre privind <b>parcul</b>"
    say_plainly(
        notice=evil, group=cast.group, title=title, words="<script>1</script>", by=cast.by("ana")
    )
    page = read(evil)
    assert "<script>1" not in page
    assert "<b>parcul" not in page


def test_it_costs_the_same_at_any_length(cast: Cast, cause: Cause, write: Write) -> None:
    costs, sizes = [], []
    for many in (1, 150):
        text = "\n".join(f"{n}. Proiect de hotărâre privind strada {n}" for n in range(1, many + 1))
        notice = write("Convocare", kind="agenda", text=text, meeting_on=date(2026, 11, 24))
        for n in range(many):
            title = f"Proiect de hotărâre privind strada {n + 1}"
            say_plainly(
                notice=notice, group=cast.group, title=title, words="O stradă.", by=cast.by("ana")
            )
            write(title)
        ana = browser(cast, "ana")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            sizes.append(len(read(notice, ana)))
        costs.append(len(asked))
        with CaptureQueriesContext(connection) as asked:
            ana.get(reverse("group_notices", args=[cast.group.slug]))
        assert len(asked) <= 12
    assert costs[0] == costs[1]
    assert costs[1] <= 12
    assert sizes[1] < 60_000


def test_the_letter_about_an_agenda_says_it_plainly(cast: Cast, write: Write) -> None:
    found = open_watch(group=None, email="vecina@example.org", any_words="parcul", by=visitor())
    confirm_follow(follow=Follow.objects.get(about=ref(found)), by=visitor())
    drain()
    Message.objects.all().delete()
    with clock.set_to(NOON + timedelta(hours=1)):
        text = AGENDA + "4. Proiect de hotărâre privind taxa pentru parcul mare\n"
        agenda = write("Convocare", kind="agenda", text=text)
        say_plainly(
            notice=agenda, group=cast.group, title=PARK, words="Se taie copaci.", by=cast.by("ana")
        )
        drain()
    with clock.set_to(NOON + timedelta(days=1)):
        send_digests.call()
        drain()
    mail = " ".join(Message.objects.get().text.split())
    assert f"Pe scurt, spune {cast.group.name}: Se taie copaci." in mail
    assert "taxa pentru parcul mare”. De obicei:" in mail
    assert "împrumut" not in mail


def test_the_day_of_the_meeting_is_read_from_a_feed_and_a_document(
    cast: Cast, source: WatchSource, write: Write
) -> None:
    text = f"Ședința ordinară din data de 26.11.2026, ora 16.\n{AGENDA}"
    entry = Found("c-1", "Convocare", text)
    take_in(source=source, look=Look(entries=(entry,)), by=system())
    notice = Notice.objects.get()
    assert (notice.kind, notice.meeting_on) == ("agenda", date(2026, 11, 26))
    moved = replace(entry, text=text.replace("26.11", "27.11"))
    take_in(source=source, look=Look(entries=(moved,)), by=system())
    notice.refresh_from_db()
    assert notice.meeting_on == date(2026, 11, 27)
    typed = write("Convocator", kind="agenda")
    read_words(notice=typed, words=text, by=system())
    typed.refresh_from_db()
    assert typed.meeting_on == date(2026, 11, 26)
    said = write("Convocator", kind="agenda", meeting_on=date(2026, 12, 1))
    read_words(notice=said, words=text, by=system())
    said.refresh_from_db()
    assert said.meeting_on == date(2026, 12, 1)
