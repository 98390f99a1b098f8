"""What each kind of fact does to the staircase, and how it is said."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class FactKind:
    """What a kind of fact does: holds its step, or puts a flag on it; `words` say what it is."""

    step: int
    words: str | Promise
    flag: str | None = None


FACT_KINDS: dict[str, FactKind] = {
    "report": FactKind(1, _("somebody said it")),
    "conversation": FactKind(1, _("said in a conversation")),
    "evidence": FactKind(2, _("evidence accepted")),
    "study": FactKind(2, _("a study")),
    "choice": FactKind(3, _("the group's decision")),
    "letter": FactKind(4, _("a letter sent")),
    "petition": FactKind(4, _("a petition handed over")),
    "ask": FactKind(4, _("asked face to face")),
    "reply": FactKind(5, _("an answer to what was asked")),
    "refusal": FactKind(5, _("a refusal"), "refused"),
    "agenda": FactKind(6, _("on their agenda")),
    "commitment": FactKind(7, _("a promise")),
    "breach": FactKind(7, _("a promise broken"), "broken"),
    "decision": FactKind(8, _("a decision")),
    "done": FactKind(9, _("seen on the ground")),
    "lasting": FactKind(10, _("checked again, later")),
    "withdrawal": FactKind(4, _("the group withdrew what it asked"), "withdrawn"),
    "supersession": FactKind(4, _("replaced by another demand"), "superseded"),
}
