"""What a group does with requests: open, take further, judge in its terms, note what was said."""

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause, Demand
from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse, refuse_ahead
from civicsteps.core.text import tidy
from civicsteps.people.authorities.models import Office
from civicsteps.resolve.letters.actions import judge_reply, write_letter
from civicsteps.resolve.letters.compose import public_text
from civicsteps.resolve.letters.drafting import Words
from civicsteps.resolve.letters.instruments import instrument_of
from civicsteps.resolve.letters.models import Judgement, Letter, Reply
from civicsteps.resolve.letters.ready import ready_words
from civicsteps.resolve.requests import effects, rules, terms
from civicsteps.resolve.requests.chains import last_of, last_to_office, request_of
from civicsteps.resolve.requests.models import Batch, Event, Request, Verdict
from civicsteps.resolve.requests.own import keep_own_time

TOLD = {
    Event.Kind.ASKED: "requests.registry_asked",
    Event.Kind.EXTENDED: "requests.term_extended",
    Event.Kind.PAUSED: "requests.term_paused",
    Event.Kind.RESUMED: "requests.term_resumed",
}
# What each outcome is in the common terms of letters: how far answered, and whether refused. A
# refusal that says why is an answer on the substance.
MEANS = {
    Verdict.Outcome.GIVEN: (Judgement.Answered.YES, False),
    Verdict.Outcome.PARTLY: (Judgement.Answered.PARTLY, False),
    Verdict.Outcome.REFUSED: (Judgement.Answered.YES, True),
    Verdict.Outcome.NOT_HELD: (Judgement.Answered.YES, True),
    Verdict.Outcome.ELSEWHERE: (Judgement.Answered.FORWARDED, False),
    Verdict.Outcome.CLARIFY: (Judgement.Answered.NO, False),
    Verdict.Outcome.NO_ANSWER: (Judgement.Answered.NO, False),
}


@action
def open_request(
    *,
    cause: Cause,
    office: Office,
    instrument: str,
    words: Words,
    by: Actor,
    actor_kind: str,
    demand: Demand | None = None,
    batch: Batch | None = None,
    illustrative: bool = False,
) -> Request:
    """Ask an office for something: the request and the draft of its opening letter, at once."""
    asks = instrument_of(instrument).needs_demand
    refuse(rules.why_not_open_request(by, cause, asks=asks))
    if actor_kind not in Request.ActorKind.values:
        raise Refused(Refusal(_("Say who signs."), "input", "actor_kind"))
    letter = write_letter(
        cause=cause,
        demand=demand,
        office=office,
        words=replace(words, instrument=instrument),
        by=by,
        illustrative=illustrative,
    )
    return _begun(letter, by=by, actor_kind=actor_kind, batch=batch)


@action
def begin_request(*, letter: Letter, by: Actor) -> Request:
    """Make a request of a letter that was written another way; one that has its own keeps it."""
    lock(letter)
    refuse(rules.why_not_begin_request(by, letter))
    known = Request.objects.filter(opening=letter).first()
    return known or _begun(letter, by=by, actor_kind=terms.actor_kind_of(letter))


@action
def take_further(
    *, request: Request, instrument: str, by: Actor, office: Office | None = None
) -> Letter:
    """Draft the next letter of a request from what is known: it is read, changed, signed, sent.

    It follows the letter that was sent last to that office; whoever signed that one signs again,
    unless it was forgotten who did. Raises Refused where a draft of the same kind waits already.
    """
    lock(request)
    refuse(rules.why_not_take_further(by, request))
    before = last_of(request) if office else last_to_office(request)
    if before.followed_by.filter(instrument=instrument, sent_on=None, withdrawn_on=None).exists():
        raise Refused(Refusal(_("This draft waits already.")))
    to, kind = office or before.office, instrument_of(instrument)
    demand = before.demand or request.opening.demand or terms.first_asked(request.cause)
    asks = [demand.sentence] if demand else []
    words = ready_words(instrument, cause=request.cause, office=to, follows=before, asks=asks)
    letter = write_letter(
        cause=request.cause,
        demand=demand if kind.needs_demand else None,
        office=to,
        words=terms.signed_again(words, before),
        by=by,
        follows=before,
        illustrative=request.illustrative,
    )
    effects.tell("requests.request_taken_further", request, by=by, inside=True)
    return letter


@action
def record_event(
    *,
    request: Request,
    letter: Letter,
    kind: str,
    on: date,
    by: Actor,
    note: str = "",
    illustrative: bool = False,
) -> Event:
    """Write down what the office said of its term, or that the registry did not know.

    The term of the letter is extended, stands still or runs again. An extension counts only if
    they told of it before the term ended: else the first day holds. The note is shown to
    everybody: who signed is blotted out of it.
    """
    lock(request)
    refuse(rules.why_not_record_event(by, request))
    if kind not in Event.Kind.values:
        raise Refused(Refusal(_("Choose one of these."), "input", "kind"))
    refuse_ahead(on, "on")
    if request_of(letter) != request:
        raise Refused(Refusal(_("This letter is of another request.")))
    if letter.sent_on is None or on < letter.sent_on:
        raise Refused(Refusal(_("This is before the letter was sent."), "input", "on"))
    terms.refuse_unfit(letter, kind, on=on)
    event = Event.objects.create(
        request=request,
        letter=letter,
        kind=kind,
        on=on,
        note=public_text(letter, tidy(note))[:300],
        by=by,
        at=clock.now(),
        illustrative=illustrative or request.illustrative,
    )
    terms.apply(event, by=by)
    about = {"letter": letter}
    told = TOLD[Event.Kind(kind)]
    effects.tell(told, request, by=by, about=about, data={"on": on.isoformat()})
    return event


@action
def judge_answer(
    *, reply: Reply, outcome: str, by: Actor, exception: str = "", note: str = ""
) -> Verdict:
    """Say what an office did, in the terms of the request; the common judgement follows from it.

    `exception` is the one that a refusal rests on, as they name it. Where they ask to make
    something clear the term stands still from that day.
    """
    refuse(rules.why_not_judge_answer(by, reply))
    if outcome not in Verdict.Outcome.values:
        raise Refused(Refusal(_("Choose one of these."), "input", "outcome"))
    answered, refused = MEANS[Verdict.Outcome(outcome)]
    judged = judge_reply(reply=reply, answered=answered, refused=refused, by=by, note=note)
    request = request_of(reply.letter) or begin_request(letter=reply.letter, by=by)
    given = public_text(reply.letter, tidy(exception))[:120] if refused else ""
    verdict = Verdict.objects.create(
        judgement=judged, request=request, reply=reply, outcome=outcome, exception=given
    )
    if outcome == Verdict.Outcome.CLARIFY and terms.may_stand_still(reply):
        record_event(
            request=request, letter=reply.letter, kind="paused", on=reply.received_on, by=by
        )
    keep_own_time(request, by=by)
    effects.tell("requests.answer_judged", request, by=by, about={"reply": reply})
    return verdict


@action
def ask_about_late(*, request: Request, by: Actor) -> Request:
    """Put on the group's desk that an answer is late; once told, it is not told again."""
    lock(request)
    refuse(rules.why_not_ask_about_late(by, request))
    if not request.waits_late and terms.is_late(request, on=clock.today()):
        request.late_asked_on, request.late_settled_on = clock.today(), None
        request.late_until = terms.act_until(request)
        request.save(update_fields=["late_asked_on", "late_settled_on", "late_until"])
        keep_own_time(request, by=by)
        effects.ask_about_late(request)
        effects.tell("requests.answer_late", request, by=by, inside=True)
    return request


@action
def settle_late(*, request: Request, by: Actor) -> Request:
    """Take a late answer off the desk, once the answer came or the group went further.

    The group's own terms follow: what a letter took, or what has passed, runs no more.
    """
    lock(request)
    refuse(rules.why_not_ask_about_late(by, request))
    if request.waits_late and not terms.is_late(request, on=clock.today()):
        request.late_settled_on = clock.today()
        request.save(update_fields=["late_settled_on"])
        effects.settle_late(request)
        effects.tell("requests.late_settled", request, by=by, inside=True)
    keep_own_time(request, by=by)
    return request


def _begun(letter: Letter, *, by: Actor, actor_kind: str, batch: Batch | None = None) -> Request:
    request = Request.objects.create(
        cause=letter.cause,
        office=letter.office,
        opening=letter,
        batch=batch,
        instrument=letter.instrument,
        rule=terms.rule_of(letter.step),
        actor_kind=actor_kind,
        opened_by=by,
        opened_at=clock.now(),
        illustrative=letter.illustrative,
    )
    effects.tell("requests.request_opened", request, by=by, inside=True)
    return request
