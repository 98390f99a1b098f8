"""What a letter and its replies lay down below: facts, acts, tasks on the desk.

Plain calls inside the transactions of the actions.
"""

from datetime import date

from django.conf import settings
from django.utils.translation import gettext, override

from civicsteps.causes.facts import lift_fact, record_fact
from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.days import said
from civicsteps.core.journal.log import record
from civicsteps.people.acts.records import close_need, open_need, record_act, void_acts
from civicsteps.promote.campaigns.actions import mark_asked
from civicsteps.resolve.letters.clocking import keep_time
from civicsteps.resolve.letters.compose import public_text
from civicsteps.resolve.letters.models import Judgement, Letter, Reply

SEND, CHECK, NUMBER, JUDGE = (
    "letters.send", "letters.check", "letters.registration", "letters.judge",
)  # fmt: skip


def put_on_desk(letter: Letter, kind: str, *, due_on: date | None = None) -> None:
    """Put one of a letter's tasks on its group's desk."""
    open_need(
        group=letter.cause.group,
        kind=kind,
        source=letter,
        about=public_text(letter, letter.subject),
        url=letter.get_absolute_url(),
        on=clock.today(),
        due_on=due_on,
    )


def take_off_desk(letter: Letter, *kinds: str) -> None:
    """Take some of a letter's tasks off the desk."""
    for kind in kinds:
        close_need(kind=kind, source=letter, on=clock.today())


def reply_withdrawn(reply: Reply, *, by: Actor) -> None:
    """Lift what rested on a reply that was entered by mistake, and take it off the desk."""
    for kind in ("reply", "refusal"):
        lift_fact(source=reply, kind=kind, on=clock.today(), because="withdrawn")
    take_reply_off_desk(reply)
    take_copy_back(reply)
    keep_time(reply.letter, by=by)


def take_copy_back(reply: Reply) -> None:
    """Remove the public copy of a reply, its words and pages, if there is one."""
    for copy in reply.public_copies.filter(withdrawn_at=None):
        pages = list(copy.pages.all())
        copy.pages.clear()
        copy.text, copy.withdrawn_at = "", clock.now()
        copy.save(update_fields=["text", "withdrawn_at"])
        for page in pages:
            page.delete()


def put_reply_on_desk(reply: Reply) -> None:
    """Ask the group to read a reply and say whether it answers."""
    open_need(
        group=reply.letter.cause.group,
        kind=JUDGE,
        source=reply,
        about=public_text(reply.letter, reply.letter.subject),
        url=reply.get_absolute_url(),
        on=clock.today(),
    )


def take_reply_off_desk(reply: Reply) -> None:
    """Take a reply off the desk: it was judged."""
    close_need(kind=JUDGE, source=reply, on=clock.today())


def letter_left(letter: Letter, *, by: Actor, on: date) -> None:
    """Lay what rests on a letter that was sent or handed over: the demand, if any, was put."""
    if letter.demand:
        record_fact(
            cause=letter.cause,
            demand=letter.demand,
            office=letter.office,
            kind="letter",
            source=letter,
            on=on,
            by=by,
            proof=proof_of(letter, on=on),
        )
        mark_asked(demand=letter.demand, on=on)
    if letter.brought_at:
        today = clock.today()
        record_act(group=letter.cause.group, by=by, kind="old_letter", on=today, source=letter)
    else:
        record_act(group=letter.cause.group, by=by, kind="letter", on=on, source=letter)
    take_off_desk(letter, SEND, CHECK)
    keep_time(letter, by=by)


def letter_withdrawn(letter: Letter, *, by: Actor) -> None:
    """Lift what rested on a letter, end its term, and take its tasks off the desk."""
    lift_fact(source=letter, kind="letter", on=clock.today(), because="withdrawn")
    void_acts(source=letter, kind="old_letter" if letter.brought_at else "letter")
    take_off_desk(letter, SEND, CHECK, NUMBER)
    keep_time(letter, by=by)


def lay_judgement(judged: Judgement, *, by: Actor) -> None:
    """Lay what the last judgement of a reply says, and lift what it says no longer.

    A letter that put no demand holds no step, however it is answered; its term ends all the same.
    """
    keep_time(judged.reply.letter, by=by)
    if judged.reply.letter.demand is None:
        return
    wanted = {"reply": judged.on_the_substance, "refusal": judged.refused}
    reply, letter = judged.reply, judged.reply.letter
    for kind, holds in wanted.items():
        if not holds:
            lift_fact(source=reply, kind=kind, on=clock.today(), because="judged")
            continue
        record_fact(
            cause=letter.cause,
            demand=letter.demand,
            office=letter.office,
            kind=kind,
            source=reply,
            on=reply.received_on,
            by=by,
            proof=proof_of_reply(reply),
        )


def proof_of(letter: Letter, *, on: date) -> str:
    """Say what shows that a letter left, without names, in the language of the site."""
    with override(settings.LANGUAGE_CODE):
        if letter.brought_at and letter.registration_number:
            told = {"number": letter.registration_number, "day": said(on)}
            return gettext("letter no. %(number)s of %(day)s") % told
        if letter.brought_at:
            return gettext("letter of %(day)s, kept by the group") % {"day": said(on)}
        words = {
            Letter.Channel.EMAIL: gettext("e-mail of %(day)s"),
            Letter.Channel.COUNTER: gettext("copy stamped at the counter on %(day)s"),
            Letter.Channel.POST: gettext("postal receipt of %(day)s"),
            Letter.Channel.PORTAL: gettext("their web form's receipt of %(day)s"),
        }
        return words[Letter.Channel(letter.channel)] % {"day": said(on)}


def proof_of_reply(reply: Reply) -> str:
    """Say what shows that a reply came, without names, in the language of the site."""
    with override(settings.LANGUAGE_CODE):
        told = {"day": said(reply.received_on), "number": reply.number}
        if reply.number:
            return gettext("reply no. %(number)s of %(day)s") % told
        return gettext("reply of %(day)s") % told


def tell(
    kind: str, letter: Letter, *, by: Actor, reply: Reply | None = None, via: str = "web"
) -> None:
    """Write in the journal: to whoever sees the cause once the letter left, before to the group."""
    cause = letter.cause
    public = kind not in INSIDE_KINDS
    about = {"cause": cause, "letter": letter, "office": letter.office}
    record(
        kind,
        by=by,
        about={**about, "reply": reply} if reply else about,
        audiences=[cause.audience if public else cause.group_audience],
        via=via,
    )


INSIDE_KINDS = {
    "letters.letter_written", "letters.letter_changed", "letters.letter_readied",
    "letters.letter_signed", "letters.annexes_chosen",
    "letters.letter_unsent", "letters.letter_uncertain", "letters.letter_failed",
    "letters.letter_returned", "letters.letter_arrived",
    "letters.letter_discarded", "letters.acknowledgement_came", "letters.number_asked",
    "letters.office_link_made", "letters.office_code_used",
}  # fmt: skip
