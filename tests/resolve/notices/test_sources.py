"""Sources: what they show is taken in once, what goes wrong is seen, silence becomes a task."""

from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage

import pytest

from civicsteps.core import clock
from civicsteps.core.actors.actions import system
from civicsteps.core.mail.receive import receive
from civicsteps.core.refusals import Refused
from civicsteps.core.search.queries import find
from civicsteps.people.acts.models import Need
from civicsteps.people.authorities.models import Office
from civicsteps.resolve.notices.actions_notices import add_notice, edit_notice
from civicsteps.resolve.notices.actions_watching import (
    Look,
    add_source,
    pause_source,
    resume_source,
    take_in,
)
from civicsteps.resolve.notices.models import Notice, WatchSource
from civicsteps.resolve.notices.queries import notices_visible_to, sources_due
from civicsteps.resolve.notices.reading import Found
from civicsteps.resolve.notices.tasks import look_at_source, mind_silent_sources
from tests.cast import Cast
from tests.resolve.notices.conftest import NOON

ONE = Found("p-1", "Proiect: parcul Tineretului", "Text", "https://primarie.example/1")


def look(source: WatchSource, *entries: Found) -> list[Notice]:
    return take_in(source=source, look=Look(entries=entries), by=system())


def test_the_same_look_twice_takes_in_nothing_new(source: WatchSource) -> None:
    assert len(look(source, ONE)) == 1
    assert look(source, ONE) == []
    notice = Notice.objects.get()
    assert (notice.kind, notice.evidence, notice.source) == ("draft", "C", source)


def test_an_entry_that_was_put_right_is_a_version_of_the_same(source: WatchSource) -> None:
    look(source, ONE)
    assert look(source, replace(ONE, title="Proiect: parcul Tineretului, corectat")) == []
    notice = Notice.objects.get()
    assert notice.title.endswith("corectat")
    assert notice.versions.get().said["title"] == ONE.title


def test_a_guid_that_is_used_again_for_another_thing_is_another_notice(
    source: WatchSource,
) -> None:
    look(source, ONE)
    other = Found("p-1", "Rectificarea bugetului local", "", "https://primarie.example/2")
    assert [notice.kind for notice in look(source, other)] == ["budget"]
    assert look(source, other) == []
    assert Notice.objects.count() == 2


def test_a_page_is_told_when_its_words_change_and_once(cast: Cast, office: Office) -> None:
    page = add_source(
        group=cast.group, office=office, kind="page", title="Pagina cu proiecte",
        url="https://primarie.example/proiecte", by=cast.by("ana"),
    )  # fmt: skip

    def see(words: str) -> list[Notice]:
        return take_in(source=page, look=Look(words=words), by=system())

    assert see("Proiecte\nunu") == []
    assert see("Proiecte\nUNU") == []
    (new,) = see("Proiecte\nunu\nPUZ Bartolomeu")
    assert (new.title, new.text) == ("Pagina cu proiecte", "PUZ Bartolomeu")
    assert see("Proiecte\nunu\nPUZ Bartolomeu") == []
    assert see("Proiecte\nunu") == []
    assert see("Proiecte\nunu\nPUZ Bartolomeu") == []


def test_three_failures_are_a_task_and_each_waits_longer(source: WatchSource) -> None:
    waits = []
    for _time in range(3):
        take_in(source=source, look=Look(trouble="status"), by=system())
        assert source.next_at is not None
        waits.append(source.next_at - clock.now())
    assert waits == sorted(waits)
    assert waits[-1] > timedelta(hours=4)
    need = Need.objects.get(kind="notices.silence")
    assert (need.closed_on, need.about) == (None, source.title)
    look(source, ONE)
    need.refresh_from_db()
    assert need.closed_on == clock.today()


def test_thirty_silent_days_are_a_task_and_a_pause_ends_it(cast: Cast, source: WatchSource) -> None:
    mind_silent_sources.call()
    assert not Need.objects.exists()
    with clock.set_to(NOON + timedelta(days=31)):
        mind_silent_sources.call()
        mind_silent_sources.call()
        assert Need.objects.get(kind="notices.silence").closed_on is None
        pause_source(source=source, by=cast.by("ana"))
        assert Need.objects.get(kind="notices.silence").closed_on is not None
        assert sources_due(clock.now()) == []
        with pytest.raises(Refused):
            pause_source(source=source, by=cast.by("ana"))
        resume_source(source=source, by=cast.by("ana"))
        assert sources_due(clock.now()) == [source.pk]
        mind_silent_sources.call()
        assert Need.objects.get(kind="notices.silence").closed_on is not None


def test_where_nothing_is_read_nothing_fails(source: WatchSource) -> None:
    look_at_source.call(str(source.pk))
    source.refresh_from_db()
    assert source.failures == 0


@pytest.mark.parametrize("url", ["http://127.0.0.1/rss", "http://localhost/", "file:secret"])
def test_a_source_inside_is_not_taken(cast: Cast, office: Office, url: str) -> None:
    with pytest.raises(Refused) as refused:
        add_source(
            group=cast.group, office=office, kind="feed", title="x", url=url, by=cast.by("ana")
        )
    assert refused.value.refusal.field == "url"


@pytest.mark.parametrize("who", ["mihai", "dan", "sorin", "vera", "vlad"])
def test_only_organisers_name_sources(
    cast: Cast, office: Office, source: WatchSource, who: str
) -> None:
    with pytest.raises(Refused):
        add_source(group=cast.group, office=office, kind="hand", title="x", by=cast.by(who))
    with pytest.raises(Refused):
        pause_source(source=source, by=cast.by(who))
    with pytest.raises(Refused):
        take_in(source=source, look=Look(), by=cast.by(who))


def test_a_mail_that_is_passed_on_waits_for_an_organiser(cast: Cast, office: Office) -> None:
    source = add_source(
        group=cast.group, office=office, kind="mail", title="Convocări", by=cast.by("ana")
    )
    message = EmailMessage()
    message["From"] = "secretariat@primarie.example"
    message["To"] = source.address
    message["Subject"] = "Convocare ședință extraordinară"
    message["Message-ID"] = "<1@primarie.example>"
    message.set_content("Ordinea de zi: parcul.")
    receive(message.as_bytes(), via="test")
    receive(message.as_bytes(), via="test")
    notice = Notice.objects.get()
    assert notice.title == "Convocare ședință extraordinară"
    assert not notices_visible_to(cast.by("vlad")).exists()
    assert notices_visible_to(cast.by("mihai")).exists()
    assert not find("convocare", audiences=["public"])
    need = Need.objects.get(kind="notices.check")
    edit_notice(notice=notice, by=cast.by("ana"), kind="agenda")
    need.refresh_from_db()
    assert need.closed_on is not None
    assert notices_visible_to(cast.by("vlad")).exists()


def test_what_a_person_put_right_stays_though_the_source_says_it_again(
    cast: Cast, source: WatchSource
) -> None:
    look(source, ONE)
    notice = Notice.objects.get()
    edit_notice(notice=notice, title="Proiect: parcul Titan", by=cast.by("ana"))
    edit_notice(notice=notice, place="Titan", by=cast.by("ana"))
    look(source, ONE)
    look(source, ONE)
    notice.refresh_from_db()
    assert (notice.title, notice.versions.count()) == ("Proiect: parcul Titan", 2)
    look(source, replace(ONE, title="Proiect: parcul Titan, erată"))
    notice.refresh_from_db()
    assert notice.title == "Proiect: parcul Titan, erată"


def test_a_source_that_people_read_speaks_when_they_write_something_down(
    cast: Cast, office: Office
) -> None:
    ana = cast.by("ana")
    board = add_source(group=cast.group, office=office, kind="board", title="Avizierul", by=ana)
    with clock.set_to(NOON + timedelta(days=29)):
        add_notice(
            group=cast.group, office=office, source=board, kind="draft", title="Proiect", by=ana
        )
    with clock.set_to(NOON + timedelta(days=31)):
        mind_silent_sources.call()
        assert not Need.objects.filter(kind="notices.silence").exists()
    with clock.set_to(NOON + timedelta(days=70)):
        mind_silent_sources.call()
        need = Need.objects.get(kind="notices.silence")
        add_notice(
            group=cast.group, office=office, source=board, kind="draft", title="Altul", by=ana
        )
        need.refresh_from_db()
        assert need.closed_on


def test_what_a_mail_was_called_is_not_shown_to_all(cast: Cast, source: WatchSource) -> None:
    look(source, ONE)
    mailed = Notice.objects.get()
    Notice.objects.filter(pk=mailed.pk).update(checked_on=None, title="Fwd: de la vecina X")
    mailed.refresh_from_db()
    edit_notice(notice=mailed, title="Proiect privind parcul", by=cast.by("ana"))
    assert not mailed.versions.exists()
    edit_notice(notice=mailed, title="Proiect privind parcul mare", by=cast.by("ana"))
    assert mailed.versions.get().said["title"] == "Proiect privind parcul"
