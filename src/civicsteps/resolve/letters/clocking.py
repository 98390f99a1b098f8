"""The terms that letters run: from which day, how well it is known, and what ends them.

Plain calls inside the transactions of the actions; all is read from the rows, so that it can be
told again and compared (`rebuild.py`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.days import said
from civicsteps.core.models import ref, split_ref
from civicsteps.engines.law import Calendar, Span
from civicsteps.people.authorities.laws import binds
from civicsteps.people.clocks.book import book, calendar
from civicsteps.people.clocks.models import Clock
from civicsteps.people.clocks.records import ClockSpec, end_clock, start_clock
from civicsteps.people.clocks.sources import Ending
from civicsteps.resolve.letters.compose import public_text
from civicsteps.resolve.letters.models import Judgement, Letter, Reply
from civicsteps.resolve.letters.queries import replies_visible_to

CLOSES = time(16, 30)
POST_TAKES = 5  # working days: an assumption for the later day, the receipt puts it right
SEND_ON_WITHIN = timedelta(days=5)  # OG 27/2002, art. 6^1
BINDING = {"l544", "og27", "l52", "l554"}
SENT_ON_ANEW = {"ro.og27.answer", "ro.l544.answer"}


@dataclass(frozen=True, slots=True)
class Beginning:
    """From when a term runs: surely not before, surely from, and how well that is proved."""

    span: Span
    evidence: str


def keep_time(letter: Letter, *, by: Actor) -> None:
    """Start, move or end what runs for a letter, as its rows are now; safe to repeat.

    A letter runs a term from when it left, proved by our own copy; from the day on which they
    confirm it; and from its registration, once known. An answer, a refusal or our taking it back
    ends it; one that they sent elsewhere runs anew there, at an office that we do not know.
    """
    if not runs(letter):
        return
    days, judged = calendar(), judged_replies(letter)
    ended = ending_of(letter, judged)
    begun = beginning_of(letter, days)
    known = Clock.objects.filter(source=ref(letter), step=letter.step).first()
    if ended is None or known is None or known.evidence != begun.evidence:
        _start(letter, letter, begun, by=by)
    if ended:
        end_clock(source=letter, outcome=ended[0], on=ended[1], by=by)
    _keep_time_elsewhere(letter, judged, by=by)


def runs(letter: Letter) -> bool:
    """Tell whether a term of the law runs for a letter: not for one brought years after.

    Nor where the law sets none, nor for one to who is not bound by it: a private company owes no
    answer to a petition.
    """
    if not (letter.step and letter.sent_on and letter.brought_at is None):
        return False
    if book().step(letter.step).duration is None:
        return False
    family = letter.step.split(".")[1]
    return family not in BINDING or binds(letter.office.authority, family)


def beginning_of(letter: Letter, days: Calendar) -> Beginning:
    """Return from when a letter's term runs. Evidence as the law's rules name it: A, B or C."""
    if letter.registered_on:
        return Beginning(Span.on(letter.registered_on), "A")
    sent_on = letter.sent_on
    if sent_on is None:
        raise ValueError("a letter that has not left runs no term")
    confirmed = _confirmed_on(letter)
    if confirmed:
        return Beginning(Span(min(sent_on, confirmed), confirmed), "B")
    return Beginning(Span(sent_on, _there_by(letter, sent_on, days)), "C")


def ending_of(letter: Letter, judged: list[tuple[Reply, Judgement]]) -> tuple[str, date] | None:
    """Return what ended a letter's term, and on which day; None while it runs.

    An answer that does not answer ends nothing.
    """
    if letter.withdrawn_on:
        return "withdrawn", letter.withdrawn_on
    for reply, judgement in judged:
        if judgement.refused:
            return "refused", reply.received_on
        if judgement.on_the_substance or judgement.answered == "forwarded":
            return "met", reply.received_on
    return None


def reply_that_ended(clock: Clock, by: Actor) -> Ending | None:
    """Return the answer that ended a letter's term, as an actor may see it."""
    letter = Letter.objects.filter(pk=split_ref(clock.source)[1]).first()
    ended = ending_of(letter, judged_replies(letter)) if letter else None
    if letter is None or ended is None or ended[0] == "withdrawn":
        return None
    seen = replies_visible_to(by).filter(letter=letter, received_on=ended[1])
    reply = seen.filter(kind=Reply.Kind.REPLY).order_by("pk").first()
    told = _("the answer of %(day)s") % {"day": said(ended[1])}
    return Ending(told, reply.get_absolute_url()) if reply else None


def judged_replies(letter: Letter) -> list[tuple[Reply, Judgement]]:
    """Return the replies that stand and were judged, oldest first, each with its last judgement."""
    standing = letter.replies.filter(withdrawn_on=None, kind=Reply.Kind.REPLY)
    replies = standing.prefetch_related("judgements").order_by("received_on", "pk")
    return [(reply, found[-1]) for reply in replies if (found := list(reply.judgements.all()))]


def specs_of(letter: Letter, days: Calendar) -> Iterator[ClockSpec]:
    """Tell the clocks that are open for a letter, from its rows alone."""
    if not runs(letter) or book().step(letter.step).duration is None:
        return
    judged = judged_replies(letter)
    if ending_of(letter, judged) is None:
        begun = beginning_of(letter, days)
        yield ClockSpec(
            ref(letter), letter.step, begun.span.earliest, begun.span.latest, begun.evidence
        )
    for reply in sent_elsewhere(letter, judged):
        span = _elsewhere(reply)
        yield ClockSpec(ref(reply), letter.step, span.earliest, span.latest, "C")


def sent_elsewhere(letter: Letter, judged: list[tuple[Reply, Judgement]]) -> list[Reply]:
    """Return the replies that say it was sent elsewhere, while nobody answered since."""
    if letter.withdrawn_on or letter.step not in SENT_ON_ANEW:
        return []
    forwarded = [reply for reply, judgement in judged if judgement.answered == "forwarded"]
    answered = any(one.on_the_substance or one.refused for _, one in judged)
    return [] if answered else forwarded[-1:]


def _keep_time_elsewhere(
    letter: Letter, judged: list[tuple[Reply, Judgement]], *, by: Actor
) -> None:
    open_ones = sent_elsewhere(letter, judged)
    for reply in open_ones:
        _start(letter, reply, Beginning(_elsewhere(reply), "C"), by=by)
    over = "withdrawn" if letter.withdrawn_on else "met"
    last = judged[-1][0].received_on if judged else letter.withdrawn_on
    for reply in letter.replies.all():
        if reply not in open_ones and last:
            end_clock(source=reply, outcome=over, on=last, by=by)


def _start(letter: Letter, source: Letter | Reply, begun: Beginning, *, by: Actor) -> None:
    ours = source == letter
    start_clock(
        source=source,
        step=letter.step,
        trigger=begun.span,
        evidence=begun.evidence,
        group=letter.cause.group,
        office=letter.office if ours else None,
        about=public_text(letter, letter.subject),
        url=letter.get_absolute_url(),
        thread=letter.cause,
        public=letter.cause.published_at is not None,
        answers=ours,
        illustrative=letter.illustrative,
        by=by,
    )


def _elsewhere(reply: Reply) -> Span:
    return Span(reply.received_on, reply.received_on + SEND_ON_WITHIN)


def _confirmed_on(letter: Letter) -> date | None:
    said = letter.replies.filter(
        kind=Reply.Kind.ACKNOWLEDGEMENT, from_office=True, withdrawn_on=None
    )
    return said.order_by("received_on").values_list("received_on", flat=True).first()


def _there_by(letter: Letter, sent_on: date, days: Calendar) -> date:
    if letter.channel == Letter.Channel.POST:
        return _working_day(sent_on, days, after=POST_TAKES)
    sent_at = letter.message.sent_at if letter.message else None
    late = sent_at is not None and localtime(sent_at).time() >= CLOSES
    return _working_day(sent_on, days, after=1 if late else 0)


def _working_day(day: date, days: Calendar, *, after: int) -> date:
    # The day itself counts where it works and nothing is to pass.
    while after or not days.is_working(day, admin=True):
        day += timedelta(days=1)
        if after and days.is_working(day, admin=True):
            after -= 1
    return day
