"""Who may sign which letter, and through whom: as the rules of the law say, and nobody else."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from civicsteps.engines.law import Gate, gate
from civicsteps.people.clocks.book import book
from civicsteps.people.clocks.words import text_of

# The step of the law that a letter takes.
TAKES = {
    "T544": "ro.l544.request",
    "T544R": "ro.l544.complaint",
    "T544T": "ro.l544.complaint",
    "TOG27": "ro.og27.answer",
    "TL52": "ro.l52.proposals",
    "TL52D": "ro.l52.debate_request",
    "TL60": "ro.l60.notify",
    "TL554": "ro.l554.prior",
    "TCNCD": "ro.og137.petition",
    "TAP": "ro.l35.petition",
}


@dataclass(frozen=True, slots=True)
class Way:
    """How somebody comes to sign a letter: by themselves or not, the words, and the law's note."""

    alone: bool
    words: str = ""
    note: str = ""


def way_of(instrument: str, who: str) -> Way:
    """Return how a signer of this kind (`informal_group`) may use a letter (`TL52D`)."""
    step = TAKES.get(instrument)
    if step is None:
        return Way(alone=True)
    law = book()
    rule = law.rule(law.step(step).rule_id)
    passed = gate(rule, law.step(step).id, who)
    note = text_of(rule.note) if rule.note else ""
    return Way(passed.allowed, _words(passed, who), note)


def _words(passed: Gate, who: str) -> str:
    if passed.reason_code == "member_signs":
        if who == "informal_group":
            return pgettext("who signs", "One of you signs, the others can be listed.")
        return _("Only people may sign it: one of your members does, in their own name.")
    if passed.reason_code == "through_centre":
        return _(
            "A group without papers cannot ask for it: ask the centre, or a partner association, "
            "to sign."
        )
    if passed.reason_code == "not_this_kind":
        return _("A person cannot ask for it: ask the centre, or a partner association, to sign.")
    return text_of(passed.condition) if passed.condition else ""
