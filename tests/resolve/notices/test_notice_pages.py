"""The pages of notices: lists near a place, why each day, letters at one tap, files to take."""

import json
from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from icalendar import Calendar

from civicsteps.causes.models import Cause
from civicsteps.core.following.models import Follow
from civicsteps.core.work.running import drain
from civicsteps.people.authorities.models import Office
from civicsteps.people.groups.models import Group
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.notices.actions_notices import edit_notice, record_votes
from civicsteps.resolve.notices.actions_watching import open_watch
from civicsteps.resolve.notices.forms_notices import VotesForm
from civicsteps.resolve.notices.models import Match, Notice, SeatVote, Watch, WatchSource
from tests.cast import Cast
from tests.pages import browser, hidden, later, send
from tests.proofs import photo_upload

type Write = Callable[..., Notice]
HOME = {"lat": 45.6653, "lon": 25.5563}
FAR = {"lat": 45.6953, "lon": 25.5563}


def page_of(address: str, client: Client | None = None) -> str:
    answer = (client or Client()).get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_all_plans_within_500_metres(write: Write, db: None) -> None:
    write("PUZ lângă bloc", kind="plan", lat=45.6680, lon=25.5563)
    write("PUZ departe", kind="plan", **FAR)
    write("Proiect lângă bloc", **HOME)
    page = page_of(reverse("notices") + "?near=45.6653,25.5563&within=500&fel=plan")
    assert "PUZ lângă bloc" in page
    assert "PUZ departe" not in page
    assert "Proiect lângă bloc" not in page


@pytest.mark.parametrize(
    "query",
    ["near=x,y&within=500", "within=-1", "fel=zzz", "page=999", "autoritate=1", "near=nan,1"],
)
def test_nonsense_narrows_nothing(write: Write, query: str) -> None:
    write("PUZ lângă bloc")
    assert "PUZ lângă bloc" in page_of(f"{reverse('notices')}?{query}")


def test_words_are_found_without_diacritics(write: Write) -> None:
    write("Amenajarea spațiului verde")
    assert "Amenajarea" in page_of(reverse("notices") + "?q=SPATIULUI")
    assert "Amenajarea" not in page_of(reverse("notices") + "?q=buget")


def test_how_long_it_was_public_and_whether_that_was_lawful(write: Write) -> None:
    late = write(published_on=date(2026, 11, 2), vote_on=date(2026, 11, 20), evidence="A")
    page = page_of(late.get_absolute_url())
    assert "Sigur publicat prea târziu." in page
    assert "13 zile lucrătoare între ele" in page
    assert "Informație, nu consultanță juridică." in page
    early = write("Alt proiect", published_on=date(2026, 9, 1), vote_on=date(2026, 12, 15))
    assert "Publicat în termen." in page_of(early.get_absolute_url())


def test_in_public_nobody_is_surely_late_by_a_photo_alone(write: Write, cast: Cast) -> None:
    late = write(published_on=date(2026, 11, 2), vote_on=date(2026, 11, 20), evidence="C")
    page = page_of(late.get_absolute_url())
    assert "Sigur publicat prea târziu" not in page
    assert "Poate publicat prea târziu" in page
    inside = page_of(late.get_absolute_url(), browser(cast, "ana"))
    assert "Sigur publicat prea târziu." in inside


def test_on_the_border_it_says_perhaps(write: Write) -> None:
    # 30 working days before 18 December 2026 end between 3 and 5 November, by the reading.
    days = [date(2026, 11, day) for day in range(2, 10)]
    said = []
    for day in days:
        terms = {"published_on": day, "vote_on": date(2026, 12, 18)}
        notice = write(f"Proiect {day}", evidence="A", **terms)
        page = page_of(notice.get_absolute_url())
        words = ("în termen", "Poate publicat prea târziu", "Sigur publicat prea târziu")
        said.append(next(n for n in (2, 1, 0) if words[n] in page))
    assert said == sorted(said)
    assert set(said) == {0, 1, 2}


def test_a_plan_goes_by_the_law_of_its_own_time(write: Write) -> None:
    old = write("PUZ", kind="plan", procedure_opened_on=date(2026, 8, 24))
    new = write("PUZ 2", kind="plan", procedure_opened_on=date(2026, 8, 25))
    told = [page_of(notice.get_absolute_url()) for notice in (old, new)]
    assert "Legea nr. 169/2026" not in told[0]
    assert "Legea nr. 169/2026" in told[1]
    unknown = write("PUZ 3", kind="plan", proposals_by=date(2026, 12, 1))
    page = page_of(unknown.get_absolute_url())
    assert "înainte de 25 august 2026" in page
    assert "propuneri sigur în termen" not in page


def test_a_photo_on_a_phone_is_a_notice_in_one_form(cast: Cast, office: Office) -> None:
    ana = browser(cast, "mihai")
    answer = send(
        ana, reverse("notice_new", args=[cast.group.slug]), kind="plan", office=str(office.pk),
        title="PUZ Bartolomeu", document=photo_upload(), published_on="2026-11-20",
    )  # fmt: skip
    notice = Notice.objects.get()
    assert answer["Location"] == notice.get_absolute_url()
    assert "PUZ Bartolomeu" in page_of(notice.get_absolute_url())


def test_a_failed_form_keeps_what_was_typed(cast: Cast, office: Office) -> None:
    ana = browser(cast, "ana")
    answer = send(
        ana, reverse("notice_new", args=[cast.group.slug]), kind="plan", title="PUZ Bartolomeu",
        text="Bloc P+8", published_on="2027-01-01", office=str(office.pk),
    )  # fmt: skip
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "PUZ Bartolomeu" in page
    assert "Bloc P+8" in page


def test_the_letter_that_fits_begins_with_its_title_and_day(
    cast: Cast, cause: Cause, write: Write
) -> None:
    notice = write("Proiect privind parcul", url="https://primarie.example/1")
    ana = browser(cast, "ana")
    said = {"cause": str(cause.pk), "signer": "Ana", "domicile": "Strada Teilor 1"}
    address = reverse("notice_letter", args=[notice.pk])
    sent = send(ana, address, instrument="TL52", opinion="Vrem umbră.", **said)
    letter = Letter.objects.get()
    assert sent["Location"] == letter.get_absolute_url()
    assert (letter.instrument, letter.demand, letter.office) == ("TL52", None, notice.office)
    assert (letter.parts["draft"], letter.parts["notice_on"]) == (notice.title, "2026-11-02")
    assert "Vrem umbră." in letter.body
    assert "https://primarie.example/1" in letter.body


def test_a_group_without_papers_asks_for_a_debate_through_an_association(
    cast: Cast, cause: Cause, write: Write
) -> None:
    notice = write()
    ana = browser(cast, "ana")
    said = {"cause": str(cause.pk), "signer": "Ana", "domicile": "Strada Teilor 1"}
    address = reverse("notice_letter", args=[notice.pk])
    refused = send(ana, address, instrument="TL52D", **said)
    assert "Numai o asociație poate cere dezbatere" in refused.content.decode()
    assert not Letter.objects.exists()
    send(ana, address, instrument="TL52D", association="Asociația Parteneră", **said)
    assert Letter.objects.get().parts["association"] == "Asociația Parteneră"


def test_a_member_is_asked_whether_it_concerns_the_group(cast: Cast, write: Write) -> None:
    open_watch(group=cast.group, any_words="tineretului", by=cast.by("ana"))
    notice = write()
    drain()
    mihai = browser(cast, "mihai")
    match = Match.objects.get()
    assert "scrie „tineretului”" in page_of(notice.get_absolute_url(), mihai)
    assert "tineretului”" not in page_of(notice.get_absolute_url())
    send(mihai, reverse("match", args=[match.pk]), answer="ours")
    match.refresh_from_db()
    assert match.taken_up_on
    listed = page_of(reverse("group_notices", args=[cast.group.slug]), mihai)
    assert notice.title in listed
    assert browser(cast, "sorin").get(reverse("match", args=[match.pk])).status_code == 404
    page = browser(cast, "sorin").get(reverse("group_notices", args=[cast.group.slug]))
    assert page.status_code == 403


def test_a_neighbour_asks_to_be_told_without_an_account(db: None) -> None:
    client = Client()
    answer = send(
        client, reverse("watch_open"), any_words="parcul", email="vecina@example.org",
        **{name: str(value) for name, value in HOME.items()}, within="500",
    )  # fmt: skip
    watch = Watch.objects.get()
    assert answer["Location"] == watch.get_absolute_url()
    assert Follow.objects.get().confirmed_at is None
    assert "vecina" not in page_of(watch.get_absolute_url())


def test_a_table_is_brought_and_not_twice(cast: Cast, office: Office) -> None:
    ana = browser(cast, "ana")
    send(
        ana, reverse("source_new", args=[cast.group.slug]), title="Tabel", kind="table",
        office=str(office.pk),
    )  # fmt: skip
    source = WatchSource.objects.get()
    for _time in range(2):
        table = SimpleUploadedFile("p.csv", b"Titlu;Termen\nProiect parc;4.12.2026\n")
        send(ana, reverse("source_table", args=[source.pk]), table=table, once=str(uuid4()))
    assert Notice.objects.get().proposals_by == date(2026, 12, 4)


def test_files_to_take_along(write: Write) -> None:
    write("=HYPERLINK(1)", proposals_by=date(2026, 12, 4), **HOME)
    csv = Client().get(reverse("notices_export", args=["csv"])).content.decode()
    assert "'=HYPERLINK(1)" in csv
    told = json.loads(Client().get(reverse("notices_export", args=["geojson"])).content)
    assert told["features"][0]["geometry"]["coordinates"] == [25.5563, 45.6653]
    days = Calendar.from_ical(Client().get(reverse("notices_export", args=["ics"])).content)
    assert [event.decoded("dtstart") for event in days.walk("VEVENT")] == [date(2026, 12, 4)]
    assert "HYPERLINK" in Client().get(reverse("notices_feed")).content.decode()
    assert Client().get(reverse("notices_export", args=["exe"])).status_code == 404


def test_lists_cost_the_same_at_any_length(cast: Cast, write: Write) -> None:
    Group.objects.filter(pk=cast.group.pk).update(legal_form="association")
    for number in range(25):
        write(f"Proiect {number}", **HOME)
    for address in ("?near=45.6653,25.5563", "", "?q=proiect"):
        with CaptureQueriesContext(connection) as queries:
            page_of(reverse("notices") + address)
        assert len(queries) <= 12


def test_a_page_costs_little(cast: Cast, cause: Cause, write: Write) -> None:
    open_watch(group=cast.group, any_words="tineretului", by=cast.by("ana"))
    notice = write(vote_on=date(2026, 12, 1))
    drain()
    ana = browser(cast, "ana")
    with CaptureQueriesContext(connection) as queries:
        page_of(notice.get_absolute_url(), ana)
    assert len(queries) <= 16


def test_a_place_chosen_on_the_map_shows_what_is_around_it(write: Write) -> None:
    write("PUZ lângă bloc", **HOME)
    write("PUZ departe", **FAR)
    page = page_of(reverse("notices") + "?lat=45.6653&lon=25.5563&within=500")
    assert "PUZ lângă bloc" in page
    assert "PUZ departe" not in page


def test_an_authority_and_every_page_lead_to_the_notices(write: Write, office: Office) -> None:
    address = f"{reverse('notices')}?autoritate={office.authority.pk}"
    page = page_of(office.authority.get_absolute_url())
    assert address in page
    assert f'href="{reverse("notices")}"' in page
    write("Proiect al primăriei")
    assert "Proiect al primăriei" in page_of(address)


def test_two_who_put_a_notice_right_lose_nothing(write: Write, cast: Cast) -> None:
    notice = write("Proiect")
    client, address = browser(cast, "ana"), reverse("notice_edit", args=[notice.pk])
    page = client.get(address)
    edit_notice(notice=notice, vote_on=date(2026, 12, 18), by=cast.by("ana"))
    typed = {"kind": "draft", "title": "Proiect privind parcul", "published_on": "2026-11-02"}
    assert later(client, address, hidden(page) | typed).status_code == 302
    notice.refresh_from_db()
    assert (notice.title, notice.vote_on) == ("Proiect privind parcul", date(2026, 12, 18))


def test_a_control_sign_in_a_title_stops_no_feed(write: Write) -> None:
    write("Proiect\x0b privind parcul")
    assert "privind parcul" in page_of(reverse("notices_feed"))


def test_two_who_write_down_the_votes_lose_nothing(write: Write, cast: Cast) -> None:
    notice, ana = write(), browser(cast, "ana")
    address = reverse("notice_votes", args=[notice.pk])
    opened = hidden(ana.get(address))
    record_votes(notice=notice, votes={"Locul 1": "for"}, by=cast.by("ana"))
    answer = later(ana, address, opened | {"votes": "Locul 2: împotrivă"})
    assert answer.status_code == 409
    assert "Locul 2: împotrivă" in answer.content.decode()
    assert [vote.seat for vote in notice.votes.all()] == ["Locul 1"]
    sent = send(ana, address, votes="Locul 1: pentru\nLocul 2: împotrivă")
    assert sent.status_code == 302
    assert notice.votes.count() == 2


@pytest.mark.parametrize("language", ["ro", "en"])
def test_votes_that_stand_are_sent_again_as_they_are(
    write: Write, cast: Cast, language: str
) -> None:
    notice = write()
    votes = {f"Locul {n}": choice.value for n, choice in enumerate(SeatVote.Choice, 1)}
    record_votes(notice=notice, votes=votes, by=cast.by("ana"))
    with override(language):
        form = VotesForm({"votes": notice.votes_typed, "once": str(uuid4())})
        assert form.is_valid(), form.errors
    assert form.cleaned_data["votes"] == votes
