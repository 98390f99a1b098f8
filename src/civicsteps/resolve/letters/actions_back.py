"""What comes back by other ways than mail and paper, and what everybody may see of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.days import said as said_day
from civicsteps.core.files.actions import keep
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.links.actions import Issued, issue
from civicsteps.core.links.models import Link
from civicsteps.core.mail.models import Inbound
from civicsteps.core.mail.parsing import Parsed
from civicsteps.core.refusals import Refusal, Refused, refuse, refuse_ahead
from civicsteps.core.text import tidy
from civicsteps.people.clocks.models import Clock
from civicsteps.people.clocks.queries import clocks_of
from civicsteps.people.clocks.records import contest_clock
from civicsteps.resolve.letters import effects, incoming, redaction, rules, rules_back, whereabouts
from civicsteps.resolve.letters.actions import announce, ask_the_group, locked
from civicsteps.resolve.letters.models import Letter, PublicCopy, Reply
from civicsteps.resolve.letters.queries import letter_by_code

USES, USES_BY_CODE = 50, 10
NUMBER, ASKS, SENT_ON, ANSWERS, ANSWERED = "number", "asks", "sent_on", "answers", "answered"


@dataclass(frozen=True, slots=True)
class OfficeSaid:
    """What an office says through the page of a letter; `what` is one of the five words above."""

    what: str
    text: str = ""
    number: str = ""
    on: date | None = None
    documents: Sequence[Prepared] = ()


@action
def receive_reply(*, letter: Letter, inbound: Inbound, mail: Parsed, by: Actor) -> Reply:
    """File what came by mail to a letter's address, whoever sent it; it waits to be judged."""
    letter = locked(letter)
    refuse(rules.why_not_receive_reply(by, letter))
    kind = incoming.kind_of(mail)
    if kind != Reply.Kind.AUTO:
        whereabouts.found_there(letter, by=by)
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
        turned=incoming.turned_of(mail),
        passed_on=passed.times if (passed := incoming.passed_on(mail)) else 0,
        illustrative=letter.illustrative,
    )
    reply.files.set(files)
    announce(reply, by=by, via="mail")
    unread = mail.unread and kind == Reply.Kind.AUTO
    if unread and letter.registered_on is None:  # nobody reads that address: ring them
        ask_the_group(letter)
    return reply


@action
def give_office_link(*, letter: Letter, by: Actor) -> Issued:
    """Make the page by which the office answers without an account, for a year."""
    refuse(rules_back.why_not_give_office_link(by, letter))
    effects.tell("letters.office_link_made", letter, by=by)
    return issue(rules_back.ANSWER, letter, by=by, uses=USES, within=letter.cause.group)


@action
def open_by_code(*, code: str, by: Actor) -> Issued:
    """Open the office's page, for a day, to whoever typed the code that a letter prints.

    One slip is forgiven. Raises Refused for a code that no letter has, or one that has not left.
    """
    letter = letter_by_code(code)
    refuse(rules_back.why_not_open_by_code(by, letter))
    if letter is None:
        raise ValueError("a page is opened for a letter")
    effects.tell("letters.office_code_used", letter, by=by, via="link")
    return issue(rules_back.BY_CODE, letter, by=by, uses=USES_BY_CODE)


@action
def hear_office(*, letter: Letter, said: OfficeSaid, by: Actor, link: Link | None) -> Reply | None:
    """Take what the holder of a letter's link says in the office's name; the group confirms it.

    A number waits to be confirmed by the group; a question, a sending on and an answer wait to be
    read and judged. That they answered already contests what runs late, at once; it makes no reply.
    Whoever has the link, or typed the printed code, may be anybody: nothing is proved by it
    (evidence C).
    """
    letter = locked(letter)
    refuse(rules_back.why_not_hear_office(by, letter, link))
    if said.on:
        refuse_ahead(said.on, "on")
    if said.what == ANSWERED:
        _contest(letter, said, by=by)
        return None
    refuse(rules_back.why_not_bring(letter, said.documents))
    typed = link is not None and link.purpose == rules_back.BY_CODE
    reply = Reply.objects.create(
        letter=letter,
        kind=Reply.Kind.ACKNOWLEDGEMENT if said.what == NUMBER else Reply.Kind.REPLY,
        channel=Reply.Channel.CODE if typed else Reply.Channel.LINK,
        from_office=False,
        received_on=clock.today(),
        recorded_at=clock.now(),
        recorded_by=by,
        number=tidy(said.number)[:40],
        text=_as_words(said),
        illustrative=letter.illustrative,
    )
    reply.files.set([keep(one, by=by, audiences=[letter.audience]) for one in said.documents])
    announce(reply, by=by, via="link")
    return reply


@action
def publish_reply(
    *, reply: Reply, passages: Sequence[str], pages: Sequence[Prepared], by: Actor
) -> PublicCopy:
    """Let everybody read a reply, with some passages struck out; a copy before it is taken back.

    `pages` are pictures in which what is not to be seen was blackened, made just before, outside.
    The reply itself stays with the group, as it came.
    """
    letter = locked(reply.letter)
    refuse(rules_back.why_not_publish_reply(by, reply))
    effects.take_copy_back(reply)
    copy = PublicCopy.objects.create(
        reply=reply,
        text=redaction.public_words(reply, passages),
        published_by=by,
        published_at=clock.now(),
    )
    seen_by = [letter.cause.audience]
    copy.pages.set([keep(page, by=by, audiences=seen_by) for page in pages])
    effects.tell("letters.reply_published", letter, by=by, reply=reply)
    return copy


@action
def unpublish_reply(*, reply: Reply, by: Actor) -> Reply:
    """Take the public copy of a reply back: its words and pages go."""
    letter = locked(reply.letter)
    refuse(rules_back.why_not_unpublish_reply(by, reply))
    effects.take_copy_back(reply)
    effects.tell("letters.reply_unpublished", letter, by=by, reply=reply)
    return reply


def _contest(letter: Letter, said: OfficeSaid, *, by: Actor) -> None:
    if said.on is None:
        raise Refused(Refusal(_("Say when you answered."), "input", "on"))
    open_ones = [one for one in clocks_of(letter) if _may_be_contested(one)]
    if not open_ones:
        raise Refused(Refusal(_("Nothing of this letter runs late: you need not correct it.")))
    for one in open_ones:
        contest_clock(clock=one, answered_on=said.on, said=said.text, by=by)


def _may_be_contested(found: Clock) -> bool:
    return found.who == Clock.Who.AUTHORITY and found.contest == Clock.Contest.NONE


def _as_words(said: OfficeSaid) -> str:
    with override("ro"):
        lead = {
            NUMBER: gettext("Registered under no. %(number)s on %(day)s."),
            ASKS: gettext("They ask:"),
            SENT_ON: gettext("They sent it on to:"),
        }.get(said.what, "")
        day = said_day(said.on or clock.today())
        lead = lead % {"number": said.number, "day": day} if said.what == NUMBER else lead
    return tidy(f"{lead}\n{said.text}")
