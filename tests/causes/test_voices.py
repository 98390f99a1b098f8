"""People's words: kept with a code, attached, taken back; and the page of the code."""

from datetime import date
from typing import Any

import pytest

from civicsteps.causes.actions import hide_cause
from civicsteps.causes.models import Cause, Voice
from civicsteps.causes.queries import voice_by_code, voices_quoted
from civicsteps.causes.voices import attach_voice, keep_voice, tell_voice, withdraw_voice
from civicsteps.core.codes import ALPHABET, show
from civicsteps.core.guard.limits import LIMITS
from tests.cast import Cast
from tests.pages import browser

HEARD = date(2026, 2, 1)
WORDS = "Copiii se joacă între mașini."


@pytest.fixture
def voice(cast: Cast) -> Voice:
    return keep_voice(
        group=cast.group, words=f" {WORDS}\r\n", channel="phone", heard_on=HEARD, said_by="o mamă",
        may_quote=True, source=cast.group, by=cast.by("vera"),
    )  # fmt: skip


def slip(code: str) -> str:
    """The code as printed, with its fifth letter copied wrong."""
    wrong = ALPHABET[(ALPHABET.index(code[4]) + 1) % len(ALPHABET)]
    return show(code[:4] + wrong + code[5:])


def test_a_quoted_voice_gives_its_words_to_a_cause_that_has_none(
    voice: Voice, cause: Cause
) -> None:
    attach_voice(voice, cause)
    cause.refresh_from_db()
    assert (cause.words, cause.words_by) == (WORDS, "o mamă")
    assert list(voices_quoted(cause)) == [voice]


def test_who_may_not_be_quoted_is_not(voice: Voice, cause: Cause) -> None:
    voice.may_quote = False
    attach_voice(voice, cause)
    assert cause.words == ""


def test_words_taken_back_are_nowhere(voice: Voice, cause: Cause) -> None:
    attach_voice(voice, cause)
    withdraw_voice(voice, on=HEARD)
    cause.refresh_from_db()
    kept = Voice.objects.get()
    assert (kept.words, kept.said_by, cause.words, cause.words_by) == ("", "", "", "")
    assert not voices_quoted(cause).exists()


def test_a_code_with_one_slip_is_understood(voice: Voice) -> None:
    assert voice_by_code(show(voice.code).upper()) == voice
    assert voice_by_code(slip(voice.code)) == voice
    assert voice_by_code("nimic") is None


def test_the_page_of_a_code_shows_words_steps_and_what_happened(
    voice: Voice, cause: Cause, cast: Cast
) -> None:
    attach_voice(voice, cause)
    page = browser(cast).get(voice.get_absolute_url())
    text = page.content.decode()
    assert WORDS in text
    assert "la telefon" in text
    assert "1 februarie 2026" in text
    assert cause.title in text
    assert "Grupul a arătat problema tuturor." in text
    assert page["X-Robots-Tag"] == "noindex"


def test_a_slip_in_the_address_leads_to_the_right_page(voice: Voice, cast: Cast) -> None:
    answer: Any = browser(cast).get(f"/c/{slip(voice.code)}/")
    assert (answer.status_code, answer.url) == (302, voice.get_absolute_url())


def test_the_code_is_found_by_the_form(voice: Voice, cast: Cast) -> None:
    answer = browser(cast).get("/c/", {"code": f" {voice.code.upper()} "}, follow=True)
    assert WORDS in answer.content.decode()


def test_a_hidden_cause_is_not_told_to_whoever_has_a_code(
    voice: Voice, cause: Cause, cast: Cast
) -> None:
    attach_voice(voice, cause)
    hide_cause(cause=cause, by=cast.by("ana"))
    text = browser(cast).get(voice.get_absolute_url()).content.decode()
    assert WORDS in text
    assert cause.title not in text
    assert "Problema a fost scrisă." not in text


def test_what_the_group_says_to_the_person_is_on_their_page(voice: Voice, cast: Cast) -> None:
    tell_voice(voice, "Sună la Apa Nova.", on=HEARD)
    assert "Sună la Apa Nova." in browser(cast).get(voice.get_absolute_url()).content.decode()


def test_an_unknown_code_says_what_to_do(db: None, cast: Cast) -> None:
    answer = browser(cast).get("/c/abc-def-ghj/")
    text = answer.content.decode()
    assert answer.status_code == 404
    assert "Nu cunoaștem codul acesta" in text
    assert "abc-def-ghj" in text


def test_guessing_codes_is_stopped_for_known_ones_too(voice: Voice, cast: Cast) -> None:
    client = browser(cast)
    for _ in range(LIMITS["code"].count):
        assert client.get("/c/abc-def-ghj/").status_code == 404
    assert client.get("/c/abc-def-ghj/").status_code == 429
    assert client.get(voice.get_absolute_url()).status_code == 429
    elsewhere = browser(cast).get(voice.get_absolute_url(), REMOTE_ADDR="198.51.100.7")
    assert elsewhere.status_code == 200
