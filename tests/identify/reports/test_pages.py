"""Saying what is wrong, and reading it, as people do."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.codes import show
from civicsteps.core.guard.limits import LIMITS
from civicsteps.core.search.index import put
from civicsteps.identify.reports.actions import accept_report, file_report
from civicsteps.identify.reports.forms import OFFERED
from civicsteps.identify.reports.models import Report
from civicsteps.people.groups.models import Group
from tests import proofs
from tests.cast import Cast
from tests.identify.reports.conftest import WORDS
from tests.pages import browser, hidden, later, send


def test_a_resident_says_it_and_gets_a_code(cast: Cast) -> None:
    vlad = browser(cast)
    fields = hidden(vlad.get("/spune/")) | {
        "words": WORDS, "place": "la poarta școlii", "group": str(cast.group.pk),
    }  # fmt: skip
    first = later(vlad, "/spune/", fields | {"photos": [proofs.photo_upload()]})
    second = later(vlad, "/spune/", fields | {"photos": [proofs.photo_upload()]})
    report = Report.objects.get()
    code = show(report.voice.code)
    assert first.url == second.url == reverse("report_receipt", args=[code])
    receipt = vlad.get(first.url).content.decode()
    assert code in receipt
    assert WORDS in receipt
    assert report.photos.count() == 1
    assert not report.voice.may_quote


def test_who_does_not_know_the_group_reaches_the_nearest(cast: Cast) -> None:
    type(cast.group).objects.filter(pk=cast.group.pk).update(lat=44.43, lon=26.05)
    send(browser(cast), "/spune/", words=WORDS, lat="44.431", lon="26.051", accuracy="8")
    report = Report.objects.get()
    assert report.group == cast.group
    assert report.here_now


def test_a_failed_form_keeps_everything_and_says_why_in_romanian(cast: Cast) -> None:
    vlad = browser(cast)
    typed = {"place": "la școală", "said_by": "un vecin", "may_quote": "on", "lat": "44.4",
             "lon": "26.0"}  # fmt: skip
    answer = send(vlad, "/spune/", **typed, words="", photos=[proofs.photo_upload()])
    text = answer.content.decode()
    assert answer.status_code == 422
    assert all(value in text for value in ("la școală", "un vecin", "44.4", "26.0"))
    assert "checked" in text
    assert "Ce ai scris s-a păstrat." in text
    again = later(vlad, "/spune/", hidden(answer) | typed | {"words": WORDS})
    assert again.status_code == 302
    assert Report.objects.get().photos.count() == 1


def test_a_robot_is_refused(cast: Cast) -> None:
    fields = hidden(browser(cast).get("/spune/")) | {"words": WORDS, "trap": "x"}
    assert later(browser(cast), "/spune/", fields).status_code == 422
    assert not Report.objects.exists()


def test_too_many_from_one_place_wait(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIMITS, "report", type(LIMITS["report"])(1))
    statuses = [send(browser(cast), "/spune/", words=WORDS).status_code for _ in range(3)]
    assert statuses == [302, 409, 409]


def test_past_the_limit_no_photo_is_read_and_the_words_stay(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LIMITS, "upload", type(LIMITS["upload"])(1))
    vlad = browser(cast)
    first, second = (
        send(vlad, "/spune/", words="", place="la școală", photos=[proofs.photo_upload()])
        for _ in range(2)
    )
    assert "photos_kept" in first.content.decode()
    page = second.content.decode()
    assert second.status_code == 422
    assert "photos_kept" not in page
    assert "la școală" in page
    assert "prea multe din același loc" in page
    assert send(vlad, "/spune/", words=WORDS, group=str(cast.group.pk)).status_code == 302


def test_a_member_writes_for_a_neighbour_and_reads_the_code_aloud(cast: Cast) -> None:
    mihai = browser(cast, "mihai")
    address = reverse("report_note", args=[cast.group.slug])
    answer = send(mihai, address, words=WORDS, channel="phone", may_quote="on")
    report = Report.objects.get()
    assert (report.voice.channel, report.voice.may_quote) == ("phone", True)
    page = mihai.get(answer.url).content.decode()
    for shown in (reverse("reports", args=[cast.group.slug]), reverse("report", args=[report.pk])):
        assert "no-store" in mihai.get(shown)["Cache-Control"]
    assert show(report.voice.code) in page
    assert "Citește-i codul" in page
    assert browser(cast, "vera").get(address).status_code == 403


def test_the_group_reads_what_was_said_and_others_do_not(cast: Cast, report: Report) -> None:
    address = reverse("reports", args=[cast.group.slug])
    text = browser(cast, "ana").get(address).content.decode()
    assert WORDS in text
    assert report.get_absolute_url() in text
    assert WORDS not in browser(cast, "ana").get(address, {"stare": "accepted"}).content.decode()
    statuses = {n: browser(cast, n).get(address).status_code for n in ("", "vera", "sorin")}
    assert statuses == {"": 403, "vera": 403, "sorin": 403}
    for name in ("", "vera", "sorin", "ilinca"):
        assert browser(cast, name).get(report.get_absolute_url()).status_code == 404
        accept = reverse("report_accept", args=[report.pk])
        assert browser(cast, name).get(accept).status_code == 404


def test_an_organiser_opens_a_problem_from_words(cast: Cast, report: Report) -> None:
    ana = browser(cast, "ana")
    assert (
        reverse("report_accept", args=[report.pk])
        in ana.get(report.get_absolute_url()).content.decode()
    )
    address = reverse("report_accept", args=[report.pk])
    empty = send(ana, address)
    assert empty.status_code == 422
    assert "Alege o problemă sau scrie cum se numește cea nouă." in empty.content.decode()
    answer = send(ana, address, title="Nu avem unde ne juca")
    assert answer.url == Cause.objects.get().get_absolute_url()


def test_the_public_sees_words_only_of_who_agreed(cast: Cast, report: Report, cause: Cause) -> None:
    shy = file_report(group=cast.group, words="Mă tem.", by=cast.by("vlad"))
    for each in (report, shy):
        accept_report(report=each, cause=cause, by=cast.by("ana"))
    vlad = browser(cast)
    quoted = vlad.get(report.get_absolute_url()).content.decode()
    assert WORDS in quoted
    assert "la poarta școlii" not in quoted
    assert show(report.voice.code) not in quoted
    assert "Mă tem." not in vlad.get(shy.get_absolute_url()).content.decode()


def test_the_photo_is_for_the_group_and_not_for_its_mentor(cast: Cast, report: Report) -> None:
    address = report.photos.get().file.get_absolute_url()
    shown = {
        name: browser(cast, name).get(report.get_absolute_url()).content.decode()
        for name in ("dan", "ana")
    }
    assert WORDS in shown["dan"]
    assert (address in shown["dan"], address in shown["ana"]) == (False, True)


@pytest.fixture
def many_groups(cast: Cast) -> list[Group]:
    """Sixty more groups, all found by the search."""
    groups = [
        Group(slug=f"g-{n}", name=f"Grupul {n}", place=f"Satul {n}", aim="A", opened_at=clock.now())
        for n in range(60)
    ]
    for group in Group.objects.bulk_create(groups):
        put(group, audience="public", title=group.name, text=group.place, url="/")
    return groups


def test_of_many_groups_the_first_are_listed_and_any_is_typed(
    cast: Cast, many_groups: list[Group]
) -> None:
    text = browser(cast).get("/spune/").content.decode()
    listed = text.partition('<select name="group"')[2].partition("</select>")[0]
    assert listed.count("<option") == 1 + OFFERED
    send(browser(cast), "/spune/", words=WORDS, group_typed="SATUL 59")
    assert Report.objects.get().group == many_groups[59]


def test_a_typed_group_that_may_be_several_is_chosen_among_them(
    cast: Cast, many_groups: list[Group]
) -> None:
    address = "/spune/"
    several = send(browser(cast), address, words=WORDS, group_typed="satul 5")
    text = several.content.decode()
    assert several.status_code == 422
    assert "Mai multe grupuri au cuvintele astea." in text
    assert str(many_groups[55].pk) in text
    assert str(many_groups[44].pk) not in text
    none = send(browser(cast), address, words=WORDS, group_typed="Nicăieri")
    assert "Nu cunoaștem un astfel de grup." in none.content.decode()
    assert not Report.objects.exists()


def test_the_centre_passes_on_to_a_group_that_it_types(
    cast: Cast, many_groups: list[Group]
) -> None:
    report = file_report(group=cast.centre, words=WORDS, by=cast.by("vlad"))
    ilinca, address = browser(cast, "ilinca"), reverse("report_hand_over", args=[report.pk])
    assert send(ilinca, address).status_code == 422
    send(ilinca, address, group_typed="grupul 59")
    report.refresh_from_db()
    assert report.group == many_groups[59]


def test_words_are_taken_back_from_the_page_of_the_code(cast: Cast, report: Report) -> None:
    vlad = browser(cast)
    address = reverse("report_take_back", args=[show(report.voice.code)])
    assert address in vlad.get(report.voice.get_absolute_url()).content.decode()
    answer = send(vlad, address)
    text = vlad.get(answer.url).content.decode()
    assert WORDS not in text
    assert "Ți-ai retras cuvintele" in text
    assert address not in text


def test_the_list_is_paged(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(25):
        file_report(group=cast.group, words=f"Groapa {number}.", by=cast.by("vera"))
    ana = browser(cast, "ana")
    with django_assert_max_num_queries(12):
        text = ana.get(reverse("reports", args=[cast.group.slug])).content.decode()
    assert "Groapa 24." in text
    assert "Groapa 4." not in text
