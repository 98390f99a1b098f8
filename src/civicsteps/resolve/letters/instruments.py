"""The templates of letters: which words of the law each carries and what it alone asks for.

Their mandatory parts and citations: OG 27/2002, Legea 544/2001 with HG 123/2002 (annexes 2a, 2b),
Legea 52/2003, Legea 60/1991, Legea 554/2004, OG 137/2000, Legea 35/1997. The words here are said
in the letter's language when it is composed, in the reader's on the screen.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from civicsteps.people.authorities.models import Channel

PERSON, ASSOCIATION = "natural_person", "association"
ANYBODY = frozenset({PERSON, ASSOCIATION})
MOST_ROWS = 8

Kind = Literal["line", "text", "day", "copy"]
Need = Literal["must", "should", "may"]
"""Without what must be there no office takes the letter; what should be is only said."""

ELECTRONIC, ON_PAPER = "electronic", "paper"
ASK, ASK_ONE = _("We ask you:"), _("We ask you this:")
MATTER, ASKED = _("What the matter is"), _("What you ask")
COPIES = {ELECTRONIC: _("electronic copy"), ON_PAPER: _("copy on paper")}


@dataclass(frozen=True, slots=True)
class Part:
    """Something that one template asks for: its words on the screen and on the paper.

    One that is `inside` names people: it is sealed, and stands in the office's copy alone.
    """

    name: str
    label: str | Promise
    kind: Kind = "line"
    need: Need = "should"
    inside: bool = False
    help: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A template: its title on the paper, what the law calls it, and its own parts.

    `step` is the step of the law whose clock its registration starts; none where no term of an
    authority is known. `law` is the rule that its page explains, `channel` what an office's address
    is for that takes such letters. `columns` are those of its table, as article, text now, text
    proposed.
    """

    id: str
    title: str | Promise
    purpose: str | Promise
    subject: str | Promise
    step: str
    duty: str | Promise
    law: str = ""
    channel: str = ""
    basis: str | Promise = ""
    asking: str | Promise = ASK
    asking_one: str | Promise = ASK_ONE
    body_label: str | Promise = MATTER
    requests_label: str | Promise = ASKED
    parts: tuple[Part, ...] = ()
    columns: tuple[Part, ...] = ()
    signs: frozenset[str] = ANYBODY
    needs_demand: bool = False
    needs_body: bool = True
    needs_requests: bool = True
    to_the_head: bool = False
    annex: str | Promise = ""

    def all_parts(self) -> Iterator[Part]:
        """Every part, those of each row of its table too: `article_1`, `article_2`…"""
        yield from self.parts
        for row in range(1, MOST_ROWS + 1):
            for column in self.columns:
                yield Part(f"{column.name}_{row}", column.label, column.kind, "may")

    def rows_of(self, told: Mapping[str, str]) -> list[tuple[str, ...]]:
        """Return the rows of its table that say something."""
        rows = (
            tuple(told.get(f"{column.name}_{row}", "") for column in self.columns)
            for row in range(1, MOST_ROWS + 1)
        )
        return [row for row in rows if any(row)]


_REQUEST_PARTS = (
    Part("request_number", _("Registration number of the request")),
    Part("request_on", _("Day of the request"), "day"),
)

_ALL = (
    Instrument(
        "TOG27",
        _("Petition"),
        _("You ask for something to be done, or for an answer."),
        _("Petition about “%(title)s”"),
        "ro.og27.answer",
        _(
            "Please tell us the registration number of this petition and answer within 30 days"
            " of its registration, as Government Ordinance no. 27/2002 provides."
        ),
        law="ro.og27",
        channel=Channel.Purpose.PETITIONS,
        needs_demand=True,
        parts=(
            Part("place", _("Place"), need="may"),
            Part("since", _("Since when"), need="may"),
            Part("wished", _("Done by, as we wish"), "day", need="may"),
            Part("law", _("The law that you rest on, if you know it"), need="may"),
            Part(
                "cosigners",
                _("Co-signers"),
                "text",
                need="may",
                inside=True,
                help=_("Names, one on each line. Only the office sees them."),
            ),
        ),
    ),
    Instrument(
        "T544",
        _("Request for information of public interest"),
        _("You ask for documents or data that they hold."),
        _("Request for information of public interest about “%(title)s”"),
        "ro.l544.answer",
        _(
            "Please tell us the registration number of this request and answer within 10 days of"
            " its registration (Law no. 544/2001, art. 7)."
        ),
        law="ro.l544",
        channel=Channel.Purpose.INFORMATION,
        basis=_(
            "This request is made under Law no. 544/2001 on free access to information of public"
            " interest."
        ),
        asking=_("Please send us the following documents and information:"),
        asking_one=_("Please send us the following:"),
        body_label=_("What the request is about"),
        requests_label=_("Which documents or data you ask for"),
        needs_body=False,
        parts=(
            Part("period", _("Period"), help=_("For instance: January to June 2026.")),
            Part("copy", _("Form"), "copy"),
        ),
    ),
    Instrument(
        "T544R",
        _("Administrative complaint about a refusal"),
        _("They refused information that is public."),
        _("Administrative complaint: refusal of information of public interest"),
        "ro.l544.complaint_answer",
        _(
            "Please tell us the registration number of this complaint. We ask for an answer within"
            " 15 days (Law no. 544/2001, art. 21 par. (3))."
        ),
        law="ro.l544",
        basis=_(
            "This complaint is made under art. 21 of Law no. 544/2001 and under annex 2a of its"
            " norms, Government Decision no. 123/2002."
        ),
        needs_body=False,
        to_the_head=True,
        parts=(
            *_REQUEST_PARTS,
            Part("refusal", _("What they answered, and when"), "text"),
            Part("why_public", _("Why it is public information"), "text"),
        ),
    ),
    Instrument(
        "T544T",
        _("Administrative complaint about an answer that did not come"),
        _("You asked for information and nothing came."),
        _("Administrative complaint: no answer to a request under Law 544/2001"),
        "ro.l544.complaint_answer",
        _(
            "Please tell us the registration number of this complaint. We ask for an answer within"
            " 15 days (Law no. 544/2001, art. 21 par. (3))."
        ),
        law="ro.l544",
        basis=_(
            "This complaint is made under art. 21 of Law no. 544/2001 and under annex 2b of its"
            " norms, Government Decision no. 123/2002."
        ),
        needs_body=False,
        to_the_head=True,
        parts=(*_REQUEST_PARTS, Part("why_public", _("Why it is public information"), "text")),
    ),
    Instrument(
        "TL52",
        _("Proposals, suggestions, opinions with the value of a recommendation"),
        _("You have something to say about a draft that will be voted."),
        _("Proposals on the draft about “%(title)s”"),
        "ro.l52.reasons",
        _(
            "If you do not take a proposal up, please tell us why in writing (Law no. 52/2003,"
            " art. 12 par. (3)). Please tell us the registration number."
        ),
        law="ro.l52",
        basis=_(
            "These proposals are made under Law no. 52/2003 on decisional transparency in public"
            " administration."
        ),
        asking=_("Besides the table, we ask you:"),
        asking_one=_("Besides the table, we ask you this:"),
        body_label=_("What you think of the draft"),
        needs_requests=False,
        parts=(
            Part("draft", _("Title of the draft"), need="must"),
            Part("notice_on", _("Day of the notice"), "day"),
        ),
        columns=(
            Part("article", _("Article")),
            Part("text_now", _("Text in the draft"), "text"),
            Part("text_proposed", _("Text that we propose"), "text"),
            Part("reason", _("Reason"), "text"),
        ),
    ),
    Instrument(
        "TL52D",
        _("Request for a public debate"),
        _("An association asks that a draft be debated in public."),
        _("Request for a public debate on a draft"),
        "ro.l554.silence",
        _(
            "Please tell us the registration number, and publish the place and the day of the"
            " debate as the law provides."
        ),
        law="ro.l52",
        basis=_("This request is made under art. 7 of Law no. 52/2003."),
        needs_body=False,
        needs_requests=False,
        parts=(
            Part("draft", _("Title of the draft"), need="must"),
            Part("notice_on", _("Day of the notice"), "day"),
            Part(
                "association",
                _("Association"),
                need="must",
                help=_("One that is legally constituted: yours, a partner's or the centre."),
            ),
            Part("tax_number", _("Its tax number (CIF)")),
            Part("representative", _("Represented by"), inside=True),
            Part("debate", _("Place and time that we suggest"), need="may"),
        ),
        signs=frozenset({ASSOCIATION}),
        annex=_("Proof that the association is registered"),
    ),
    Instrument(
        "TL60",
        _("Prior declaration of a public assembly"),
        _("You will gather in a public place."),
        _("Prior declaration of a public assembly"),
        "",
        _("A copy goes to the gendarmerie. Please tell us the registration number."),
        law="ro.l60",
        basis=_(
            "This declaration is made under Law no. 60/1991 on organising and holding public"
            " assemblies."
        ),
        asking=_("From the council, the local police and the gendarmerie we ask for:"),
        asking_one=_("From the council, the local police and the gendarmerie we ask for:"),
        body_label=_("The purpose of the assembly"),
        requests_label=_("Which services you ask for"),
        needs_requests=False,
        parts=(
            Part("place", _("Place"), need="must"),
            Part("held_on", _("Day"), "day", need="must"),
            Part("starts", _("Start and duration"), help=_("For instance: 18:00, two hours.")),
            Part("route_in", _("How people come")),
            Part("route_out", _("How people leave")),
            Part("people", _("Number of people, about")),
            Part("order", _("Responsible for order"), "text", inside=True),
        ),
    ),
    Instrument(
        "TL554",
        _("Prior administrative complaint"),
        _("An act of theirs hurts a right of yours."),
        _("Prior administrative complaint"),
        "ro.l554.prior_answer",
        _(
            "Please tell us the registration number of this complaint and answer within the term"
            " of the law."
        ),
        law="ro.l554",
        basis=_(
            "This complaint is made under art. 7 of Law no. 554/2004 on administrative litigation."
        ),
        body_label=_("Why the act is against the law"),
        parts=(
            Part("act", _("The act: number and day"), need="must"),
            Part("known", _("How and when we learnt of it")),
            Part("interest", _("The right or legitimate interest that it hurts"), "text"),
        ),
        annex=_("Proof of how the act became known"),
    ),
    Instrument(
        "TCNCD",
        _("Petition to the Council against Discrimination"),
        _("Somebody was treated worse for what they are."),
        _("Petition to the National Council for Combating Discrimination"),
        "ro.og137.decision",
        _("Please tell us the registration number of this petition."),
        law="ro.og137",
        channel=Channel.Purpose.PETITIONS,
        basis=_(
            "This petition is made under art. 20 of Government Ordinance no. 137/2000 on preventing"
            " and punishing all forms of discrimination."
        ),
        body_label=_("What happened"),
        parts=(
            Part("respondent", _("Who did it, with address"), "text", inside=True),
            Part("happened_on", _("Day"), "day"),
            Part("criterion", _("Criterion"), help=_("For instance: disability, age, ethnicity.")),
            Part("comparison", _("Who was treated otherwise, and how"), "text"),
            Part("evidence", _("Evidence"), "text"),
            Part("witnesses", _("Witnesses"), "text", need="may", inside=True),
        ),
    ),
    Instrument(
        "TAP",
        _("Petition to the Ombudsman"),
        _("An authority hurt your right and does not answer you."),
        _("Petition to the Ombudsman (Avocatul Poporului)"),
        "",
        _("Please tell me the registration number of this petition."),
        law="ro.l35",
        channel=Channel.Purpose.PETITIONS,
        basis=_("This petition is made under Law no. 35/1997 on the Ombudsman."),
        asking=_("I ask you:"),
        asking_one=_("I ask you:"),
        body_label=_("What happened"),
        parts=(
            Part("authority", _("The authority"), need="must"),
            Part("right", _("The right that was hurt"), "text"),
            Part("silence", _("Proof of its delay or refusal"), "text"),
        ),
        signs=frozenset({PERSON}),
    ),
    Instrument(
        "FOLLOW",
        _("Return to an earlier letter"),
        _("You remind them, or make clear what they asked."),
        _("Return to our letter about “%(title)s”"),
        "",
        _("Please join this to our earlier letter."),
        parts=_REQUEST_PARTS,
    ),
    Instrument(
        "AUDIENCE",
        _("Request for an audience"),
        _("You ask to be heard in person."),
        _("Request for an audience about “%(title)s”"),
        "ro.og27.answer",
        _(
            "Please tell us the registration number of this request, and the day and hour of the"
            " audience."
        ),
        law="ro.og27",
        channel=Channel.Purpose.AUDIENCES,
        body_label=_("What you want to talk about"),
    ),
)
INSTRUMENTS: dict[str, Instrument] = {instrument.id: instrument for instrument in _ALL}
DEFAULT = "TOG27"


def instrument_of(key: str) -> Instrument:
    """Return a template by its id, or the petition where none has it."""
    return INSTRUMENTS.get(key, INSTRUMENTS[DEFAULT])
