"""Each template: what its paper says, read again from the PDF and the DOCX."""

import re
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from civicsteps.causes.models import Cause
from civicsteps.core.refusals import Refused
from civicsteps.people.authorities.models import Office
from civicsteps.people.clocks.book import book
from civicsteps.resolve.letters import docx, pdf
from civicsteps.resolve.letters.actions import edit_letter, record_registration, write_letter
from civicsteps.resolve.letters.compose import as_text, compose, subject_line
from civicsteps.resolve.letters.drafting import Words
from civicsteps.resolve.letters.instruments import INSTRUMENTS
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.letters.pages import law_of
from civicsteps.resolve.letters.ready import ready_words
from civicsteps.resolve.letters.writing_forms import LetterWordsForm, proposed
from tests.cast import Cast
from tests.resolve.letters.conftest import HOME, SIGNER, WORDS

DAY = date(2026, 11, 25)
TYPED = {
    "T544": {"period": "2025", "copy": "electronic"},
    "T544R": {"refusal": "Pe 3 noiembrie au scris că este secret.", "why_public": "Sunt bani."},
    "TOG27": {"place": "Strada Teilor", "wished": "2026-12-20", "cosigners": "Ion Ionescu"},
    "TL52": {
        "draft": "Proiect privind parcarea", "notice_on": "2026-11-02", "article_1": "art. 3",
        "text_now": "", "text_now_1": "Se taxează.", "text_proposed_1": "Nu se taxează.",
        "reason_1": "Locuim aici.",
    },
    "TL52D": {
        "draft": "Proiect privind parcarea", "association": "Asociația Exemplu",
        "tax_number": "RO000000", "representative": "Persoană Exemplu",
    },
    "TL60": {
        "place": "Piața Mare", "held_on": "2026-12-12", "starts": "18:00, două ore",
        "route_in": "Strada Lungă", "route_out": "Strada Scurtă", "people": "80",
        "order": "Maria Exemplu, 0700 000 000",
    },
    "TL554": {"act": "HCL 12/2026", "known": "De pe site, în 1 noiembrie", "interest": "Locuim."},
    "TCNCD": {"criterion": "dizabilitate", "comparison": "Ceilalți intră.", "evidence": "Poze.",
              "respondent": "Magazinul Exemplu", "happened_on": "2026-11-01"},
    "TAP": {"authority": "Primăria Exemplu", "right": "Dreptul la petiționare", "silence": "Nr. 7"},
}  # fmt: skip
SAID = {
    "TOG27": ("Petiție", "Ordonanței Guvernului nr. 27/2002", "20 decembrie 2026", "Ion Ionescu"),
    "T544": ("Cerere de informații de interes public", "în temeiul Legii nr. 544/2001",
             "Solicităm comunicarea numărului de înregistrare", "copie electronică", "10 zile"),
    "T544R": ("Reclamație administrativă", "anexei 2a", "în atenția conducătorului instituției",
              "15 zile (art. 21 alin. (3)", "Pe 3 noiembrie au scris că este secret."),
    "T544T": ("Reclamație administrativă", "anexei 2b", "nr. 4411", "nu am primit niciun răspuns",
              "15 zile (art. 21 alin. (3)", "conducătorului instituției"),
    "TL52": ("Propuneri, sugestii, opinii cu valoare de recomandare", "Legii nr. 52/2003",
             "Textul propus", "Nu se taxează.", "art. 12 alin. (3)", "2 noiembrie 2026"),
    "TL52D": ("Solicitare de organizare a unei dezbateri publice", "art. 7 din Legea nr. 52/2003",
              "Asociația Exemplu", "RO000000"),
    "TL60": ("Declarație prealabilă", "Legii nr. 60/1991", "12 decembrie 2026", "Strada Lungă",
             "Strada Scurtă", "80", "Maria Exemplu", "jandarmeriei"),
    "TL554": ("Plângere prealabilă", "art. 7 din Legea nr. 554/2004", "HCL 12/2026", "revocați"),
    "TCNCD": ("CNCD", "art. 20 din OG nr. 137/2000", "dizabilitate", "Magazinul Exemplu",
              "1 noiembrie 2026"),
    "TAP": ("Avocatul Poporului", "Legii nr. 35/1997", "Dreptul la petiționare", "Nr. 7"),
    "AUDIENCE": ("Cerere de audiență", "Să ne primiți", "ziua și ora audienței"),
    "FOLLOW": ("Revenire", "4411", "Faceți un loc de joacă"),
}  # fmt: skip
NEVER = ("consultanță juridică", "Cod numeric personal", "CNP", "civicsteps", "Civic Steps")


def words_of(content: bytes) -> str:
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    return " ".join(text.split())


def words_of_docx(content: bytes) -> str:
    with zipfile.ZipFile(BytesIO(content)) as document:
        text = re.sub(r"<[^>]+>", " ", document.read("word/document.xml").decode())
    return " ".join(text.split())


def filled(key: str, cause: Cause, office: Office, follows: Letter | None = None) -> Words:
    words = ready_words(
        key,
        cause=cause,
        office=office,
        follows=follows,
        parts=TYPED.get(key),
        asks=["Faceți un loc de joacă."],
    )
    return replace(words, signer=SIGNER, domicile=HOME, body=words.body or "Locul de joacă.")


def written(cast: Cast, key: str, cause: Cause, office: Office, sent: Letter) -> Letter:
    after = key in {"T544T", "T544R", "FOLLOW"}
    if after and not sent.registered_on:
        record_registration(letter=sent, number="4411", on=sent.sent_on or DAY, by=cast.by("ana"))
        sent.refresh_from_db()
    follows = sent if after else None
    return write_letter(
        cause=cause,
        demand=sent.demand if INSTRUMENTS[key].needs_demand else None,
        office=office,
        words=filled(key, cause, office, follows),
        follows=follows,
        by=cast.by("ana"),
    )


@pytest.mark.parametrize("key", sorted(INSTRUMENTS))
def test_the_office_reads_what_the_law_wants_in_each_template(
    cast: Cast, cause: Cause, office: Office, sent: Letter, key: str
) -> None:
    letter = written(cast, key, cause, office, sent)
    paper = words_of(pdf.render(letter, copy="office", on=DAY))
    for said in (*SAID[key], SIGNER, HOME, "25 noiembrie 2026", "Cu stimă,"):
        assert said in paper
    for never in NEVER:
        assert never not in paper
    assert (letter.instrument, letter.step) == (key, INSTRUMENTS[key].step)


@pytest.mark.parametrize("key", sorted(INSTRUMENTS))
def test_the_document_to_edit_has_the_same_words(
    cast: Cast, cause: Cause, office: Office, sent: Letter, key: str
) -> None:
    letter = written(cast, key, cause, office, sent)
    content = docx.render(letter, on=DAY)
    assert content == docx.render(letter, on=DAY)
    words = words_of_docx(content)
    for said in (*SAID[key], SIGNER, HOME, "25 noiembrie 2026"):
        assert said in words
    assert "{{" not in words
    assert "{%" not in words


@pytest.mark.parametrize("key", sorted(INSTRUMENTS))
def test_the_public_copy_and_the_mail_name_nobody_else(
    cast: Cast, cause: Cause, office: Office, sent: Letter, key: str
) -> None:
    letter = written(cast, key, cause, office, sent)
    public = words_of(pdf.render(letter, copy="public", on=DAY))
    mail = as_text(compose(letter, copy="mail", on=DAY))
    for secret in ("Ion Ionescu", "Maria Exemplu", "Magazinul Exemplu", "Persoană Exemplu", HOME):
        assert secret not in public
        assert secret not in mail
    assert SIGNER not in public


def test_a_complaint_that_nothing_came_is_whole_as_it_stands(
    cast: Cast, cause: Cause, office: Office, sent: Letter
) -> None:
    letter = written(cast, "T544T", cause, office, sent)
    assert "4411" in letter.body
    assert "Faceți un loc de joacă; Spuneți-ne până când" in letter.body
    assert letter.parts["request_number"] == "4411"
    assert letter.numbered[0] == "Să ne comunicați informațiile cerute."
    assert subject_line(letter).endswith("(nr. dvs. 4411)")


def test_the_ready_text_is_in_the_language_of_the_letter(cause: Cause, office: Office) -> None:
    english = ready_words("T544", cause=cause, office=office, language="en")
    assert english.subject.startswith("Request for information of public interest about")


def test_without_what_no_office_takes_there_is_no_letter(
    cast: Cast, cause: Cause, office: Office
) -> None:
    words = filled("TL52D", cause, office)
    lacking = replace(words, parts={**words.parts, "association": " "})
    with pytest.raises(Refused) as refused:
        write_letter(cause=cause, demand=None, office=office, words=lacking, by=cast.by("ana"))
    assert refused.value.refusal.field == "part_association"


def test_who_else_is_named_is_ciphertext(cast: Cast, letter: Letter, office: Office) -> None:
    words = replace(WORDS, parts={"cosigners": "Ion Ionescu", "place": "Strada Teilor"})
    changed = edit_letter(letter=letter, office=office, words=words, by=cast.by("ana"))
    changed.refresh_from_db()
    assert changed.parts == {"place": "Strada Teilor"}
    assert changed.told["cosigners"] == "Ion Ionescu"


def test_typed_words_are_never_run_in_the_document(
    cast: Cast, letter: Letter, office: Office
) -> None:
    typed = "{{ 7 * 7 }} {% for x in y %} <w:p> & \x07"
    words = replace(WORDS, subject=typed, body=typed, requests=typed)
    changed = edit_letter(letter=letter, office=office, words=words, by=cast.by("ana"))
    with zipfile.ZipFile(BytesIO(docx.render(changed, on=DAY))) as document:
        said = document.read("word/document.xml").decode()
    assert "49" not in said
    assert "{{ 7 * 7 }}" in said
    assert "&lt;w:p&gt;" in said


@pytest.mark.parametrize("key", sorted(INSTRUMENTS))
def test_a_template_rests_on_a_law_of_the_book_that_knows_it(key: str) -> None:
    kind = INSTRUMENTS[key]
    if kind.step:
        assert book().step(kind.step).who == "authority"
    if key == "FOLLOW":
        assert not kind.law
    else:
        assert key in {*book().rule(kind.law).templates, "AUDIENCE"}


def test_every_letter_that_a_law_names_can_be_written() -> None:
    named = {template for rule in book().rules.values() for template in rule.templates}
    assert named <= set(INSTRUMENTS)


@pytest.mark.parametrize("key", sorted(INSTRUMENTS))
def test_the_page_of_each_letter_leads_to_its_law(
    cast: Cast, cause: Cause, office: Office, sent: Letter, key: str
) -> None:
    letter = written(cast, key, cause, office, sent)
    client = Client()
    client.force_login(cast.users["ana"])
    page = client.get(letter.get_absolute_url()).content.decode()
    law = INSTRUMENTS[key].law or INSTRUMENTS[sent.instrument].law
    assert reverse("law_rule", args=[law]) in page


def test_a_draft_under_another_law_keeps_it_when_its_words_are_changed(
    cast: Cast, letter: Letter, office: Office
) -> None:
    ana = cast.by("ana")
    edit_letter(letter=letter, office=office, words=replace(WORDS, step="ro.anre.operator"), by=ana)
    again = edit_letter(
        letter=letter, office=office, words=replace(WORDS, body="Alt text."), by=ana
    )
    assert again.step == "ro.anre.operator"
    assert law_of(again) == "ro.anre"
    other = edit_letter(
        letter=letter, office=office, words=replace(WORDS, instrument="T544"), by=ana
    )
    assert other.step == "ro.l544.answer"


def test_an_association_asks_for_a_debate_in_its_own_name_and_from_its_seat(
    cast: Cast, cause: Cause, office: Office, sent: Letter
) -> None:
    letter = written(cast, "TL52D", cause, office, sent)
    paper = words_of(pdf.render(letter, copy="office", on=DAY))
    assert paper.startswith(f"Asociația Exemplu {HOME}")
    assert f"Asociația Exemplu, cu sediul în {HOME}, prin reprezentant {SIGNER}" in paper
    assert "Mă numesc" not in paper
    assert "Mă numesc" not in as_text(compose(letter, copy="mail", on=DAY))
    form = LetterWordsForm(
        initial={"cause": cause, "instrument": "TL52D", "homes": {SIGNER: "Acasă"}}
    )
    assert form.fields["domicile"].required
    assert proposed(cause, ready_words("TL52D", cause=cause), letter)["domicile"] == ""
    assert proposed(cause, ready_words("T544", cause=cause), letter)["domicile"] == HOME
    assert form["domicile"].label == "Sediul asociației"


@pytest.mark.parametrize("lines", range(12, 22))
def test_no_signature_stands_on_a_page_of_its_own(
    cast: Cast, letter: Letter, office: Office, lines: int
) -> None:
    words = replace(WORDS, body="\n\n".join(["Copiii se joacă între mașini."] * lines))
    changed = edit_letter(letter=letter, office=office, words=words, by=cast.by("ana"))
    pages = PdfReader(BytesIO(pdf.render(changed, copy="office", on=DAY))).pages
    last = " ".join(pages[-1].extract_text().split())
    assert "numărul de înregistrare" in last


def test_the_ombudsman_hears_a_person_alone(
    cast: Cast, cause: Cause, office: Office, sent: Letter
) -> None:
    letter = written(cast, "TAP", cause, office, sent)
    letter.as_association = True
    paper = compose(letter, copy="office", on=DAY)
    assert paper.introduction == f"Mă numesc {SIGNER}, cu domiciliul în {HOME}."
    assert paper.sender == (SIGNER, HOME)
    assert paper.signature == (SIGNER,)
