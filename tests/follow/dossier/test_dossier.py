"""The file of a problem: everything in one PDF, with an index that can be trusted."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from civicsteps.causes.actions import accept_evidence, offer_evidence
from civicsteps.causes.models import Cause, Demand
from civicsteps.core import clock
from civicsteps.core.actors.actions import system
from civicsteps.core.files import blobs
from civicsteps.core.files.models import StoredFile
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.keeping import sweep_all
from civicsteps.core.refusals import Refused
from civicsteps.core.work.running import drain
from civicsteps.follow.dossier.actions import ask_for_dossier, finish_dossier
from civicsteps.follow.dossier.making import Made
from civicsteps.follow.dossier.models import Dossier
from civicsteps.people.groups.models import Group
from civicsteps.resolve.letters import pdf
from civicsteps.resolve.letters.actions import hand_over_letter, write_letter
from civicsteps.resolve.letters.drafting import Words
from civicsteps.resolve.letters.models import Letter
from tests.cast import Cast
from tests.follow.outcomes.test_record_decision import decide
from tests.pages import browser, send
from tests.proofs import paper, photo

HOME = "Strada Ascunsă 7"


def text_of(dossier: Dossier) -> list[str]:
    assert dossier.file
    reader = PdfReader(BytesIO(blobs.read(dossier.file.sha256)))
    return [re.sub(r"\s+", " ", page.extract_text()) for page in reader.pages]


def made(cast: Cast, cause: Cause, *, reader: str = "public", language: str = "ro") -> Dossier:
    dossier = ask_for_dossier(cause=cause, reader=reader, language=language, by=cast.by("ana"))
    drain()
    dossier.refresh_from_db()
    return dossier


def posted(cast: Cast, demand: Demand) -> Letter:
    words = Words("Petiție privind un loc", "Nu avem unde.", "Deschideți locul.", "Ana P.", HOME)
    letter = write_letter(
        cause=demand.cause, demand=demand, office=demand.office, words=words, by=cast.by("ana")
    )
    made = pdf.copies(letter, on=clock.today())
    return hand_over_letter(
        letter=letter,
        copies=made,
        channel="counter",
        on=clock.today(),
        proof=photo(),
        by=cast.by("ana"),
    )


def shown(cast: Cast, cause: Cause, caption: str, file: Prepared) -> None:
    evidence = offer_evidence(
        cause=cause,
        kind="photo",
        caption=caption,
        seen_on=clock.today(),
        file=file,
        by=cast.by("mihai"),
    )
    accept_evidence(evidence=evidence, by=cast.by("ana"))


def test_the_index_names_the_page_on_which_each_document_begins(cast: Cast, demand: Demand) -> None:
    decide(cast, demand, document=paper())
    posted(cast, demand)
    shown(cast, demand.cause, "Parcarea din spatele blocului", photo())
    dossier = made(cast, demand.cause)
    pages = text_of(dossier)
    assert (dossier.state, dossier.pages, dossier.left_out) == ("made", len(pages), 0)
    begin = next(n for n, page in enumerate(pages, 1) if "Vă rugăm" in page or "Către" in page)
    assert re.search(rf"Scrisoare: Petiție privind un loc .*? {begin}\b", pages[1])
    assert "Parcarea din spatele blocului" in pages[-1]
    assert f"pagina {len(pages)} din {len(pages)}" in pages[-1]


def test_nobody_finds_in_it_who_signed_and_where_they_live(cast: Cast, demand: Demand) -> None:
    posted(cast, demand)
    for reader in ("public", "group"):
        text = " ".join(text_of(made(cast, demand.cause, reader=reader)))
        assert "Petiție privind un loc" in text
        assert HOME not in text
        assert "Ana P." not in text


def test_what_cannot_be_opened_is_named_and_left_out(cast: Cast, demand: Demand) -> None:
    damaged = Prepared(b"%PDF-1.4 nothing", "application/pdf", "stricat.pdf")
    decide(cast, demand, document=damaged)
    dossier = made(cast, demand.cause)
    assert dossier.left_out == 1
    assert "prea mare sau stricat" in text_of(dossier)[1]


def test_words_that_look_like_commands_stay_words(cast: Cast, demand: Demand) -> None:
    shown(cast, demand.cause, '#read("/etc/passwd") *gras* $x$ \\', photo())
    assert '#read("/etc/passwd") *gras*' in " ".join(text_of(made(cast, demand.cause)))


def test_it_is_made_in_english_too(cast: Cast, demand: Demand) -> None:
    assert "What we ask" in text_of(made(cast, demand.cause, language="en"))[0]


def test_two_taps_make_one_file(cast: Cast, cause: Cause) -> None:
    first = ask_for_dossier(cause=cause, reader="public", by=cast.by("ana"))
    assert ask_for_dossier(cause=cause, reader="public", by=cast.by("ana")) == first


def test_one_that_never_came_does_not_stand_in_the_way(cast: Cast, cause: Cause) -> None:
    first = ask_for_dossier(cause=cause, reader="public", by=cast.by("ana"))
    Dossier.objects.update(asked_at=clock.now() - timedelta(hours=2))
    assert ask_for_dossier(cause=cause, reader="public", by=cast.by("ana")) != first


def test_a_file_made_twice_is_kept_once(cast: Cast, cause: Cause) -> None:
    dossier = made(cast, cause)
    file = dossier.file
    finish_dossier(dossier=dossier, made=Made(b"%PDF", 1, 0), by=system())
    dossier.refresh_from_db()
    assert dossier.file == file


@pytest.mark.parametrize("who", ["mihai", "dan", "ilinca", "sorin", "vera"])
def test_only_an_organiser_has_it_made(cast: Cast, cause: Cause, who: str) -> None:
    with pytest.raises(Refused):
        ask_for_dossier(cause=cause, reader="public", by=cast.by(who))


def test_what_is_not_public_has_no_file_for_the_public(cast: Cast, cause: Cause) -> None:
    Cause.objects.update(published_at=None)
    cause.refresh_from_db()
    with pytest.raises(Refused):
        ask_for_dossier(cause=cause, reader="public", by=cast.by("ana"))
    assert made(cast, cause, reader="group").state == "made"


def test_the_page_shows_how_far_it_is_and_gives_the_file(cast: Cast, demand: Demand) -> None:
    ana = browser(cast, "ana")
    answer = send(ana, f"/probleme/{demand.cause.slug}/dosar/", reader="public")
    page = ana.get(answer["Location"]).content.decode()
    assert "hx-trigger" in page
    drain()
    page = ana.get(answer["Location"]).content.decode()
    dossier = Dossier.objects.get()
    assert dossier.file
    assert dossier.file.get_absolute_url() in page
    assert ana.get(dossier.file.get_absolute_url()).status_code == 200
    stranger = browser(cast, "sorin")
    assert stranger.get(answer["Location"]).status_code == 404
    assert stranger.get(dossier.file.get_absolute_url()).status_code == 404


def test_after_ninety_days_the_pdf_itself_is_gone(cast: Cast, cause: Cause) -> None:
    dossier = made(cast, cause)
    assert dossier.file
    with clock.set_to(clock.now() + timedelta(days=91)):
        sweep_all(clock.today())
    assert not Dossier.objects.exists()
    assert not StoredFile.objects.filter(pk=dossier.file.pk).exists()


def test_in_safe_mode_the_file_for_anybody_names_nobody(cast: Cast, cause: Cause) -> None:
    Cause.objects.filter(pk=cause.pk).update(words="Nu avem unde.", words_by="Maria Ascunsă")
    Group.objects.filter(pk=cast.group.pk).update(at_risk=True, name="Grupul Ascuns")
    dossier = made(cast, cause)
    assert dossier.file
    assert "Ascuns" not in " ".join(text_of(dossier))
    assert cause.slug not in dossier.file.name
    assert "Maria Ascunsă" in " ".join(text_of(made(cast, cause, reader="group")))
