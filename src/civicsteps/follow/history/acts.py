"""What can have happened: the step that it lays, what it lacks, how it is done and taken back.

Each is done through its own room's action, on its own day, and taken back through that room too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from civicsteps.causes.actions import accept_evidence, offer_evidence, strike_evidence
from civicsteps.causes.models import Cause, Demand, Evidence, Voice
from civicsteps.core.actors.actions import system
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.refusals import Refusal, Refused
from civicsteps.follow.commitments.actions import register_commitment, take_back_commitment
from civicsteps.follow.commitments.models import Commitment
from civicsteps.follow.outcomes.actions import (
    confirm_done,
    record_decision,
    take_back_decision,
    withdraw_finding,
)
from civicsteps.follow.outcomes.models import Decision, Finding
from civicsteps.identify.consultations.actions import annul_choice, record_choice
from civicsteps.identify.consultations.models import Choice
from civicsteps.identify.reports.actions import accept_report, note_report, withdraw_report
from civicsteps.identify.reports.models import Report
from civicsteps.people.authorities.models import Office
from civicsteps.resolve.letters.actions import judge_reply, record_reply, withdraw_letter
from civicsteps.resolve.letters.actions_past import record_past_letter, withdraw_reply
from civicsteps.resolve.letters.models import Letter, Reply
from civicsteps.resolve.notices.actions import record_agenda_item, take_back_agenda_item
from civicsteps.resolve.notices.models import AgendaItem


@dataclass(frozen=True, slots=True)
class Told:
    """A row made ready: everything of it found, its file prepared."""

    cause: Cause
    on: date
    text: str
    by: Actor
    office: Office | None = None
    demand: Demand | None = None
    url: str = ""
    publisher: str = ""
    number: str = ""
    file: Prepared | None = None
    present: int = 0
    in_favour: int = 0
    against: int = 0
    answered: str = ""

    @property
    def source(self) -> dict[str, object]:
        """Return what shows it, as the actions of the rooms take it."""
        return {"document": self.file, "url": self.url, "publisher": self.publisher}

    @property
    def their_office(self) -> Office:
        """Return the office. Raises Refused where none was found."""
        if self.office is None:
            raise Refused(Refusal(_("Say which office this is about."), "input", "office"))
        return self.office


@dataclass(frozen=True, slots=True)
class PastKind:
    """One kind of past act. `needs` names what a row of it must have, in codes of `LACKS`."""

    code: str
    label: str | Promise
    step: int
    needs: tuple[str, ...]
    do: Callable[[Told], models.Model]
    stands: Callable[[Told], bool]


def _voice(told: Told) -> Report:
    report = note_report(
        group=told.cause.group,
        words=told.text,
        channel=Voice.Channel.PAPER,
        heard_on=told.on,
        by=told.by,
    )
    return accept_report(report=report, cause=told.cause, by=told.by)


def _check(told: Told) -> Evidence:
    evidence = offer_evidence(
        cause=told.cause,
        kind=Evidence.Kind.PHOTO if told.file and told.file.is_image else Evidence.Kind.WITNESS,
        caption=told.text[:240],
        seen_on=told.on,
        file=told.file,
        url=told.url,
        publisher=told.publisher,
        by=told.by,
    )
    return accept_evidence(evidence=evidence, by=told.by)


def _choice(told: Told) -> Choice:
    return record_choice(
        cause=told.cause,
        held_on=told.on,
        how=Choice.How.MEETING,
        in_favour=told.in_favour,
        present=told.present,
        against=told.against,
        note=told.text,
        sheet=told.file if told.file and told.file.is_image else None,
        by=told.by,
    )


def _letter(told: Told) -> Letter:
    if told.demand is None:
        raise Refused(Refusal(_("Say first what you ask, and of whom.")))
    return record_past_letter(
        cause=told.cause,
        demand=told.demand,
        office=told.their_office,
        subject=told.text,
        channel=Letter.Channel.COUNTER,
        sent_on=told.on,
        pages=[told.file] if told.file else [],
        number=told.number,
        registered_on=told.on if told.number else None,
        by=told.by,
    )


def _reply(told: Told) -> Reply:
    letters = Letter.objects.filter(
        cause=told.cause, sent_on__lte=told.on, withdrawn_on=None, state=Letter.State.SENT
    )
    if told.office:
        letters = letters.filter(office=told.office)
    letter = letters.order_by("-sent_on", "-pk").first()
    if letter is None:
        raise Refused(Refusal(_("There is no letter before it. Write the letter down too.")))
    reply = record_reply(
        letter=letter,
        received_on=told.on,
        pages=[told.file] if told.file else [],
        number=told.number,
        text=told.text,
        by=told.by,
    )
    if told.answered:
        judge_reply(reply=reply, answered=told.answered, by=told.by)
    return reply


def _agenda(told: Told) -> AgendaItem:
    return record_agenda_item(
        cause=told.cause,
        demand=told.demand,
        office=told.their_office,
        kind=AgendaItem.Kind.AGENDA,
        on=told.on,
        title=told.text[:240],
        by=told.by,
        **told.source,  # type: ignore[arg-type]  # as the actions take it
    )


def _promise(told: Told) -> Commitment:
    channel = Commitment.Channel.PRESS if told.url else Commitment.Channel.MEETING
    return register_commitment(
        cause=told.cause,
        demand=told.demand,
        office=told.their_office,
        quote=told.text,
        made_on=told.on,
        channel=channel,
        by=told.by,
        **told.source,  # type: ignore[arg-type]  # as the actions take it
    )


def _decision(told: Told) -> Decision:
    return record_decision(
        cause=told.cause,
        demand=told.demand,
        office=told.their_office,
        kind=Decision.Kind.OTHER,
        on=told.on,
        title=told.text[:240],
        number=told.number,
        by=told.by,
        **told.source,  # type: ignore[arg-type]  # as the actions take it
    )


def _done(told: Told) -> Finding:
    return confirm_done(
        cause=told.cause,
        demand=told.demand,
        seen_on=told.on,
        note=told.text[:240],
        photo=told.file if told.file and told.file.is_image else None,
        by=told.by,
    )


def take_back(made: models.Model, *, by: Actor) -> str | None:
    """Take back what a row made, through its own room; return a code if it stays.

    Safe to run again: what was taken back meanwhile is left as it is.
    """
    reason = _("It was entered by mistake")
    if isinstance(made, Report) and made.state != Report.State.WITHDRAWN:
        withdraw_report(report=made, by=by)
    elif isinstance(made, Evidence) and made.state == Evidence.State.ACCEPTED:
        strike_evidence(evidence=made, reason=reason, by=by)
    elif isinstance(made, Choice) and made.stands:
        annul_choice(choice=made, reason=reason, by=by)
    elif isinstance(made, Letter) and made.withdrawn_on is None:
        if made.replies.filter(withdrawn_on=None).exists():
            return "answered"
        withdraw_letter(letter=made, by=by)
    elif isinstance(made, Reply) and made.withdrawn_on is None:
        withdraw_reply(reply=made, by=by)
    elif isinstance(made, AgendaItem) and made.taken_back_on is None:
        take_back_agenda_item(item=made, by=by)
    elif isinstance(made, Commitment) and made.taken_back_on is None:
        if made.checks.exists():
            return "looked_at"
        take_back_commitment(commitment=made, by=by)
    elif isinstance(made, Decision) and made.taken_back_on is None:
        take_back_decision(decision=made, by=by)
    elif isinstance(made, Finding) and made.ended_on is None and made.evidence:
        strike_evidence(evidence=made.evidence, reason=reason, by=by)
        withdraw_finding(finding=made, by=system())
    return None


def _evidence_stands(told: Told) -> bool:
    same = Evidence.objects.filter(cause=told.cause, seen_on=told.on, caption=told.text[:240])
    return same.exclude(state=Evidence.State.STRUCK).exists()


def _choice_stands(told: Told) -> bool:
    same = Choice.objects.filter(cause=told.cause, held_on=told.on, annulled_on=None)
    return same.filter(in_favour=told.in_favour, present=told.present).exists()


def _letter_stands(told: Told) -> bool:
    same = Letter.objects.filter(cause=told.cause, sent_on=told.on, withdrawn_on=None)
    return same.filter(subject=told.text[:140]).exists()


def _reply_stands(told: Told) -> bool:
    same = Reply.objects.filter(letter__cause=told.cause, received_on=told.on, withdrawn_on=None)
    return any(reply.text == told.text for reply in same[:50])


def _entered(model: type[models.Model], on: str, text: str) -> Callable[[Told], bool]:
    def stands(told: Told) -> bool:
        same = {"cause": told.cause, on: told.on, "taken_back_on": None}
        named = model._default_manager.filter(**same).values_list(text, flat=True)
        return any(str(one)[:240] == told.text[:240] for one in named[:50])

    return stands


def _finding_stands(told: Told) -> bool:
    same = Finding.objects.filter(cause=told.cause, seen_on=told.on, ended_on=None, kind="done")
    return same.filter(note=told.text[:240]).exists()


def _voice_stands(told: Told) -> bool:
    same = Voice.objects.filter(cause=told.cause, heard_on=told.on, withdrawn_on=None)
    return same.filter(words=told.text).exists()


PAST_KINDS: dict[str, PastKind] = {
    kind.code: kind
    for kind in (
        PastKind("voice", gettext_lazy("somebody said it"), 1, (), _voice, _voice_stands),
        PastKind("check", gettext_lazy("we checked"), 2, (), _check, _evidence_stands),
        PastKind(
            "choice", gettext_lazy("the group decided"), 3, ("votes",), _choice, _choice_stands
        ),
        PastKind(
            "letter", gettext_lazy("we sent a letter"), 4,
            ("demand", "office", "letter_proof"), _letter, _letter_stands,
        ),
        PastKind("reply", gettext_lazy("an answer came"), 5, ("letter",), _reply, _reply_stands),
        PastKind(
            "agenda", gettext_lazy("it was on their agenda"), 6,
            ("office", "source"), _agenda, _entered(AgendaItem, "on", "title"),
        ),
        PastKind(
            "promise", gettext_lazy("they promised"), 7,
            ("office", "publisher"), _promise, _entered(Commitment, "made_on", "quote"),
        ),
        PastKind(
            "decision", gettext_lazy("they decided"), 8,
            ("office", "source"), _decision, _entered(Decision, "on", "title"),
        ),
        PastKind("done", gettext_lazy("it was done"), 9, ("photo",), _done, _finding_stands),
    )
}  # fmt: skip
