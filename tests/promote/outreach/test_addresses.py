"""Short addresses: chosen, said aloud, printed, taken back."""

from io import BytesIO

import pytest
import segno
from django.conf import LazySettings
from django.test import Client
from django.utils import translation

from civicsteps.causes.actions import hide_cause
from civicsteps.causes.models import Cause
from civicsteps.core.refusals import Refused
from civicsteps.promote.outreach import qr, words
from civicsteps.promote.outreach.actions import MOST, choose_address, retire_address
from civicsteps.promote.outreach.models import ShortAddress
from civicsteps.promote.outreach.queries import proposed_word
from tests.cast import Cast
from tests.pages import browser, send


@pytest.fixture
def address(cast: Cast, cause: Cause) -> ShortAddress:
    return choose_address(word="Locul", cause=cause, by=cast.by("ana"))


@pytest.mark.parametrize("typed", ["locul", "LOCUL", "lócul", "Locul"])
def test_a_word_leads_there_however_it_is_typed(
    address: ShortAddress, cause: Cause, client: Client, typed: str
) -> None:
    assert client.get(f"/{typed}/")["Location"] == cause.get_absolute_url()
    assert client.get(f"/{typed}", follow=True).redirect_chain[-1][0] == cause.get_absolute_url()


def test_in_english_it_leads_to_the_english_page(
    address: ShortAddress, cause: Cause, client: Client
) -> None:
    assert client.get("/en/locul/")["Location"] == f"/en/probleme/{cause.slug}/"


def test_it_shadows_no_page_and_the_unknown_is_not_found(
    address: ShortAddress, client: Client
) -> None:
    for page in ("/", "/en/", "/probleme/", "/grupuri/"):
        assert client.get(page).status_code == 200
    assert client.get("/probleme", follow=True).status_code == 200
    for nothing in ("/nimic/", "/en/nimic/", "/static/", "/a.php/", "/%00%C8%99/"):
        assert client.get(nothing).status_code == 404


@pytest.mark.parametrize(
    "word",
    ["ab", "x" * 25, "!!", "probleme", "Grupuri", "en", "static", "oembed", "primaria", "Poliția",
     "muie", "o-muie-mare", "12-34"],
)  # fmt: skip
def test_a_word_that_means_something_else_is_refused(cast: Cast, cause: Cause, word: str) -> None:
    with pytest.raises(Refused) as refused:
        choose_address(word=word, cause=cause, by=cast.by("ana"))
    assert refused.value.refusal.field == "word"


def test_a_word_is_taken_once_and_for_good(cast: Cast, address: ShortAddress) -> None:
    for _ in range(2):
        with pytest.raises(Refused) as refused:
            choose_address(word="LOCUL", group=cast.other_group, by=cast.by("sorin"))
        assert refused.value.refusal.field == "word"
        if not ShortAddress.objects.get().retired_on:
            retire_address(address=address, by=cast.by("ana"))


def test_taken_back_it_leads_nowhere(cast: Cast, address: ShortAddress, client: Client) -> None:
    retire_address(address=address, by=cast.by("ana"))
    assert client.get("/locul/").status_code == 404
    assert client.get("/qr/locul.png").status_code == 404
    with pytest.raises(Refused):
        retire_address(address=address, by=cast.by("ana"))


def test_a_hidden_problem_is_not_told_by_its_word(
    cast: Cast, address: ShortAddress, cause: Cause, client: Client
) -> None:
    hide_cause(cause=cause, by=cast.by("ana"))
    assert client.get("/locul/").status_code == 404
    assert client.get("/qr/locul.svg").status_code == 404
    assert browser(cast, "ana").get("/locul/")["Location"] == cause.get_absolute_url()


@pytest.mark.parametrize("name", ["mihai", "sorin", "dan", "ilinca", "vera", "nobody"])
def test_only_an_organiser_chooses_and_takes_back(
    cast: Cast, address: ShortAddress, cause: Cause, name: str
) -> None:
    by = cast.by(name)
    with pytest.raises(Refused):
        choose_address(word="altul", cause=cause, by=by)
    with pytest.raises(Refused):
        retire_address(address=address, by=by)


def test_five_words_are_enough(cast: Cast, cause: Cause) -> None:
    for n in range(MOST):
        choose_address(word=f"cuvant-{n}a", cause=cause, by=cast.by("ana"))
    with pytest.raises(Refused):
        choose_address(word="altul", cause=cause, by=cast.by("ana"))


def test_the_page_proposes_a_word_and_keeps_it(cast: Cast, cause: Cause) -> None:
    page = f"/probleme/{cause.slug}/adresa/"
    ana = browser(cast, "ana")
    assert 'value="loc-joaca"' in ana.get(page).content.decode()
    assert send(ana, page, word="loc-joaca")["Location"] == page
    answer = send(ana, page, word="loc-joaca")
    assert answer.status_code == 422
    assert "Cuvântul e luat." in answer.content.decode()
    assert 'value="loc-joaca"' in answer.content.decode()


def test_of_a_group_at_risk_the_proposal_says_nothing(cast: Cast, cause: Cause) -> None:
    cause.group.at_risk = True
    assert "joaca" not in proposed_word(cause)
    assert "joaca" not in proposed_word(cause.group)
    assert words.is_word(proposed_word(cause))


def test_a_proposal_is_never_taken_or_reserved() -> None:
    assert words.proposed(["Podul de la Săbăreni"], taken=()) == "podul-sabareni"
    assert words.proposed(["Pod"], taken={"pod"}) == "pod-2"
    assert words.proposed(["Primăria"], taken=()) == ""


def test_the_qr_code_is_of_the_printed_address(
    address: ShortAddress, client: Client, settings: LazySettings
) -> None:
    settings.SITE_URL = "https://pasi.example.org"
    out = BytesIO()
    segno.make("https://pasi.example.org/locul", error="m", micro=False).save(
        out, kind="png", scale=10, border=4
    )
    assert client.get("/qr/locul.png").content == out.getvalue()
    drawn = client.get("/qr/locul.svg")
    assert drawn["Content-Type"] == "image/svg+xml"
    assert drawn.content.decode() == qr.svg("https://pasi.example.org/locul")
    assert client.get("/qr/locul.gif").status_code == 404


def test_reserved_are_all_first_parts_of_the_sites_addresses() -> None:
    with translation.override("ro"):
        assert {"probleme", "grupuri", "autoritati", "c", "l", "cont", "birou", "en"} <= (
            words.first_segments()
        )
