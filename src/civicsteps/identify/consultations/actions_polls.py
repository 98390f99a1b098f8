"""Asking the households of a place: opening the vote, its slips, its ballots, its end."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.actions import open_cause
from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.codes import new_code
from civicsteps.core.journal.log import record
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.core.sealed import key_of
from civicsteps.core.text import plain, tidy
from civicsteps.engines.ballots import count
from civicsteps.identify.consultations import rules_polls as rules
from civicsteps.identify.consultations.models import Ballot, Poll, PollNeed, Slip
from civicsteps.identify.consultations.models.polls import HOUSEHOLDS, NEEDS
from civicsteps.people.acts.records import record_act
from civicsteps.people.groups.models import Group

LONGEST = timedelta(days=180)
TEXT = 120


@action
def open_poll(
    *,
    group: Group,
    question: str,
    needs: Sequence[str],
    closes_on: date,
    households: int,
    by: Actor,
    place: str = "",
    most: int = 5,
    causes: Sequence[Cause] = (),
    illustrative: bool = False,
) -> Poll:
    """Ask the households of a place which of its needs come first; a slip is made for each.

    `needs` are in words, `causes` problems of the group that stand beside them by their title;
    2 to 20 together. A household chooses at most `most` of them, through the day `closes_on`.
    """
    refuse(rules.why_not_open_poll(by, group))
    named = _named(group, needs, causes)
    _refuse_misfit(question, named, closes_on, households, most)
    poll = Poll.objects.create(
        group=group,
        question=tidy(question),
        place=tidy(place),
        most=min(most, len(named)),
        households=households,
        closes_on=closes_on,
        opened_by=by,
        opened_at=clock.now(),
        illustrative=illustrative,
    )
    PollNeed.objects.bulk_create(
        PollNeed(poll=poll, number=number, text=text, cause=cause)
        for number, (text, cause) in enumerate(named, 1)
    )
    _print(poll, range(1, households + 1))
    record_act(group=group, by=by, kind="poll", on=clock.today(), source=poll)
    _tell("consultations.poll_opened", poll, by=by, households=households)
    return poll


@action
def add_slips(*, poll: Poll, more: int, by: Actor) -> Poll:
    """Make slips for households that were forgotten: there are so many more of them."""
    lock(poll)
    refuse(rules.why_not_handle_slips(by, poll))
    if more < 1 or poll.households + more > HOUSEHOLDS[1]:
        reason = _("A vote asks %(most)d households at most.") % {"most": HOUSEHOLDS[1]}
        raise Refused(Refusal(reason, "input", "more"))
    _print(poll, range(poll.households + 1, poll.households + more + 1))
    poll.households += more
    poll.save(update_fields=["households"])
    _tell("consultations.poll_slips_added", poll, by=by, more=more, households=poll.households)
    return poll


@action
def replace_slip(*, slip: Slip, by: Actor) -> Slip:
    """Make a new slip in the place of one that was lost unused; the lost one opens nothing."""
    lock(slip.poll)
    lock(slip)
    refuse(rules.why_not_replace_slip(by, slip))
    slip.void_on = clock.today()
    slip.save(update_fields=["void_on"])
    (new,) = _print(slip.poll, [slip.number])
    _tell("consultations.poll_slip_replaced", slip.poll, by=by)
    return new


@action
def cast_ballot(*, slip: Slip, picks: Collection[int], by: Actor) -> Poll:
    """Cast a household's ballot by its slip. No pick is a blank ballot.

    Nothing is written of who sent it or at what hour, in the journal neither.
    """
    lock(slip.poll)
    slip.refresh_from_db(fields=["used_on", "void_on"])
    refuse(rules.why_not_cast_ballot(by, slip))
    _cast(slip, picks, how=Ballot.How.PHONE)
    return slip.poll


@action
def type_ballot(*, slip: Slip, picks: Collection[int], by: Actor, spoilt: bool = False) -> Poll:
    """Type what stands on a household's paper, counted apart; `spoilt` if it cannot be counted."""
    lock(slip.poll)
    slip.refresh_from_db(fields=["used_on", "void_on"])
    refuse(rules.why_not_type_ballot(by, slip.poll) or rules.gone(slip))
    _cast(slip, () if spoilt else picks, how=Ballot.How.PAPER, spoilt=spoilt)
    _tell("consultations.poll_paper_typed", slip.poll, by=by)
    return slip.poll


@action
def stop_poll(*, poll: Poll, reason: str, by: Actor) -> Poll:
    """Stop a vote before its time, with the reason: its numbers are shown, and choose nothing."""
    lock(poll)
    refuse(rules.why_not_stop_poll(by, poll))
    if not tidy(reason):
        raise Refused(Refusal(_("Say why."), "input", "reason"))
    poll.reason = tidy(reason)
    _close(poll)
    _tell("consultations.poll_stopped", poll, by=by)
    return poll


@action
def close_poll(*, poll: Poll, by: Actor) -> Poll:
    """Close a vote whose last day is past, and write its numbers."""
    lock(poll)
    refuse(rules.why_not_close_poll(by, poll))
    _close(poll)
    _tell("consultations.poll_closed", poll, by=by, came=poll.cast, households=poll.households)
    return poll


@action
def make_cause_of_need(*, need: PollNeed, by: Actor) -> Cause:
    """Make a problem of the group of what was voted; only the group sees it until it publishes."""
    lock(need)
    refuse(rules.why_not_make_cause(by, need))
    poll = need.poll
    need.cause = open_cause(
        group=poll.group,
        title=need.text,
        by=by,
        place="" if poll.group.at_risk else poll.place,
        illustrative=poll.illustrative,
    )
    need.save(update_fields=["cause"])
    return need.cause


def _named(
    group: Group, needs: Sequence[str], causes: Sequence[Cause]
) -> list[tuple[str, Cause | None]]:
    if any(cause.group_id != group.pk for cause in causes):
        raise Refused(Refusal(_("This problem is another group's."), "input", "causes"))
    own = [(text, None) for need in needs if (text := tidy(need))]
    return [*own, *((cause.title[:TEXT], cause) for cause in causes)]


def _refuse_misfit(
    question: str,
    named: Sequence[tuple[str, Cause | None]],
    closes_on: date,
    households: int,
    most: int,
) -> None:
    fewest, largest = HOUSEHOLDS
    wrong = (
        (not tidy(question), "question", _("Write the question.")),
        (not NEEDS[0] <= len(named) <= NEEDS[1], "needs", _("From 2 to 20 needs, one a line.")),
        (
            len({plain(text) for text, _cause in named}) < len(named),
            "needs",
            _("The same need stands there twice."),
        ),
        (
            any(len(text) > TEXT for text, _cause in named),
            "needs",
            _("A need fits on a line of 120 letters: say it shorter."),
        ),
        (not 1 <= most <= NEEDS[1], "most", _("Choose how many may be ticked: from 1 to 20.")),
        (
            not fewest <= households <= largest,
            "households",
            _("A vote asks from 2 to 500 households."),
        ),
        (closes_on < clock.today(), "closes_on", _("This day is past.")),
        (
            closes_on > clock.today() + LONGEST,
            "closes_on",
            _("A vote is open for half a year at most."),
        ),
    )
    for is_wrong, field, reason in wrong:
        if is_wrong:
            raise Refused(Refusal(reason, "input", field))


def _print(poll: Poll, numbers: Collection[int]) -> list[Slip]:
    slips = []
    for number in numbers:
        code = new_code()
        slips.append(Slip(poll=poll, number=number, code=code, code_key=key_of(code)))
    return Slip.objects.bulk_create(slips)


def _cast(slip: Slip, picks: Collection[int], *, how: str, spoilt: bool = False) -> None:
    poll = slip.poll
    chosen = sorted(set(picks))
    if len(chosen) > poll.most:
        reason = _("Choose %(most)d at most: you ticked %(ticked)d.") % {
            "most": poll.most,
            "ticked": len(chosen),
        }
        raise Refused(Refusal(reason, "input", "picks"))
    if set(chosen) - set(poll.needs.values_list("number", flat=True)):
        raise Refused(Refusal(_("This is not on the slip."), "input", "picks"))
    # The one that finds it unused has it: two phones with one slip make one ballot.
    unused = Slip.objects.filter(pk=slip.pk, used_on=None, void_on=None)
    if not unused.update(used_on=clock.today()):
        raise Refused(rules.USED)
    Ballot.objects.create(poll=poll, how=how, picks=chosen, spoilt=spoilt)


def _close(poll: Poll) -> None:
    ballots = list(poll.ballots.order_by("pk"))
    needs = list(poll.needs.order_by("number"))
    tally = count(
        (None if ballot.spoilt else ballot.picks for ballot in ballots),
        options=len(needs),
        most=poll.most,
    )
    for need, votes in zip(needs, tally.votes, strict=True):
        need.votes = votes
    PollNeed.objects.bulk_update(needs, ["votes"])
    poll.valid, poll.blank, poll.spoilt = tally.valid, tally.blank, tally.spoilt
    poll.on_paper = sum(ballot.how == Ballot.How.PAPER for ballot in ballots)
    poll.by_phone = len(ballots) - poll.on_paper
    poll.closed_on = clock.today()
    poll.save()
    _shuffle(poll, ballots)


def _shuffle(poll: Poll, ballots: Sequence[Ballot]) -> None:
    # Written anew in the order of keys drawn at random: where a row lies, and in which
    # transaction it was written, no longer says when it came.
    poll.ballots.all().delete()
    Ballot.objects.bulk_create(ballots)


def _tell(kind: str, poll: Poll, *, by: Actor, **data: int) -> None:
    about: dict[str, models.Model] = {"poll": poll, "group": poll.group}
    inside = kind in {"consultations.poll_paper_typed", "consultations.poll_slip_replaced"}
    audience = poll.group.audience if inside else poll.audience
    record(kind, by=by, about=about, audiences=[audience], data=data)
