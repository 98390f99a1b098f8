"""What a group does with letters: write, send or hand over, number, answer, judge, withdraw."""

import hashlib
from collections.abc import Sequence
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause, Demand
from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.actions import keep
from civicsteps.core.files.models import StoredFile
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.links.actions import Issued, issue
from civicsteps.core.links.models import Link
from civicsteps.core.mail.models import Message
from civicsteps.core.refusals import Refusal, Refused, refuse, refuse_ahead
from civicsteps.core.text import tidy
from civicsteps.people.acts.records import record_act
from civicsteps.people.authorities.models import Office
from civicsteps.resolve.letters import (
    drafting,
    effects,
    outgoing,
    rules,
    whereabouts,
)
from civicsteps.resolve.letters.clocking import keep_time
from civicsteps.resolve.letters.compose import public_text
from civicsteps.resolve.letters.drafting import Words
from civicsteps.resolve.letters.instruments import instrument_of
from civicsteps.resolve.letters.models import Judgement, Letter, Reply
from civicsteps.resolve.letters.pdf import Copies

BY_HAND = {Letter.Channel.COUNTER, Letter.Channel.POST, Letter.Channel.PORTAL}


@action
def write_letter(
    *,
    cause: Cause,
    demand: Demand | None,
    office: Office,
    words: Words,
    by: Actor,
    follows: Letter | None = None,
    illustrative: bool = False,
) -> Letter:
    """Write a draft to an office; only the group sees it.

    It puts a demand of the cause, unless its instrument asks for papers, gives an opinion or
    complains: then `demand` may be None, and its leaving lays no fact. `follows` is the letter of
    the same cause that it takes further.
    """
    asks = instrument_of(words.instrument).needs_demand
    refuse(rules.why_not_write_letter(by, cause, asks=asks))
    if (demand is None and asks) or (demand and not _is_asked(demand, cause)):
        raise Refused(Refusal(_("Choose one of the things you ask."), "input", "demand"))
    if follows and (follows.cause_id != cause.pk or follows.sent_on is None):
        raise Refused(Refusal(_("It follows a letter of this problem that was sent.")))
    letter = Letter(
        cause=cause,
        demand=demand,
        office=office,
        follows=follows,
        written_by=by,
        written_at=clock.now(),
        illustrative=illustrative or cause.illustrative,
    )
    drafting.take(letter, words)
    whereabouts.begin(letter)
    effects.tell("letters.letter_written", letter, by=by)
    return letter


@action
def edit_letter(*, letter: Letter, office: Office, words: Words, by: Actor) -> Letter:
    """Change what a draft says, or whom it goes to."""
    letter = locked(letter)
    refuse(rules.why_not_edit_letter(by, letter))
    letter.office = office
    drafting.take(letter, words)
    letter.revision += 1
    letter.save()
    effects.tell("letters.letter_changed", letter, by=by)
    effects.put_on_desk(letter, effects.SEND)
    return letter


@action
def send_letter(*, letter: Letter, copies: Copies, by: Actor, at_once: bool = False) -> Letter:
    """Send a draft by e-mail, its copy attached; `copies` were made just before, outside.

    It leaves in ten minutes, or at eight in the morning if that is at night; `at_once` now.
    Until then `unsend_letter` stops it. Raises Refused if the office has no e-mail address, the
    letter was changed since the copies were made, or it leaves on another day than they carry.
    """
    letter = locked(letter)
    refuse(rules.why_not_send_letter(by, letter))
    letter.leaves_at = outgoing.leaving_time(at_once=at_once)
    _still_current(letter, copies, on=localdate(letter.leaves_at))
    address = outgoing.address_for(letter)
    if not address:
        raise Refused(Refusal(_("We know no e-mail address there. Take it to the counter.")))
    whereabouts.open_thread(letter)
    _keep_copies(letter, copies, by=by)
    letter.message = outgoing.queue(letter, to=address)
    letter.state, letter.sent_by = Letter.State.READY, by
    letter.save()
    effects.tell("letters.letter_readied", letter, by=by)
    effects.take_off_desk(letter, effects.SEND)
    return letter


@action
def unsend_letter(*, letter: Letter, by: Actor) -> Letter:
    """Stop a letter that has not left; it is a draft again."""
    letter = locked(letter)
    refuse(rules.why_not_unsend_letter(by, letter))
    if not outgoing.still_waits(letter):
        raise Refused(Refusal(_("The letter has left. You can withdraw it.")))
    whereabouts.back_to_draft(letter)
    effects.tell("letters.letter_unsent", letter, by=by)
    return letter


@action
def hear_from_mail(*, letter: Letter, by: Actor) -> Letter:
    """Take over what became of a letter's message; safe to repeat.

    Sent: the demand was put. Uncertain: the group is asked. Failed: it is a draft again. Said to
    have come back after it was sent: the group is asked, unless a number or an answer shows that
    the office has it. Anybody can forge such a notice: nothing is withdrawn by it.
    """
    letter = locked(letter)
    refuse(rules.why_not_hear_from_mail(by, letter))
    message = letter.message
    if message is None or letter.withdrawn_on:
        return letter
    if message.sent_at and letter.sent_on is None:
        day = outgoing.day_of(message)
        whereabouts.mark_sent(letter, Letter.Channel.EMAIL, on=day, by=by)
    if letter.state == Letter.State.SENT and message.state == Message.State.FAILED:
        whereabouts.said_to_be_back(letter, message, by=by)
    elif letter.state == Letter.State.READY and message.state == Message.State.UNCERTAIN:
        whereabouts.doubt(letter, "letters.letter_uncertain", by=by)
    elif letter.sent_on is None and message.state == Message.State.FAILED:
        effects.tell("letters.letter_failed", letter, by=by)
        whereabouts.back_to_draft(letter)
    return letter


@action
def settle_letter(*, letter: Letter, left: bool, by: Actor) -> Letter:
    """Say of a letter in doubt whether it arrived: the registry was asked, or an answer came.

    One that came back is withdrawn, and a new draft takes its place.
    """
    letter = locked(letter)
    refuse(rules.why_not_settle_letter(by, letter))
    if left:
        whereabouts.found_there(letter, by=by)
    elif letter.sent_on:
        whereabouts.came_back(letter, by=by)
    else:
        effects.tell("letters.letter_failed", letter, by=by)
        whereabouts.back_to_draft(letter)
    return letter


@action
def hand_over_letter(
    *,
    letter: Letter,
    copies: Copies,
    channel: str,
    on: date,
    by: Actor,
    proof: Prepared | None = None,
    number: str = "",
) -> Letter:
    """Say that a draft was taken to the counter, posted, or put into the office's web form.

    What shows it is the stamped copy, the receipt of the post, the picture of the confirmation;
    `number` is that of the registered letter or of the confirmation. Raises Refused without proof:
    of a web form the number is enough.
    """
    letter = locked(letter)
    refuse(rules.why_not_hand_over_letter(by, letter))
    if channel not in BY_HAND:
        raise Refused(Refusal(_("Say how it got there."), "input", "channel"))
    refuse_ahead(on, "on")
    letter.post_number = tidy(number)
    if proof is None and not (channel == Letter.Channel.PORTAL and letter.post_number):
        raise Refused(Refusal(_("Show something that proves it."), "input", "proof"))
    _still_current(letter, copies, on=on)
    whereabouts.open_thread(letter)
    _keep_copies(letter, copies, by=by)
    letter.proof = keep(proof, by=by, audiences=[letter.audience]) if proof else None
    whereabouts.mark_sent(letter, Letter.Channel(channel), on=on, by=by)
    return letter


@action
def withdraw_letter(*, letter: Letter, by: Actor) -> Letter:
    """Withdraw a letter: what it held up is lifted. A draft is thrown away."""
    letter = locked(letter)
    refuse(rules.why_not_withdraw_letter(by, letter))
    letter.withdrawn_on = clock.today()
    letter.save(update_fields=["withdrawn_on"])
    effects.letter_withdrawn(letter, by=by)
    gone = "letters.letter_withdrawn" if letter.sent_on else "letters.letter_discarded"
    effects.tell(gone, letter, by=by)
    return letter


@action
def record_registration(
    *, letter: Letter, number: str, on: date, by: Actor, link: Link | None = None
) -> Letter:
    """Write down the number under which the office registered a letter, and the day.

    `link` is the task link of somebody who rang the registry without an account.
    """
    letter = locked(letter)
    refuse(rules.why_not_record_registration(by, letter, link))
    refuse_ahead(on, "on")
    if letter.sent_on and on < letter.sent_on:
        raise Refused(Refusal(_("This is before the letter was sent."), "input", "on"))
    letter.registration_number = drafting.given("number", tidy(number), _("Write the number."))
    letter.registered_on, letter.registered_by = on, by
    letter.save(update_fields=["registration_number", "registered_on", "registered_by"])
    whereabouts.found_there(letter, by=by)
    record_act(group=letter.cause.group, by=by, kind="registration", on=on, source=letter)
    effects.take_off_desk(letter, effects.NUMBER)
    keep_time(letter, by=by)
    effects.tell("letters.letter_registered", letter, by=by, via="link" if link else "web")
    return letter


@action
def ask_for_missing_number(*, letter: Letter, by: Actor) -> Letter:
    """Put on the group's desk that a letter has no registration number yet."""
    letter = locked(letter)
    refuse(rules.why_not_ask_for_missing_number(by, letter))
    if letter.registered_on is None:
        ask_the_group(letter)
    return letter


@action
def ask_for_number(*, letter: Letter, by: Actor) -> Issued:
    """Make a link by which a neighbour rings the registry and writes down the number."""
    refuse(rules.why_not_ask_for_number(by, letter))
    effects.tell("letters.number_asked", letter, by=by)
    return issue(rules.BRING_NUMBER, letter, by=by, within=letter.cause.group)


@action
def record_reply(
    *,
    letter: Letter,
    received_on: date,
    pages: Sequence[Prepared | StoredFile],
    by: Actor,
    number: str = "",
    text: str = "",
    channel: str = Reply.Channel.PAPER,
    kind: str = Reply.Kind.REPLY,
    passed_on: int = 0,
    original: Prepared | None = None,
    from_office: bool = True,
    left_out: int = 0,
    illustrative: bool = False,
) -> Reply:
    """Enter a reply that came on paper, with its photo or scan, or to somebody's own mailbox.

    `kind` is a confirmation where they only say that they have the letter; `passed_on` says
    through how many hands a mail came, and `original` is that mail, as it was saved.
    """
    letter = locked(letter)
    refuse(rules.why_not_record_reply(by, letter))
    refuse_ahead(received_on, "received_on")
    if letter.sent_on and received_on < letter.sent_on:
        raise Refused(Refusal(_("This is before the letter was sent."), "input", "received_on"))
    if original:
        _refuse_again(letter, original)
    whereabouts.found_there(letter, by=by)
    reply = Reply.objects.create(
        letter=letter,
        kind=kind,
        channel=channel,
        from_office=from_office,
        left_out=left_out,
        passed_on=passed_on,
        received_on=received_on,
        recorded_at=clock.now(),
        recorded_by=by,
        number=tidy(number),
        text=tidy(text),
        original=keep(original, by=by, audiences=[]) if original else None,
        illustrative=illustrative or letter.illustrative,
    )
    reply.files.set([drafting.kept(page, by=by, audience=letter.audience) for page in pages])
    announce(reply, by=by, via="web")
    return reply


@action
def judge_reply(
    *, reply: Reply, answered: str, by: Actor, refused: bool = False, note: str = ""
) -> Judgement:
    """Say whether a reply answers what was asked; said again, the last word holds.

    An answer on the substance, whole or in part, holds step five; a refusal puts a flag there.
    The note is what they answered in a sentence, and is shown to everybody: who signed and where
    they live is blotted out of it.
    """
    refuse(rules.why_not_judge_reply(by, reply))
    if answered not in Judgement.Answered.values:
        raise Refused(Refusal(_("Choose one of the four."), "input", "answered"))
    letter = locked(reply.letter)
    if reply.kind != Reply.Kind.REPLY:
        reply.kind = Reply.Kind.REPLY
        reply.save(update_fields=["kind"])
        effects.put_reply_on_desk(reply)
    judged = Judgement.objects.create(
        reply=reply,
        answered=answered,
        refused=refused,
        note=public_text(letter, tidy(note)),
        by=by,
        at=clock.now(),
    )
    effects.lay_judgement(judged, by=by)
    effects.take_reply_off_desk(reply)
    said = "refused" if refused else answered
    effects.tell(f"letters.reply_{said}", letter, by=by, reply=reply)
    return judged


def _is_asked(demand: Demand, cause: Cause) -> bool:
    return demand.cause_id == cause.pk and demand.withdrawn_on is None


def locked(letter: Letter) -> Letter:
    """Return a letter as it is now, held until the transaction ends."""
    related = ("cause__group", "demand", "office__authority", "thread", "message", "sent_by")
    return Letter.objects.select_related(*related).select_for_update(of=("self",)).get(pk=letter.pk)


def _still_current(letter: Letter, copies: Copies, *, on: date) -> None:
    if copies.revision != letter.revision:
        raise Refused(Refusal(_("Somebody changed the letter meanwhile. Read it again.")))
    if copies.on != on:
        raise Refused(
            Refusal(_("The letter leaves on another day than it carries. Press once more."))
        )


def _keep_copies(letter: Letter, copies: Copies, *, by: Actor) -> None:
    letter.office_copy = _keep_copy(copies.office, by=by, audience=letter.audience)
    letter.public_copy = _keep_copy(copies.public, by=by, audience=letter.cause.audience)


def _keep_copy(content: bytes, *, by: Actor, audience: str) -> StoredFile:
    return keep(Prepared(content, "application/pdf", "petitie.pdf"), by=by, audiences=[audience])


def announce(reply: Reply, *, by: Actor, via: str) -> None:
    """Tell what came back, and put on the desk what the group has to do with it."""
    letter = reply.letter
    if reply.kind == Reply.Kind.REPLY:
        effects.tell("letters.reply_came", letter, by=by, reply=reply, via=via)
        effects.put_reply_on_desk(reply)
    elif reply.kind == Reply.Kind.ACKNOWLEDGEMENT:
        effects.tell("letters.acknowledgement_came", letter, by=by, reply=reply, via=via)
        keep_time(letter, by=by)
        if letter.registered_on is None:
            ask_the_group(letter)


def _refuse_again(letter: Letter, original: Prepared) -> None:
    digest = hashlib.sha256(original.content).digest()
    if letter.replies.filter(withdrawn_on=None, original__sha256=digest).exists():
        raise Refused(Refusal(_("This e-mail is with the letter already."), "input", "mail"))


def ask_the_group(letter: Letter) -> None:
    """Put on the desk that a letter has no number, and remember since when."""
    letter.number_asked_on = letter.number_asked_on or clock.today()
    letter.save(update_fields=["number_asked_on"])
    effects.put_on_desk(letter, effects.NUMBER)
