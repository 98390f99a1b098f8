"""A paper with what several neighbours said, typed by somebody with a link."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from civicsteps.causes.models import Voice
from civicsteps.core import clock
from civicsteps.core.codes import show
from civicsteps.core.files.models import StoredFile
from civicsteps.core.refusals import Refused
from civicsteps.identify.reports.actions import ask_to_key_sheet, key_sheet
from civicsteps.identify.reports.filing import SheetLine
from civicsteps.identify.reports.keeping import forget_sheets
from civicsteps.identify.reports.models import Report, Sheet
from civicsteps.identify.reports.queries import heard_by
from civicsteps.people.acts.models import Need
from tests import proofs
from tests.cast import Cast
from tests.pages import browser, hidden, later, send

LINES = {"words_1": "Nu arde becul", "said_by_1": "M.", "may_quote_1": "on", "words_3": "Groapă"}


@pytest.fixture
def path(cast: Cast) -> str:
    """The link that Ana made from a photo, by the page."""
    ana = browser(cast, "ana")
    address = reverse("sheet_new", args=[cast.group.slug])
    answer = send(ana, address, photo=proofs.photo_upload(), heard_on="2026-01-04")
    page = ana.get(answer.url).content.decode()
    assert "Ne scrii o foaie?" in page
    return "/l/" + page.partition("/l/")[2].partition("/")[0] + "/"


def test_the_neighbour_sees_the_photo_and_types_the_lines(cast: Cast, path: str) -> None:
    nobody = browser(cast)
    assert "data:image/jpeg;base64," in nobody.get(path).content.decode()
    assert not Report.objects.exists()
    answer = send(nobody, path, **LINES)
    assert "Mulțumim" in nobody.get(answer.url).content.decode()
    first, second = Report.objects.order_by("pk").select_related("voice__actor__entered_by")
    assert (first.voice.words, first.voice.said_by, first.voice.may_quote) == (
        "Nu arde becul",
        "M.",
        True,
    )
    assert (second.voice.words, second.voice.may_quote) == ("Groapă", False)
    for report in (first, second):
        assert report.state == "waiting"
        assert (report.voice.channel, report.voice.heard_on) == ("paper", date(2026, 1, 4))
        assert report.voice.actor.hands.kind == "link"
    assert Need.objects.filter(kind="reports.read", closed_on=None).count() == 2


def test_they_are_counted_apart_and_each_has_its_code(cast: Cast, path: str) -> None:
    send(browser(cast), path, **LINES)
    assert heard_by(cast.group).with_help == 2
    page = browser(cast, "ana").get(Sheet.objects.get().get_absolute_url()).content.decode()
    for voice in Voice.objects.all():
        assert show(voice.code) in page


def test_sent_twice_the_lines_are_there_once(cast: Cast, path: str) -> None:
    nobody = browser(cast)
    fields = hidden(nobody.get(path)) | LINES
    assert later(nobody, path, fields).url == reverse("sheet_thanks")
    assert later(nobody, path, fields).status_code in {302, 410}
    assert Report.objects.count() == 2
    assert browser(cast).get(path).status_code == 410


@pytest.mark.parametrize("typed", [{}, {"words_1": "  "}, {"said_by_2": "M.", "words_1": "Da"}])
def test_what_is_not_whole_is_asked_about_and_keeps_the_link(
    cast: Cast, path: str, typed: dict[str, str]
) -> None:
    assert send(browser(cast), path, **typed).status_code == 422
    assert not Report.objects.exists()
    assert browser(cast).get(path).status_code == 200


def test_twelve_lines_at_most_are_on_the_page(cast: Cast, path: str) -> None:
    send(browser(cast), path, **{f"words_{n}": f"Rândul {n}" for n in range(1, 15)})
    assert Report.objects.count() == 12


@pytest.mark.parametrize("name", ["mihai", "dan", "ilinca", "sorin", "vera"])
def test_only_an_organiser_hands_a_paper_over(cast: Cast, name: str) -> None:
    with pytest.raises(Refused):
        ask_to_key_sheet(
            group=cast.group, photo=proofs.photo(), heard_on=clock.today(), by=cast.by(name)
        )


def test_no_day_to_come_is_the_paper_s(cast: Cast) -> None:
    with pytest.raises(Refused):
        ask_to_key_sheet(
            group=cast.group,
            photo=proofs.photo(),
            heard_on=clock.today() + timedelta(days=1),
            by=cast.by("ana"),
        )


def test_a_link_for_another_paper_types_nothing_here(cast: Cast) -> None:
    made = [
        ask_to_key_sheet(
            group=cast.group, photo=proofs.photo(), heard_on=clock.today(), by=cast.by("ana")
        ).link
        for _ in range(2)
    ]
    first = Sheet.objects.order_by("pk")[0]
    other = next(link for link in made if str(first.pk) not in link.about)
    with pytest.raises(Refused):
        key_sheet(sheet=first, lines=[SheetLine("Da")], by=other.holder, link=other)


def test_the_photo_goes_a_month_after_it_is_typed(cast: Cast, path: str) -> None:
    send(browser(cast), path, **LINES)
    assert forget_sheets(clock.today() + timedelta(days=29)) == 0
    assert forget_sheets(clock.today() + timedelta(days=32)) == 1
    assert not StoredFile.objects.exists()
    assert Sheet.objects.get().file is None


def test_a_client_is_no_organiser(client: Client, cast: Cast, path: str) -> None:
    assert client.get(Sheet.objects.get().get_absolute_url()).status_code == 404
