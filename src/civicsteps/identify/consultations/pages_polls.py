"""What the pages and files of a vote say: its lines, its counting, its result."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from civicsteps.causes.rules import sees as sees_cause
from civicsteps.core.actors.models import Actor
from civicsteps.core.days import BINDING, said
from civicsteps.engines.ballots import Place, order
from civicsteps.identify.consultations import rules_polls as rules
from civicsteps.identify.consultations.models import Poll, PollNeed
from civicsteps.identify.consultations.rules import why_not_record_choice

type Item = dict[str, object]
WHOLE = 100


@dataclass(frozen=True, slots=True)
class Line:
    """A need in the result: its rank, its votes, their share of the valid ones in per cent."""

    need: PollNeed
    rank: int
    votes: int
    share: int
    place: Place

    @property
    def is_first(self) -> bool:
        """Whether it is among those that the vote chose."""
        return self.place == Place.FIRST

    @property
    def is_tied(self) -> bool:
        """Whether it stands equal with others at the border."""
        return self.place == Place.TIED

    @property
    def votes_said(self) -> str:
        """How many votes, in words, with their share."""
        votes = ngettext("%(n)d vote", "%(n)d votes", self.votes) % {"n": self.votes}
        return f"{votes} · {self.share}%"


def result_of(poll: Poll, needs: list[PollNeed]) -> list[Line]:
    """Return a closed vote's needs by their votes. One that was stopped chooses none."""
    votes = [need.votes or 0 for need in needs]
    placed = order(votes, first=0 if poll.reason else poll.most)
    valid = poll.valid or 0
    return [
        Line(
            needs[one.option - 1],
            one.rank,
            one.votes,
            round(one.votes * WHOLE / valid) if valid else 0,
            one.place,
        )
        for one in placed
    ]


def line(poll: Poll, *, came: int, on: date) -> dict[str, str]:
    """Return a vote as a line of a list."""
    turnout = turnout_said(came, poll.households)
    state = poll.state_on(on)
    when = until(poll) if state == Poll.State.OPEN else str(state.label)
    meta = " · ".join(part for part in (poll.place, when, turnout) if part)
    return {"title": poll.question, "meta": meta, "url": poll.get_absolute_url()}


def until(poll: Poll) -> str:
    """Return until when a vote is open, in words."""
    return _("until %(day)s, in the evening") % {"day": said(poll.closes_on, BINDING)}


def turnout_said(came: int, households: int) -> str:
    """Return how many households voted of how many, both numbers always."""
    words = ngettext(
        "%(came)d of %(households)d household voted",
        "%(came)d of %(households)d households voted",
        households,
    )
    return words % {"came": came, "households": households}


def numbers(poll: Poll) -> list[Item]:
    """Return the five numbers of a closed vote, and how the ballots came."""
    said_of = (
        (_("Households asked"), poll.households),
        (_("Voted"), poll.cast),
        (_("Valid votes"), poll.valid),
        (_("Blank votes"), poll.blank),
        (_("Void papers"), poll.spoilt),
        (_("On their own phone"), poll.by_phone),
        (_("On paper, typed by the group"), poll.on_paper),
    )
    return [{"label": label, "number": number} for label, number in said_of]


def may(by: Actor, poll: Poll) -> dict[str, bool]:
    """Return what an actor may do with a vote now."""
    return {
        "may_handle": rules.why_not_handle_slips(by, poll) is None,
        "may_type": rules.why_not_type_ballot(by, poll) is None,
        "may_stop": rules.why_not_stop_poll(by, poll) is None,
        "may_close": rules.why_not_close_poll(by, poll) is None,
    }


def onward(line: Line, *, by: Actor) -> list[Item]:
    """Return where a need of a closed vote goes on: its problem, or making one; deciding on it."""
    need, cause = line.need, line.need.cause
    if cause is None:
        if rules.why_not_make_cause(by, need):
            return []
        return [{"label": _("Make a problem of it"), "url": reverse("need_cause", args=[need.pk])}]
    links: list[Item] = []
    if sees_cause(by, cause):
        links.append({"label": cause.title_said, "url": cause.get_absolute_url()})
    if why_not_record_choice(by, cause) is None:
        address = f"{reverse('choice_new', args=[cause.slug])}?vot={need.pk}"
        links.append({"label": _("Write it down as our decision"), "url": address})
    return links


def decided_by(need: PollNeed) -> Item:
    """Return how the form of a decision begins from a need that was voted."""
    poll, votes = need.poll, need.votes or 0
    return {
        "held_on": min(poll.closes_on, poll.closed_on or poll.closes_on),
        "how": "poll",
        "present": poll.cast,
        "in_favour": votes,
        "against": 0,
        "abstained": poll.cast - votes,
        "note": _("The households voted: %(question)s") % {"question": poll.question},
    }
