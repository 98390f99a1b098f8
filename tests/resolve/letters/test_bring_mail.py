"""A mail that came to somebody's own address is brought as a file, and forwarded ones are seen."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from civicsteps.core.files import blobs
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.files.words import can_recognise
from civicsteps.core.mail.models import Inbound
from civicsteps.core.mail.receive import receive
from civicsteps.people.acts.models import Need
from civicsteps.resolve.letters.actions import record_registration
from civicsteps.resolve.letters.models import FileText, Letter, Reply
from civicsteps.resolve.letters.papers_read import papers_unread
from civicsteps.resolve.letters.tasks import read_paper
from tests.cast import Cast
from tests.core.mail.corpus.case import Made, attached, part, parts
from tests.core.mail.corpus.files import PDF, zipped
from tests.core.mail.corpus.machines import report

type Answer = Callable[..., Inbound]

SAVED = parts(
    Made("ana@exemplu.example", "", "", "salvat"),
    part(
        "text/plain; charset=utf-8", "Vom face.\n\nÎn lun., Ana a scris:\n> Faceți", encoded=False
    ),
    attached("raspuns.pdf", "application/pdf", PDF),
)


def bring(client: Client, letter: Letter, content: bytes) -> int:
    url = reverse("reply_mail", args=[letter.pk])
    once = client.get(url).context["form"]["once"].value()
    file = SimpleUploadedFile("mesaj.eml", content)
    return client.post(url, {"once": once, "mail": file}).status_code


def test_a_saved_mail_is_a_reply_and_is_kept_as_it_was(
    cast: Cast, client: Client, sent: Letter
) -> None:
    client.force_login(cast.users["ana"])
    Letter.objects.filter(pk=sent.pk).update(sent_on="2026-11-01")
    assert bring(client, sent, SAVED) == 302
    reply = Reply.objects.get()
    assert (reply.channel, reply.files.count(), str(reply.received_on)) == (
        "email",
        1,
        "2026-11-23",
    )
    assert reply.original is not None
    assert blobs.read(reply.original.sha256) == SAVED
    assert reply.original.audiences == []
    page = client.get(reply.get_absolute_url())
    assert page.context["words"] == "Vom face."
    assert "Faceți" in page.context["whole"]


def test_what_is_no_mail_is_said_to_be_none(cast: Cast, client: Client, sent: Letter) -> None:
    client.force_login(cast.users["ana"])
    assert bring(client, sent, b"MZ\x90\x00 program") == 422
    assert not Reply.objects.exists()


def test_a_mail_that_names_the_number_finds_its_letter(
    cast: Cast, sent: Letter, answer: Answer
) -> None:
    assert sent.sent_on
    record_registration(letter=sent, number="34567", on=sent.sent_on, by=cast.by("ana"))
    said = f"La cererea înregistrată cu nr. 34567/{sent.sent_on:%d.%m.%Y} răspundem: da."
    lines = ["To: alta@primarie.example", "Subject: Răspuns", "Message-ID: <z@primarie.example>",
             "Content-Type: text/plain; charset=utf-8", "", said]  # fmt: skip
    own = receive("\r\n".join(["From: a@primarie.example", *lines]).encode(), via="test")
    assert (own.state, own.thread) == ("filed", sent.thread)
    other = receive("\r\n".join(["From: a@rau.example", *lines]).encode(), via="test")
    assert other.state == "queued"


def test_what_a_server_reports_stands_on_the_letter(
    cast: Cast, client: Client, sent: Letter
) -> None:
    message = sent.message
    assert message
    made = Made(sent.reply_address, "", message.message_id, "raport")
    lines = ["Final-Recipient: rfc822; x@primarie.example", "Action: delivered", "Status: 2.0.0"]
    receive(report(made, *lines), via="test")
    client.force_login(cast.users["ana"])
    way = client.get(sent.get_absolute_url()).context["way"]
    assert any("cutia lor poștală" in sentence for sentence in way)
    client.logout()
    assert "cutia lor poștală" not in client.get(sent.get_absolute_url()).content.decode()


def test_that_nobody_reads_an_address_is_an_automatic_message(answer: Answer) -> None:
    answer("Această adresă nu este monitorizată.", Auto_Submitted="auto-replied")
    assert Reply.objects.get().kind == "auto"
    assert Need.objects.get(kind="letters.registration").closed_on is None


def test_an_archive_is_listed_and_not_unpacked(cast: Cast, client: Client, sent: Letter) -> None:
    made = Made(sent.reply_address, "", "", "arhiva")
    content = attached("plan.zip", "application/zip", zipped(plansa=b"x"))
    receive(parts(made, part("text/plain", "Atasat.", encoded=False), content), via="test")
    reply = Reply.objects.get()
    assert reply.turned == [{"name": "plan.zip", "holds": ["plansa.pdf"]}]
    client.force_login(cast.users["ana"])
    assert "plansa.pdf" in client.get(reply.get_absolute_url()).content.decode()


def test_the_words_of_a_paper_are_read_once_for_the_group_alone(
    cast: Cast, client: Client, sent: Letter, reply: Reply, scan: Prepared
) -> None:
    made = Made(sent.reply_address, "", "", "scan")
    receive(parts(made, attached("a.pdf", "application/pdf", scan.content)), via="test")
    file = papers_unread().get()
    read_paper.call(str(file.pk))
    read_paper.call(str(file.pk))
    text = FileText.objects.get()
    assert text.how in {"read", "seen", "none", "unable"}
    assert can_recognise() or text.how != "seen"
    assert not papers_unread().exists()
    client.force_login(cast.users["ana"])
    assert client.get(text.reply.get_absolute_url()).context["texts"] == [text]
    client.logout()
    assert client.get(text.reply.get_absolute_url()).context["texts"] == []


@pytest.mark.parametrize("who", ["vlad", "mihai"])
def test_others_bring_nothing(cast: Cast, client: Client, sent: Letter, who: str) -> None:
    if who in cast.users:
        client.force_login(cast.users[who])
    assert client.get(reverse("reply_mail", args=[sent.pk])).status_code == 403


def test_the_same_saved_mail_is_a_reply_once(cast: Cast, client: Client, sent: Letter) -> None:
    client.force_login(cast.users["ana"])
    Letter.objects.filter(pk=sent.pk).update(sent_on="2026-11-01")
    assert bring(client, sent, SAVED) == 302
    assert bring(client, sent, SAVED) == 422
    assert Reply.objects.count() == 1


def test_what_a_saved_mail_does_not_show_is_said(cast: Cast, client: Client, sent: Letter) -> None:
    saved = parts(
        Made("ana@exemplu.example", "", "", "arhiva"),
        part("text/plain; charset=utf-8", "Vom face.", encoded=False),
        attached("acte.zip", "application/zip", zipped(act=PDF)),
    )
    client.force_login(cast.users["ana"])
    Letter.objects.filter(pk=sent.pk).update(sent_on="2026-11-01")
    saved = saved.replace(b"@primarie.example", b"@altundeva.example")
    assert bring(client, sent, saved) == 302
    reply = Reply.objects.get()
    assert (reply.left_out, reply.from_office) == (1, False)
