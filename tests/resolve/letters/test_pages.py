from collections.abc import Callable
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from civicsteps.causes.actions import hide_cause
from civicsteps.causes.models import Cause, Demand
from civicsteps.core import clock
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.journal.models import Entry
from civicsteps.core.mail.models import Message
from civicsteps.core.offers import offers_for
from civicsteps.people.authorities.models import Office
from civicsteps.resolve.letters.actions import (
    hand_over_letter,
    judge_reply,
    record_registration,
    send_letter,
)
from civicsteps.resolve.letters.models import Judgement, Letter, Reply
from tests.cast import Cast
from tests.resolve.letters.conftest import HOME, SIGNER, copies_of

type SignIn = Callable[[str], Client]


@pytest.fixture
def sign_in(cast: Cast) -> SignIn:
    def client_of(who: str) -> Client:
        client = Client()
        if who in cast.users:
            client.force_login(cast.users[who])
        return client

    return client_of


@pytest.fixture
def typed(demand: Demand, office: Office) -> dict[str, str]:
    return {
        "once": str(uuid4()),
        "demand": str(demand.pk),
        "office": str(office.pk),
        "subject": "Petiție privind locul de joacă",
        "body": "Copiii se joacă între mașini.",
        "requests": "Faceți un loc de joacă.",
        "signer": SIGNER,
        "domicile": HOME,
    }


def _once(**fields: object) -> dict[str, object]:
    return {"once": str(uuid4()), **fields}


def test_the_same_submit_twice_writes_one_letter(
    sign_in: SignIn, cause: Cause, typed: dict[str, str]
) -> None:
    address, ana = reverse("letter_new", args=[cause.slug]), sign_in("ana")
    first, second = ana.post(address, typed), ana.post(address, typed)
    assert first["Location"] == second["Location"] == Letter.objects.get().get_absolute_url()


def test_a_failed_form_keeps_all_and_speaks_romanian(
    sign_in: SignIn, cause: Cause, typed: dict[str, str]
) -> None:
    answer = sign_in("ana").post(
        reverse("letter_new", args=[cause.slug]), {**typed, "domicile": "  ", "requests": "\n \n"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    for kept in (typed["subject"], typed["body"], SIGNER):
        assert kept in page
    assert "Ce ai scris s-a păstrat." in page
    assert page.count("Completează și aici.") >= 2
    assert not Letter.objects.exists()


def test_the_home_is_typed_once(sign_in: SignIn, cause: Cause, letter: Letter) -> None:
    page = sign_in("ana").get(reverse("letter_new", args=[cause.slug])).content.decode()
    assert HOME in page
    assert "Petiție privind „Nu avem loc de joacă”" in page
    assert "Faceți un loc de joacă." in page


@pytest.mark.parametrize("who", ["mihai", "ilinca", "sorin", "vera", "vlad"])
def test_others_write_no_letters(sign_in: SignIn, cause: Cause, demand: Demand, who: str) -> None:
    assert sign_in(who).get(reverse("letter_new", args=[cause.slug])).status_code == 403


@pytest.mark.parametrize("who", ["ilinca", "dan", "sorin", "vera", "vlad"])
def test_a_draft_is_nowhere_for_others(sign_in: SignIn, letter: Letter, who: str) -> None:
    client = sign_in(who)
    for name in (
        "letter", "letter_edit", "letter_send", "letter_pdf", "letter_copy", "letter_hand_over",
        "letter_withdraw",
    ):  # fmt: skip
        assert client.get(reverse(name, args=[letter.pk])).status_code == 404
    page = client.get(reverse("group_letters", args=[letter.cause.group.slug]))
    assert letter.subject not in page.content.decode()


def test_the_organiser_sees_the_letter_as_the_office_will(sign_in: SignIn, letter: Letter) -> None:
    ana = sign_in("ana")
    page = ana.get(letter.get_absolute_url()).content.decode()
    picture = reverse("letter_page", args=[letter.pk, 1])
    assert picture in page
    assert ana.get(picture)["Content-Type"] == "image/png"
    assert ana.get(reverse("letter_page", args=[letter.pk, 2])).status_code == 404
    assert ana.get(reverse("letter_pdf", args=[letter.pk])).content.startswith(b"%PDF-")


def test_the_signer_is_in_no_page_copy_or_entry_that_others_see(
    cast: Cast, sign_in: SignIn, sent: Letter, reply: Reply
) -> None:
    judge_reply(reply=reply, answered="partly", note=f"I-au scris lui {SIGNER}.", by=cast.by("ana"))
    record_registration(letter=sent, number="12", on=clock.today(), by=cast.by("ana"))
    addresses = [
        sent.get_absolute_url(), reply.get_absolute_url(), sent.cause.get_absolute_url(),
        reverse("letter_copy", args=[sent.pk]),
        reverse("group_letters", args=[sent.cause.group.slug]),
    ]  # fmt: skip
    for who in ("ilinca", "sorin", "vera", "vlad"):
        for address in addresses:
            answer = sign_in(who).get(address)
            assert answer.status_code == 200
            for secret in ("Popescu", "Teilor", "vom face locul de joacă"):
                assert secret.encode() not in answer.content
    assert not any("Popescu" in str(entry.data) for entry in Entry.objects.all())


def test_everybody_reads_what_was_asked_and_what_became_of_it(
    cast: Cast, sign_in: SignIn, sent: Letter, reply: Reply
) -> None:
    record_registration(letter=sent, number="4411", on=clock.today(), by=cast.by("ana"))
    judge_reply(reply=reply, answered="no", note="Nu au bani.", by=cast.by("ana"))
    page = sign_in("vlad").get(sent.get_absolute_url()).content.decode()
    for said in (
        "Faceți un loc de joacă.", "Am trimis-o prin e-mail.", "4411", "Nu au bani.",
        "Au scris, dar nu au răspuns la ce am întrebat.", "OG 27/2002", "/cerere/",
    ):  # fmt: skip
        assert said in page
    assert "r-" + sent.reply_code not in page


def test_the_office_copy_and_the_proof_are_for_the_group(sign_in: SignIn, sent: Letter) -> None:
    assert sent.office_copy is not None
    for address in (reverse("letter_pdf", args=[sent.pk]), sent.office_copy.get_absolute_url()):
        assert sign_in("ana").get(address).status_code == 200
        for who in ("ilinca", "sorin", "vlad"):
            assert sign_in(who).get(address).status_code == 404


def test_a_hidden_cause_hides_its_letters(
    cast: Cast, sign_in: SignIn, sent: Letter, reply: Reply
) -> None:
    hide_cause(cause=sent.cause, by=cast.by("ana"))
    for address in (sent.get_absolute_url(), reply.get_absolute_url()):
        assert sign_in("vlad").get(address).status_code == 404
        assert sign_in("ana").get(address).status_code == 200


def test_sending_and_stopping_by_buttons(sign_in: SignIn, letter: Letter) -> None:
    ana, send = sign_in("ana"), reverse("letter_send", args=[letter.pk])
    assert "registratura@primarie.example" in ana.get(send).content.decode()
    body = _once()
    answers = [ana.post(send, body)["Location"] for _ in range(2)]
    assert answers == [letter.get_absolute_url()] * 2
    assert Message.objects.count() == 1
    assert "Oprește scrisoarea" in ana.get(letter.get_absolute_url()).content.decode()
    ana.post(reverse("letter_unsend", args=[letter.pk]), _once())
    letter.refresh_from_db()
    assert letter.state == "draft"


@pytest.mark.usefixtures("by_day")
def test_sending_what_is_gone_says_so(cast: Cast, sign_in: SignIn, letter: Letter) -> None:
    send_letter(letter=letter, copies=copies_of(letter), by=cast.by("ana"))
    answer = sign_in("ana").post(reverse("letter_send", args=[letter.pk]), _once())
    assert answer.status_code == 409
    assert "Scrisoarea e deja pe drum." in answer.content.decode()


def test_a_draft_thrown_away_leads_back_to_the_problem(sign_in: SignIn, letter: Letter) -> None:
    ana = sign_in("ana")
    answer = ana.post(reverse("letter_withdraw", args=[letter.pk]), _once())
    assert answer["Location"] == letter.cause.get_absolute_url()
    assert ana.get(letter.get_absolute_url()).status_code == 404


def test_the_list_is_offered_with_the_first_letter(
    cast: Cast, sign_in: SignIn, letter: Letter, photo: Prepared
) -> None:
    def offered(who: str) -> bool:
        names = [offer.name for offer in offers_for(letter.cause.group, by=cast.by(who))]
        return "letters.list" in names

    assert (offered("ana"), offered("vlad")) == (True, False)
    hand_over_letter(
        letter=letter,
        copies=copies_of(letter),
        channel="post",
        on=clock.today(),
        proof=photo,
        by=cast.by("ana"),
    )
    assert offered("vlad")


def test_a_waiting_answer_is_the_first_thing_to_do(
    cast: Cast, sign_in: SignIn, sent: Letter, reply: Reply
) -> None:
    address = sent.get_absolute_url()
    assert "Citește și judecă răspunsul" in sign_in("ana").get(address).content.decode()
    for who in ("mihai", "vlad"):
        assert "Citește și judecă" not in sign_in(who).get(address).content.decode()


def test_the_stamped_copy_is_uploaded(sign_in: SignIn, letter: Letter, photo: Prepared) -> None:
    address = reverse("letter_hand_over", args=[letter.pk])
    typed = _once(channel="counter", on=clock.today().isoformat())
    ana = sign_in("ana")
    assert ana.post(address, typed).status_code == 422
    file = SimpleUploadedFile("s.jpg", photo.content, "image/jpeg")
    assert ana.post(address, {**typed, "proof": file})["Location"] == letter.get_absolute_url()
    letter.refresh_from_db()
    assert letter.state == "sent"


def test_the_number_that_they_wrote_is_proposed(
    sign_in: SignIn, sent: Letter, answer: Callable[..., object]
) -> None:
    answer("Petiția a fost înregistrată cu nr. 34567/26.11.2026.")
    page = sign_in("ana").get(reverse("letter_number", args=[sent.pk])).content.decode()
    assert 'value="34567"' in page
    assert 'value="2026-11-26"' in page


def test_a_link_for_a_neighbour_is_made_by_a_button(sign_in: SignIn, sent: Letter) -> None:
    address = reverse("letter_ask_number", args=[sent.pk])
    ana = sign_in("ana")
    page = ana.get(ana.post(address, _once())["Location"]).content.decode()
    assert "/l/" in page
    assert "wa.me" in page


def test_four_buttons_judge_once(sign_in: SignIn, reply: Reply) -> None:
    address, ana = reverse("reply", args=[reply.pk]), sign_in("ana")
    page = ana.get(address).content.decode()
    for button in ("Au răspuns la ce am întrebat?", "În parte", "Au trimis în altă parte"):
        assert button in page
    assert "vom face locul de joacă" in page
    said = _once(answered="yes", note="Fac locul.")
    assert ana.post(address, said)["Location"] == ana.post(address, said)["Location"]
    assert Judgement.objects.count() == 1
    assert ana.post(address, _once(answered="")).status_code == 422


@pytest.mark.parametrize("who", ["mihai", "ilinca", "sorin", "vlad"])
def test_others_press_no_button(sign_in: SignIn, reply: Reply, who: str) -> None:
    address = reverse("reply", args=[reply.pk])
    assert sign_in(who).post(address, _once(answered="yes")).status_code == 403


def test_a_reply_on_paper_is_entered_with_its_pages(
    sign_in: SignIn, sent: Letter, photo: Prepared
) -> None:
    file = SimpleUploadedFile("s.jpg", photo.content, "image/jpeg")
    answer = sign_in("ana").post(
        reverse("reply_new", args=[sent.pk]),
        _once(received_on=clock.today().isoformat(), pages=file, number="9"),
    )
    assert answer["Location"] == Reply.objects.get().get_absolute_url()


def test_a_page_of_letters_asks_a_steady_number_of_queries(
    cast: Cast, sign_in: SignIn, sent: Letter, django_assert_max_num_queries: object
) -> None:
    address = reverse("group_letters", args=[sent.cause.group.slug])
    ana = sign_in("ana")
    with django_assert_max_num_queries(12):  # type: ignore[operator]  # the fixture's context
        assert sent.subject in ana.get(address).content.decode()
    with django_assert_max_num_queries(12):  # type: ignore[operator]  # the fixture's context
        ana.get(sent.get_absolute_url())
