"""What the pages of letters show, put together from rows: no words of an unfit reader's."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from civicsteps.core.actors.models import Actor
from civicsteps.core.offers import offers_for
from civicsteps.core.web import Cleaned
from civicsteps.people.clocks import book as law
from civicsteps.people.clocks import words
from civicsteps.people.clocks.queries import clocks_of
from civicsteps.resolve.letters import back_pages, rules
from civicsteps.resolve.letters.actions import judge_reply
from civicsteps.resolve.letters.compose import public_text
from civicsteps.resolve.letters.instruments import instrument_of
from civicsteps.resolve.letters.models import Judgement, Letter, Reply
from civicsteps.resolve.letters.queries import judgement_of, matter_of, replies_to
from civicsteps.resolve.letters.writing import draft_of, found_in

JUDGED = {"yes": "good", "partly": "wait", "no": "bad", "forwarded": "wait"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a letter's thread, as `parts/timeline.html` shows it."""

    icon: str
    sentence: str | Promise
    on: date
    tone: str = ""
    details: str = ""
    url: str = ""
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A letter in a list, or the law that it rests on."""

    title: str
    meta: str
    url: str


def letter_page(letter: Letter, *, by: Actor) -> dict[str, object]:
    """Return what a letter's page shows to a reader: the public words, and inside ones apart."""
    inside = rules.reads_inside(by, letter)
    replies = replies_to(letter)
    return {
        "letter": letter,
        "subject": public_text(letter, letter.subject),
        "body": public_text(letter, letter.body),
        "requests": [public_text(letter, request) for request in letter.numbered],
        "entries": list(_entries(letter, replies)),
        "inside": inside,
        "annexed": inside and letter.annexes.exists(),
        "papers": list(letter.pages.all()) if inside and letter.brought_at else [],
        "to_judge": _to_judge(replies, by),
        "clocks": [] if letter.withdrawn_on else clocks_of(letter, *replies),
        "offers": [(offer, offer.url(letter)) for offer in offers_for(letter, by=by)],
        "law": _law(letter) if inside and letter.brought_at is None else None,
        "may": _may(letter, by) if inside else {},
        **(back_pages.letter_words(letter, replies, by=by) if inside else {}),
        "findings": found_in(draft_of(letter)) if inside and _is_draft(letter) else [],
    }


def reply_page(reply: Reply, *, by: Actor) -> dict[str, object]:
    """Return what a reply's page shows: its words and files only inside."""
    inside = rules.reads_inside(by, reply.letter)
    return {
        "reply": reply,
        "letter": reply.letter,
        "subject": public_text(reply.letter, reply.letter.subject),
        "judgement": judgement_of(reply),
        "note": _note(reply),
        "inside": inside,
        "files": reply.files.all() if inside else [],
        **back_pages.reply_words(reply, inside=inside, by=by),
        "may_judge": rules.why_not_judge_reply(by, reply) is None,
        "may_withdraw": rules.why_not_withdraw_reply(by, reply) is None,
        "offers": [(offer, offer.url(reply)) for offer in offers_for(reply, by=by)],
    }


def withdrawing(letter: Letter) -> dict[str, object]:
    """Return the words of the page that withdraws a letter or throws a draft away."""
    if letter.sent_on:
        return {
            "title": _("Withdraw the letter"),
            "text": _(
                "It stays in the story, marked as withdrawn, and the step that rests on it falls."
                " The office does not hear of it from us: write to them too."
            ),
            "submit": _("Withdraw it"),
        }
    return {
        "title": _("Throw the draft away"),
        "text": _("Nobody but the group has seen it. It cannot be taken back."),
        "submit": _("Throw it away"),
    }


def doubt(letter: Letter) -> str:
    """Return why it is in doubt whether a letter arrived, and what to do."""
    if letter.sent_on:
        return _("A mail server says that it came back. Ring the registry and ask.")
    return _("The line broke while it was leaving. Ring the registry and ask.")


def line(letter: Letter) -> Line:
    """Return a letter as a list shows it."""
    office = f"{letter.office}, {letter.office.authority}"
    return Line(
        public_text(letter, letter.subject),
        f"{office} · {status(letter)}",
        letter.get_absolute_url(),
    )


def judged(reply: Reply, *, by: Actor, data: Cleaned) -> Letter:
    """Judge a reply and return the letter, whose page comes next."""
    return judge_reply(reply=reply, by=by, **data).reply.letter


def law_of(letter: Letter) -> str:
    """Return the rule of law that a letter rests on: by its step where that is another's."""
    letter = matter_of(letter)
    kind = instrument_of(letter.instrument)
    return kind.law if letter.step in {"", kind.step} else letter.step.rpartition(".")[0]


def _law(letter: Letter) -> Line | None:
    rule = law.book().rules.get(law_of(letter))
    if rule is None:
        return None
    return Line(words.text_of(rule.title), rule.citation.act, reverse("law_rule", args=[rule.id]))


def _is_draft(letter: Letter) -> bool:
    return letter.state == Letter.State.DRAFT and letter.brought_at is None


def _to_judge(replies: list[Reply], by: Actor) -> Reply | None:
    waiting = (r for r in replies if r.kind == Reply.Kind.REPLY and judgement_of(r) is None)
    first = next(waiting, None)
    return first if first and rules.why_not_judge_reply(by, first) is None else None


def _may(letter: Letter, by: Actor) -> dict[str, bool]:
    asked = {
        "edit": rules.why_not_edit_letter(by, letter),
        "send": rules.why_not_send_letter(by, letter),
        "unsend": rules.why_not_unsend_letter(by, letter),
        "settle": rules.why_not_settle_letter(by, letter),
        "number": rules.why_not_record_registration(by, letter),
        "reply": rules.why_not_record_reply(by, letter),
        "withdraw": rules.why_not_withdraw_letter(by, letter),
    }
    return {name: refusal is None for name, refusal in asked.items()}


def status(letter: Letter) -> str:
    """Say where a letter is, in a word or two; its replies were fetched with it."""
    if letter.came_back:
        return pgettext("letter", "came back")
    if letter.withdrawn_on:
        return pgettext("letter", "withdrawn")
    standing = [r for r in letter.replies.all() if r.withdrawn_on is None]
    answer = [judgement_of(r) for r in standing if r.kind == Reply.Kind.REPLY]
    if any(answer):
        return pgettext("letter", "answered")
    if answer:
        return _("an answer waits to be read")
    return str(letter.get_state_display())


def entries_of(letter: Letter, replies: list[Reply]) -> list[Entry]:
    """Return what happened to a letter, line by line: it left, was registered, was answered."""
    return list(_entries(letter, replies))


def _entries(letter: Letter, replies: list[Reply]) -> Iterator[Entry]:
    if letter.sent_on:
        yield Entry("send", _left(letter), letter.sent_on)
    if letter.registered_on:
        said = _("They registered it under no. %(number)s.")
        yield Entry("check", said % {"number": letter.registration_number}, letter.registered_on)
    for reply in replies:
        if reply.kind == Reply.Kind.REPLY:
            yield _of_reply(reply)
        elif reply.kind == Reply.Kind.ACKNOWLEDGEMENT:
            yield Entry("mail", _("They confirmed that they received it."), reply.received_on)
    if letter.withdrawn_on:
        gone = _("It came back: it reached nobody.") if letter.came_back else _("We withdrew it.")
        yield Entry("undo-2", gone, letter.withdrawn_on, tone="bad")


def _of_reply(reply: Reply) -> Entry:
    judgement = judgement_of(reply)
    return Entry(
        icon="flag" if judgement and judgement.refused else "mail-open",
        sentence=_answer(judgement),
        on=reply.received_on,
        tone=_tone(judgement),
        details=_note(reply),
        url=reverse("reply", args=[reply.pk]),
        illustrative=reply.illustrative,
    )


def _tone(judgement: Judgement | None) -> str:
    if judgement is None:
        return "wait"
    return "bad" if judgement.refused else JUDGED[judgement.answered]


def _answer(judgement: Judgement | None) -> str:
    if judgement is None:
        return _("An answer has come. The group is reading it.")
    if judgement.refused:
        return _("They refused.")
    return {
        "yes": _("They answered what we asked."),
        "partly": _("They answered a part of what we asked."),
        "no": _("They wrote, but did not answer what we asked."),
        "forwarded": _("They sent the request elsewhere."),
    }[judgement.answered]


def _note(reply: Reply) -> str:
    judgement = judgement_of(reply)
    return judgement.note if judgement else ""


def _left(letter: Letter) -> str:
    return {
        "email": _("We sent it by e-mail."),
        "counter": _("We handed it in at the registry."),
        "post": _("We posted it."),
        "portal": _("We sent it by their web form."),
    }[letter.channel]
