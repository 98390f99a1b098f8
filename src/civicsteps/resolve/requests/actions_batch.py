"""Asking many offices one question, and letting all the letters leave."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause, Demand
from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.people.authorities.models import Office
from civicsteps.resolve.letters.actions import send_letter
from civicsteps.resolve.letters.drafting import Words
from civicsteps.resolve.letters.pdf import Copies
from civicsteps.resolve.requests import batches, effects, rules
from civicsteps.resolve.requests.actions import open_request
from civicsteps.resolve.requests.models import Batch, Request
from civicsteps.resolve.requests.queries import waiting_in


@action
def ask_many(
    *,
    cause: Cause,
    offices: Iterable[Office],
    words: Words,
    question: str,
    by: Actor,
    actor_kind: str,
    demand: Demand | None = None,
    illustrative: bool = False,
) -> Batch:
    """Draft one letter with the same words to each of these offices: all are drafted or none."""
    refuse(rules.why_not_ask_many(by, cause))
    asked = batches.offices_of(offices)
    batch = batches.begun(cause, words, question=question, by=by, illustrative=illustrative)
    for office in asked:
        open_request(
            cause=cause,
            office=office,
            instrument=words.instrument,
            words=words,
            by=by,
            actor_kind=actor_kind,
            demand=demand,
            batch=batch,
            illustrative=illustrative,
        )
    effects.tell_batch("requests.many_asked", batch, by=by)
    return batch


@action
def send_batch(*, batch: Batch, by: Actor) -> Batch:
    """Let all the letters of a question leave: a worker sends them, one after another.

    Each leaves as if it were sent by hand, by whoever says so now; those already sent stay sent.
    """
    lock(batch)
    refuse(rules.why_not_send_batch(by, batch))
    if not waiting_in(batch).exists():
        raise Refused(Refusal(_("No letter waits to be sent.")))
    batch.confirmed_by, batch.confirmed_at = by, clock.now()
    batch.save(update_fields=["confirmed_by", "confirmed_at"])
    effects.tell_batch("requests.batch_confirmed", batch, by=by)
    return batch


@action
def let_go(*, request: Request, copies: Copies, by: Actor) -> Request:
    """Send the letter of one office of a question, once: stopped after that, it stays here."""
    lock(request)
    refuse(rules.why_not_let_go(by, request))
    send_letter(letter=request.opening, copies=copies, by=by)
    request.left_at = clock.now()
    request.save(update_fields=["left_at"])
    return request


@action
def note_trouble(*, request: Request, reason: str, by: Actor) -> Request:
    """Write down why a letter of a question did not leave, and ask the group to see to it."""
    lock(request)
    refuse(rules.why_not_note_trouble(by, request))
    request.trouble = reason[:300]
    request.save(update_fields=["trouble"])
    effects.ask_about_stuck(request)
    effects.tell("requests.letter_stuck", request, by=by, inside=True)
    return request


@action
def try_again(*, request: Request, by: Actor) -> Request:
    """Let a letter that did not leave be tried again: what held it up was seen to."""
    lock(request)
    refuse(rules.why_not_try_again(by, request))
    request.trouble, request.left_at = "", None
    request.save(update_fields=["trouble", "left_at"])
    effects.settle_stuck(request)
    effects.tell("requests.tried_again", request, by=by, inside=True)
    return request
