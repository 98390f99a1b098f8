"""Exported chats, from whatever phone and in whatever language."""

import zipfile
from datetime import date, time
from io import BytesIO

import pytest

from civicsteps.engines.chats import UnreadableChatError, hide_contacts, read_chat, text_of

ANDROID = """12.03.2025, 21:14 - Mesajele și apelurile sunt criptate integral.
12.03.2025, 21:14 - Doina a adăugat-o pe Mia
12.03.2025, 21:15 - Doina: Becul de la scara B nu arde.
Nici cel de la C.

E al treilea an.
12.03.2025, 21:16 - Mia: <Fișiere media omise>
12.03.2025, 21:17 - Mia: IMG-20250312-WA0001.jpg (fișier atașat)
Uite groapa.
13.03.2025, 08:00 - Doina: Acest mesaj a fost șters
"""
IPHONE = (
    "\u200e[12.03.25, 21:14:05] Vecinii: \u200eMesajele și apelurile sunt criptate integral.\r\n"
    "[12.03.25, 21:15:00] ~\u202fDoina: Becul nu arde.\r\n"
    "[12.03.25, 21:16:00] Mia: \u200eimagine omisă\r\n"
    "[12.03.25, 21:17:00] \u202a+40 722 000 000\u202c: Aici \u200e<Acest mesaj a fost editat>\r\n"
)


def said(text: str) -> list[tuple[str, str]]:
    return [(m.author, m.words) for m in read_chat(text).messages if m.kind == "said"]


def test_words_of_several_lines_stay_whole_and_what_the_program_wrote_is_no_voice() -> None:
    assert said(ANDROID) == [
        ("Doina", "Becul de la scara B nu arde.\nNici cel de la C.\n\nE al treilea an."),
        ("Mia", "Uite groapa."),
    ]
    first = read_chat(ANDROID).messages[2]
    assert (first.number, first.on, first.at) == (3, date(2025, 3, 12), time(21, 15))


def test_an_iphone_marks_its_own_words_and_they_are_no_voice() -> None:
    assert said(IPHONE) == [("Doina", "Becul nu arde."), ("+40 722 000 000", "Aici")]


@pytest.mark.parametrize(
    ("text", "on", "at"),
    [
        ("3/25/25, 9:14\u202fPM - Ana: Hello\n3/26/25, 12:05\u202fAM - Ana: Again",
         date(2025, 3, 25), time(21, 14)),
        ("25/3/25, 9:14 p. m. - Ana: Hola", date(2025, 3, 25), time(21, 14)),
        ("2025-03-25, 21:14 - Ana: Hallo", date(2025, 3, 25), time(21, 14)),
        ("2025. 03. 25. 21:14 - Ana: Szia", date(2025, 3, 25), time(21, 14)),
        ("25.03.25, 21:14 - Ana: Hallo", date(2025, 3, 25), time(21, 14)),
        ("[25/03/2025, 21:14:05] Ana: Ciao", date(2025, 3, 25), time(21, 14)),
        ("\u200f٢٥‏/٣‏/٢٠٢٥, ٩:١٤ م - Ana: مرحبا", date(2025, 3, 25), time(21, 14)),
    ],
)  # fmt: skip
def test_a_phone_may_speak_any_language(text: str, on: date, at: time) -> None:
    first = read_chat(text).messages[0]
    assert (first.on, first.or_on, first.at, first.author) == (on, None, at, "Ana")
    assert first.kind == "said"


def test_one_day_over_the_twelfth_settles_the_whole_file() -> None:
    chat = read_chat("3/4/25, 9:00 - A: unu\n3/13/25, 9:00 - A: doi")
    assert chat.order == "month_first"
    assert [m.on for m in chat.messages] == [date(2025, 3, 4), date(2025, 3, 13)]


def test_time_never_runs_back() -> None:
    chat = read_chat("5/3/25, 9:00 - A: unu\n2/4/25, 9:00 - A: doi")
    assert (chat.order, chat.messages[0].on) == ("day_first", date(2025, 3, 5))


def test_what_nothing_settles_is_in_doubt_with_both_days() -> None:
    chat = read_chat("3/4/25, 9:00 - A: unu\n5/5/25, 9:00 - A: doi")
    assert chat.order == "unsure"
    assert (chat.messages[0].on, chat.messages[0].or_on) == (date(2025, 4, 3), date(2025, 3, 4))
    assert chat.messages[1].or_on is None
    assert read_chat("3/4/25, 9:00 - A: unu", order="month_first").messages[0].on == date(
        2025, 3, 4
    )


def test_a_day_that_no_calendar_has_is_no_day() -> None:
    assert read_chat("31.02.2025, 9:00 - A: unu").messages[0].on is None


def test_what_is_left_of_photos_is_no_voice_in_any_language() -> None:
    for left in (
        "<Media omitted>",
        "<Medien ausgeschlossen>",
        "<Média omis>",
        "<Без медиафайлов>",
        "null",
        "This message was deleted",
        "location: https://maps.google.com/?q=44.4,26.1",
    ):
        assert said(f"12.03.2025, 21:14 - Ana: {left}") == []


def test_a_text_that_is_no_chat_says_so() -> None:
    with pytest.raises(UnreadableChatError, match="not_a_chat"):
        read_chat("Dragă jurnalule,\nazi a plouat: mult.")


def zipped(**files: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "."), content)
    return out.getvalue()


def test_of_a_zip_the_chat_alone_is_opened() -> None:
    content = zipped(IMG__jpg=b"\xff\xd8", _chat__txt=ANDROID.encode(), note__txt=b"x" * 9999)
    # Without its own name it is the longest text.
    assert "nu arde" in text_of(content) or "xxx" in text_of(content)
    assert "nu arde" in text_of(zipped(Chat__txt=ANDROID.encode(), IMG__jpg=b"\xff\xd8"))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\xff\xfe", "empty"),
        (b"PK\x03\x04nothing", "zip_damaged"),
        (zipped(IMG__jpg=b"\xff\xd8"), "zip_without_chat"),
        (zipped(_chat__txt=b" " * (21 * 1024 * 1024)), "too_big"),
        (b"\x89PNG\0\0", "not_a_chat"),
    ],
)
def test_what_cannot_be_opened_says_why(content: bytes, code: str) -> None:
    with pytest.raises(UnreadableChatError) as caught:
        text_of(content)
    assert caught.value.code == code


def test_old_letters_are_read_too() -> None:
    assert text_of("12.03.2025, 21:14 - Ana: Școală".encode("utf-16")).endswith("Școală")
    assert text_of("12.03.2025, 21:14 - Ana: Şcoală".encode("cp1250")).endswith("Şcoală")


@pytest.mark.parametrize(
    "secret",
    ["0722 123 456", "+40 722 123 456", "0722.123.456", "0040722123456", "+44 20 7946 0958",
     "ana.pop@exemplu.ro", "@40722123456", "@\u2068Ana Pop\u2069", "0212345678", "Ana  POP"],
)  # fmt: skip
def test_what_leads_to_somebody_is_hidden(secret: str) -> None:
    shown = hide_contacts(f"Sunați la {secret} până mâine.", names=["Ana Pop", "Mia"])
    assert secret not in shown
    assert shown.startswith("Sunați la ")
    assert shown.endswith("până mâine.")
    assert "[…]" in shown


@pytest.mark.parametrize(
    "words",
    ["Din 12.03.2025 nu mai e apă.", "Nr. 12345/23.11.2026", "Costă 1.250.000 lei", "Ana a zis",
     "Podul are 2340 m și 15 stâlpi", "legea 544/2001, art. 7"],
)  # fmt: skip
def test_dates_sums_and_first_names_stay(words: str) -> None:
    assert hide_contacts(words, names=["Ana"]) == words
