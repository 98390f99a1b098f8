"""The public copy of a reply: apart from it, with what was struck out said to be struck by us."""

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from civicsteps.core.audiences import PUBLIC
from civicsteps.core.files import blobs
from civicsteps.core.files.blackened import Box
from civicsteps.core.files.models import StoredFile
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.refusals import Refused
from civicsteps.resolve.letters import redaction
from civicsteps.resolve.letters.actions import record_reply
from civicsteps.resolve.letters.actions_back import publish_reply, unpublish_reply
from civicsteps.resolve.letters.actions_past import withdraw_reply
from civicsteps.resolve.letters.models import Letter, Reply
from tests.cast import Cast

WORDS = (
    "Doamnă Ana-Maria Popescu, CNP 2800101123456, Strada Teilor nr. 7, ap. 12,\n"
    "la telefon 0722 123 456 sau ana@exemplu.example: locul de joacă se face în mai."
)
LABEL = "[eliminat de Pași civici: date personale]"


@pytest.fixture
def answer_(cast: Cast, sent: Letter, scan: Prepared) -> Reply:
    """A reply that names the signer, with its scan."""
    assert sent.sent_on
    return record_reply(
        letter=sent, received_on=sent.sent_on, pages=[scan], text=WORDS, by=cast.by("ana")
    )


def test_what_is_personal_is_proposed(answer_: Reply) -> None:
    found = " | ".join(redaction.proposals(answer_))
    for said in ("2800101123456", "0722 123 456", "ana@exemplu.example", "Strada Teilor"):
        assert said in found
    assert "Ana-Maria Popescu" in found


def test_everybody_reads_the_copy_and_nobody_what_was_struck(
    cast: Cast, client: Client, answer_: Reply
) -> None:
    copy = publish_reply(
        reply=answer_, passages=redaction.proposals(answer_), pages=[], by=cast.by("ana")
    )
    assert LABEL in copy.text
    page = client.get(answer_.get_absolute_url()).content.decode()
    assert "locul de joacă se face în mai" in page
    for said in ("2800101123456", "0722 123 456", "ana@exemplu", "Teilor", "Popescu"):
        assert said not in page
    answer_.refresh_from_db()
    assert answer_.text == WORDS


def test_a_passage_is_struck_however_it_is_broken_into_lines() -> None:
    assert redaction.struck("Doamnei Ana\n  Pop, da", ["ana pop"]) == f"Doamnei {LABEL}, da"


def test_under_the_black_nothing_is_left(cast: Cast, answer_: Reply) -> None:
    files = list(answer_.files.all())
    pages = redaction.pages(files, [(1, Box(1, 0, 0, 50, 50))])
    copy = publish_reply(reply=answer_, passages=[], pages=pages, by=cast.by("ana"))
    shown = copy.pages.get()
    assert shown.audiences == [answer_.letter.cause.audience]
    assert PUBLIC not in answer_.files.get().audiences
    picture = Image.open(BytesIO(blobs.read(bytes(shown.sha256)))).convert("RGB")
    corner = picture.crop((0, 0, picture.width // 2 - 2, picture.height // 2 - 2))
    assert corner.getcolors() == [(corner.width * corner.height, (0, 0, 0))]
    assert max(picture.convert("L").tobytes()) > 200


def test_a_copy_takes_the_place_of_the_one_before(cast: Cast, answer_: Reply) -> None:
    by = cast.by("ana")
    first = publish_reply(reply=answer_, passages=[], pages=[], by=by)
    second = publish_reply(reply=answer_, passages=["mai"], pages=[], by=by)
    first.refresh_from_db()
    assert first.withdrawn_at
    assert first.text == ""
    assert LABEL in second.text


def test_what_is_taken_back_is_read_by_nobody_outside(
    cast: Cast, client: Client, answer_: Reply
) -> None:
    publish_reply(reply=answer_, passages=[], pages=[], by=cast.by("ana"))
    unpublish_reply(reply=answer_, by=cast.by("ana"))
    assert "locul de joacă se face" not in client.get(answer_.get_absolute_url()).content.decode()
    with pytest.raises(Refused, match="Nimic din"):
        unpublish_reply(reply=answer_, by=cast.by("ana"))


@pytest.mark.parametrize("who", ["vlad", "ilinca", "mihai"])
def test_only_an_organiser_publishes(cast: Cast, answer_: Reply, who: str) -> None:
    with pytest.raises(Refused):
        publish_reply(reply=answer_, passages=[], pages=[], by=cast.by(who))


def test_it_is_published_on_its_page_with_the_pages_that_are_chosen(
    cast: Cast, client: Client, answer_: Reply
) -> None:
    client.force_login(cast.users["ana"])
    url = reverse("reply_publish", args=[answer_.pk])
    form = client.get(url).context["form"]
    said = {
        "once": form["once"].value(),
        "passages": form["passages"].value(),
        "shown": ["1"],
        "boxes": "1 1 0 0 100 10",
    }
    wrong = client.post(url, {**said, "boxes": "aici sus"})
    assert wrong.status_code == 422
    assert "aici sus" in wrong.content.decode()
    assert client.post(url, said).status_code == 302
    copy = answer_.public_copies.get()
    assert LABEL in copy.text
    assert copy.pages.count() == 1


def test_who_signed_is_never_published_even_where_nobody_struck_it(
    cast: Cast, answer_: Reply
) -> None:
    copy = publish_reply(reply=answer_, passages=[], pages=[], by=cast.by("ana"))
    assert "Popescu" not in copy.text
    assert copy.text.startswith(f"Doamnă {LABEL}")


def test_a_reply_entered_by_mistake_takes_its_public_pages_along(
    cast: Cast, answer_: Reply
) -> None:
    pages = redaction.pages(list(answer_.files.all()), [])
    copy = publish_reply(reply=answer_, passages=[], pages=pages, by=cast.by("ana"))
    shown = copy.pages.get()
    withdraw_reply(reply=answer_, by=cast.by("ana"))
    copy.refresh_from_db()
    assert copy.withdrawn_at
    assert copy.text == ""
    assert not StoredFile.objects.filter(pk=shown.pk).exists()


@pytest.mark.parametrize("box", ["1 2 0 0 50 50", "2 1 0 0 50 50", "1 1 10 10 0 50"])
def test_what_would_blacken_nothing_is_not_published(
    cast: Cast, client: Client, answer_: Reply, box: str
) -> None:
    client.force_login(cast.users["ana"])
    url = reverse("reply_publish", args=[answer_.pk])
    once = client.get(url).context["form"]["once"].value()
    answer = client.post(url, {"once": once, "passages": "", "shown": ["1"], "boxes": box})
    assert "boxes" in answer.context["form"].errors
    assert not answer_.public_copies.exists()
