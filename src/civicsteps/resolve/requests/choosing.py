"""Which letter fits: a table of plain questions, and where each way of answering them ends.

Pure: it knows no database. A question has answers; each answer leads to another question or to an
ending, which names one or two instruments and says why. What it is about is asked where it decides
who is competent, and who signs last of all. Who may sign what is the law's to say (`signing.py`).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from civicsteps.people.authorities.topics import Topic
from civicsteps.resolve.requests.fits import ASKED, ENDINGS, Ending, Said

MOST_QUESTIONS = 6
START, ABOUT, WHO = "vrem", "domeniu", "cine"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: its word in the address, what it says, and where it leads."""

    key: str
    words: Said
    leads_to: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its word in the address, what it asks, and its answers."""

    key: str
    words: Said
    answers: tuple[Answer, ...]
    help: Said = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A question that was answered, with what was said and the address of the page before."""

    question: Question
    answer: Answer


@dataclass(frozen=True, slots=True)
class Path:
    """How far somebody has come: what was answered, and the next question or the ending."""

    steps: tuple[Step, ...]
    question: Question | None
    ending: Ending | None
    who: str = ""
    topic: str = ""


WHAT_ABOUT = Question(
    ABOUT,
    _("What is it about?"),
    (
        *(Answer(topic.value, topic.label, "=") for topic in Topic if topic != Topic.LEGALITY),
        Answer("altceva", pgettext_lazy("topic", "Something else"), "="),
    ),
    _("It decides which office is to answer."),
)

WHO_SIGNS = Question(
    WHO,
    _("Who signs?"),
    (
        Answer("persoana", _("One of us, in their own name"), "="),
        Answer("asociatie", _("Our association"), "="),
        Answer("grup", _("The group, which has no papers"), "="),
    ),
    _("The law lets some do what it does not let others do."),
)

KINDS = {
    "persoana": "natural_person",
    "asociatie": "association",
    "grup": "informal_group",
}


def _what_it_serves(*, energy: str, water: str) -> Question:
    """What the company serves with, and where each leads: first to itself, or to its regulator."""
    return Question(
        "retea",
        _("What does it serve you with?"),
        (
            Answer("energie", _("Electricity or gas"), f"end:{energy}"),
            Answer("apa", _("Water, sewage, waste or heating"), f"end:{water}"),
        ),
    )


QUESTIONS: dict[str, Question] = {
    START: Question(
        START,
        _("What do you need?"),
        (
            Answer("document", _("A document or data that they have"), "document"),
            Answer("raspuns", _("That they do something, or explain"), "raspuns"),
            Answer("proiect", _("To have a say in a decision they prepare"), "proiect"),
            Answer("plan", _("Something about a building permit or an urban plan"), "plan"),
            Answer("oprire", _("To stop or undo a decision"), "oprire"),
            Answer("protectie", _("Protection from discrimination"), "protectie"),
            Answer("utilitati", _("Water, energy, heating or waste put right"), "utilitati"),
            Answer("adunare", _("To hold a march or a gathering in the street"), "end:adunare"),
        ),
    ),
    "document": Question(
        "cerut",
        _("Have you asked them for it in writing?"),
        (
            Answer("nu", _("Not yet"), "end:document"),
            Answer("refuz", _("Yes, and they refused"), "end:document_refuz"),
            Answer("tacere", _("Yes, and nothing came"), "end:document_tacere"),
            Answer("partial", _("Yes, and a part of it is missing"), "end:document_partial"),
        ),
    ),
    "raspuns": Question(
        "cerut",
        _("Have you written to them about it?"),
        (
            Answer("nu", _("Not yet"), "end:petitie"),
            Answer("tacere", _("Yes, and 30 days passed in silence"), "end:petitie_tacere"),
            Answer("gresit", _("Yes, and they said it is not theirs"), "end:petitie_alt"),
            Answer("refuz", _("Yes, and they refused"), "end:petitie_refuz"),
        ),
    ),
    "proiect": Question(
        "proiect",
        _("How far is the decision?"),
        (
            Answer("anuntat", _("The draft is published, proposals are awaited"), "dezbatere"),
            Answer("ascuns", _("It goes to the vote and was never announced"), "end:ascuns"),
            Answer("votat", _("It was voted"), "end:votat"),
        ),
    ),
    "dezbatere": Question(
        "cum",
        _("How do you want to be heard?"),
        (
            Answer("scris", _("In writing: this article should say something else"), "end:scris"),
            Answer("sala", _("In a room: we want a public debate"), "end:sala"),
        ),
    ),
    "plan": Question(
        "plan",
        _("How far is it?"),
        (
            Answer("afisat", _("It is shown to the public, remarks are awaited"), "end:afisat"),
            Answer("aprobat", _("The plan was approved"), "end:plan_aprobat"),
            Answer("autorizat", _("The permit was issued"), "end:autorizat"),
            Answer("fara", _("They build, and nobody knows of a permit"), "end:fara_autorizatie"),
        ),
    ),
    "oprire": Question(
        "act",
        _("Is there a written decision?"),
        (
            Answer("individual", _("Yes, about a person, a plot, a permit"), "end:act_individual"),
            Answer("normativ", _("Yes, a rule for everybody"), "end:act_normativ"),
            Answer("nu", _("No, they just do it"), "end:fara_act"),
        ),
    ),
    "protectie": Question(
        "cand",
        _("When did it happen?"),
        (
            Answer("an", _("Less than a year ago"), "end:discriminare"),
            Answer("vechi", _("Longer ago"), "end:discriminare_veche"),
        ),
    ),
    "utilitati": Question(
        "furnizor",
        _("Have you written to the company that serves you?"),
        (
            Answer("nu", _("Not yet"), "intai"),
            Answer("da", _("Yes; its answer is bad, or none came"), "retea"),
        ),
    ),
    "intai": _what_it_serves(energy="furnizor_energie", water="furnizor_apa"),
    "retea": _what_it_serves(energy="anre", water="anrsc"),
}


def walk(said: Mapping[str, str]) -> Path:
    """Follow the answers that an address carries, as far as they make sense.

    An answer that its question does not have stops the walk there; what comes after is ignored.
    """
    steps: list[Step] = []
    question, ending, topic = QUESTIONS[START], "", ""
    while True:
        answer = _answer(question, said)
        if answer is None:
            return Path(tuple(steps), question, None)
        steps.append(Step(question, answer))
        if question.key == WHO:
            return Path(tuple(steps), None, ENDINGS[ending], KINDS[answer.key], topic)
        if question.key == ABOUT:
            question, topic = WHO_SIGNS, answer.key
        elif answer.leads_to.startswith("end:"):
            ending = answer.leads_to.removeprefix("end:")
            asks = any(fit.field == ASKED for fit in ENDINGS[ending].fits)
            question = WHAT_ABOUT if asks else WHO_SIGNS
        else:
            question = QUESTIONS[answer.leads_to]


def query_of(steps: tuple[Step, ...]) -> dict[str, str]:
    """Return the words of the address that say these answers."""
    return {step.question.key: step.answer.key for step in steps}


def _answer(question: Question, said: Mapping[str, str]) -> Answer | None:
    given = said.get(question.key, "")
    return next((answer for answer in question.answers if answer.key == given), None)
