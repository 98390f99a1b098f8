from collections.abc import Callable
from email.message import EmailMessage

import pytest
from django.test import Client
from django.urls import reverse

from civicsteps.core.audiences import may_see
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.journal.models import Entry
from civicsteps.core.mail.models import Inbound, Message
from civicsteps.core.mail.parsing import Parsed
from civicsteps.core.mail.receive import receive
from civicsteps.core.refusals import Refused
from civicsteps.engines.mails import own_words
from civicsteps.people.acts.models import Need
from civicsteps.people.authorities.models import Channel, Office
from civicsteps.resolve.letters.actions import send_letter
from civicsteps.resolve.letters.actions_back import receive_reply
from civicsteps.resolve.letters.incoming import number_in
from civicsteps.resolve.letters.models import Letter, Reply
from tests.cast import Cast
from tests.resolve.letters.conftest import copies_of, message_of

type Answer = Callable[..., Inbound]


def test_plain_mail_from_the_officer_is_filed_and_waits_to_be_judged(
    cast: Cast, sent: Letter, answer: Answer
) -> None:
    inbound = answer("Bună ziua, nu avem bani anul acesta.")
    reply = Reply.objects.get()
    assert (inbound.state, reply.letter, reply.inbound) == ("filed", sent, inbound)
    assert (reply.kind, reply.from_office) == ("reply", True)
    assert reply.text == "Bună ziua, nu avem bani anul acesta."
    need = Need.objects.get(kind="letters.judge")
    assert (need.group, need.url, need.closed_on) == (cast.group, reply.get_absolute_url(), None)
    entry = Entry.objects.get(kind="letters.reply_came")
    assert (entry.via, entry.actor.kind) == ("mail", "mail")


def test_the_same_mail_twice_is_one_reply(answer: Answer) -> None:
    assert answer("Da.") == answer("Da.")
    assert Reply.objects.count() == 1


def test_an_attached_scan_is_for_the_group_alone(cast: Cast, sent: Letter, scan: Prepared) -> None:
    message = EmailMessage()
    message["From"], message["Message-ID"] = "registratura@primarie.example", "<a@primarie.example>"
    message["To"] = sent.reply_address
    message.set_content("Răspunsul atașat.")
    message.add_attachment(scan.content, "application", "pdf", filename="raspuns.pdf")
    message.add_attachment(b"MZ\x90", "application", "octet-stream", filename="a.exe")
    receive(message.as_bytes(), via="test")
    reply = Reply.objects.get()
    file = reply.files.get()
    assert may_see(cast.by("ana"), file.audiences)
    assert not may_see(cast.by("ilinca"), file.audiences)
    assert not may_see(cast.by("vlad"), file.audiences)
    assert reply.left_out == 1


def test_an_address_that_just_anybody_wrote_down_makes_nobody_an_office(
    answer: Answer, office: Office
) -> None:
    fields = {"office": office, "kind": "email", "address": "eu@rau.example"}
    Channel.objects.create(**fields, trusted=False)
    answer("Sunt eu, primarul.", sender="eu@rau.example")
    assert Reply.objects.get().from_office is False


def test_a_stranger_is_filed_and_marked(answer: Answer) -> None:
    answer("Sunt eu, primarul.", sender="primar@yahoo.com")
    assert Reply.objects.get().from_office is False


def test_a_confirmation_brings_the_number_and_is_no_answer(sent: Letter, answer: Answer) -> None:
    answer("Petiția dvs. a fost înregistrată cu nr. 34567/26.11.2026.")
    reply = Reply.objects.get()
    assert (reply.kind, reply.number) == ("receipt", "34567")
    assert not Need.objects.filter(kind="letters.judge").exists()
    assert Need.objects.get(kind="letters.registration").closed_on is None


def test_an_automatic_message_asks_nothing_of_anybody(answer: Answer) -> None:
    answer("Sunt în concediu.", Auto_Submitted="auto-replied")
    assert Reply.objects.get().kind == "auto"
    assert not Need.objects.filter(kind="letters.judge").exists()


def test_whoever_answers_has_the_letter(cast: Cast, letter: Letter) -> None:
    ready = send_letter(letter=letter, copies=copies_of(letter), by=cast.by("ana"), at_once=True)
    Message.objects.filter(pk=message_of(ready).pk).update(
        state="claimed", claimed_at=ready.leaves_at
    )
    message = EmailMessage()
    message["From"], message["To"] = "marin@primarie.example", letter.reply_address
    message["Message-ID"] = "<b@primarie.example>"
    message.set_content("Am primit, răspundem mâine.")
    receive(message.as_bytes(), via="test")
    letter.refresh_from_db()
    assert (letter.state, letter.sent_by) == ("sent", cast.by("ana"))


@pytest.mark.usefixtures("by_day")
def test_an_answer_to_a_letter_that_still_waits_to_leave_is_none(
    cast: Cast, letter: Letter
) -> None:
    ready = send_letter(letter=letter, copies=copies_of(letter), by=cast.by("ana"))
    message = EmailMessage()
    message["From"], message["To"] = "cineva@example.org", letter.reply_address
    message["Message-ID"] = "<d@example.org>"
    message.set_content("Ce scrisoare?")
    assert receive(message.as_bytes(), via="test").state == "queued"
    ready.refresh_from_db()
    assert ready.state == "ready"


def test_mail_to_a_letter_that_nobody_sent_waits_for_the_staff(letter: Letter) -> None:
    message = EmailMessage()
    message["From"], message["To"] = "cineva@example.org", letter.reply_address
    message["Message-ID"] = "<c@example.org>"
    message.set_content("Ce scrisoare?")
    assert receive(message.as_bytes(), via="test").state == "queued"
    assert not Reply.objects.exists()


@pytest.mark.parametrize("who", ["ana", "ilinca", "vlad"])
def test_a_person_does_not_write_in_the_offices_name(
    cast: Cast, sent: Letter, answer: Answer, who: str
) -> None:
    inbound = answer("Da.")
    with pytest.raises(Refused):
        receive_reply(letter=sent, inbound=inbound, mail=Parsed(once=b"1"), by=cast.by(who))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Înregistrat cu nr. 12345 din 26.11.2026", "12345"),
        ("Număr de înregistrare: 12345/26.11.2026", "12345"),
        ("numarul de inregistrare este 998", "998"),
        ("Cererea dvs. a fost înregistrată sub nr. RG-4411/2026.", "RG-4411/2026"),
        ("Locuiți la nr. 12, scara B", ""),
        ("> Înregistrat cu nr. 55\n\nNu știm nimic.", ""),
    ],
)
def test_a_registration_number_is_read_only_where_registering_is_spoken_of(
    text: str, number: str
) -> None:
    assert number_in(text).number == number


def test_what_they_quote_of_us_is_not_their_words() -> None:
    text = "Nu.\n\nPe mie., 25 nov. 2026 la 10:00, Ana a scris:\n> Înregistrați?\n"
    assert own_words(text) == "Nu."


def test_do_not_answer_this_message_still_brings_the_number(sent: Letter, answer: Answer) -> None:
    answer(
        "Petiția a fost înregistrată cu nr. 34567/26.11.2026. Vă rugăm nu răspundeți la acest "
        "mesaj.",
        Auto_Submitted="auto-replied",
    )
    reply = Reply.objects.get()
    assert (reply.kind, reply.number) == ("receipt", "34567")


def test_an_address_that_nobody_reads_is_said_to_the_group(
    cast: Cast, client: Client, sent: Letter, answer: Answer
) -> None:
    answer("Această adresă nu este monitorizată.", Auto_Submitted="auto-replied")
    assert Need.objects.get(kind="letters.registration").closed_on is None
    client.force_login(cast.users["ana"])
    page = client.get(sent.get_absolute_url())
    assert page.context["unread"]
    assert reverse("correction_new", args=[sent.office.authority.slug]) in page.content.decode()


def test_a_stranger_cannot_say_that_nobody_reads_it(
    cast: Cast, client: Client, sent: Letter, answer: Answer
) -> None:
    answer("Adresa nu este monitorizată.", sender="x@rau.example", Auto_Submitted="auto-replied")
    client.force_login(cast.users["ana"])
    assert not client.get(sent.get_absolute_url()).context["unread"]
