"""What a group does with letters: write, send or hand over, number, answer, judge, withdraw."""

from datetime import date

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
from civicsteps.core.mail.models import Inbound, Message
from civicsteps.core.mail.parsing import Parsed
from civicsteps.core.mail.threads import open_thread
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.core.text import tidy
from civicsteps.people.acts.records import record_act
from civicsteps.people.authorities.models import Office
from civicsteps.people.authorities.queries import address_to_write
from civicsteps.resolve.letters import drafting, effects, incoming, outgoing, rules
from civicsteps.resolve.letters.drafting import Words
from civicsteps.resolve.letters.models import Judgement, Letter, Reply
from civicsteps.resolve.letters.pdf import Copies

BY_HAND = {Letter.Channel.COUNTER, Letter.Channel.POST}


@action
def write_letter(
    *,
    cause: Cause,
    demand: Demand,
    office: Office,
    words: Words,
    by: Actor,
    illustrative: bool = False,
) -> Letter:
    """Write a draft that puts a demand of the cause to an office; only the group sees it."""
    refuse(rules.why_not_write_letter(by, cause))
    if demand.cause_id != cause.pk:
        raise Refused(Refusal(_("Choose one of the things you ask."), "input", "demand"))
    letter = Letter(
        cause=cause,
        demand=demand,
        office=office,
        written_by=by,
        written_at=clock.now(),
        illustrative=illustrative or cause.illustrative,
    )
    drafting.take(letter, words)
    _begin(letter)
    effects.tell("letters.letter_written", letter, by=by)
    return letter


@action
def edit_letter(*, letter: Letter, office: Office, words: Words, by: Actor) -> Letter:
    """Change what a draft says, or whom it goes to."""
    letter = _locked(letter)
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
    Until then `unsend_letter` stops it. Raises Refused if the office has no e-mail address, or
    the letter was changed since the copies were made.
    """
    letter = _locked(letter)
    refuse(rules.why_not_send_letter(by, letter))
    _still_current(letter, copies)
    address = address_to_write(letter.office)
    if not address:
        raise Refused(Refusal(_("We know no e-mail address there. Take it to the counter.")))
    _keep_copies(letter, copies, by=by)
    letter.leaves_at = outgoing.leaving_time(at_once=at_once)
    letter.message = outgoing.queue(letter, to=address)
    letter.state, letter.sent_by = Letter.State.READY, by
    letter.save()
    effects.tell("letters.letter_readied", letter, by=by)
    effects.take_off_desk(letter, effects.SEND)
    return letter


@action
def unsend_letter(*, letter: Letter, by: Actor) -> Letter:
    """Stop a letter that has not left; it is a draft again."""
    letter = _locked(letter)
    refuse(rules.why_not_unsend_letter(by, letter))
    if not outgoing.still_waits(letter):
        raise Refused(Refusal(_("The letter has left. You can withdraw it.")))
    _back_to_draft(letter)
    effects.tell("letters.letter_unsent", letter, by=by)
    return letter


@action
def hear_from_mail(*, letter: Letter, by: Actor) -> Letter:
    """Take over what became of a letter's message; safe to repeat.

    Sent: the demand was put. Uncertain: the group is asked. Failed: it is a draft again. Come
    back after it was sent: it is withdrawn, and a new draft takes its place.
    """
    letter = _locked(letter)
    refuse(rules.why_not_hear_from_mail(by, letter))
    if letter.message is None or letter.withdrawn_on:
        return letter
    heard = letter.message.state
    waits = letter.state in {Letter.State.READY, Letter.State.UNCERTAIN}
    if waits and heard == Message.State.SENT:
        _mark_mailed(letter, letter.message, by=by)
    elif letter.state == Letter.State.READY and heard == Message.State.UNCERTAIN:
        letter.state = Letter.State.UNCERTAIN
        letter.save(update_fields=["state"])
        effects.tell("letters.letter_uncertain", letter, by=by)
        effects.put_on_desk(letter, effects.CHECK)
    elif heard == Message.State.FAILED:
        _failed(letter, by=by)
    return letter


@action
def settle_letter(*, letter: Letter, left: bool, by: Actor) -> Letter:
    """Say of a letter in doubt whether it left: the registry was asked, or an answer came."""
    letter = _locked(letter)
    refuse(rules.why_not_settle_letter(by, letter))
    if left and letter.message:
        _mark_mailed(letter, letter.message, by=by)
    else:
        effects.tell("letters.letter_failed", letter, by=by)
        _back_to_draft(letter)
    return letter


@action
def hand_over_letter(
    *, letter: Letter, copies: Copies, channel: str, on: date, proof: Prepared, by: Actor
) -> Letter:
    """Say that a draft was taken to the counter or posted, with the stamped copy or receipt."""
    letter = _locked(letter)
    refuse(rules.why_not_hand_over_letter(by, letter))
    _still_current(letter, copies)
    if channel not in BY_HAND:
        raise Refused(Refusal(_("Say how it got there."), "input", "channel"))
    _not_ahead(on, "on")
    _keep_copies(letter, copies, by=by)
    letter.proof = keep(proof, by=by, audiences=[letter.audience])
    _mark_sent(letter, Letter.Channel(channel), on=on, by=by)
    return letter


@action
def withdraw_letter(*, letter: Letter, by: Actor) -> Letter:
    """Withdraw a letter: what it held up is lifted. A draft is thrown away."""
    letter = _locked(letter)
    refuse(rules.why_not_withdraw_letter(by, letter))
    letter.withdrawn_on = clock.today()
    letter.save(update_fields=["withdrawn_on"])
    effects.letter_withdrawn(letter)
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
    letter = _locked(letter)
    refuse(rules.why_not_record_registration(by, letter, link))
    _not_ahead(on, "on")
    if letter.sent_on and on < letter.sent_on:
        raise Refused(Refusal(_("This is before the letter was sent."), "input", "on"))
    letter.registration_number = drafting.given("number", tidy(number), _("Write the number."))
    letter.registered_on, letter.registered_by = on, by
    letter.save(update_fields=["registration_number", "registered_on", "registered_by"])
    record_act(group=letter.cause.group, by=by, kind="registration", on=on, source=letter)
    effects.take_off_desk(letter, effects.NUMBER)
    effects.tell("letters.letter_registered", letter, by=by, via="link" if link else "web")
    return letter


@action
def ask_for_missing_number(*, letter: Letter, by: Actor) -> Letter:
    """Put on the group's desk that a letter has no registration number yet."""
    letter = _locked(letter)
    refuse(rules.why_not_ask_for_missing_number(by, letter))
    if letter.registered_on is None:
        _ask_the_group(letter)
    return letter


@action
def ask_for_number(*, letter: Letter, by: Actor) -> Issued:
    """Make a link by which a neighbour rings the registry and writes down the number."""
    refuse(rules.why_not_ask_for_number(by, letter))
    effects.tell("letters.number_asked", letter, by=by)
    return issue(rules.BRING_NUMBER, letter, by=by)


@action
def receive_reply(*, letter: Letter, inbound: Inbound, mail: Parsed, by: Actor) -> Reply:
    """File what came by mail to a letter's address, whoever sent it; it waits to be judged."""
    letter = _locked(letter)
    refuse(rules.why_not_receive_reply(by, letter))
    kind = incoming.kind_of(mail)
    if kind != Reply.Kind.AUTO and letter.message and letter.state != Letter.State.SENT:
        # Whoever answers has the letter: it left, whatever the mail server said.
        _mark_mailed(letter, letter.message, by=by)
    files = [keep(file, by=by, audiences=[letter.audience]) for file in mail.attachments]
    reply = Reply.objects.create(
        letter=letter,
        kind=kind,
        channel=Reply.Channel.EMAIL,
        inbound=inbound,
        from_office=incoming.is_from(letter.office, inbound.from_address),
        received_on=incoming.day_of(inbound.received_at),
        recorded_at=clock.now(),
        recorded_by=by,
        number=incoming.number_in(mail.text).number,
        text=mail.text,
        left_out=len(mail.turned),
        illustrative=letter.illustrative,
    )
    reply.files.set(files)
    _announce(reply, by=by, via="mail")
    return reply


@action
def record_reply(
    *,
    letter: Letter,
    received_on: date,
    pages: list[Prepared],
    by: Actor,
    number: str = "",
    text: str = "",
    illustrative: bool = False,
) -> Reply:
    """Enter a reply that came on paper, with its photo or scan."""
    letter = _locked(letter)
    refuse(rules.why_not_record_reply(by, letter))
    _not_ahead(received_on, "received_on")
    if letter.sent_on and received_on < letter.sent_on:
        raise Refused(Refusal(_("This is before the letter was sent."), "input", "received_on"))
    reply = Reply.objects.create(
        letter=letter,
        channel=Reply.Channel.PAPER,
        received_on=received_on,
        recorded_at=clock.now(),
        recorded_by=by,
        number=tidy(number),
        text=tidy(text),
        illustrative=illustrative or letter.illustrative,
    )
    reply.files.set([keep(file, by=by, audiences=[letter.audience]) for file in pages])
    _announce(reply, by=by, via="web")
    return reply


@action
def judge_reply(
    *, reply: Reply, answered: str, by: Actor, refused: bool = False, note: str = ""
) -> Judgement:
    """Say whether a reply answers what was asked; said again, the last word holds.

    An answer on the substance, whole or in part, holds step five; a refusal puts a flag there.
    The note is what they answered in a sentence, and is shown to everybody.
    """
    refuse(rules.why_not_judge_reply(by, reply))
    if answered not in Judgement.Answered.values:
        raise Refused(Refusal(_("Choose one of the four."), "input", "answered"))
    letter = _locked(reply.letter)
    if reply.kind != Reply.Kind.REPLY:
        reply.kind = Reply.Kind.REPLY
        reply.save(update_fields=["kind"])
        effects.put_reply_on_desk(reply)
    judged = Judgement.objects.create(
        reply=reply,
        answered=answered,
        refused=refused,
        note=tidy(note),
        by=by,
        at=clock.now(),
    )
    effects.lay_judgement(judged, by=by)
    effects.take_reply_off_desk(reply)
    said = "refused" if refused else answered
    effects.tell(f"letters.reply_{said}", letter, by=by, reply=reply)
    return judged


def _not_ahead(day: date, field: str) -> None:
    if day > clock.today():
        raise Refused(Refusal(_("This day has not come yet."), "input", field))


def _locked(letter: Letter) -> Letter:
    related = ("cause__group", "demand", "office__authority", "thread", "message", "sent_by")
    return Letter.objects.select_related(*related).select_for_update(of=("self",)).get(pk=letter.pk)


def _still_current(letter: Letter, copies: Copies) -> None:
    if copies.revision != letter.revision:
        raise Refused(Refusal(_("Somebody changed the letter meanwhile. Read it again.")))


def _keep_copies(letter: Letter, copies: Copies, *, by: Actor) -> None:
    letter.office_copy = _keep_copy(copies.office, by=by, audience=letter.audience)
    letter.public_copy = _keep_copy(copies.public, by=by, audience=letter.cause.audience)


def _keep_copy(content: bytes, *, by: Actor, audience: str) -> StoredFile:
    return keep(Prepared(content, "application/pdf", "petitie.pdf"), by=by, audiences=[audience])


def _mark_sent(letter: Letter, channel: Letter.Channel, *, on: date, by: Actor) -> None:
    letter.state, letter.channel, letter.sent_on = Letter.State.SENT, channel, on
    letter.sent_by = author = letter.sent_by or by
    letter.save()
    effects.letter_left(letter, by=author, on=on)
    effects.tell(f"letters.letter_sent_{channel}", letter, by=author)


def _mark_mailed(letter: Letter, message: Message, *, by: Actor) -> None:
    outgoing.has_left(message)
    _mark_sent(letter, Letter.Channel.EMAIL, on=outgoing.day_of(message), by=by)


def _failed(letter: Letter, *, by: Actor) -> None:
    if letter.sent_on is None:
        effects.tell("letters.letter_failed", letter, by=by)
        _back_to_draft(letter)
        return
    letter.withdrawn_on, letter.came_back = clock.today(), True
    letter.save(update_fields=["withdrawn_on", "came_back"])
    effects.letter_withdrawn(letter)
    effects.tell("letters.letter_came_back", letter, by=by)
    _begin(drafting.anew(letter))


def _begin(letter: Letter) -> None:
    letter.thread = open_thread(kind="letters.letter", about=letter, title=letter.subject)
    letter.save(force_insert=True)
    effects.put_on_desk(letter, effects.SEND)


def _back_to_draft(letter: Letter) -> None:
    message, copies = letter.message, [letter.office_copy, letter.public_copy]
    letter.state, letter.message, letter.leaves_at = Letter.State.DRAFT, None, None
    letter.office_copy = letter.public_copy = letter.sent_by = None
    letter.save()
    outgoing.forget(message, copies)
    effects.take_off_desk(letter, effects.CHECK)
    effects.put_on_desk(letter, effects.SEND)


def _announce(reply: Reply, *, by: Actor, via: str) -> None:
    letter = reply.letter
    if reply.kind == Reply.Kind.REPLY:
        effects.tell("letters.reply_came", letter, by=by, reply=reply, via=via)
        effects.put_reply_on_desk(reply)
    elif reply.kind == Reply.Kind.ACKNOWLEDGEMENT:
        effects.tell("letters.acknowledgement_came", letter, by=by, reply=reply, via=via)
        if letter.registered_on is None:
            _ask_the_group(letter)


def _ask_the_group(letter: Letter) -> None:
    letter.number_asked_on = letter.number_asked_on or clock.today()
    letter.save(update_fields=["number_asked_on"])
    effects.put_on_desk(letter, effects.NUMBER)
