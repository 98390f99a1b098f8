"""Old letters brought in: photos, a long scan, saved mails, a whole mailbox."""

from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image
from pypdf import PdfWriter

from civicsteps.causes.models import Cause, Demand, Fact
from civicsteps.core.files.models import StoredFile
from civicsteps.core.mail.models import Message
from civicsteps.core.models import ref
from civicsteps.core.refusals import Refused
from civicsteps.engines.mails import reading
from civicsteps.people.authorities.models import Channel
from civicsteps.people.imports import running
from civicsteps.people.imports.actions import confirm_import, drop_import
from civicsteps.people.imports.models import Import
from civicsteps.resolve.letters import old_papers
from civicsteps.resolve.letters.actions import judge_reply, record_reply
from civicsteps.resolve.letters.keeping import sweep_pages
from civicsteps.resolve.letters.models import Letter, Reply
from tests.bringing import again, bring, lines, load, take_back
from tests.cast import Cast

HALL = "registratura@primarie.example"


@pytest.fixture(autouse=True)
def _known(office: object) -> None:
    Channel.objects.update(trusted=True)


def picture(shade: int) -> bytes:
    out = BytesIO()
    Image.new("RGB", (40, 30), (shade, shade, shade)).save(out, "JPEG")
    return out.getvalue()


def scan(pages: int) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def mail(sender: str, to: str, subject: str, day: str, text: str, **heads: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"], message["Date"] = sender, to, subject, day
    for name, value in heads.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message.as_bytes()


ASKED = mail(
    "ana@example.org", HALL, "Loc de joacă", "Mon, 06 Mar 2023 10:00:00 +0200",
    "Cerem un loc de joacă.", Message_ID="<1@example.org>",
)  # fmt: skip
GOT = mail(
    HALL, "ana@example.org", "Confirmare", "Tue, 07 Mar 2023 10:00:00 +0200",
    "Cererea a fost înregistrată cu nr. 77/07.03.2023.", In_Reply_To="<1@example.org>",
)  # fmt: skip
ANSWER = mail(
    HALL, "ana@example.org", "RE: Loc de joaca", "Mon, 03 Apr 2023 10:00:00 +0300",
    "Nu avem bani.", Message_ID="<2@primarie.example>",
)  # fmt: skip


def letters(cast: Cast, demand: Demand, files: dict[str, bytes], **choices: object) -> Import:
    return bring(cast, "letters", files, about=ref(demand), choices=choices)


def test_mails_are_sorted_into_a_thread_and_written_down_on_their_days(
    cast: Cast, cause: Cause, demand: Demand
) -> None:
    files = {"c.eml": ANSWER, "a.eml": ASKED, "b.eml": GOT}
    batch = letters(cast, demand, files)
    assert [(row.shown["thread"], row.shown["on"], row.code) for row in lines(batch)] == [
        ("1", "06.03.2023", ""), ("1", "07.03.2023", ""), ("1", "03.04.2023", ""),
    ]  # fmt: skip
    load(cast, batch)
    letter = Letter.objects.get()
    assert (letter.sent_on, letter.channel, letter.subject) == (
        date(2023, 3, 6), "email", "Loc de joacă",
    )  # fmt: skip
    kinds = letter.replies.order_by("received_on").values_list("kind", "received_on")
    assert list(kinds) == [("receipt", date(2023, 3, 7)), ("reply", date(2023, 4, 3))]
    assert Fact.objects.get(kind="letter").on == date(2023, 3, 6)
    cause.refresh_from_db()
    assert cause.height == 4
    assert not Message.objects.exists()


def test_a_mailbox_gives_each_message_once(cast: Cast, demand: Demand) -> None:
    box = b"".join(b"From x Mon\n" + one + b"\n\n" for one in (ASKED, ANSWER, ASKED))
    rows = lines(letters(cast, demand, {"box.mbox": box}))
    assert [row.state for row in rows] == ["ready", "ready", "left"]
    assert rows[2].same_as == 1


def test_a_mailbox_of_too_many_letters_says_so_and_drops_none(
    cast: Cast, demand: Demand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(old_papers, "MOST_ITEMS", 2)
    batch = letters(cast, demand, {f"{n}.jpg": picture(n) for n in range(3)})
    assert (batch.state, batch.rows.count()) == ("failed", 0)
    assert "Adu-le pe rând." in batch.error


def test_the_files_of_a_mail_that_are_too_many_are_said(
    cast: Cast, demand: Demand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MAX_ATTACHED", 1)
    message = message_from_bytes(ASKED, policy=default)
    assert isinstance(message, EmailMessage)
    for shade in (1, 2, 3):
        message.add_attachment(picture(shade), "image", "jpeg", filename=f"{shade}.jpg")
    row = lines(letters(cast, demand, {"a.eml": message.as_bytes()}))[0]
    assert "Încă 2 fișiere au fost lăsate deoparte." in row.shown["note"]
    assert row.code == "left_out"


def test_a_mail_passed_on_three_times_keeps_its_first_sender_and_day(
    cast: Cast, demand: Demand
) -> None:
    text = "".join(
        f"\n\n---------- Forwarded message ---------\nFrom: {who}\nDate: {day}\n"
        f"Subject: {subject}\nTo: x@example.org\n"
        for who, day, subject in (
            ("Mia <mia@example.org>", "Thu, Apr 6, 2023", "Fwd: Fwd: RE: Loc de joaca"),
            ("Doina <d@example.org>", "miercuri, 5 aprilie 2023", "Fwd: RE: Loc de joaca"),
            (f"Primaria <{HALL}>", "luni, 3 aprilie 2023 10:00", "RE: Loc de joaca"),
        )
    )
    passed = mail(
        "vecin@gmail.com", "ana@example.org", "Fwd: Fwd: Fwd: RE: Loc de joaca",
        "Fri, 07 Apr 2023 10:00:00 +0300", f"vezi{text}\nNu avem bani.",
    )  # fmt: skip
    batch = letters(cast, demand, {"a.eml": ASKED, "b.eml": passed})
    row = lines(batch)[1]
    assert (row.shown["on"], row.code) == ("03.04.2023", "passed_on")
    assert "3 ori" in row.shown["note"]
    load(cast, batch)
    reply = Reply.objects.get()
    assert (reply.received_on, reply.text, reply.passed_on) == (
        date(2023, 4, 3),
        "Nu avem bani.",
        3,
    )
    client = Client()
    client.force_login(cast.users["ana"])
    assert "A venit prin membri" in client.get(reply.get_absolute_url()).content.decode()


def test_ten_photos_are_one_letter_until_somebody_says_otherwise(
    cast: Cast, demand: Demand
) -> None:
    files = {f"IMG_{n}.jpg": picture(n * 20) for n in range(10)}
    batch = letters(cast, demand, files)
    row = lines(batch)[0]
    assert len(lines(batch)) == 1
    assert (row.state, row.code) == ("refused", "which_way")
    assert "10 pagini" in row.shown["what"]
    client = Client()
    client.force_login(cast.users["ana"])
    asking = reverse("import_again", args=[batch.pk])
    assert asking in client.get(batch.get_absolute_url()).content.decode()
    asked = client.get(asking).content.decode()
    assert "Spune ce este fiecare hârtie" in asked
    assert 'name="way_1"' in asked
    assert 'name="way_2"' not in asked  # a page of the letter before it
    batch = again(
        cast, batch, way_1="counter", on_1="2023-03-06", subject_1="Cerere", with_4="new",
        way_4="received", on_4="2023-04-03", answers_4="item:1", number_1="77/06.03.2023",
    )  # fmt: skip
    rows = lines(batch)
    assert [row.code for row in rows] == ["", ""]
    load(cast, batch)
    letter = Letter.objects.get()
    assert (letter.channel, letter.registration_number, letter.pages.count()) == (
        "counter",
        "77",
        3,
    )
    reply = letter.replies.get()
    assert (reply.channel, reply.files.count()) == ("paper", 7)
    assert reply.files.first().audiences == [letter.audience]  # type: ignore[union-attr]  # seven


def test_a_scan_of_three_hundred_pages_is_one_paper_and_says_so(cast: Cast, demand: Demand) -> None:
    batch = letters(cast, demand, {"dosar.pdf": scan(300)}, way_1="post", on_1="2023-03-06")
    row = lines(batch)[0]
    assert "300 de pagini" in row.shown["what"]
    load(cast, batch)
    assert Letter.objects.get().pages.get().type == "application/pdf"


def test_what_cannot_be_kept_says_why_and_the_rest_goes_on(cast: Cast, demand: Demand) -> None:
    big = b"%PDF-1.4" + b"0" * (11 * 1024 * 1024)
    batch = letters(cast, demand, {"mare.pdf": big, "a.eml": ASKED, "rau.jpg": b"\xff\xd8\xffnope"})
    found = {row.shown["what"].split(":")[0]: row for row in lines(batch)}
    assert found["mare.pdf"].code == "unfit"
    assert "10 MB" in found["mare.pdf"].shown["note"]
    assert "stricată" in found["rau.jpg"].shown["note"]
    assert [row.state for row in load(cast, batch)].count("loaded") == 1


def test_bad_days_and_answers_to_nothing_are_refused_with_what_to_do(
    cast: Cast, demand: Demand
) -> None:
    def day(written: str, sender: str = "ana@example.org") -> bytes:
        return mail(sender, HALL, f"Subiect {written}", written, "Text.")

    files = {
        "1.eml": day("Mon, 06 Mar 2099 10:00:00 +0200"), "2.eml": day("31 februarie"),
        "3.eml": day("Mon, 06 Mar 1985 10:00:00 +0200"),
        "4.eml": day("Mon, 06 Mar 2023 10:00:00 +0200", HALL),
        "5.eml": mail("x@a.ro", "y@a.ro", "Altul", "Mon, 06 Mar 2023 10:00:00 +0200", "T"),
    }  # fmt: skip
    codes = {row.code for row in lines(letters(cast, demand, files))}
    assert codes == {"ahead", "no_day", "too_old", "no_letter", "which_way"}


def test_an_answer_joins_the_letter_that_stands_here(cast: Cast, demand: Demand) -> None:
    load(cast, letters(cast, demand, {"a.eml": ASKED}))
    load(cast, letters(cast, demand, {"c.eml": ANSWER}))
    assert Letter.objects.get().replies.count() == 1


def test_the_same_files_twice_make_nothing_new(cast: Cast, demand: Demand) -> None:
    files = {"a.eml": ASKED, "c.eml": ANSWER}
    load(cast, letters(cast, demand, files))
    rows = load(cast, letters(cast, demand, files))
    assert [(row.state, row.made) for row in rows] == [("loaded", ""), ("loaded", "")]
    assert (Letter.objects.count(), Reply.objects.count()) == (1, 1)


def test_an_answer_is_not_written_without_its_letter(cast: Cast, demand: Demand) -> None:
    batch = letters(cast, demand, {"a.eml": ASKED, "c.eml": ANSWER})
    batch.rows.filter(number=1).update(chosen=False)
    rows = load(cast, batch)
    assert rows[1].state == "refused"
    assert "nu e trecută" in rows[1].note


def test_stopped_half_way_and_run_again_each_is_written_once(
    cast: Cast, demand: Demand, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = letters(cast, demand, {"a.eml": ASKED, "b.eml": GOT, "c.eml": ANSWER})
    confirm_import(batch=batch, by=cast.by("ana"))
    monkeypatch.setattr(running, "PORTION", 1)
    assert running.load_some(batch.pk)
    assert (Letter.objects.count(), Reply.objects.count()) == (1, 0)  # here the worker died
    while running.load_some(batch.pk):
        pass
    assert (Letter.objects.count(), Reply.objects.count()) == (1, 2)


def test_taken_back_exactly_these_go(cast: Cast, cause: Cause, demand: Demand) -> None:
    batch = letters(cast, demand, {"a.eml": ASKED, "c.eml": ANSWER})
    load(cast, batch)
    rows = take_back(cast, batch)
    assert [row.state for row in rows] == ["undone", "undone"]
    assert Letter.objects.get().withdrawn_on
    assert Reply.objects.get().withdrawn_on
    cause.refresh_from_db()
    assert cause.height == 0


def test_what_was_worked_with_since_stays_and_says_so(cast: Cast, demand: Demand) -> None:
    batch = letters(cast, demand, {"a.eml": ASKED, "c.eml": ANSWER})
    load(cast, batch)
    judge_reply(reply=Reply.objects.get(), answered="no", by=cast.by("ana"))
    rows = take_back(cast, batch)
    assert [(row.state, row.code) for row in rows] == [("loaded", "answered"), ("loaded", "judged")]
    assert Letter.objects.get().withdrawn_on is None


def test_an_answer_that_came_later_keeps_its_letter(cast: Cast, demand: Demand) -> None:
    batch = letters(cast, demand, {"a.eml": ASKED})
    load(cast, batch)
    letter = Letter.objects.get()
    record_reply(
        letter=letter, received_on=date(2023, 5, 1), pages=[], text="Da", by=cast.by("ana")
    )
    assert take_back(cast, batch)[0].code == "answered"


def test_pages_that_no_letter_took_go_with_the_import(cast: Cast, demand: Demand) -> None:
    batch = letters(cast, demand, {"IMG_1.jpg": picture(9)})
    kept = StoredFile.objects.filter(type="image/jpeg")
    assert kept.count() == 1
    assert kept.get().audiences == []  # nobody sees it
    assert sweep_pages(date(2030, 1, 1)) == 0
    drop_import(batch=batch, by=cast.by("ana"))
    assert sweep_pages(date(2030, 1, 1)) == 1
    assert not kept.exists()


def test_nobody_else_brings_letters(cast: Cast, demand: Demand) -> None:
    for who in ("mihai", "dan", "sorin"):
        with pytest.raises(Refused):
            bring(cast, "letters", {"a.eml": ASKED}, about=ref(demand), who=who)
