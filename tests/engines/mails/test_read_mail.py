"""Old mails as people saved them."""

from datetime import date
from email.message import EmailMessage
from zoneinfo import ZoneInfo

import pytest

from civicsteps.engines.mails import day_in, fold_subject, read_mail, sort_threads, split_mbox
from civicsteps.engines.mails.threads import Numbered, numbers_in

HERE = ZoneInfo("Europe/Bucharest")


def raw(
    body: str = "Bună ziua.", *, charset: str = "utf-8", written: str = "", **heads: str
) -> bytes:
    kept = {"From": "Doina <doina@exemplu.ro>", "Subject": "Petiție", **heads}
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in kept.items()]
    lines += [f"Content-Type: text/plain; charset={written or charset}", "", ""]
    return "\n".join(lines).encode(charset) + body.encode(charset)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Mon, 03 Mar 2025 10:20:00 +0200", date(2025, 3, 3)),
        ("Mon, 03 Mar 2025 23:30:00 +0000", date(2025, 3, 4)),  # it was after midnight here
        ("Mon, 03 Mar 2025 10:20:00", date(2025, 3, 3)),
        ("luni, 3 martie 2025 10:20", date(2025, 3, 3)),
        ("lun., 3 mar. 2025, 10:20", date(2025, 3, 3)),
        ("3 Mai 2025 la 08:00", date(2025, 5, 3)),
        ("Mon, Mar 3, 2025 at 10:20 AM", date(2025, 3, 3)),
        ("03.03.2025 10:20", date(2025, 3, 3)),
        ("2025-03-03 10:20", date(2025, 3, 3)),
        ("31 februarie 2025", None),
        ("mâine", None),
        ("", None),
    ],
)
def test_the_day_is_read_in_both_languages_with_an_hour_of_anywhere(
    written: str, day: date | None
) -> None:
    assert day_in(written, zone=HERE) == day


def test_cp1250_labelled_as_latin_1_is_romanian_again() -> None:
    mail = read_mail(raw("ªcoala aºteaptã"), zone=HERE)
    assert mail.text == "Școala așteaptă"
    true = read_mail(b"Subject: X\nContent-Type: text/plain; charset=iso-8859-1\n\n"
                     + "Şcoala aşteaptă".encode("cp1250"), zone=HERE)  # fmt: skip
    assert true.text == "Școala așteaptă"


@pytest.mark.parametrize("charset", ["x-user-defined", "unknown-8bit", "nu-exista"])
def test_a_charset_that_nobody_knows_loses_no_word(charset: str) -> None:
    assert read_mail(raw("Școala", written=charset), zone=HERE).text == "Școala"


def test_what_is_written_right_is_left_alone() -> None:
    assert read_mail(raw("São Paulo, nº 5, șapte"), zone=HERE).text == "São Paulo, nº 5, șapte"


def test_a_message_without_an_id_is_known_by_its_words() -> None:
    one, again = raw("Unu"), raw("Unu").replace(b"\n", b"\r\n")
    assert read_mail(one, zone=HERE).key == read_mail(again, zone=HERE).key
    assert read_mail(one, zone=HERE).key != read_mail(raw("Doi"), zone=HERE).key


def test_files_come_along_and_the_pictures_of_a_signature_do_not() -> None:
    message = EmailMessage()
    message["From"] = "registratura@primarie.example"
    message.set_content("Atașat.")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="../a.pdf")
    message.add_attachment(
        b"x", maintype="image", subtype="png", disposition="inline", cid="<logo>"
    )
    mail = read_mail(message.as_bytes(), zone=HERE)
    assert [one.content for one in mail.attached] == [b"%PDF-1.4"]


def test_only_html_gives_its_words_and_nothing_that_runs() -> None:
    heads = b"Subject: X\nContent-Type: text/html; charset=utf-8\n\n"
    mail = read_mail(heads + b"<p>Unu</p><script>alert(1)</script><p>Doi &amp; trei", zone=HERE)
    assert mail.text.split() == ["Unu", "Doi", "&", "trei"]


@pytest.mark.parametrize("strange", [b"", b"\0\xff" * 50, b"--" * 9000, b"From: \xe9\n\n"])
def test_a_strange_message_never_fails(strange: bytes) -> None:
    assert read_mail(strange, zone=HERE).key


ORIGINAL = """Bună ziua,

Vă comunicăm că cererea nr. 12345/03.03.2025 a fost înregistrată."""
THRICE = f"""Uite.

---------- Forwarded message ---------
De la: Mihai <mihai@exemplu.ro>
Date: joi, 6 mar. 2025, 09:00
Subject: Fwd: Fwd: Răspuns petiție
To: Ana <ana@exemplu.ro>


De citit!

From: Doina <doina@exemplu.ro>
Sent: Wednesday, March 5, 2025 8:00 AM
To: Mihai <mihai@exemplu.ro>;
 Vasile <vasile@exemplu.ro>
Subject: Fwd: Răspuns petiție

> -------- Mesaj redirecționat --------
> De la: Registratura <registratura@primarie.example>
> Trimis: marți, 4 martie 2025 10:20
> Către: Doina <doina@exemplu.ro>
> Subiect: Răspuns petiție
>
> {ORIGINAL.replace(chr(10), chr(10) + "> ")}
"""


def test_a_mail_forwarded_three_times_keeps_its_first_sender_day_and_words() -> None:
    mail = read_mail(raw(THRICE, Subject="Fwd: Fwd: Fwd: Raspuns petitie"), zone=HERE)
    found = mail.original
    assert found is not None
    assert (found.times, found.from_address) == (3, "registratura@primarie.example")
    assert (found.on, found.subject) == (date(2025, 3, 4), "Răspuns petiție")
    assert found.text == ORIGINAL


def test_what_is_quoted_under_an_answer_is_no_forward() -> None:
    quoted = """Vă răspundem mai jos.

From: Doina <doina@exemplu.ro>
Sent: Wednesday, March 5, 2025 8:00 AM
To: registratura@primarie.example
Subject: Petiție

Cerem."""
    assert read_mail(raw(quoted, Subject="RE: Petiție"), zone=HERE).original is None


def test_messages_attached_one_in_another_are_opened_to_the_last() -> None:
    inner = EmailMessage()
    inner["From"] = "Primăria <primar@primarie.example>"
    inner["Date"] = "Tue, 04 Mar 2025 10:20:00 +0200"
    inner["Subject"] = "Răspuns"
    inner["Message-ID"] = "<a@primarie.example>"
    inner.set_content("Nu avem bani.")
    for _ in range(3):
        outer = EmailMessage()
        outer["From"] = "doina@exemplu.ro"
        outer["Subject"] = "Fwd: Răspuns"
        outer.set_content("vezi")
        outer.add_attachment(inner)
        inner = outer
    found = read_mail(inner.as_bytes(), zone=HERE).original
    assert found is not None
    assert (found.times, found.from_address, found.on, found.text) == (
        3, "primar@primarie.example", date(2025, 3, 4), "Nu avem bani.",
    )  # fmt: skip


def test_a_mailbox_is_split_at_its_postmarks_alone() -> None:
    one, two = raw("Unu\n\n>From aici încolo", Subject="Unu"), raw("Doi", Subject="Doi")
    box = b"From a@b Mon Mar  3\n" + one + b"\n\nFrom a@b Tue Mar  4\n" + two + b"\n"
    mails = [read_mail(message, zone=HERE) for message in split_mbox(box)]
    assert [mail.subject for mail in mails] == ["Unu", "Doi"]
    assert mails[0].text == "Unu\n\nFrom aici încolo"
    assert list(split_mbox(one)) == [one]


@pytest.mark.parametrize(
    "subject",
    ["Re: Petiție", "FW: RE: petitie", "Răsp.: Petiție", "Re[2]: Petiţie", "Fwd: Petiție."],
)
def test_a_subject_is_known_without_what_mail_programs_put_before_it(subject: str) -> None:
    assert fold_subject(subject) == "petitie"


def test_messages_are_sorted_into_threads_by_id_then_subject_then_number() -> None:
    mails = [
        read_mail(raw("Cerem.", Subject="Becuri", Message_ID="<1@a>"), zone=HERE),
        read_mail(raw("Altceva.", Subject="Câini", Message_ID="<2@a>"), zone=HERE),
        read_mail(raw("Da.", Subject="Adresă", References="<0@a> <1@a>"), zone=HERE),
        read_mail(raw("Și eu.", Subject="RE: caini"), zone=HERE),
        read_mail(raw("Ați depus nr. 77/01.02.2025.", Subject="Depus"), zone=HERE),
        read_mail(raw("Nr. de înregistrare: 77 din 1.02.2025", Subject="Comunicare"), zone=HERE),
    ]  # fmt: skip
    assert sort_threads(mails) == [0, 1, 0, 1, 2, 2]


def test_registration_numbers_come_with_their_days() -> None:
    text = "Cererea nr. 12345/23.11.2026, apoi numărul de înregistrare: AB 77 din data de 1.2.25"
    assert numbers_in(text) == [
        Numbered("12345", date(2026, 11, 23)),
        Numbered("AB 77", date(2025, 2, 1)),
    ]
    assert numbers_in("Sunați la nr. 0722/123") == []
