"""The facts, acts, needs and clocks that rest on letters and replies, told anew from their rows."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from uuid import UUID

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from civicsteps.causes import sources
from civicsteps.causes.facts import FactSpec
from civicsteps.core.models import ref
from civicsteps.people.acts import sources as acts
from civicsteps.people.acts.records import ActSpec, NeedKind, NeedSpec, declare_act, declare_need
from civicsteps.people.clocks import sources as clocks
from civicsteps.people.clocks.book import calendar
from civicsteps.people.clocks.records import ClockSpec
from civicsteps.resolve.letters import effects
from civicsteps.resolve.letters.clocking import reply_that_ended, specs_of
from civicsteps.resolve.letters.models import Letter, Reply
from civicsteps.resolve.letters.rules import BRING_NUMBER

declare_act("letter", _("sent a letter"))
declare_act("old_letter", _("brought an old letter"))
declare_act("registration", _("brought a registration number"))
declare_need(effects.SEND, NeedKind(_("Send the letter: %(about)s"), _("See and send"), 5))
declare_need(effects.CHECK, NeedKind(_("Did it arrive? %(about)s"), _("Ring and ask"), 5))
declare_need(
    effects.NUMBER,
    NeedKind(_("What number has it? %(about)s"), _("I have the number"), 5, errand=BRING_NUMBER),
)
declare_need(effects.JUDGE, NeedKind(_("An answer has come: %(about)s"), _("Read and judge"), 5))


def letter_facts() -> Iterator[FactSpec]:
    """Tell that a demand was put by each letter that left; a withdrawn one holds no longer."""
    for letter in Letter.objects.filter(demand__isnull=False).iterator():
        if letter.sent_on:
            withdrawn = letter.withdrawn_on is not None
            yield _fact(letter, "letter", letter, on=letter.sent_on, lifted=withdrawn)


def reply_facts() -> Iterator[FactSpec]:
    """Tell what the judgements of each reply hold, or held until it was judged again."""
    asked = Reply.objects.filter(letter__demand__isnull=False)
    replies = asked.select_related("letter").prefetch_related("judgements")
    for reply in replies.iterator(chunk_size=500):
        judgements = list(reply.judgements.all())
        for kind, holds in (("reply", "on_the_substance"), ("refusal", "refused")):
            yield from _told(reply, kind, [getattr(judged, holds) for judged in judgements])


def _told(reply: Reply, kind: str, held: list[bool]) -> Iterator[FactSpec]:
    fell = any(was and not now for was, now in pairwise(held))
    gone = reply.withdrawn_on is not None
    for lifted in [True] * fell + [gone] * bool(held and held[-1]):
        yield _fact(reply.letter, kind, reply, on=reply.received_on, lifted=lifted)


def _fact(letter: Letter, kind: str, source: Letter | Reply, *, on: date, lifted: bool) -> FactSpec:
    return FactSpec(
        cause_id=letter.cause_id,
        demand_id=letter.demand_id,
        office_id=letter.office_id,
        kind=kind,
        on=on,
        source=ref(source),
        lifted=lifted,
    )


def letter_acts() -> Iterator[ActSpec]:
    """Tell who sent each letter."""
    for letter in Letter.objects.select_related("cause").iterator():
        if letter.sent_on and letter.sent_by_id and letter.brought_at is None:
            void = letter.withdrawn_on is not None
            yield _act(letter, "letter", letter.sent_by_id, on=letter.sent_on, void=void)


def old_letter_acts() -> Iterator[ActSpec]:
    """Tell who brought each letter that had left long before."""
    for letter in Letter.objects.select_related("cause").filter(brought_at__isnull=False):
        if letter.brought_at and letter.sent_by_id:
            void = letter.withdrawn_on is not None
            on = localdate(letter.brought_at)
            yield _act(letter, "old_letter", letter.sent_by_id, on=on, void=void)


def registration_acts() -> Iterator[ActSpec]:
    """Tell who brought each registration number."""
    for letter in Letter.objects.select_related("cause").iterator():
        if letter.registered_on and letter.registered_by_id:
            yield _act(letter, "registration", letter.registered_by_id, on=letter.registered_on)


def _act(letter: Letter, kind: str, actor: UUID, *, on: date, void: bool = False) -> ActSpec:
    return ActSpec(letter.cause.group_id, actor, kind, on, ref(letter), void)


def sending_needs() -> Iterator[NeedSpec]:
    """Tell which letters wait to be sent: the drafts."""
    for letter in Letter.objects.select_related("cause").iterator():
        draft = letter.state == Letter.State.DRAFT and letter.withdrawn_on is None
        yield _need(letter, effects.SEND, is_open=draft)


def checking_needs() -> Iterator[NeedSpec]:
    """Tell which letters are in doubt."""
    doubtful = Letter.objects.filter(state=Letter.State.UNCERTAIN)
    for letter in doubtful.select_related("cause").iterator():
        yield _need(letter, effects.CHECK, is_open=True)


def numbering_needs() -> Iterator[NeedSpec]:
    """Tell for which letters a number was asked, and is still wanted."""
    asked = Letter.objects.filter(number_asked_on__isnull=False)
    for letter in asked.select_related("cause").iterator():
        wanted = letter.registered_on is None and letter.withdrawn_on is None
        yield _need(letter, effects.NUMBER, is_open=wanted)


def _need(letter: Letter, kind: str, *, is_open: bool) -> NeedSpec:
    return NeedSpec(group_id=letter.cause.group_id, kind=kind, source=ref(letter), open=is_open)


def judging_needs() -> Iterator[NeedSpec]:
    """Tell which replies wait to be judged."""
    replies = Reply.objects.select_related("letter__cause").prefetch_related("judgements")
    for reply in replies.filter(kind=Reply.Kind.REPLY).iterator(chunk_size=500):
        yield NeedSpec(
            group_id=reply.letter.cause.group_id,
            kind=effects.JUDGE,
            source=ref(reply),
            open=not reply.judgements.all() and reply.withdrawn_on is None,
        )


def open_clocks() -> Iterator[ClockSpec]:
    """Tell which terms run for letters, and for what was sent elsewhere."""
    days = calendar()
    letters = Letter.objects.filter(sent_on__isnull=False, brought_at=None).exclude(step="")
    for letter in letters.select_related("message", "office__authority").iterator():
        yield from specs_of(letter, days)


sources.register("letters.letter", url_name="letter", facts=letter_facts)
sources.register("letters.reply", url_name="reply", facts=reply_facts)
acts.register("letter", acts=letter_acts)
acts.register("old_letter", acts=old_letter_acts)
acts.register("registration", acts=registration_acts)
acts.register(effects.SEND, needs=sending_needs)
acts.register(effects.CHECK, needs=checking_needs)
acts.register(effects.NUMBER, needs=numbering_needs)
acts.register(effects.JUDGE, needs=judging_needs)
clocks.register("letters.letter", open_clocks)
clocks.tell_endings("letters.letter", reply_that_ended)
