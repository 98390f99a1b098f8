"""What the group answers about what was written for it on the telephone."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from civicsteps.causes.actions import accept_evidence, offer_evidence
from civicsteps.causes.models import Cause, Demand, Evidence, Voice
from civicsteps.core import clock
from civicsteps.core.actors.actions import system
from civicsteps.core.files.models import StoredFile
from civicsteps.core.journal.models import Entry
from civicsteps.core.links.models import Link
from civicsteps.core.mail.models import Message
from civicsteps.core.refusals import Refusal, Refused
from civicsteps.core.work.running import drain
from civicsteps.identify.reports.models import Report
from civicsteps.people.acts.models import Act, Need
from civicsteps.people.authorities.models import Office
from civicsteps.people.dictation.actions import (
    confirm_dictation,
    expire_dictation,
    keep_dictation,
    refuse_dictation,
)
from civicsteps.people.dictation.models import DictatedFile, Dictation
from civicsteps.people.dictation.tasks import expire_dictations
from civicsteps.people.groups.models import Membership
from tests.cast import Cast
from tests.pages import browser, send
from tests.people.dictation.conftest import (
    LINK,
    dictate_demand,
    dictate_photo,
    place_of,
    writing,
)

YES, NO = {"answer": "yes"}, {"answer": "no"}


def link_in_the_letter() -> str:
    found = LINK.search(Message.objects.get(kind="dictation.confirm").text)
    assert found
    return found[1]


def test_a_yes_does_what_was_written_as_its_person(
    cast: Cast, cause: Cause, dictated: Dictation
) -> None:
    answer = browser(cast, "ana").post(dictated.get_absolute_url(), YES)
    evidence = Evidence.objects.get()
    assert answer["Location"] == reverse("evidence_thanks", args=[evidence.pk])
    by = evidence.offered_by
    assert (by.entered_by, by.confirmed_by) == (cast.by("dan"), cast.by("ana"))
    assert (evidence.caption, evidence.seen_on.isoformat()) == (
        "Leagăn rupt lângă bloc",
        "2026-01-05",
    )
    assert evidence.file is not None
    assert Act.objects.get(kind="evidence").actor == by
    dictated.refresh_from_db()
    assert (dictated.state, dictated.settled_by) == ("confirmed", cast.by("ana"))
    assert not Need.objects.filter(kind="dictation.confirm", closed_on=None).exists()


def test_what_was_written_is_erased_once_it_is_done(cast: Cast, dictated: Dictation) -> None:
    kept = DictatedFile.objects.get().file_id
    browser(cast, "ana").post(dictated.get_absolute_url(), YES)
    dictated.refresh_from_db()
    assert (dictated.data, dictated.said) == ("", "")
    assert not StoredFile.objects.filter(pk=kept).exists()


def test_the_story_says_how_it_was_written(cast: Cast, cause: Cause, dictated: Dictation) -> None:
    ana = browser(cast, "ana")
    ana.post(dictated.get_absolute_url(), YES)
    page = ana.get(cause.get_absolute_url()).content.decode()
    assert "scris de mentor la telefon, confirmat de grup" in page


def test_said_twice_it_is_done_once(cast: Cast, dictated: Dictation) -> None:
    ana = browser(cast, "ana")
    first = ana.post(dictated.get_absolute_url(), YES)
    assert ana.post(dictated.get_absolute_url(), YES)["Location"] == first["Location"]
    assert Evidence.objects.count() == 1


def test_a_photo_that_its_first_teller_dictates_does_not_check_the_problem(
    cast: Cast, cause: Cause, dictated: Dictation
) -> None:
    Voice.objects.create(
        group=cast.group, cause=cause, words="Nu e loc", actor=cast.by("ana"), channel="online",
        heard_on=clock.today(), source="x",
    )  # fmt: skip
    browser(cast, "ana").post(dictated.get_absolute_url(), YES)
    evidence = accept_evidence(evidence=Evidence.objects.get(), by=cast.by("ana"))
    assert not evidence.checks


def test_another_organiser_may_say_yes(cast: Cast, dictated: Dictation) -> None:
    Membership.objects.filter(user=cast.users["mihai"]).update(role="OR")
    browser(cast, "mihai").post(dictated.get_absolute_url(), YES)
    assert Evidence.objects.get().offered_by.confirmed_by == cast.by("mihai")


@pytest.mark.parametrize("name", ["mihai", "sorin", "ilinca", "vera", ""])
def test_others_find_nothing(cast: Cast, dictated: Dictation, name: str) -> None:
    client = browser(cast, name)
    assert client.get(dictated.get_absolute_url()).status_code == (404 if name else 302)
    assert client.post(dictated.get_absolute_url(), YES).status_code == (404 if name else 302)
    assert not Evidence.objects.exists()


def test_the_mentor_says_yes_to_nothing_but_takes_it_back(
    cast: Cast, mentor: Client, dictated: Dictation
) -> None:
    assert mentor.post(dictated.get_absolute_url(), YES).status_code == 403
    change = reverse("dictation_change", args=[dictated.pk])
    assert mentor.get(change).status_code == 403
    assert mentor.post(dictated.get_absolute_url(), NO).status_code == 302
    dictated.refresh_from_db()
    assert (dictated.state, dictated.data) == ("refused", "")


def test_who_left_the_group_says_yes_to_nothing(cast: Cast, dictated: Dictation) -> None:
    letter = link_in_the_letter()
    Membership.objects.filter(user=cast.users["ana"]).update(until=clock.now())
    assert browser(cast, "ana").post(dictated.get_absolute_url(), YES).status_code == 404
    assert browser(cast).post(letter, YES).status_code == 409
    assert not Evidence.objects.exists()


def test_who_got_another_role_meanwhile_still_answers(cast: Cast, dictated: Dictation) -> None:
    letter = link_in_the_letter()
    place = place_of(cast, "ana")
    place.until = clock.now()
    place.save()
    Membership.objects.create(
        group=cast.group, user=cast.users["ana"], role="GM", since=clock.now()
    )
    assert browser(cast, "ana").get(dictated.get_absolute_url()).status_code == 200
    assert browser(cast).post(letter, YES).status_code == 302
    assert Evidence.objects.get().offered_by.dictated


def test_an_account_that_is_gone_takes_its_letter_along(cast: Cast, dictated: Dictation) -> None:
    letter = link_in_the_letter()
    cast.users["ana"].delete()
    assert browser(cast).post(letter, YES).status_code == 409


def test_the_letter_s_link_shows_what_was_written_and_does_it(
    cast: Cast, dictated: Dictation
) -> None:
    letter = link_in_the_letter()
    nobody = browser(cast)
    for _ in range(3):  # a scanner looks first
        page = nobody.get(letter).content.decode()
    assert "Leagăn rupt lângă bloc" in page
    assert "data:image/jpeg;base64," in page
    assert not Evidence.objects.exists()
    assert nobody.post(letter, YES).status_code == 302
    assert Evidence.objects.get().offered_by.confirmed_by == cast.by("ana")
    assert nobody.get(letter).status_code == 410


def test_the_letter_s_link_in_the_mentor_s_hands_does_nothing(
    cast: Cast, mentor: Client, dictated: Dictation
) -> None:
    assert mentor.post(link_in_the_letter(), YES).status_code == 409
    assert not Evidence.objects.exists()
    assert Link.objects.get(purpose="dictation.confirm").uses_left == 1


def test_the_letter_names_neither_the_group_nor_what_was_said(
    cast: Cast, dictated: Dictation
) -> None:
    message = Message.objects.get(kind="dictation.confirm")
    assert message.to == "ana@example.org"
    assert cast.group.name not in message.subject + message.text
    assert "Leagăn" not in message.subject + message.text


def test_a_no_erases_and_the_mentor_reads_why(
    cast: Cast, mentor: Client, dictated: Dictation
) -> None:
    browser(cast, "ana").post(dictated.get_absolute_url(), NO | {"reason": "Era alt bloc"})
    dictated.refresh_from_db()
    assert (dictated.state, dictated.data, dictated.said) == ("refused", "", "")
    assert not DictatedFile.objects.exists()
    assert "Era alt bloc" in mentor.get(dictated.get_absolute_url()).content.decode()
    assert not Evidence.objects.exists()


def test_it_is_put_right_in_its_own_form(cast: Cast, dictated: Dictation) -> None:
    ana, change = browser(cast, "ana"), reverse("dictation_change", args=[dictated.pk])
    page = ana.get(change)
    assert page.status_code == 200
    assert "Leagăn rupt lângă bloc" in page.content.decode()
    kept = page.content.decode().partition('name="file_kept" value="')[2].partition('"')[0]
    typed = {"caption": "Leagăn rupt la scara 2", "seen_on": "2026-01-05", "kind": "photo"}
    wrong = send(ana, change, **typed | {"caption": "", "file_kept": kept})
    assert wrong.status_code == 422
    answer = send(ana, change, **typed, file_kept=kept)
    assert answer.status_code == 302
    evidence = Evidence.objects.get()
    assert evidence.caption == "Leagăn rupt la scara 2"
    assert evidence.file is not None
    assert evidence.offered_by.entered_by == cast.by("dan")
    assert ana.post(dictated.get_absolute_url(), YES).status_code == 302
    assert Evidence.objects.count() == 1


def test_what_can_be_done_no_more_is_said_and_nothing_is_lost(
    cast: Cast, cause: Cause, office: Office, mentor: Client
) -> None:
    dictate_demand(mentor, cause, office.pk)
    dictated = Dictation.objects.get()
    Cause.objects.filter(pk=cause.pk).update(group=cast.other_group)
    answer = browser(cast, "ana").post(dictated.get_absolute_url(), YES)
    assert answer.status_code == 409
    assert "nu mai e" in answer.content.decode()
    dictated.refresh_from_db()
    assert dictated.waits
    assert dictated.data
    assert not Demand.objects.exists()


def test_a_form_that_does_not_fit_any_more_says_so(
    cast: Cast, cause: Cause, office: Office, mentor: Client
) -> None:
    dictate_demand(mentor, cause, office.pk)
    dictated = Dictation.objects.get()
    office.channels.all().delete()
    office.delete()
    answer = browser(cast, "ana").post(dictated.get_absolute_url(), YES)
    assert answer.status_code == 409
    assert "Schimb eu" in answer.content.decode()
    dictated.refresh_from_db()
    assert dictated.waits


def test_days_later_it_is_done_as_it_was_said(
    cast: Cast, cause: Cause, dictated: Dictation
) -> None:
    with clock.set_to(clock.now() + timedelta(days=20)):
        browser(cast, "ana").post(dictated.get_absolute_url(), YES)
    assert Evidence.objects.get().seen_on.isoformat() == "2026-01-05"


def test_what_a_neighbour_said_is_noted_on_its_day(cast: Cast, mentor: Client) -> None:
    address = reverse("report_note", args=[cast.group.slug])
    send(mentor, address, words="Nu arde becul", channel="phone", heard_on="2026-01-02")
    browser(cast, "ana").post(Dictation.objects.get().get_absolute_url(), YES)
    report = Report.objects.get()
    assert report.voice.heard_on.isoformat() == "2026-01-02"
    helper = report.voice.actor.hands
    assert (helper.entered_by, helper.confirmed_by) == (cast.by("dan"), cast.by("ana"))
    assert Entry.objects.get(kind="reports.report_filed").actor.dictated


def test_after_thirty_days_it_is_let_go_and_erased(cast: Cast, dictated: Dictation) -> None:
    with clock.set_to(clock.now() + timedelta(days=29)):
        expire_dictations.call()
        drain()
    dictated.refresh_from_db()
    assert dictated.waits
    with clock.set_to(clock.now() + timedelta(days=32)):
        expire_dictations.call()
        drain()
    dictated.refresh_from_db()
    assert (dictated.state, dictated.data, dictated.said) == ("expired", "", "")
    assert not Need.objects.filter(kind="dictation.confirm", closed_on=None).exists()


def test_time_is_nobody_s_to_pass(cast: Cast, dictated: Dictation) -> None:
    with pytest.raises(Refused):
        expire_dictation(dictation=dictated, by=cast.by("ana"))
    expire_dictation(dictation=dictated, by=system())
    with pytest.raises(Refused):
        refuse_dictation(dictation=dictated, by=cast.by("ana"))


@pytest.mark.parametrize("name", ["ana", "mihai", "ilinca", "sorin", "vera"])
def test_nobody_but_the_mentor_keeps_words_for_somebody(cast: Cast, name: str) -> None:
    with pytest.raises(Refused):
        keep_dictation(
            member=place_of(cast, "ana"), url_name="demand_new", kwargs={}, data="", said=[],
            by=cast.by(name),
        )  # fmt: skip


def test_what_fails_half_way_leaves_nothing(cast: Cast, cause: Cause, dictated: Dictation) -> None:
    def act() -> object:
        offer_evidence(
            cause=cause, kind="witness", caption="Am văzut", seen_on=clock.today(),
            by=cast.by("ana"),
        )  # fmt: skip
        raise Refused(Refusal("Nu acum."))

    with pytest.raises(Refused):
        confirm_dictation(dictation=dictated, act=act, by=cast.by("ana"))
    dictated.refresh_from_db()
    assert dictated.waits
    assert dictated.data
    assert not Evidence.objects.exists()


def test_a_member_is_asked_on_the_desk_too(cast: Cast, cause: Cause) -> None:
    dictate_photo(writing(cast, member="mihai"), cause)
    mihai = browser(cast, "mihai")
    address = Dictation.objects.get().get_absolute_url()
    assert address in mihai.get(reverse("desk")).content.decode()
    mihai.post(address, YES)
    assert Evidence.objects.get().offered_by.confirmed_by == cast.by("mihai")
    assert address not in mihai.get(reverse("desk")).content.decode()
