"""What requests do by themselves: send the letters of a question, ask about late answers.

One task for each letter: what one of them stumbles over does not hold up the others, and a worker
that dies is followed by another, which sends no letter twice.
"""

import logging
from datetime import time, timedelta
from uuid import UUID

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from civicsteps.core.actors.actions import system
from civicsteps.core.refusals import Refused
from civicsteps.core.work import daily, every, task
from civicsteps.core.work.queries import under_way
from civicsteps.resolve.letters import outgoing, pdf
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.requests.actions import ask_about_late, settle_late
from civicsteps.resolve.requests.actions_batch import let_go, note_trouble
from civicsteps.resolve.requests.chains import request_of
from civicsteps.resolve.requests.models import Request
from civicsteps.resolve.requests.queries import late_letters, leaving, requests_to_settle

logger = logging.getLogger(__name__)

AT_ONCE = 6  # a minute: registries and mail servers take a few from one sender, not forty


@every(timedelta(minutes=1))
@task
def send_questions() -> None:
    """Find the letters of confirmed questions that have still to be sent: a few each minute."""
    keys = [str(key) for key in leaving().values_list("pk", flat=True)[:AT_ONCE]]
    waiting = under_way(send_question)
    for key in keys:
        if key not in waiting:
            send_question.enqueue(key)


@task
def send_question(request_id: str) -> None:
    """Send the letter of one office, unless it left meanwhile; say so where it cannot leave."""
    related = ("batch__confirmed_by", "opening__cause__group", "opening__office__authority")
    request = leaving().select_related(*related).filter(pk=request_id).first()
    if request is None or request.batch is None or request.batch.confirmed_by is None:
        return
    letter = request.opening
    try:
        copies = pdf.copies(letter, on=localdate(outgoing.leaving_time(at_once=False)))
        let_go(request=request, copies=copies, by=request.batch.confirmed_by)
    except Refused as refused:
        with override(request.opening.language):
            reason = str(refused.refusal.reason)
        note_trouble(request=request, reason=reason, by=system())
    except Exception:  # whatever it was, the letters behind it must not wait for it
        logger.exception("the letter of request %s did not leave", request.pk)
        with override(request.opening.language):
            reason = _("It could not be made ready. Send it by hand, or try again.")
        note_trouble(request=request, reason=reason, by=system())


@daily(time(7, 30))
@task
def ask_about_late_answers() -> None:
    """Find the requests whose answer is late since today, and those whose days to look at."""
    for key in sorted(late_letters()):
        ask_about_late_answer.enqueue(str(key))
    for request_id in requests_to_settle():
        settle_late_answer.enqueue(str(request_id))


@task
def ask_about_late_answer(letter_id: str) -> None:
    """Ask the group about the request that a late letter belongs to, unless it was asked."""
    letter = Letter.objects.select_related("follows").filter(pk=letter_id).first()
    request = request_of(letter) if letter else None
    if request and not request.waits_late:
        ask_about_late(request=request, by=system())


@task
def follow_calendar(letter_ids: list[str]) -> None:
    """Let the groups' own days follow the terms of letters that a change of the calendar moved."""
    looked_at, letters = set(requests_to_settle()), [UUID(key) for key in letter_ids]
    for request in Request.objects.filter(cause__letters__in=letters).distinct():
        if request.pk in looked_at:
            settle_late(request=request, by=system())


@task
def settle_late_answer(request_id: str) -> None:
    """Take one of them off the desk, if it is late no more; end what has passed."""
    if request := Request.objects.filter(pk=request_id).first():
        settle_late(request=request, by=system())
