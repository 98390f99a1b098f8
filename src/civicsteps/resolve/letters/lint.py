"""What a careful friend would say of a letter before it leaves, rule by rule (`LR..`).

Each rule looks at one thing and returns what it found or None. Nothing here keeps a letter back:
what no office takes is refused where the words are taken (`drafting.take`). Rules that need more
than the letter, as clocks and earlier letters, are in `lint_law`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from civicsteps.core.text import plain
from civicsteps.resolve.letters.instruments import ASSOCIATION, PERSON, instrument_of

Severity = Literal["E", "W", "I"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: how grave, in a sentence, what to do, and by which field it stands."""

    rule: str
    severity: Severity
    sentence: str | Promise
    remedy: str | Promise
    field: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What the rules look at: a letter as typed, not kept yet.

    `signed` tells of a drawn or scanned signature, `annexed` of annexes; `earlier` are the words
    of letters that this group sent to the same office; `known` are the names that may stand in it:
    the office's and the group's, and the signer's own.
    """

    instrument: str
    subject: str = ""
    body: str = ""
    requests: tuple[str, ...] = ()
    signer: str = ""
    domicile: str = ""
    as_association: bool = False
    signed: bool = True
    annexed: bool = True
    parts: Mapping[str, str] = field(default_factory=dict)
    earlier: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    today: date = date.min

    @property
    def words(self) -> str:
        """All its own words."""
        return "\n".join((self.subject, self.body, *self.requests))

    @property
    def actor_kind(self) -> str:
        """Who signs, as the law sees them."""
        return ASSOCIATION if self.as_association else PERSON


type Rule = Callable[[Draft], Finding | None]

_WORKING_DAYS = re.compile(r"\b10 zile lucr")
_OPINION = re.compile(
    r"\b(de ce|din ce (cauza|motiv)|ce parere|cum (comentati|apreciati|considerati)|"
    r"considerati ca|why|what do you think|do you (think|consider))\b"
)
_L544 = re.compile(r"\b(544|comunicati(-ne)? (copi|document|informati)|copi[ei] (dupa|de pe)|"
                   r"send us (a )?cop(y|ies)|documents and data)")  # fmt: skip
_DEED = re.compile(
    r"\b(reparati|montati|curatati|amenajati|faceti|construiti|ridicati|dispuneti|luati masuri|"
    r"sa (reparati|montati|curatati|amenajati|faceti|construiti|ridicati|luati)|"
    r"repair|build|install|clean up)\b"
)
_INDIVIDUAL = re.compile(
    r"\b(autorizati[ae] de constru|certificat(ul)? de urbanism|dispoziti[ae] (de|nr)|"
    r"building permit)"
)
_ROAD = re.compile(r"\b(drum(ul)? (national|judetean)|dn ?\d+|dj ?\d+)\b")
_POSTAL = re.compile(r"\d|\b(str|strada|sos|bd|bulevard|aleea|calea|piata|sat|comuna|nr)\b")
_PERSONAL = (
    (re.compile(r"\b[1-9]\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{6}\b"), _("a CNP")),
    (re.compile(r"\bRO\d{2} ?[A-Z]{4}[ 0-9A-Z]{16,20}\b"), _("a bank account")),
    (re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.]+"), _("an e-mail address")),
    (re.compile(r"(?<!\d)(\+?4?0 ?7\d{2}|0[23]\d{2})[ .-]?\d{3}[ .-]?\d{3}(?!\d)"),
     _("a telephone number")),
)  # fmt: skip
_PERSON = re.compile(
    r"\b(?i:doamn[aei]|domnul(?:ui)?|vecin[ae]i?|vecinul(?:ui)?|dl\.?|d-na|dna|numit(?:a|ul)|mr\.?|"
    r"mrs\.?|ms\.?)\s+(?P<name>[A-ZĂÂÎȘȚ][\w-]+(?:\s+[A-ZĂÂÎȘȚ][\w-]+)*)"
)
_PART_TITLES = 3


def findings(draft: Draft) -> list[Finding]:
    """Return what the rules of letters find, what matters most first."""
    order = "EWI"
    found = (rule(draft) for rule in RULES)
    return sorted(filter(None, found), key=lambda one: order.index(one.severity))


def lr01_working_days(draft: Draft) -> Finding | None:
    """LR01: the ten days of Law 544 are calendar days (HG 123/2002, art. 16)."""
    if draft.instrument not in {"T544", "T544R", "T544T"}:
        return None
    if not _WORKING_DAYS.search(plain(draft.words)):
        return None
    return Finding(
        "LR01",
        "E",
        _("The letter speaks of 10 working days. The law gives 10 days, all of them counted."),
        _("Write “10 days”."),
        "body",
    )


def lr03_who_signs(draft: Draft) -> Finding | None:
    """LR03: a petition without name, home or signature is put aside (OG 27/2002, art. 7)."""
    if not draft.signer.strip() or not draft.domicile.strip():
        sentence = _("Without the name and the home of whoever signs, the registry puts it aside.")
        where = "domicile" if draft.signer.strip() else "signer"
        return Finding("LR03", "E", sentence, _("Fill them in: only the office sees them."), where)
    if draft.signed:
        return None
    return Finding(
        "LR03",
        "W",
        _("There is no signature yet. Registries put aside what nobody signed."),
        _("Draw it, photograph it, or sign with a pen after you print."),
    )


def lr04_debate_signer(draft: Draft) -> Finding | None:
    """LR04: a debate is asked for by a legally constituted association (Law 52/2003, art. 7)."""
    if draft.instrument != "TL52D" or draft.parts.get("association", "").strip():
        return None
    return Finding(
        "LR04",
        "E",
        _("Only a legally constituted association may ask for a public debate."),
        _("Name yours, a partner's, or ask the centre to sign."),
        "part_association",
    )


def lr06_opinion(draft: Draft) -> Finding | None:
    """LR06: Law 544 gives what exists on paper, not opinions."""
    if draft.instrument != "T544" or not _OPINION.search(plain(" ".join(draft.requests))):
        return None
    return Finding(
        "LR06",
        "W",
        _("“Why” and “what do you think” are not information that they hold."),
        _("Ask for the document that shows it, or put the question in a petition."),
        "requests",
    )


def lr07_mixed(draft: Draft) -> Finding | None:
    """LR07: documents and deeds in one letter have different clocks."""
    asked = [plain(request) for request in draft.requests]
    papers = draft.instrument == "T544" or any(_L544.search(request) for request in asked)
    deeds = any(_DEED.search(one) and not _OPINION.search(one) for one in asked)
    if draft.instrument not in {"T544", "TOG27"} or not (papers and deeds):
        return None
    return Finding(
        "LR07",
        "W",
        _("The letter asks for documents and for something to be done: two laws, two terms."),
        _("Make two letters of it: a request for information and a petition."),
        "requests",
    )


def lr08_road(draft: Draft) -> Finding | None:
    """LR08: whose it is decides who answers; a wrong office costs five days, then thirty anew."""
    if not _ROAD.search(plain(draft.words)) or "consiliul judetean" in plain(" ".join(draft.known)):
        return None
    return Finding(
        "LR08",
        "W",
        _("A county or national road is not the town hall's. A wrong office sends it on in 5 days, "
          "and the 30 begin anew."),
        _("Look who answers for it before you send."),
        "office",
    )  # fmt: skip


def lr10_again(draft: Draft) -> Finding | None:
    """LR10: the same again is filed without an answer (OG 27/2002, art. 10)."""
    same = plain(" ".join(draft.requests))
    if not same or draft.instrument == "FOLLOW":
        return None
    if not any(plain(earlier) == same for earlier in draft.earlier):
        return None
    return Finding(
        "LR10",
        "W",
        _("You asked this office the same before. They may file it without an answer."),
        _("Come back to the first letter, or ask what is new."),
        "requests",
    )


def lr11_postal(draft: Draft) -> Finding | None:
    """LR11: where a court may follow, an e-mail address is not enough."""
    home = plain(draft.domicile)
    if not home or (_POSTAL.search(home) and "@" not in home):
        return None
    return Finding(
        "LR11",
        "W",
        _("This does not look like a postal address. A court wants one."),
        _("Write street, number and place."),
        "domicile",
    )


def lr13_parts(draft: Draft) -> Finding | None:
    """LR13: a declaration lacks something that Law 60 asks; other templates theirs."""
    kind = instrument_of(draft.instrument)
    wanted = [part for part in kind.parts if part.need != "may" and part.name != "association"]
    missing = [part for part in wanted if not draft.parts.get(part.name)]
    if draft.instrument == "TL60" and not draft.body.strip():
        missing = missing or [part for part in kind.parts if part.name == "place"]
    if not missing:
        return None
    names = ", ".join(str(part.label) for part in missing[:_PART_TITLES])
    rule = "LR13" if draft.instrument == "TL60" else "LR00"
    return Finding(
        rule,
        "W",
        _("Still missing: %(names)s.") % {"names": names},
        _("Fill it in if you know it: offices look for it."),
        f"part_{missing[0].name}",
    )


def lr00_annex(draft: Draft) -> Finding | None:
    """A template that wants a proof has none with it."""
    wanted = instrument_of(draft.instrument).annex
    if not wanted or draft.annexed:
        return None
    sentence = _("Nothing goes with it yet. They want: %(what)s.") % {"what": wanted}
    return Finding("LR00", "W", sentence, _("Add it as an annex after you have seen the letter."))


def lr15_individual(draft: Draft) -> Finding | None:
    """LR15: Law 52 is about drafts of rules for everybody, not about one permit."""
    if draft.instrument not in {"TL52", "TL52D"} or not _INDIVIDUAL.search(plain(draft.words)):
        return None
    return Finding(
        "LR15",
        "W",
        _("Law 52 is about drafts of decisions for everybody, not about a permit for one."),
        _("Use a petition or a prior complaint."),
        "body",
    )


def lr18_ombudsman(draft: Draft) -> Finding | None:
    """LR18: only a person writes to the Ombudsman (Law 35/1997)."""
    if draft.instrument != "TAP" or draft.actor_kind == PERSON:
        return None
    return Finding(
        "LR18",
        "W",
        _("The Ombudsman takes petitions from people, not from associations."),
        _("Let somebody sign in their own name."),
        "as_association",
    )


def lr24_others(draft: Draft) -> Finding | None:
    """LR24: a letter is shown to everybody; other people's data do not belong there."""
    allowed = plain(" ".join((draft.signer, *draft.known)))
    sealed = {part.name for part in instrument_of(draft.instrument).parts if part.inside}
    shown = (said for name, said in draft.parts.items() if name not in sealed)
    text = "\n".join((draft.words, *shown))
    found = [str(said) for shape, said in _PERSONAL if shape.search(text)]
    named = [m["name"] for m in _PERSON.finditer(text) if plain(m["name"]) not in allowed]
    if not found and not named:
        return None
    return Finding(
        "LR24",
        "W",
        _("Everybody will read this letter, and it seems to name others: %(what)s.")
        % {"what": ", ".join([*found, *named])},
        _("Leave it out, or say “a neighbour”."),
        "body",
    )


RULES: tuple[Rule, ...] = (
    lr01_working_days, lr03_who_signs, lr04_debate_signer, lr06_opinion, lr07_mixed, lr08_road,
    lr10_again, lr11_postal, lr13_parts, lr00_annex, lr15_individual, lr18_ombudsman, lr24_others,
)  # fmt: skip
