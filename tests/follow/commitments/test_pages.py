"""The pages of promises."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from civicsteps.causes.actions import hide_cause
from civicsteps.causes.models import Cause, Demand
from civicsteps.follow.commitments.actions import record_check
from civicsteps.follow.commitments.models import Breach, Check, Commitment, Statement
from civicsteps.follow.commitments.queries import promise_counts
from tests.cast import Cast
from tests.follow.commitments.conftest import DUE, QUOTE, WORDS, Today
from tests.follow.commitments.test_change_commitment import AGREED, move
from tests.follow.commitments.test_mark_broken import BROKEN
from tests.follow.commitments.test_record_check import look
from tests.proofs import photo, photo_upload


def signed_in(cast: Cast, who: str) -> Client:
    client = Client()
    client.force_login(cast.users[who])
    return client


@pytest.fixture
def ana(cast: Cast) -> Client:
    return signed_in(cast, "ana")


@pytest.fixture
def typed(demand: Demand) -> dict[str, str]:
    return {
        "quote": QUOTE, "demand": str(demand.pk), "made_on": "2026-03-10", "channel": "council",
        "due_text": WORDS, "once": str(uuid4()),
    }  # fmt: skip


def hidden(page: str, name: str) -> str:
    return page.split(f'name="{name}" value="', 1)[1].split('"', 1)[0]


def test_the_term_that_we_understood_is_confirmed_once(
    ana: Client, today: Today, cause: Cause, typed: dict[str, str]
) -> None:
    address = reverse("commitment_new", args=[cause.slug])
    assert ana.get(address).status_code == 200
    asked = ana.post(address, typed)
    page = asked.content.decode()
    assert asked.status_code == 422
    assert "am înțeles până joi, 31 decembrie 2026" in page
    assert 'value="2026-12-31"' in page
    assert QUOTE in page
    assert not Commitment.objects.exists()
    again = {**typed, "due_to": "2026-12-31", "understood": hidden(page, "understood")}
    assert ana.post(address, again)["Location"] == Commitment.objects.get().get_absolute_url()
    version = Commitment.objects.get().versions.get()
    assert (version.due_text, version.due_to, version.due_precision) == (WORDS, DUE, "year")


@pytest.mark.parametrize(
    ("due_to", "due", "precision"),
    [("2026-11-15", date(2026, 11, 15), "day"), ("", None, "none")],
)
def test_the_person_has_the_last_word_about_the_term(
    ana: Client,
    today: Today,
    cause: Cause,
    typed: dict[str, str],
    due_to: str,
    due: date | None,
    precision: str,
) -> None:
    address = reverse("commitment_new", args=[cause.slug])
    page = ana.post(address, typed).content.decode()
    ana.post(address, {**typed, "due_to": due_to, "understood": hidden(page, "understood")})
    version = Commitment.objects.get().versions.get()
    assert (version.due_to, version.due_precision) == (due, precision)


def test_other_words_are_understood_anew(
    ana: Client, today: Today, cause: Cause, typed: dict[str, str]
) -> None:
    address = reverse("commitment_new", args=[cause.slug])
    page = ana.post(address, typed).content.decode()
    changed = {
        **typed, "due_text": "la vară", "due_to": "2026-12-31",
        "understood": hidden(page, "understood"),
    }  # fmt: skip
    again = ana.post(address, changed)
    assert again.status_code == 422
    assert 'value="2026-08-31"' in again.content.decode()


@pytest.mark.parametrize("words", ["vom vedea", ""])
def test_words_without_a_time_are_not_asked_about(
    ana: Client, today: Today, cause: Cause, typed: dict[str, str], words: str
) -> None:
    address = reverse("commitment_new", args=[cause.slug])
    assert ana.post(address, {**typed, "due_text": words}).status_code == 302
    assert Commitment.objects.get().versions.get().due_to is None


def test_the_same_submit_twice_makes_one_promise(
    ana: Client, today: Today, cause: Cause, typed: dict[str, str]
) -> None:
    address = reverse("commitment_new", args=[cause.slug])
    once = {**typed, "due_to": "2026-12-31"}
    assert ana.post(address, once)["Location"] == ana.post(address, once)["Location"]
    assert Commitment.objects.count() == 1


def test_a_failed_form_keeps_all_and_says_what_is_wrong_in_romanian(
    ana: Client, today: Today, cause: Cause, typed: dict[str, str]
) -> None:
    address = reverse("commitment_new", args=[cause.slug])
    wrong = {**typed, "due_to": "2026-03-01", "measure": "Trei leagăne."}
    answer = ana.post(address, wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Termenul se termină înainte să fi promis." in page
    assert all(words in page for words in (QUOTE, WORDS, "Trei leagăne.", "2026-03-01"))
    assert not Commitment.objects.exists()


def test_the_page_has_one_headline_the_words_and_both_counts_of_lateness(
    cast: Cast, today: Today, commitment: Commitment
) -> None:
    today(AGREED)
    move(cast, commitment, change_by="both")
    today(date(2027, 7, 10))
    page = Client().get(commitment.get_absolute_url()).content.decode()
    assert page.count("<h1") == 1
    assert "Termenul a trecut." in page
    assert f"„{QUOTE}”" in page
    assert "10 zile" in page
    assert "191 de zile față de primul termen" in page
    assert "întârziată" in page


def test_a_member_says_what_they_saw_with_a_photo(
    cast: Cast, today: Today, commitment: Commitment
) -> None:
    mihai = signed_in(cast, "mihai")
    address = reverse("commitment_check", args=[commitment.pk])
    assert mihai.get(address).status_code == 200
    sent = mihai.post(
        address,
        {"found": "verified", "seen_on": "2026-03-10", "photo": photo_upload(), "once": uuid4()},
    )
    assert sent["Location"] == commitment.get_absolute_url()
    assert Check.objects.get().photo is not None
    assert "Și-au ținut promisiunea." in Client().get(sent["Location"]).content.decode()


def test_what_they_say_the_other_term_and_the_mark(
    ana: Client, cast: Cast, today: Today, commitment: Commitment
) -> None:
    today(BROKEN)
    key, page = [commitment.pk], commitment.get_absolute_url()
    said = {
        "said": "says_impossible", "on": "2026-05-01", "words": "Nu sunt bani.", "once": uuid4(),
    }  # fmt: skip
    assert ana.post(reverse("commitment_statement", args=key), said)["Location"] == page
    assert Statement.objects.get().words == "Nu sunt bani."
    broken = {"reason": "Nimic în nouă luni.", "once": uuid4()}
    assert ana.post(reverse("commitment_broken", args=key), broken)["Location"] == page
    shown = Client().get(page).content.decode()
    assert "Nu și-au ținut promisiunea." in shown
    assert "Nimic în nouă luni." in shown
    assert ana.get(reverse("commitment_mended", args=key)).status_code == 200
    assert ana.post(reverse("commitment_mended", args=key))["Location"] == page
    assert Breach.objects.get().lifted_on == BROKEN
    moved = {
        "change_by": "both", "agreed_on": "2026-06-01", "reason": "licitație",
        "due_text": "în 2028", "due_to": "2028-12-31", "once": uuid4(),
    }  # fmt: skip
    assert ana.post(reverse("commitment_change", args=key), moved)["Location"] == page
    assert commitment.versions.count() == 2


def test_too_early_to_be_broken_says_why(ana: Client, today: Today, commitment: Commitment) -> None:
    answer = ana.post(
        reverse("commitment_broken", args=[commitment.pk]), {"reason": "nimic", "once": uuid4()}
    )
    assert answer.status_code == 409
    assert "abia la 90 de zile după termen" in answer.content.decode()


def test_others_neither_write_nor_see_what_is_hidden(
    cast: Cast, today: Today, commitment: Commitment
) -> None:
    sorin = signed_in(cast, "sorin")
    names = ["check", "statement", "change", "broken", "mended"]
    pages = [reverse(f"commitment_{name}", args=[commitment.pk]) for name in names]
    assert {sorin.get(page).status_code for page in pages} == {403}
    assert sorin.get(reverse("commitment_new", args=[commitment.cause.slug])).status_code == 403
    hide_cause(cause=commitment.cause, by=cast.by("ana"))
    pages.append(commitment.get_absolute_url())
    assert {sorin.get(page).status_code for page in pages} == {404}
    assert signed_in(cast, "mihai").get(commitment.get_absolute_url()).status_code == 200


def test_a_visitor_who_saw_it_brings_evidence(today: Today, commitment: Commitment) -> None:
    page = Client().get(commitment.get_absolute_url()).content.decode()
    assert reverse("evidence_new", args=[commitment.cause.slug]) in page
    assert reverse("commitment_statement", args=[commitment.pk]) not in page


def test_both_numbers_of_an_office(
    cast: Cast, today: Today, commitment: Commitment, demand: Demand
) -> None:
    office = [demand.office_id]
    counts = promise_counts(office, by=cast.by("vlad"))
    assert (counts.made, counts.kept) == (1, 0)
    look(cast, commitment, "verified", seen_on=date(2026, 3, 10))
    assert promise_counts(office, by=cast.by("vlad")).kept == 1
    today(date(2026, 3, 11))
    look(cast, commitment, "contradicted", seen_on=date(2026, 3, 11))
    assert promise_counts(office, by=cast.by("vlad")).kept == 0


def test_a_long_history_costs_no_more_queries(
    cast: Cast, today: Today, commitment: Commitment
) -> None:
    ana = signed_in(cast, "ana")

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert ana.get(commitment.get_absolute_url()).status_code == 200
        return len(captured)

    look(cast, commitment, "partly", seen_on=date(2026, 3, 10))
    few = queries()
    for _ in range(5):
        record_check(
            commitment=commitment, seen_on=date(2026, 3, 10), found="partly", photo=photo(),
            by=cast.by("mihai"),
        )  # fmt: skip
    assert queries() == few + 1 <= 12
