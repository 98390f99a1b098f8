"""The last hand: signature, annexes and their size, post, the web form; what goes later."""

import base64
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image, ImageDraw
from pypdf import PdfReader

from civicsteps.causes.actions import accept_evidence, offer_evidence
from civicsteps.causes.models import Cause, Evidence
from civicsteps.core import clock
from civicsteps.core.files import blobs
from civicsteps.core.files.models import StoredFile
from civicsteps.core.files.prepare import Prepared, prepare
from civicsteps.core.mail.models import Message
from civicsteps.core.mail.tasks import deliver_message
from civicsteps.core.refusals import Refused
from civicsteps.people.authorities.models import Channel, Office
from civicsteps.resolve.letters import pdf
from civicsteps.resolve.letters.actions import (
    edit_letter,
    hand_over_letter,
    hear_from_mail,
    send_letter,
    settle_letter,
    write_letter,
)
from civicsteps.resolve.letters.actions_paper import choose_annexes, own_annexes, sign_letter
from civicsteps.resolve.letters.keeping import forget_signers
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.letters.queries import last_signature
from civicsteps.resolve.letters.signatures import drawn, in_ink, signature_of
from tests.cast import Cast
from tests.resolve.letters.conftest import HOME, SIGNER, WORDS, copies_of, message_of


def scribble(background: str = "white", ink: str = "#223") -> bytes:
    image = Image.new("RGB", (600, 200), background)
    line = [(50, 150), (150, 40), (200, 160), (300, 60), (420, 150), (550, 90)]
    ImageDraw.Draw(image).line(line, fill=ink, width=6)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def ink() -> bytes:
    return in_ink(prepare(scribble(), name="s.png"))


@pytest.fixture
def ana(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.users["ana"])
    return client


def images_in(content: bytes) -> int:
    return sum(len(page.images) for page in PdfReader(BytesIO(content)).pages)


def _once(**fields: object) -> dict[str, object]:
    return {"once": str(uuid4()), **fields}


def test_the_signature_stands_in_the_offices_copy_alone(
    cast: Cast, letter: Letter, ink: bytes
) -> None:
    signed = sign_letter(letter=letter, ink=ink, by=cast.by("ana"))
    on = clock.today()
    assert images_in(pdf.render(signed, copy="office", on=on)) == 1
    assert images_in(pdf.render(signed, copy="public", on=on)) == 0
    assert b"pdfaid:part" in pdf.render(signed, copy="office", on=on)
    assert signed.revision == 2


def test_the_signature_is_sealed_in_the_storage_and_no_page_gives_it(
    cast: Cast, ana: Client, letter: Letter, ink: bytes
) -> None:
    signed = sign_letter(letter=letter, ink=ink, by=cast.by("ana"))
    assert signed.signature
    kept = blobs.read(bytes(signed.signature.sha256))
    assert ink[:60] not in kept
    assert base64.b64encode(ink[:60]) not in kept
    assert signature_of(signed) == ink
    assert ana.get(signed.signature.get_absolute_url()).status_code == 404


def test_a_photo_on_grey_paper_becomes_black_on_white() -> None:
    made = Image.open(BytesIO(in_ink(prepare(scribble("#c8c4b8", "#334"), name="s.png"))))
    colours = made.getcolors()
    assert colours
    assert max(colours)[1] == 255
    assert made.getpixel((1, 1)) == 255


@pytest.mark.parametrize("sent", ["", "data:text/html;base64,AAAA", "data:image/png;base64,%%"])
def test_what_is_no_drawing_is_refused(sent: str) -> None:
    with pytest.raises(Refused):
        drawn(sent)


def test_an_empty_box_is_no_signature() -> None:
    blank = BytesIO()
    Image.new("RGBA", (600, 200), (0, 0, 0, 0)).save(blank, "PNG")
    with pytest.raises(Refused):
        in_ink(prepare(blank.getvalue(), name="s.png"))


def test_another_who_signs_takes_no_signature_along(
    cast: Cast, letter: Letter, office: Office, ink: bytes
) -> None:
    signed = sign_letter(letter=letter, ink=ink, by=cast.by("ana"))
    other = edit_letter(
        letter=signed,
        office=office,
        words=replace(WORDS, signer="Dan Ionescu"),
        by=cast.by("ana"),
    )
    assert other.signature is None
    assert not StoredFile.objects.filter(name="semnatura.sealed").exists()


@pytest.mark.parametrize("who", ["mihai", "ilinca", "sorin", "vlad"])
def test_only_organisers_sign_and_add(cast: Cast, letter: Letter, ink: bytes, who: str) -> None:
    with pytest.raises(Refused):
        sign_letter(letter=letter, ink=ink, by=cast.by(who))
    with pytest.raises(Refused):
        choose_annexes(letter=letter, by=cast.by(who))


def test_signing_by_finger_by_photo_and_by_pen(ana: Client, letter: Letter) -> None:
    address = reverse("letter_sign", args=[letter.pk])
    drawing = "data:image/png;base64," + base64.b64encode(scribble()).decode()
    assert ana.post(address, _once(how="drawn", drawing=drawing)).status_code == 302
    letter.refresh_from_db()
    assert letter.signature
    photo = SimpleUploadedFile("s.png", scribble(), "image/png")
    assert ana.post(address, _once(how="photo", photo=photo)).status_code == 302
    assert ana.post(address, _once(how="pen")).status_code == 302
    letter.refresh_from_db()
    assert letter.signature is None


@pytest.mark.parametrize("typed", [{"how": "drawn"}, {"how": "photo"}, {"how": "again"}, {}])
def test_half_a_signature_comes_back_with_a_reason(
    ana: Client, letter: Letter, typed: dict[str, str]
) -> None:
    answer = ana.post(reverse("letter_sign", args=[letter.pk]), _once(**typed))
    assert answer.status_code == 422
    assert "Ce ai scris s-a păstrat." in answer.content.decode()


def test_the_same_person_signs_the_next_letter_with_one_tap(
    cast: Cast, ana: Client, sent: Letter, ink: bytes
) -> None:
    draft = _draft(cast, sent)
    assert 'value="again"' not in _page(ana, draft)
    first = _draft(cast, sent)
    sign_letter(letter=first, ink=ink, by=cast.by("ana"))
    assert 'value="again"' in _page(ana, draft)
    ana.post(reverse("letter_sign", args=[draft.pk]), _once(how="again"))
    draft.refresh_from_db()
    assert signature_of(draft) == ink
    assert draft.signature_id != first.signature_id


def _page(client: Client, letter: Letter) -> str:
    return client.get(reverse("letter_sign", args=[letter.pk])).content.decode()


def _draft(cast: Cast, like: Letter) -> Letter:
    return write_letter(
        cause=like.cause, demand=like.demand, office=like.office, words=WORDS, by=cast.by("ana")
    )


@pytest.fixture
def shown(cast: Cast, cause: Cause, photo: Prepared) -> Evidence:
    offered = offer_evidence(
        cause=cause, kind="photo", caption="Leagănul", seen_on=clock.today(), file=photo,
        by=cast.by("ana"),
    )  # fmt: skip
    if offered.state != "accepted":
        accept_evidence(evidence=offered, by=cast.by("ana"))
        offered.refresh_from_db()
    return offered


def test_what_goes_with_a_letter_is_listed_and_mailed(
    cast: Cast, letter: Letter, shown: Evidence, scan: Prepared
) -> None:
    full = choose_annexes(letter=letter, evidence=[shown], files=[scan], by=cast.by("ana"))
    paper = " ".join(
        PdfReader(BytesIO(pdf.render(full, copy="office", on=clock.today())))
        .pages[0].extract_text().split()
    )  # fmt: skip
    assert "Anexe: 1. fotografie 2. document" in paper
    assert "raspuns" not in paper
    ready = send_letter(letter=full, copies=copies_of(full), by=cast.by("ana"), at_once=True)
    assert message_of(ready).attachments.count() == 3


def test_an_annex_that_is_taken_out_goes_the_evidence_stays(
    cast: Cast, letter: Letter, shown: Evidence, scan: Prepared
) -> None:
    choose_annexes(letter=letter, evidence=[shown], files=[scan], by=cast.by("ana"))
    left = choose_annexes(letter=letter, evidence=[shown], by=cast.by("ana"))
    assert [file.pk for file in left.annexes.all()] == [shown.file_id]
    assert not own_annexes(left)
    emptied = choose_annexes(letter=letter, by=cast.by("ana"))
    assert not emptied.annexes.exists()
    assert shown.file
    assert StoredFile.objects.filter(pk=shown.file.pk).exists()


def test_evidence_of_another_problem_or_not_accepted_does_not_go_along(
    cast: Cast, letter: Letter, shown: Evidence
) -> None:
    shown.state = "offered"
    with pytest.raises(Refused) as refused:
        choose_annexes(letter=letter, evidence=[shown], by=cast.by("ana"))
    assert refused.value.refusal.field == "evidence"


def test_annexes_are_chosen_on_a_page(
    ana: Client, letter: Letter, shown: Evidence, photo: Prepared
) -> None:
    address = reverse("letter_annexes", args=[letter.pk])
    assert "Leagănul" in ana.get(address).content.decode()
    file = SimpleUploadedFile("plan.jpg", photo.content, "image/jpeg")
    assert ana.post(address, _once(evidence=str(shown.pk), new=file)).status_code == 302
    assert letter.annexes.count() == 2
    page = ana.get(address).content.decode()
    assert "plan.jpg" in page
    own = own_annexes(letter)[0]
    ana.post(address, _once(keeping=str(own.pk)))
    assert [file.pk for file in letter.annexes.all()] == [own.pk]


def test_what_their_mail_does_not_take_does_not_leave(cast: Cast, letter: Letter) -> None:
    large = Prepared(b"\xff\xd8\xff" + b"0" * 4_200_000, "image/jpeg", "mare.jpg")
    full = choose_annexes(letter=letter, files=[large], by=cast.by("ana"))
    with pytest.raises(Refused) as refused:
        send_letter(letter=full, copies=copies_of(full), by=cast.by("ana"), at_once=True)
    assert "5 MB" in str(refused.value.refusal.reason)
    assert not Message.objects.exists()
    Channel.objects.filter(office=letter.office, kind="email").update(attachments_mb=10)
    ready = send_letter(letter=full, copies=copies_of(full), by=cast.by("ana"), at_once=True)
    assert ready.state == "ready"


def test_a_registered_letter_keeps_its_number(cast: Cast, letter: Letter, photo: Prepared) -> None:
    posted = hand_over_letter(
        letter=letter, copies=copies_of(letter), channel="post", on=clock.today(), proof=photo,
        number=" RR 123 RO ", by=cast.by("ana"),
    )  # fmt: skip
    assert (posted.channel, posted.post_number) == ("post", "RR 123 RO")


@pytest.mark.parametrize("channel", ["counter", "post", "portal"])
def test_without_a_proof_nothing_was_handed_over(cast: Cast, letter: Letter, channel: str) -> None:
    with pytest.raises(Refused) as refused:
        hand_over_letter(
            letter=letter, copies=copies_of(letter), channel=channel, on=clock.today(),
            by=cast.by("ana"),
        )  # fmt: skip
    assert refused.value.refusal.field == "proof"


def test_their_web_form_gets_the_words_and_its_number_is_the_proof(
    ana: Client, letter: Letter
) -> None:
    Channel.objects.create(
        office=letter.office, kind="portal", address="https://formular.example/petitii"
    )
    address = reverse("letter_portal", args=[letter.pk])
    page = ana.get(address).content.decode()
    for said in ("https://formular.example/petitii", letter.reply_address, SIGNER, letter.subject):
        assert said in page
    today = clock.today().isoformat()
    assert ana.post(address, _once(on=today)).status_code == 422
    assert ana.post(address, _once(on=today, number="WEB-77")).status_code == 302
    letter.refresh_from_db()
    assert (letter.state, letter.channel, letter.post_number) == ("sent", "portal", "WEB-77")
    assert letter.registration_number == ""


def test_the_document_to_edit_is_for_the_group(ana: Client, letter: Letter) -> None:
    address = reverse("letter_docx", args=[letter.pk])
    answer = ana.get(address)
    assert answer.content.startswith(b"PK")
    assert "scrisoare.docx" in answer["Content-Disposition"]
    assert Client().get(address).status_code == 404


def test_after_three_years_no_signature_annex_or_name_is_left(
    cast: Cast, letter: Letter, shown: Evidence, scan: Prepared, ink: bytes, office: Office
) -> None:
    words = replace(WORDS, parts={"cosigners": "Ion Ion"})
    ana = cast.by("ana")
    edit_letter(letter=letter, office=office, words=words, by=ana)
    sign_letter(letter=letter, ink=ink, by=ana)
    full = choose_annexes(letter=letter, evidence=[shown], files=[scan], by=ana)
    handed = hand_over_letter(
        letter=full, copies=copies_of(full), channel="portal", on=clock.today(), number="1", by=ana
    )
    assert forget_signers(clock.today() + timedelta(days=1096)) == 1
    handed.refresh_from_db()
    assert (handed.signature, handed.inside_parts, handed.signer) == (None, "", "")
    assert not handed.annexes.exists()
    kept = set(StoredFile.objects.values_list("pk", flat=True))
    assert kept == {shown.file_id, handed.public_copy_id}
    assert HOME not in handed.body


def test_nobody_signs_with_what_somebody_else_drew(cast: Cast, letter: Letter, ink: bytes) -> None:
    sign_letter(letter=letter, ink=ink, by=cast.by("ana"))
    again = write_letter(
        cause=letter.cause,
        demand=letter.demand,
        office=letter.office,
        words=WORDS,
        by=cast.by("ana"),
    )
    found = last_signature(again, cast.by("ana"))
    assert found
    assert found.pk == letter.pk
    assert last_signature(again, cast.by("ilinca")) is None


def test_a_letter_that_came_back_keeps_its_annexes_in_the_new_draft(
    cast: Cast, letter: Letter, photo: Prepared
) -> None:
    ana = cast.by("ana")
    choose_annexes(letter=letter, files=[photo], by=ana)
    letter.refresh_from_db()
    ready = send_letter(letter=letter, copies=copies_of(letter), by=ana, at_once=True)
    deliver_message.call(str(ready.message_id))
    gone = hear_from_mail(letter=ready, by=ana)
    Message.objects.update(state="failed")
    gone = hear_from_mail(letter=gone, by=ana)
    settle_letter(letter=gone, left=False, by=ana)
    again = Letter.objects.exclude(pk=letter.pk).get()
    assert [file.pk for file in own_annexes(again)] == list(
        letter.annexes.values_list("pk", flat=True)
    )
