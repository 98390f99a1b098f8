"""What the centre's staff do for a programme, on its pages."""

import pytest

from civicsteps.core.imprint.models import Notice
from civicsteps.programme.calls.models import Programme
from tests.cast import Cast
from tests.pages import browser, send

PROGRAMME = {
    "name": "Pași de probă",
    "aim": "Grupuri care reușesc.",
    "begins": "2026-01-01",
    "ends": "2026-12-31",
    "euros": "174437",
}


@pytest.fixture
def programme(cast: Cast) -> Programme:
    answer = send(browser(cast, "ilinca"), "/grupuri/centru/program-nou/", **PROGRAMME)
    assert answer.status_code == 302
    return Programme.objects.get()


def test_a_programme_is_opened_with_its_money_in_hundredths(programme: Programme) -> None:
    assert programme.slug == "pasi-de-proba"
    assert programme.amount == 17_443_700


def test_a_failed_form_keeps_what_was_typed(cast: Cast) -> None:
    wrong = {**PROGRAMME, "ends": "2025-01-01"}
    answer = send(browser(cast, "ilinca"), "/grupuri/centru/program-nou/", **wrong)
    assert answer.status_code == 422
    assert "Grupuri care reușesc." in answer.content.decode()


def test_an_assisted_group_is_let_in_and_leaves_the_list(programme: Programme, cast: Cast) -> None:
    address = f"{programme.get_absolute_url()}grup-nou/"
    staff = browser(cast, "ilinca")
    assert str(cast.group.pk) in staff.get(address).content.decode()
    answer = send(staff, address, group=cast.group.pk, since="2026-01-02")
    assert answer.status_code == 302
    assert programme.participations.get().group == cast.group
    assert str(cast.group.pk) not in staff.get(address).content.decode()


def test_what_its_pages_must_carry_stands_at_their_foot(programme: Programme, cast: Cast) -> None:
    address = f"{programme.get_absolute_url()}mentiune/"
    send(
        browser(cast, "ilinca"),
        address,
        surface="web_footer",
        text="Finanțat de o probă.",
        begins="2026-01-01",
    )
    assert Notice.objects.get().text == "Finanțat de o probă."
    page = browser(cast).get(programme.get_absolute_url()).content.decode()
    assert "Finanțat de o probă." in page
    assert "Finanțat de o probă." not in browser(cast).get("/grupuri/").content.decode()


@pytest.mark.parametrize("name", ["ana", "dan", "vera", ""])
def test_nobody_else_finds_these_pages_open(programme: Programme, cast: Cast, name: str) -> None:
    pages = ("grup-nou/", "mentiune/")
    for address in [f"{programme.get_absolute_url()}{page}" for page in pages]:
        assert browser(cast, name).get(address).status_code == 403
    assert browser(cast, name).get("/grupuri/centru/program-nou/").status_code == 403


def test_a_group_opens_no_programme(cast: Cast) -> None:
    address = f"/grupuri/{cast.group.slug}/program-nou/"
    assert browser(cast, "ilinca").get(address).status_code == 404


def test_the_programmes_are_listed(programme: Programme, cast: Cast) -> None:
    assert "Pași de probă" in browser(cast).get("/programe/").content.decode()


def test_when_no_group_is_left_the_page_says_so(programme: Programme, cast: Cast) -> None:
    address = f"{programme.get_absolute_url()}grup-nou/"
    staff = browser(cast, "ilinca")
    assert "Alege" in staff.get(address).content.decode()
    for group in (cast.group, cast.other_group):
        send(staff, address, group=group.pk, since="2026-01-02")
    page = staff.get(address).content.decode()
    assert "iau parte deja" in page
    assert 'name="group"' not in page
