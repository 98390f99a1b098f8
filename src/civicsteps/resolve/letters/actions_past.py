"""Writing down letters that left long ago, and taking back what was entered by mistake."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause, Demand
from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.models import StoredFile
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.journal.log import record
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse, refuse_ahead
from civicsteps.core.text import tidy
from civicsteps.people.authorities.models import Office
from civicsteps.resolve.letters import drafting, effects, rules, whereabouts
from civicsteps.resolve.letters.models import Letter, Reply

OLDEST = date(1990, 1, 1)


@action
def record_past_letter(
    *,
    cause: Cause,
    demand: Demand,
    office: Office,
    subject: str,
    channel: str,
    sent_on: date,
    by: Actor,
    pages: Sequence[Prepared | StoredFile] = (),
    text: str = "",
    number: str = "",
    registered_on: date | None = None,
    illustrative: bool = False,
) -> Letter:
    """Write down a letter that was sent in the past; no mail leaves, the step is of that day.

    The proof is what is left of it: its scan or photos in `pages`, the `text` of a mail, or the
    `number` under which they registered it, with its day in `registered_on`; one is needed. Pages
    and text are for the group alone, for they name who signed; the subject is for everybody.
    """
    refuse(rules.why_not_record_past_letter(by, cause))
    if demand.cause_id != cause.pk or demand.withdrawn_on:
        raise Refused(Refusal(_("Choose one of the things you ask."), "input", "demand"))
    if channel not in Letter.Channel.values:
        raise Refused(Refusal(_("Say how it got there."), "input", "channel"))
    _refuse_days(sent_on, number, registered_on)
    if not pages and not tidy(text) and not tidy(number):
        reason = _("Bring the letter: a photo, a PDF, the mail, or its registration number.")
        raise Refused(Refusal(reason, "input", "pages"))
    letter = Letter(
        cause=cause,
        demand=demand,
        office=office,
        subject=drafting.given("subject", subject, _("Write the subject."))[:140],
        old_text=tidy(text),
        registration_number=tidy(number)[:40],
        registered_on=registered_on if tidy(number) else None,
        written_by=by,
        written_at=clock.now(),
        brought_at=clock.now(),
        illustrative=illustrative or cause.illustrative,
    )
    whereabouts.open_thread(letter)
    letter.state, letter.channel, letter.sent_on = Letter.State.SENT, channel, sent_on
    letter.sent_by = by
    letter.save(force_insert=True)
    letter.pages.set([drafting.kept(one, by=by, audience=letter.audience) for one in pages])
    effects.letter_left(letter, by=by, on=sent_on)
    record(
        "letters.past_letter_recorded",
        by=by,
        about={"cause": cause, "letter": letter, "office": office},
        audiences=[cause.audience],
        data={"on": sent_on.isoformat()},
    )
    return letter


@action
def withdraw_reply(*, reply: Reply, by: Actor) -> Reply:
    """Take back a reply that was entered by mistake: what rested on it is lifted."""
    lock(reply)
    refuse(rules.why_not_withdraw_reply(by, reply))
    reply.withdrawn_on = clock.today()
    reply.save(update_fields=["withdrawn_on"])
    effects.reply_withdrawn(reply, by=by)
    effects.tell("letters.reply_withdrawn", reply.letter, by=by, reply=reply)
    return reply


def _refuse_days(sent_on: date, number: str, registered_on: date | None) -> None:
    refuse_ahead(sent_on, "sent_on")
    if sent_on < OLDEST:
        raise Refused(Refusal(_("This is before 1990. Look at the year."), "input", "sent_on"))
    if not tidy(number):
        return
    if registered_on is None:
        reason = _("Write also the day on which they registered it.")
        raise Refused(Refusal(reason, "input", "registered_on"))
    refuse_ahead(registered_on, "registered_on")
    if registered_on < sent_on:
        reason = _("This is before the letter was sent.")
        raise Refused(Refusal(reason, "input", "registered_on"))
