"""What requests are called on the screen, in the terms of their instrument."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override, pgettext_lazy

from civicsteps.core.days import said
from civicsteps.people.clocks.models import Clock
from civicsteps.resolve.letters.compose import public_text
from civicsteps.resolve.letters.models import Judgement, Letter
from civicsteps.resolve.letters.queries import judgement_of
from civicsteps.resolve.requests.models import Verdict

INFORMATION = {"T544", "T544R", "T544T"}
JUDGED: dict[str, str | Promise] = {
    "yes": gettext_lazy("They gave what we asked."),
    "partly": gettext_lazy("They gave a part of it."),
    "no": gettext_lazy("They wrote, and did not answer."),
    "forwarded": gettext_lazy("They sent it elsewhere."),
    "refused": gettext_lazy("They refused."),
}
STATES = {
    "ciorna": pgettext_lazy("request", "not sent yet"),
    "fara-numar": pgettext_lazy("request", "without a number"),
    "asteapta": pgettext_lazy("request", "waits for its answer"),
    "intarziata": pgettext_lazy("request", "late"),
    "raspunsa": pgettext_lazy("request", "answered"),
    "refuzata": pgettext_lazy("request", "refused"),
    "retrasa": pgettext_lazy("request", "withdrawn"),
}
TONES = {"intarziata": "bad", "refuzata": "bad", "raspunsa": "good", "fara-numar": "wait"}
_OUTCOMES = Verdict.Outcome
IN_A_WORD: dict[str, tuple[str | Promise, str]] = {
    _OUTCOMES.GIVEN: (pgettext_lazy("request", "they gave it"), "good"),
    _OUTCOMES.PARTLY: (pgettext_lazy("request", "they gave a part"), "wait"),
    _OUTCOMES.REFUSED: (pgettext_lazy("request", "refused"), "bad"),
    _OUTCOMES.NOT_HELD: (pgettext_lazy("request", "they say they do not have it"), "bad"),
    _OUTCOMES.ELSEWHERE: (pgettext_lazy("request", "sent elsewhere"), "wait"),
    _OUTCOMES.CLARIFY: (pgettext_lazy("request", "they ask something"), "wait"),
    _OUTCOMES.NO_ANSWER: (pgettext_lazy("request", "wrote, no answer"), "wait"),
}
"""What came back, as short as a list says it, with its tone."""
OUTCOME_OF = {
    "yes": _OUTCOMES.GIVEN,
    "partly": _OUTCOMES.PARTLY,
    "no": _OUTCOMES.NO_ANSWER,
    "forwarded": _OUTCOMES.ELSEWHERE,
}


def said_of(verdict: Verdict | None, judgement: Judgement) -> str:
    """Return what a reply was found to be, in the terms of its request where that was said."""
    if verdict is None:
        return str(JUDGED["refused" if judgement.refused else judgement.answered])
    found = str(verdict.get_outcome_display()) + "."
    if verdict.exception:
        return _("%(said)s They rest it on: %(exception)s.") % {
            "said": found,
            "exception": verdict.exception,
        }
    return found


def shown_of(letter: Letter, clock: Clock | None, *, late: bool) -> tuple[str | Promise, str]:
    """Return where a letter is and its tone, in a word; once it is answered, what came back.

    Its replies were fetched with it, with their judgements and verdicts.
    """
    state = state_of(letter, clock, late=late)
    said = (STATES[state], TONES.get(state, ""))
    if state in {"retrasa", "ciorna", "intarziata"}:
        return said
    standing = [r for r in letter.replies.all() if r.kind == "reply" and r.withdrawn_on is None]
    found = [(r.received_on, j) for r in standing if (j := judgement_of(r)) is not None]
    if not found:
        return said
    judgement = max(found, key=lambda one: (one[0], one[1].at))[1]
    verdict: Verdict | None = getattr(judgement, "verdict", None)
    common = _OUTCOMES.REFUSED if judgement.refused else OUTCOME_OF[judgement.answered]
    return IN_A_WORD[verdict.outcome if verdict else common]


def state_of(letter: Letter, clock: Clock | None, *, late: bool) -> str:
    """Return the word of the address for where a letter is."""
    if letter.withdrawn_on:
        return "retrasa"
    if letter.sent_on is None:
        return "ciorna"
    if clock and clock.state in {Clock.State.REFUSED, Clock.State.MET}:
        return "refuzata" if clock.state == Clock.State.REFUSED else "raspunsa"
    if late:
        return "intarziata"
    return "asteapta" if letter.registered_on else "fara-numar"


def to_say(letter: Letter) -> str:
    """Return the very words for the registry's telephone, in the letter's language."""
    with override(letter.language):
        told = {
            "office": letter.office.authority.name,
            "subject": public_text(letter, letter.subject),
            "day": said(letter.sent_on) if letter.sent_on else "",
        }
        return (
            _(
                "Good day. On %(day)s we sent a letter to %(office)s, “%(subject)s”. Please tell"
                " me its registration number and the day on which it was registered. Thank you."
            )
            % told
        )


def outcomes_for(instrument: str) -> list[tuple[str, str | Promise]]:
    """Return the choices by which an answer is judged, for an instrument.

    Only of papers may an office say that it does not have them.
    """
    kinds = Verdict.Outcome
    if instrument in INFORMATION:
        return list(kinds.choices)
    common = {
        kinds.GIVEN.value: gettext_lazy("They answered what we asked"),
        kinds.PARTLY.value: gettext_lazy("They answered a part of it"),
    }
    left_out = {kinds.NOT_HELD.value}
    return [(v, common.get(v, label)) for v, label in kinds.choices if v not in left_out]
