"""The minutes of a meeting: written, sent to be put right, agreed or not."""

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.actions import keep
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.mail.models import Inbound, Message
from civicsteps.core.mail.parsing import Parsed
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.core.text import tidy
from civicsteps.engines.mails import Sort
from civicsteps.people.authorities.queries import address_to_write
from civicsteps.resolve.meetings import effects, mailing, rules
from civicsteps.resolve.meetings.models import Meeting, Minutes, MinutesReply

SETTLED = {
    Minutes.State.AGREED: "minutes_agreed",
    Minutes.State.DISPUTED: "minutes_disputed",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """The minutes as a PDF, and the revision that it was made from."""

    revision: int
    content: bytes


@action
def write_minutes(*, meeting: Meeting, text: str, by: Actor) -> Minutes:
    """Write the minutes of a held meeting, or write them better; only the group sees them."""
    lock(meeting)
    refuse(rules.why_not_write_minutes(by, meeting))
    if not tidy(text):
        raise Refused(Refusal(_("Write what was said."), "input", "text"))
    minutes = Minutes.objects.filter(meeting=meeting).first() or Minutes(
        meeting=meeting, revision=0
    )
    minutes.text, minutes.written_by, minutes.written_at = tidy(text), by, clock.now()
    minutes.revision += 1
    minutes.save()
    effects.tell("minutes_written", meeting, by=by)
    return minutes


@action
def send_minutes(*, minutes: Minutes, sheet: Sheet, correct_by: date, by: Actor) -> Minutes:
    """Send the minutes to the office by mail, to be put right until a day.

    `sheet` was made just before, outside. Raises Refused if they were changed since, if the office
    has no e-mail address, or if the day leaves them no time.
    """
    minutes = _locked(minutes)
    refuse(rules.why_not_send_minutes(by, minutes))
    if sheet.revision != minutes.revision:
        raise Refused(Refusal(_("Somebody changed the minutes meanwhile. Read them again.")))
    if correct_by <= clock.today():
        raise Refused(Refusal(_("Leave them a day or more."), "input", "correct_by"))
    address = address_to_write(minutes.meeting.office)
    if not address:
        raise Refused(
            Refusal(_("We know no e-mail address there. Hand the minutes over on paper."))
        )
    prepared = Prepared(sheet.content, "application/pdf", "minuta.pdf")
    minutes.paper = keep(prepared, by=by, audiences=[minutes.audience])
    minutes.state, minutes.sent_by = Minutes.State.SENT, by
    minutes.correct_by = correct_by
    mailing.queue(minutes, to=address)
    if minutes.message:
        minutes.sent_on = localdate(minutes.message.not_before)
    minutes.save()
    effects.minutes_sent(minutes)
    effects.tell("minutes_sent", minutes.meeting, by=by, public=True)
    return minutes


@action
def settle_minutes(*, minutes: Minutes, state: str, by: Actor, note: str = "") -> Minutes:
    """Say what the other side answered: `agreed` or `disputed`, with what they say."""
    minutes = _locked(minutes)
    refuse(rules.why_not_settle_minutes(by, minutes))
    if state not in SETTLED:
        raise Refused(Refusal(_("Choose what they said."), "input", "state"))
    if state == Minutes.State.DISPUTED and not tidy(note):
        raise Refused(Refusal(_("Write what they say was otherwise."), "input", "note"))
    minutes.state, minutes.note = Minutes.State(state), tidy(note)
    minutes.settled_on = clock.today()
    minutes.save(update_fields=["state", "note", "settled_on"])
    effects.minutes_settled(minutes, by=by)
    effects.tell(SETTLED[minutes.state], minutes.meeting, by=by, public=True)
    return minutes


@action
def receive_minutes_reply(
    *, minutes: Minutes, inbound: Inbound, mail: Parsed, by: Actor
) -> MinutesReply:
    """File what came by mail to the minutes; an organiser says what it means."""
    minutes = _locked(minutes)
    refuse(rules.why_not_receive_minutes_reply(by, minutes))
    reply = MinutesReply.objects.create(
        minutes=minutes,
        inbound=inbound,
        received_on=localdate(inbound.received_at),
        text=mail.text,
    )
    if mail.sort != Sort.WORDS:
        # A machine's word (a receipt, an absence, a return) is kept, and is nobody's answer.
        return reply
    if minutes.state in {Minutes.State.SENT, Minutes.State.NO_REPLY}:
        effects.minutes_answered(minutes)
    effects.tell("minutes_reply_came", minutes.meeting, by=by, via="mail")
    return reply


@action
def expire_minutes(*, minutes: Minutes, by: Actor) -> Minutes:
    """Note that their day has passed without a correction: never taken for agreement.

    Of minutes that did not surely arrive nothing is said: they stay on the desk.
    """
    minutes = _locked(minutes)
    refuse(rules.why_not_expire_minutes(by, minutes))
    left = minutes.message is None or minutes.message.state == Message.State.SENT
    if left and not answered(minutes):
        minutes.state = Minutes.State.NO_REPLY
        minutes.save(update_fields=["state"])
        effects.minutes_settled(minutes, by=by)
        effects.tell("minutes_no_reply", minutes.meeting, by=by, public=True)
    return minutes


def answered(minutes: Minutes) -> bool:
    """Tell whether a person wrote back about minutes."""
    return minutes.replies.filter(inbound__sort=Sort.WORDS).exists()


def _locked(minutes: Minutes) -> Minutes:
    related = (
        "meeting__cause__group", "meeting__demand", "meeting__office__authority", "message",
    )  # fmt: skip
    rows = Minutes.objects.select_related(*related).select_for_update(of=("self",))
    return rows.get(pk=minutes.pk)
