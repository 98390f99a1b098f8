"""The pages of meetings: what the group reads, what everybody does, what others never find."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar
from pypdf import PdfReader

from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.engines.law import Span
from civicsteps.people.authorities.models import Office
from civicsteps.people.clocks.records import start_clock
from civicsteps.people.groups.models import Group, Membership
from civicsteps.resolve.letters.drafting import Words
from civicsteps.resolve.meetings import keeping, pdf
from civicsteps.resolve.meetings.actions import ask_for_audience, give_parts, make_feed
from civicsteps.resolve.meetings.diary import token_of
from civicsteps.resolve.meetings.models import Ask, Feed, Meeting, Minutes, Part, Table
from tests.cast import Cast
from tests.pages import browser
from tests.resolve.meetings.conftest import HELD, NOON

INSIDE = (
    "meeting_kit", "meeting_parts", "meeting_ask", "meeting_request", "meeting_schedule",
    "meeting_end", "meeting_notes", "meeting_take_back", "meeting_pdf", "meeting_ics",
)  # fmt: skip


@pytest.fixture
def ana(by_day: None, cast: Cast) -> Client:
    return browser(cast, "ana")


def text_of(content: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def test_a_meeting_is_begun_from_the_problem_and_once(
    ana: Client, cause: Cause, office: Office
) -> None:
    address = reverse("meeting_new", args=[cause.slug])
    assert address in ana.get(cause.get_absolute_url()).content.decode()
    typed = {
        "office": str(office.pk), "kind": "audience", "purpose": "O zi.", "once": str(uuid4()),
        "starts_at": "2026-12-03T10:00",
    }  # fmt: skip
    first, second = ana.post(address, typed), ana.post(address, typed)
    meeting = Meeting.objects.get()
    assert first["Location"] == second["Location"] == meeting.get_absolute_url()
    page = ana.get(first["Location"]).content.decode()
    assert "joi, 3 decembrie 2026, 10:00" in page
    assert reverse("meeting_notes", args=[meeting.pk]) in page


@pytest.mark.parametrize("name", INSIDE)
def test_what_is_prepared_another_group_never_finds(
    ana: Client, cast: Cast, meeting: Meeting, name: str
) -> None:
    address = reverse(name, args=[meeting.pk])
    assert ana.get(address).status_code == 200
    assert browser(cast, "sorin").get(address).status_code == 404
    assert Client().get(address).status_code == 404
    assert Client().get(meeting.get_absolute_url()).status_code == 404


def test_everybody_sees_that_it_was_held_and_nothing_that_was_prepared(
    ana: Client, cast: Cast, held: Meeting
) -> None:
    give_parts_of(cast, held)
    page = Client().get(held.get_absolute_url()).content.decode()
    assert "au spus da" in page
    assert "Da, îl deschidem până la jumătatea lui mai." in page
    for inside in ("până în iunie", "fără nicio zi", "A fost cald.", "Vali", held.purpose):
        assert inside not in page
    assert "A fost cald." in ana.get(held.get_absolute_url()).content.decode()


def give_parts_of(cast: Cast, meeting: Meeting) -> None:
    Part.objects.create(meeting=meeting, role="notes", name="Vali")


def test_of_a_group_at_risk_the_page_and_the_paper_count_people(
    ana: Client, cast: Cast, meeting: Meeting
) -> None:
    cast.group.at_risk = True
    cast.group.save()
    meeting = Meeting.objects.get(pk=meeting.pk)
    give_parts(meeting=meeting, parts={"chair": "1", "notes": "2"}, by=cast.by("ana"))
    shown = ana.get(meeting.get_absolute_url())
    assert "Sunt împărțite 2 roluri." in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    paper = text_of(pdf.kit_sheet(Meeting.objects.get()))
    assert meeting.cause.title not in paper
    assert "camera 12" not in paper
    own = ana.get(reverse("meeting_ics", args=[meeting.pk])).content.decode()
    assert meeting.cause.title not in own
    assert "Primăria" not in own


def test_two_who_write_the_kit_lose_nothing(ana: Client, cast: Cast, meeting: Meeting) -> None:
    address = reverse("meeting_kit", args=[meeting.pk])
    version = ana.get(address).context["form"]["version"].value()
    mihai = browser(cast, "mihai")
    hers = mihai.get(address).context["form"]["version"].value()
    kit = {"purpose": meeting.purpose, "version": version}
    assert ana.post(address, {**kit, "know": "Terenul e public."}).status_code == 302
    again = mihai.post(address, {**kit, "version": hers, "agenda": "10 Salut"})
    assert again.status_code == 302
    meeting.refresh_from_db()
    assert (meeting.know, meeting.agenda) == ("Terenul e public.", "10 Salut")


def test_the_notes_are_kept_on_the_phone_and_sent_once(
    ana: Client, meeting: Meeting, ask: Ask
) -> None:
    address = reverse("meeting_notes", args=[meeting.pk])
    page = ana.get(address)
    assert page["X-Offline"].startswith("own ")
    assert ask.want in page.content.decode()
    typed = {
        f"answer_{ask.pk}": "dodged", f"words_{ask.pk}": "Vom vedea.", "once": str(uuid4()),
        "held_on": "2026-11-24", "notes": "",
    }  # fmt: skip
    assert ana.post(address, typed)["Location"] == meeting.get_absolute_url()
    assert ana.post(address, typed)["Location"] == meeting.get_absolute_url()
    ask.refresh_from_db()
    assert (ask.answer, ask.words) == ("dodged", "Vom vedea.")


def test_the_minutes_go_out_from_their_page(ana: Client, held: Meeting) -> None:
    address = reverse("minutes_edit", args=[held.pk])
    shown = ana.get(address)
    assert "Am cerut" in shown.content.decode()
    written = {"text": "Au spus da.", "once": str(uuid4())}
    assert ana.post(address, written)["Location"] == held.get_absolute_url()
    send_at = reverse("minutes_send", args=[held.pk])
    typed = {"correct_by": "2026-12-02", "once": str(uuid4())}
    assert ana.post(send_at, typed).status_code == 302
    minutes = Minutes.objects.get()
    assert minutes.state == "sent"
    assert minutes.paper
    assert Client().get(minutes.paper.get_absolute_url()).status_code in {403, 404}
    assert "Au spus da." in text_of(ana.get(reverse("minutes_pdf", args=[held.pk])).content)
    assert "Minuta: trimisă" in Client().get(held.get_absolute_url()).content.decode()


def test_a_promise_begins_with_the_words_of_the_meeting(ana: Client, held: Meeting) -> None:
    page = ana.get(held.get_absolute_url()).content.decode()
    address = f"{reverse('commitment_new', args=[held.cause.slug])}?intalnire={held.pk}"
    assert address in page
    form = ana.get(address).content.decode()
    assert "Da, îl deschidem până la jumătatea lui mai." in form
    assert "2026-11-24" in form
    assert ana.get(address.replace(str(held.pk), "x")).status_code == 200


def test_the_list_is_searched_and_narrowed(ana: Client, cast: Cast, meeting: Meeting) -> None:
    address = reverse("group_meetings", args=[cast.group.slug])
    found = meeting.get_absolute_url()
    for asked in ("", "?q=primăria", "?q=deschide+loc", "?stare=open"):
        assert found in ana.get(address + asked).content.decode()
    for asked in ("?q=podul", "?stare=held"):
        assert found not in ana.get(address + asked).content.decode()
    assert browser(cast, "dan").get(address).status_code == 200
    assert browser(cast, "sorin").get(address).status_code == 404


def test_a_calendar_opens_by_its_address_until_its_owner_leaves(
    ana: Client, cast: Cast, meeting: Meeting
) -> None:
    page = reverse("group_calendar", args=[cast.group.slug])
    assert ana.post(page, {"once": str(uuid4())}).status_code == 302
    token = token_of(Feed.objects.get())
    address = reverse("meeting_feed", args=[token])
    assert token in ana.get(page).content.decode()
    calendar = Calendar.from_ical(Client().get(address).content)
    summaries = [str(event["summary"]) for event in calendar.walk("VEVENT")]
    assert "audiență: Primăria Sectorului 6" in summaries
    assert any("Pregătește" in summary for summary in summaries)
    start_clock(
        source=meeting,
        step="ro.og27.answer",
        trigger=Span.on(HELD),
        evidence="C",
        group=cast.group,
        office=meeting.office,
        about="Cerere de audiență",
        url="/x/",
        by=cast.by("ana"),
    )
    assert "Cerere de audiență" in Client().get(address).content.decode()
    Group.objects.update(at_risk=True)
    assert "audien" not in Client().get(address).content.decode()
    assert Client().get(reverse("meeting_feed", args=[token[:-1] + "x"])).status_code == 404
    make_feed(group=cast.group, by=cast.by("ana"))
    assert Client().get(address).status_code == 404
    fresh = reverse("meeting_feed", args=[token_of(Feed.objects.get(revoked_at=None))])
    assert Client().get(fresh).status_code == 200
    Membership.objects.filter(user=cast.users["ana"]).update(until=clock.now())
    assert Client().get(fresh).status_code == 404


def test_the_kit_is_one_page_and_an_annex(cast: Cast, meeting: Meeting, ask: Ask) -> None:
    give_parts(meeting=meeting, parts={"chair": "Ana", "notes": "Vali"}, by=cast.by("ana"))
    text = text_of(pdf.kit_sheet(Meeting.objects.get()))
    for words in (meeting.purpose, ask.want, ask.accept, ask.refuse, "Vali", "camera 12"):
        assert words in text


def test_what_names_people_is_forgotten_in_time(cast: Cast, held: Meeting) -> None:
    give_parts_of(cast, held)
    later = (NOON + timedelta(days=3 * 366)).date()
    assert keeping.forget_parts(later) == 1
    assert keeping.forget_notes(later) == 1
    held.refresh_from_db()
    assert held.notes == ""
    assert keeping.forget_parts(NOON.date()) == 0


def test_votes_stay_secret_on_the_page(ana: Client, cast: Cast, table: Table) -> None:
    vote = {"offer": "Un loc mai mic.", "until": "2026-11-27", "quorum": "1", "once": str(uuid4())}
    assert ana.post(reverse("option_vote_new", args=[table.pk]), vote).status_code == 302
    at = reverse("option_vote", args=[table.pk])
    assert ana.post(at, {"choice": "yes"})["Location"] == table.get_absolute_url()
    page = browser(cast, "mihai").get(table.get_absolute_url()).content.decode()
    assert "A votat 1 om." in page
    assert browser(cast, "sorin").get(table.get_absolute_url()).status_code == 404


def test_the_page_says_until_when_they_answer_the_request(
    ana: Client, cast: Cast, meeting: Meeting
) -> None:
    words = Words(
        subject="Audiență",
        body="Ne puteți primi?",
        requests="O zi.",
        signer="Ana",
        domicile="Strada 1",
    )
    asked = ask_for_audience(meeting=meeting, words=words, by=cast.by("ana"))
    assert asked.request
    start_clock(
        source=asked.request,
        step="ro.og27.answer",
        trigger=Span.on(HELD),
        evidence="A",
        group=cast.group,
        office=meeting.office,
        about="Audiență",
        url="/x/",
        by=cast.by("ana"),
    )
    page = ana.get(meeting.get_absolute_url()).content.decode()
    until = "Au timp să răspundă până"
    assert until in page
    assert "la scrisoare nu e trecut" not in page
    assert until in ana.get(reverse("meeting_kit", args=[meeting.pk])).content.decode()
    Meeting.objects.update(answered_on=HELD)
    assert "la scrisoare nu e trecut" in ana.get(meeting.get_absolute_url()).content.decode()
    Meeting.objects.update(state="held", held_on=HELD, held_by=meeting.opened_by)
    assert until not in Client().get(meeting.get_absolute_url()).content.decode()


def test_a_groups_pages_of_options_are_listed_to_it_alone(
    ana: Client, cast: Cast, table: Table
) -> None:
    address = reverse("group_options", args=[cast.group.slug])
    assert address in ana.get(reverse("group_meetings", args=[cast.group.slug])).content.decode()
    assert table.get_absolute_url() in ana.get(address).content.decode()
    assert browser(cast, "sorin").get(address).status_code == 404
    assert Client().get(address).status_code == 404
