"""Papers: one page, legible, whole, by whom they should be, and naming nobody in danger."""

from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader

from civicsteps.causes.actions import add_demand
from civicsteps.causes.models import Cause
from civicsteps.core import turns
from civicsteps.core.refusals import Refused
from civicsteps.people.authorities.models import Office
from civicsteps.people.groups.actions import add_contact
from civicsteps.people.groups.models import Export, Group
from civicsteps.promote.outreach.actions import take_call_list
from tests.cast import Cast
from tests.pages import browser
from tests.promote.outreach.test_share import HOSTILE


def read(content: bytes) -> tuple[int, str]:
    """Return how many pages a PDF has, and its words in one line."""
    pages = PdfReader(BytesIO(content)).pages
    return len(pages), " ".join(" ".join(page.extract_text().split()) for page in pages)


@pytest.fixture
def people(cast: Cast) -> None:
    group, by = cast.group, cast.by("ana")
    add_contact(group=group, by=by, name="Maria Pop", phone="0722 111 222", consents=["calls"])
    add_contact(
        group=group, by=by, name="Elena Public", phone="0722 333 444", consents=["public_phone"]
    )
    add_contact(group=group, by=by, name="Ion Fără", phone="0722 555 666", consents=["news"])


def papers_of(cause: Cause) -> list[str]:
    own = f"/probleme/{cause.slug}"
    return [
        f"{own}/afis/a4.pdf",
        f"{own}/afis/a3.pdf",
        f"{own}/anunt.pdf",
        f"/grupuri/{cause.group.slug}/afis/a4.pdf",
        f"/grupuri/{cause.group.slug}/afis/a3.pdf",
    ]


def test_each_paper_is_one_page_whatever_was_written(
    cast: Cast, cause: Cause, client: Client, people: None
) -> None:
    Cause.objects.filter(pk=cause.pk).update(title=HOSTILE[:120], words=HOSTILE * 4, words_by="🙂")
    Group.objects.filter(pk=cast.group.pk).update(aim=HOSTILE[:240], name="Ă" * 120)
    for address in papers_of(cause):
        answer = client.get(address)
        assert answer["Content-Type"] == "application/pdf"
        assert read(answer.content)[0] == 1, address


def test_the_poster_says_the_words_the_steps_the_address_and_whom_to_call(
    cause: Cause, client: Client, people: None
) -> None:
    Cause.objects.filter(pk=cause.pk).update(words="Copiii merg pe carosabil.", words_by="o mamă")
    answer = client.get(f"/probleme/{cause.slug}/afis/a4.pdf")
    text = read(answer.content)[1]
    for said in ("„Copiii merg pe carosabil.”", "o mamă", "10 · trainic", "Elena", "0722333444"):
        assert said in text.replace("0722 333 444", "0722333444")
    assert f"/probleme/{cause.slug}" in text.replace("\u200b", "")
    assert f"afis-{cause.slug}-a4.pdf" in answer["Content-Disposition"]


def test_the_notice_says_what_was_asked_and_what_comes_next(
    cast: Cast, cause: Cause, office: Office, client: Client
) -> None:
    add_demand(
        cause=cause, sentence="Faceți un loc.", office=office, by=cast.by("ana"),
        by_when=date(2099, 6, 1),
    )  # fmt: skip
    text = read(client.get(f"/probleme/{cause.slug}/anunt.pdf").content)[1]
    for said in (
        "Stimați vecini",
        "Faceți un loc. (Consiliul Local, Primăria Sectorului 6; până luni, 1 iunie 2099)",
        "Încă nu ne-au răspuns.",
        "Urmează treapta 1 din 10",
    ):
        assert said in text


def test_in_safe_mode_papers_name_no_place_group_or_person(
    cast: Cast, cause: Cause, client: Client, people: None
) -> None:
    Cause.objects.filter(pk=cause.pk).update(
        place="Strada Ascunsă 5", words="Nu avem unde.", words_by="Maria Ascunsă"
    )
    Group.objects.filter(pk=cast.group.pk).update(at_risk=True, name="Grupul Ascuns")
    for address in papers_of(cause):
        answer = client.get(address)
        text = read(answer.content)[1]
        assert cause.slug not in answer["Content-Disposition"]
        assert cast.group.slug not in answer["Content-Disposition"]
        for said in ("Ascuns", "Elena", "0722"):
            assert said not in text, address


def test_the_call_list_has_those_who_agreed_and_is_logged(cast: Cast, people: None) -> None:
    page = f"/grupuri/{cast.group.slug}/contacte/de-sunat/"
    answer = browser(cast, "ana").post(page, {"reason": "calls"})
    assert answer["Content-Type"] == "application/pdf"
    text = read(answer.content)[1]
    assert "Maria Pop" in text
    for said in ("Elena", "Ion"):
        assert said not in text
    export = Export.objects.get()
    assert (export.what, export.count, export.reason) == ("calls", 1, "calls")


def test_without_a_reason_nothing_is_given(cast: Cast, people: None) -> None:
    page = f"/grupuri/{cast.group.slug}/contacte/de-sunat/"
    answer = browser(cast, "ana").post(page, {"reason": ""})
    assert answer.status_code == 422
    with pytest.raises(Refused):
        take_call_list(group=cast.group, reason="vreau", by=cast.by("ana"))
    assert not Export.objects.exists()


@pytest.mark.parametrize(
    ("name", "status"), [("mihai", 403), ("dan", 404), ("ilinca", 404), ("sorin", 404)]
)
def test_who_may_not_print_the_call_list(cast: Cast, people: None, name: str, status: int) -> None:
    page = f"/grupuri/{cast.group.slug}/contacte/de-sunat/"
    assert browser(cast, name).post(page, {"reason": "calls"}).status_code == status
    with pytest.raises(Refused):
        take_call_list(group=cast.group, reason="calls", by=cast.by(name))


def test_papers_are_the_same_on_the_same_day(cause: Cause, client: Client) -> None:
    for address in papers_of(cause):
        assert client.get(address).content == client.get(address).content


def test_when_too_many_print_at_once_the_next_is_asked_to_come_back(
    cause: Cause, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.01)
    page = f"/probleme/{cause.slug}/afis/a4.pdf"
    with turns.turn(), turns.turn():
        answer = client.get(page)
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert client.get(page).status_code == 200
