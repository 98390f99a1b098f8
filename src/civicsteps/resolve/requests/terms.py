"""The terms of the letters of a request: who may, what changes them, whether one is late.

Plain calls inside the transactions of the actions.
"""

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause, Demand
from civicsteps.core import clock as house
from civicsteps.core.actors.models import Actor
from civicsteps.core.models import ref
from civicsteps.core.refusals import Refusal, Refused
from civicsteps.people.clocks.models import Clock
from civicsteps.people.clocks.queries import clocks_of
from civicsteps.people.clocks.records import extend_clock, pause_clock, resume_clock
from civicsteps.people.groups.models import Group
from civicsteps.resolve.letters.drafting import Words
from civicsteps.resolve.letters.models import Letter, Reply
from civicsteps.resolve.requests.chains import chain_of
from civicsteps.resolve.requests.models import Event, Request
from civicsteps.resolve.requests.nexts import next_steps
from civicsteps.resolve.requests.stages import stages_of

SIGNED = ("signer", "domicile", "as_association")


def rule_of(step: str) -> str:
    """Return the law that a step stands in: `ro.l544` of `ro.l544.answer`; '' for none."""
    return step.rpartition(".")[0]


def actor_kind_of(letter: Letter) -> str:
    """Return who signs a letter, as the laws tell them apart."""
    return kind_for(letter.cause.group, as_association=letter.as_association)


def kind_for(group: Group, *, as_association: bool) -> str:
    """Return who signs for a group, as the laws tell them apart."""
    if group.kind == Group.Kind.CENTRE:
        return Request.ActorKind.CENTRE
    if as_association:
        return Request.ActorKind.ASSOCIATION
    informal = group.legal_form == Group.LegalForm.INFORMAL
    return Request.ActorKind.INFORMAL if informal else Request.ActorKind.PERSON


def signed_again(words: Words, before: Letter) -> Words:
    """Return words signed by whoever signed the letter before.

    Raises Refused where it was forgotten who did: that draft is begun by hand.
    """
    if not before.signer or not before.domicile:
        reason = _("We no longer know who signed. Write the next letter yourself.")
        raise Refused(Refusal(reason))
    return replace(words, **{name: getattr(before, name) for name in SIGNED})


def first_asked(cause: Cause) -> Demand | None:
    """Return what a cause asks first, for a petition that follows a letter without a demand."""
    return cause.demands.filter(withdrawn_on=None).order_by("pk").first()


def clock_of(letter: Letter) -> Clock | None:
    """Return the clock of what an office owes to a letter, if one runs or ran."""
    return Clock.objects.filter(source=ref(letter), step=letter.step).first()


def may_stand_still(reply: Reply) -> bool:
    """Tell whether the term of a letter runs, and had not passed when a reply to it came."""
    clock = clock_of(reply.letter)
    runs = clock is not None and clock.state == Clock.State.RUNNING
    return clock is not None and runs and not clock.is_late(reply.received_on)


def refuse_unfit(letter: Letter, kind: str, *, on: date) -> None:
    """Raise `Refused` for what makes no sense of a letter's term as it is now."""
    if kind == Event.Kind.ASKED:
        if letter.registered_on:
            raise Refused(Refusal(_("The number is written down already.")))
        return
    clock = clock_of(letter)
    if clock is None:
        raise Refused(Refusal(_("No term of the law runs for this letter.")))
    if not clock.is_open:
        raise Refused(Refusal(_("The term of this letter is over.")))
    if kind == Event.Kind.PAUSED and clock.is_late(on):
        reason = _("Their term had passed by then: it stands still no more.")
        raise Refused(Refusal(reason, "input", "on"))
    if kind == Event.Kind.RESUMED and clock.paused_on and on < clock.paused_on:
        raise Refused(Refusal(_("This is before they asked."), "input", "on"))


def apply(event: Event, *, by: Actor) -> None:
    """Let the term of a letter follow what was written down. Raises Refused where the law does."""
    clock = clock_of(event.letter)
    if clock is None or event.kind == Event.Kind.ASKED:
        return
    if event.kind == Event.Kind.EXTENDED:
        extend_clock(clock=clock, told_on=event.on, by=by, note=event.note)
    elif event.kind == Event.Kind.PAUSED:
        pause_clock(clock=clock, on=event.on, by=by, note=event.note)
    else:
        resume_clock(clock=clock, on=event.on, by=by, note=event.note)


def act_until(request: Request) -> date | None:
    """Return the last sure day of what the group may do about a silence; None where none is set."""
    open_now = next_steps(stages_of(request), on=house.today())
    return min((one.act_by for one in open_now if one.act_by and not one.passed), default=None)


def is_late(request: Request, *, on: date) -> bool:
    """Tell whether an office is surely late with the last letter of a request, drafts aside."""
    sent = [one for one in chain_of(request) if one.sent_on and one.withdrawn_on is None]
    return bool(sent) and any(clock.is_late(on) for clock in clocks_of(sent[-1]))
