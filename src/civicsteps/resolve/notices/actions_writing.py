"""The letter that a notice calls for, begun at one tap with its title and day."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause, Demand
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.days import said
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.core.text import tidy
from civicsteps.people.groups.models import Group
from civicsteps.resolve.letters.actions import write_letter
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.letters.ready import ready_words
from civicsteps.resolve.notices import effects, rules
from civicsteps.resolve.notices.actions_notices import notice_url
from civicsteps.resolve.notices.models import Notice
from civicsteps.resolve.notices.terms import goes_by_l52

PROPOSALS, DEBATE, OBJECTION = "TL52", "TL52D", "TOG27"
FORMAL = {Group.LegalForm.ASSOCIATION, Group.LegalForm.FOUNDATION}


@action
def write_about(
    *,
    notice: Notice,
    cause: Cause,
    instrument: str,
    opinion: str,
    signer: str,
    domicile: str,
    by: Actor,
    demand: Demand | None = None,
    association: str = "",
) -> Letter:
    """Draft the proposals, the request for a debate or the objection about a notice.

    A debate is asked by an association alone: for a group without papers, the one that asks in
    its name is given. An objection puts something that the group asks. The draft is the group's:
    it reads, changes and sends it.
    """
    refuse(rules.why_not_write_about(by, cause) or rules.why_not_rely_on(notice))
    if instrument not in letters_for(notice):
        raise Refused(Refusal(_("This letter does not fit such a notice."), "input", "instrument"))
    if instrument == DEBATE and not (cause.group.legal_form in FORMAL or tidy(association)):
        reason = _("Only an association may ask for a debate: write which one asks for you.")
        raise Refused(Refusal(reason, "input", "association"))
    if instrument == OBJECTION and demand is None:
        raise Refused(Refusal(_("An objection asks for something: choose it."), "input", "demand"))
    words = ready_words(
        instrument,
        cause=cause,
        office=notice.office,
        parts=_parts(notice, association),
        asks=[demand.sentence] if demand else [],
    )
    where = _("About: %(title)s") % {"title": about(notice)}
    letter = write_letter(
        cause=cause,
        demand=demand if instrument == OBJECTION else None,
        office=notice.office,
        words=replace(
            words,
            body="\n\n".join(part for part in (str(where), tidy(opinion) or words.body) if part),
            signer=signer,
            domicile=domicile,
            as_association=instrument == DEBATE and cause.group.legal_form in FORMAL,
        ),
        by=by,
        illustrative=notice.illustrative,
    )
    effects.told("notices.letter_begun", notice, by=by)
    return letter


def letters_for(notice: Notice) -> tuple[str, ...]:
    """Return the letters that fit a notice, the likeliest first."""
    return (PROPOSALS, DEBATE, OBJECTION) if goes_by_l52(notice) else (OBJECTION, DEBATE)


def about(notice: Notice) -> str:
    """Name a notice in a letter: its title, its day, and where it stands."""
    day = f" ({said(notice.published_on)})" if notice.published_on else ""
    return f"„{notice.title}”{day}, {notice_url(notice)}"


def _parts(notice: Notice, association: str) -> dict[str, str]:
    parts = {"draft": notice.title[:240], "place": notice.place}
    if notice.published_on:
        parts["notice_on"] = notice.published_on.isoformat()
    if tidy(association):
        parts["association"] = tidy(association)
    return {name: value for name, value in parts.items() if value}
