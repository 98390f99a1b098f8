"""Papers: the poster of a problem or a group, the notice for the stairwell, the list to call by.

Group pages' own papers: a funder's notice is never on them. In safe mode they name no place, no
group and no person.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from civicsteps.causes.models import Cause, Demand, Fact
from civicsteps.causes.stairs import kept_stairs
from civicsteps.causes.steps import STEP_SENTENCES
from civicsteps.core.days import BINDING, said
from civicsteps.engines.ladders import STEPS
from civicsteps.people.groups.models import Group
from civicsteps.promote.outreach import press, qr
from civicsteps.promote.outreach.pictures import marks_of, stairs_data
from civicsteps.promote.outreach.telling import quoted, shortened, shown

SIZES = ("a4", "a3")
ANSWERED = 5
MOST_SAID = 6

type Call = tuple[str, str] | None


def cause_poster(cause: Cause, *, address: str, call: Call, size: str, on: date) -> bytes:
    """Return a problem's poster, A4 or A3: one sentence in people's words, and its steps."""
    words = shortened(cause.words, 300)
    data = {
        **_frame(cause.group, address, call, illustrative=cause.illustrative),
        "size": size,
        "title": press.printable(cause.title_said),
        "said": press.printable(quoted(words) if words else cause.title_said),
        "said_by": press.printable(cause.words_by) if words and not cause.group.at_risk else "",
        "kicker": "" if cause.group.at_risk else press.printable(cause.place_said),
        "stairs": stairs_data(kept_stairs(cause)),
        "next": "",
    }
    return press.paper("poster", data, on=on)


def group_poster(group: Group, *, address: str, call: Call, size: str, on: date) -> bytes:
    """Return a group's poster, A4 or A3: what it wants, and how to come to it."""
    neutral = group.at_risk
    data = {
        **_frame(group, address, call, illustrative=group.illustrative),
        "size": size,
        "title": press.printable(_("A group of neighbours") if neutral else group.name),
        "said": press.printable(group.aim),
        "said_by": "",
        "kicker": "" if neutral else press.printable(group.place),
        "stairs": None,
        "next": _("Say what is wrong. Together we carry it to the end."),
    }
    return press.paper("poster", data, on=on)


def stairwell_notice(
    cause: Cause,
    *,
    demands: Sequence[Demand],
    facts: Iterable[Fact],
    address: str,
    call: Call,
    on: date,
) -> bytes:
    """Return the notice for the stairwell: what we asked, what they said, what next, whom to call.

    `demands` and `facts` come with their offices.
    """
    asked = [d for d in demands if d.withdrawn_on is None]
    parts = [
        (_("What we asked"), [_asked(d) for d in asked] or [_("We have not asked yet.")]),
        (_("What they told us"), _answers(facts) or [_("They have not answered yet.")]),
        (_("What comes next"), _next(cause, asked, on)),
    ]
    data = {
        **_frame(cause.group, address, call, illustrative=cause.illustrative),
        "title": press.printable(cause.title_said),
        "kicker": _("Notice for the neighbours"),
        "greeting": _("Dear neighbours, this is where the problem stands."),
        "parts": [{"heading": h, "lines": list(map(press.printable, ls))} for h, ls in parts],
        "stairs": stairs_data(kept_stairs(cause)),
        "date": said(on),
    }
    return press.paper("notice", data, on=on)


def call_list(group: Group, people: Sequence[tuple[str, str]], *, on: date) -> bytes:
    """Return a list to call by: name, telephone, a box to tick, room for a word."""
    data = {
        "language": _language(),
        "title": _("Whom we call"),
        "group": _("A group of neighbours") if group.at_risk else press.printable(group.name),
        "date": said(on),
        "marks": marks_of(illustrative=group.illustrative),
        "rules": _(
            "These people agreed to be called. Ask whether the moment is good. Whoever wants no"
            " more calls is crossed out here and on the site. Tear the list up when you are done."
        ),
        "heads": ["", _("name"), _("telephone"), _("what they said")],
        "people": [[press.printable(name), press.printable(phone)] for name, phone in people],
    }
    return press.paper("calls", data, on=on)


def _frame(group: Group, address: str, call: Call, *, illustrative: bool) -> dict[str, object]:
    """Return what a poster and a notice share: language, marks, QR, whom to call, whose it is."""
    named = {"name": call[0], "phone": call[1]} if call else None
    return {
        "language": _language(),
        "marks": marks_of(illustrative=illustrative),
        "qr": qr.svg(address),
        "qr_alt": _("QR code that opens %(address)s") % {"address": shown(address)},
        "invite": _("Read more, and tell us what you know:"),
        "address": press.printable(shown(address)),
        "call": press.printable(_("To call: %(name)s, %(phone)s") % named) if named else "",
        "group": _("A group of neighbours") if group.at_risk else press.printable(group.name),
    }


def _asked(demand: Demand) -> str:
    office = f"{demand.office}, {demand.office.authority}"
    if demand.by_when is None:
        return f"{demand.sentence} ({office})"
    day = {"day": said(demand.by_when, BINDING)}
    return f"{demand.sentence} ({office}; {_('by %(day)s') % day})"


def _answers(facts: Iterable[Fact]) -> list[str]:
    answers = [fact for fact in facts if fact.step >= ANSWERED and fact.lifted_on is None]
    return [_answer(fact) for fact in answers[-MOST_SAID:]]


def _answer(fact: Fact) -> str:
    who = f", {fact.office.authority}" if fact.office else ""
    proof = f" ({fact.proof})" if fact.proof else ""
    return f"{said(fact.on)}{who}: {fact.words}{proof}"


def _next(cause: Cause, asked: Sequence[Demand], on: date) -> list[str]:
    ahead = cause.height + 1
    days = sorted(d.by_when for d in asked if d.by_when and d.by_when >= on)
    lines = []
    if ahead <= STEPS:
        step = {"number": ahead, "sentence": STEP_SENTENCES[ahead - 1]}
        lines.append(_("The next step is number %(number)d of 10: %(sentence)s.") % step)
    if days:
        lines.append(_("We wait until %(day)s.") % {"day": said(days[0], BINDING)})
    return lines or [_("We watch that it lasts.")]


def _language() -> str:
    return (get_language() or "ro")[:2]
