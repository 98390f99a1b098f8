"""Writing for a group on the telephone: what opens, what is kept, and what stays shut."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from civicsteps.causes.models import Cause, Demand, Evidence
from civicsteps.core import clock
from civicsteps.people.acts.models import Need
from civicsteps.people.authorities.models import Office
from civicsteps.people.dictation.models import DictatedFile, Dictation
from civicsteps.people.dictation.registry import DICTATED
from civicsteps.people.groups.models import Group, Membership
from tests.cast import Cast
from tests.pages import browser, hidden, later, send
from tests.people.dictation.conftest import dictate_demand, dictate_photo, place_of, writing


def test_a_form_of_the_group_opens_and_does_nothing_yet(
    cast: Cast, cause: Cause, office: Office, mentor: Client
) -> None:
    answer = dictate_demand(mentor, cause, office.pk)
    kept = Dictation.objects.get()
    assert answer.url == kept.get_absolute_url()
    assert (kept.state, kept.url_name, kept.group) == ("waiting", "demand_new", cast.group)
    assert (kept.by, kept.for_member) == (cast.by("dan"), place_of(cast, "ana"))
    assert not Demand.objects.exists()
    assert Need.objects.get(kind="dictation.confirm", closed_on=None).group == cast.group
    page = mentor.get(kept.get_absolute_url()).content.decode()
    assert "Faceți locul de joacă" in page
    assert "wa.me" in page


def test_every_page_says_for_whom_one_writes(cast: Cast, mentor: Client) -> None:
    page = mentor.get(reverse("home")).content.decode()
    assert "Scrii pentru Loc de joacă, împreună cu Ana" in page
    mentor.post(reverse("dictation_stop"))
    assert "Scrii pentru" not in mentor.get(reverse("home")).content.decode()


def test_what_was_said_is_sealed_in_the_database(cast: Cast, cause: Cause, mentor: Client) -> None:
    dictate_photo(mentor, cause)
    with connection.cursor() as cursor:
        cursor.execute("SELECT data, said FROM dictation_dictation")
        row = cursor.fetchone()
    assert "Leag" not in str(row)


def test_files_are_kept_for_who_may_say_yes(cast: Cast, cause: Cause, mentor: Client) -> None:
    dictate_photo(mentor, cause)
    url = DictatedFile.objects.get().file.get_absolute_url()
    statuses = {n: browser(cast, n).get(url).status_code for n in ("ana", "mihai", "sorin", "dan")}
    assert statuses == {"ana": 200, "mihai": 404, "sorin": 404, "dan": 200}
    assert browser(cast).get(url).status_code == 404


def test_what_is_not_valid_is_not_kept(cause: Cause, office: Office, mentor: Client) -> None:
    answer = dictate_demand(mentor, cause, office.pk, sentence="")
    assert answer.status_code == 422
    assert not Dictation.objects.exists()


def test_sent_twice_it_is_kept_once(cause: Cause, office: Office, mentor: Client) -> None:
    address = reverse("demand_new", args=[cause.slug])
    fields = hidden(mentor.get(address)) | {"sentence": "Da", "office": str(office.pk)}
    assert later(mentor, address, fields).url == later(mentor, address, fields).url
    assert Dictation.objects.count() == 1


@pytest.mark.parametrize(
    "name", ["contacts", "contact_new", "group_people", "group_edit", "group_leave"]
)
def test_nothing_else_of_the_group_opens(cast: Cast, mentor: Client, name: str) -> None:
    address = reverse(name, args=[cast.group.slug])
    assert mentor.get(address).status_code == browser(cast, "dan").get(address).status_code
    assert mentor.get(address).status_code in {403, 404}


def test_letters_are_not_dictated() -> None:
    assert not {"letter_new", "letter_edit", "letter_send", "contact_new"} & set(DICTATED)


def test_another_groups_forms_keep_the_mentors_own_rights(
    cast: Cast, cause: Cause, mentor: Client
) -> None:
    Cause.objects.filter(pk=cause.pk).update(group=cast.other_group)
    assert mentor.get(reverse("demand_new", args=[cause.slug])).status_code == 403


def test_outside_writing_mode_the_forms_stay_shut(cast: Cast, cause: Cause) -> None:
    assert browser(cast, "dan").get(reverse("demand_new", args=[cause.slug])).status_code == 403


def test_it_ends_by_itself_after_two_hours(cause: Cause, mentor: Client) -> None:
    address = reverse("demand_new", args=[cause.slug])
    with clock.set_to(clock.now() + timedelta(hours=2, minutes=1)):
        assert mentor.get(address).status_code == 403
        assert "Scrii pentru" not in mentor.get(reverse("home")).content.decode()


def test_a_mentor_who_left_the_centre_writes_no_more(
    cast: Cast, cause: Cause, mentor: Client
) -> None:
    Membership.objects.filter(user=cast.users["dan"]).update(until=clock.now())
    assert mentor.get(reverse("demand_new", args=[cause.slug])).status_code == 403
    assert mentor.get(reverse("dictation_menu")).status_code == 404


def test_a_person_who_left_is_not_written_for(cast: Cast, cause: Cause, mentor: Client) -> None:
    Membership.objects.filter(user=cast.users["ana"]).update(until=clock.now())
    assert mentor.get(reverse("demand_new", args=[cause.slug])).status_code == 403


def test_a_session_that_somebody_else_signs_in_with_writes_for_nobody(
    cast: Cast, mentor: Client
) -> None:
    session = mentor.session["dictation"]
    other = browser(cast, "sorin")
    kept = other.session
    kept["dictation"] = session
    kept.save()
    assert other.get(reverse("dictation_menu")).status_code == 404


def test_the_mentor_of_another_centre_begins_nothing(cast: Cast) -> None:
    far = Group.objects.create(
        kind="centre",
        slug="departe",
        name="Alt centru",
        place="Iași",
        aim="-",
        opened_at=clock.now(),
    )
    Membership.objects.create(group=far, user=cast.users["vera"], role="ME", since=clock.now())
    address = reverse("dictation_new", args=[cast.group.slug])
    for name in ("vera", "sorin", "ilinca", "ana"):
        assert browser(cast, name).get(address).status_code == 404, name


def test_a_member_s_role_opens_no_more_than_the_member_has(
    cast: Cast, cause: Cause, office: Office
) -> None:
    mentor = writing(cast, member="mihai")
    assert mentor.get(reverse("demand_new", args=[cause.slug])).status_code == 403
    assert dictate_photo(mentor, cause).status_code == 302
    assert not Evidence.objects.exists()
    assert (
        "M. · membru"
        in browser(cast, "dan")
        .get(reverse("dictation_new", args=[cast.group.slug]))
        .content.decode()
    )


def test_of_a_group_at_risk_the_mentor_sees_no_name(cast: Cast) -> None:
    Group.objects.filter(pk=cast.group.pk).update(at_risk=True)
    page = browser(cast, "dan").get(reverse("dictation_new", args=[cast.group.slug]))
    assert "Ana" not in page.content.decode()
    assert "persoana 1" in page.content.decode()


def test_the_menu_leads_to_each_form_through_what_it_is_about(
    cast: Cast, cause: Cause, mentor: Client
) -> None:
    menu = mentor.get(reverse("dictation_menu")).content.decode()
    for form in DICTATED.values():
        if form.rows is None:
            continue
        address = reverse("dictation_choose", args=[form.url_name])
        assert address in menu
        assert mentor.get(address).status_code == 200
    chosen = mentor.get(reverse("dictation_choose", args=["evidence_new"])).content.decode()
    assert reverse("evidence_new", args=[cause.slug]) in chosen
    assert reverse("report_note", args=[cast.group.slug]) in menu


def test_every_form_under_a_problem_opens_to_an_organiser(cause: Cause, mentor: Client) -> None:
    for form in DICTATED.values():
        if form.rows is not None and form.key == "slug":
            page = mentor.get(reverse(form.url_name, args=[cause.slug]))
            assert page.status_code == 200, form.url_name
            assert "Scrii pentru" in page.content.decode()


def test_what_a_neighbour_says_keeps_its_day(cast: Cast, mentor: Client) -> None:
    address = reverse("report_note", args=[cast.group.slug])
    answer = send(
        mentor,
        address,
        words="Nu arde becul",
        channel="phone",
        heard_on="2026-01-02",
        place="bloc 7",
    )
    page = mentor.get(answer.url).content.decode()
    assert "Nu arde becul" in page
    assert "2 ianuarie 2026" in page
