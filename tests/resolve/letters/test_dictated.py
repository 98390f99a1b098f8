"""What comes back to a letter, written by the mentor for the group on the telephone."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from civicsteps.core import clock
from civicsteps.core.files.prepare import Prepared
from civicsteps.people.dictation.models import Dictation
from civicsteps.resolve.letters.actions import record_registration
from civicsteps.resolve.letters.models import Letter, Reply
from tests.cast import Cast
from tests.pages import browser, send
from tests.people.dictation.conftest import writing
from tests.resolve.letters.conftest import HOME, SIGNER

YES = {"answer": "yes"}


def test_a_number_is_written_once_the_group_says_yes(cast: Cast, sent: Letter) -> None:
    mentor = writing(cast)
    address = reverse("letter_number", args=[sent.pk])
    page = mentor.get(address).content.decode()
    assert SIGNER not in page
    assert HOME not in page
    send(mentor, address, number="77/2026", on=clock.today().isoformat())
    sent.refresh_from_db()
    assert sent.registration_number == ""
    browser(cast, "ana").post(Dictation.objects.get().get_absolute_url(), YES)
    sent.refresh_from_db()
    assert sent.registration_number == "77/2026"
    assert sent.registered_by is not None
    assert sent.registered_by.dictated


def test_a_number_that_came_meanwhile_refuses_the_yes(cast: Cast, sent: Letter) -> None:
    mentor = writing(cast)
    address = reverse("letter_number", args=[sent.pk])
    send(mentor, address, number="77/2026", on=clock.today().isoformat())
    record_registration(letter=sent, number="12", on=clock.today(), by=cast.by("ana"))
    dictated = Dictation.objects.get()
    answer = browser(cast, "ana").post(dictated.get_absolute_url(), YES)
    assert answer.status_code == 409
    assert "Numărul e deja scris" in answer.content.decode()
    dictated.refresh_from_db()
    assert dictated.waits
    assert "77/2026" in dictated.said


def test_an_answer_on_paper_comes_with_its_pages(cast: Cast, sent: Letter, photo: Prepared) -> None:
    mentor = writing(cast)
    file = SimpleUploadedFile("s.jpg", photo.content, "image/jpeg")
    day = clock.today().isoformat()
    send(
        mentor, reverse("reply_new", args=[sent.pk]), received_on=day, pages=file, text="Vom face."
    )
    assert not Reply.objects.exists()
    browser(cast, "ana").post(Dictation.objects.get().get_absolute_url(), YES)
    assert Reply.objects.get().files.count() == 1


def test_the_letter_itself_stays_shut(cast: Cast, sent: Letter, letter: Letter) -> None:
    mentor = writing(cast)
    for name in ("letter_pdf", "letter_edit", "letter_send", "letter_hand_over"):
        assert mentor.get(reverse(name, args=[letter.pk])).status_code in {403, 404}, name
    page = mentor.get(sent.get_absolute_url()).content.decode()
    assert SIGNER not in page
