"""Writing down what a group decided."""

from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from civicsteps.causes.facts import lift_fact, record_fact
from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.actions import keep
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.journal.log import record
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse, refuse_ahead
from civicsteps.core.text import tidy
from civicsteps.identify.consultations import rules
from civicsteps.identify.consultations.models import Choice
from civicsteps.identify.consultations.queries import standing_choice
from civicsteps.people.acts.records import close_need, open_need, record_act


@action
def record_choice(
    *,
    cause: Cause,
    held_on: date,
    how: str,
    in_favour: int,
    present: int,
    by: Actor,
    against: int = 0,
    abstained: int = 0,
    sheet: Prepared | None = None,
    note: str = "",
    illustrative: bool = False,
) -> Choice:
    """Write down a decision of the group: it takes the place of an earlier one.

    The step is held if more were for than against; a later decision with more against lets it
    fall. `how` is one of `Choice.How`; `sheet` a photo of the sheet, seen by the group alone.
    """
    lock(cause)
    refuse(rules.why_not_record_choice(by, cause))
    earlier = standing_choice(cause)
    _refuse_misfit(held_on, earlier, present=present, counted=in_favour + against + abstained)
    choice = Choice(
        cause=cause,
        held_on=held_on,
        how=how,
        in_favour=in_favour,
        against=against,
        abstained=abstained,
        present=present,
        sheet=keep(sheet, by=by, audiences=[cause.group_audience]) if sheet else None,
        note=tidy(note),
        recorded_by=by,
        recorded_at=clock.now(),
        illustrative=illustrative,
    )
    if earlier:
        _supersede(earlier, choice)
    choice.save(force_insert=True)
    if choice.chosen:
        record_fact(
            cause=cause, kind="choice", source=choice, on=held_on, by=by, proof=_proof(choice)
        )
    if earlier:
        lift_fact(source=earlier, kind="choice", on=held_on, because="annulled")
        cause.refresh_from_db()
    record_act(group=cause.group, by=by, kind="choice", on=clock.today(), source=choice)
    close_need(kind="consultations.choose", source=cause, on=clock.today())
    _tell(choice, by=by)
    return choice


@action
def annul_choice(*, choice: Choice, reason: str, by: Actor) -> Choice:
    """Annul a decision, with the reason: the step that rested on it falls."""
    lock(choice.cause)
    lock(choice)
    refuse(rules.why_not_annul_choice(by, choice))
    if not tidy(reason):
        raise Refused(Refusal(gettext_lazy("Say why."), "input", "reason"))
    choice.annulled_on, choice.reason = clock.today(), tidy(reason)
    choice.save(update_fields=["annulled_on", "reason"])
    lift_fact(source=choice, kind="choice", on=clock.today(), because="annulled")
    choice.cause.refresh_from_db()
    record(
        "consultations.choice_annulled",
        by=by,
        about={"cause": choice.cause, "choice": choice},
        audiences=[choice.cause.audience],
    )
    ask_to_choose(choice.cause)
    return choice


def ask_to_choose(cause: Cause) -> None:
    """Put on the group's desk that it is time to decide, unless it has decided."""
    if standing_choice(cause) is None:
        open_need(
            group=cause.group,
            kind="consultations.choose",
            source=cause,
            about=cause.title,
            url=reverse("choice_new", args=[cause.slug]),
            on=clock.today(),
        )


def _refuse_misfit(held_on: date, earlier: Choice | None, *, present: int, counted: int) -> None:
    refuse_ahead(held_on, "held_on")
    if earlier and held_on < earlier.held_on:
        reason = gettext_lazy("There is a later decision already. Annul that one first.")
        raise Refused(Refusal(reason, "input", "held_on"))
    if present < 1 or counted > present:
        reason = gettext_lazy("More hands than people: look at the numbers once more.")
        raise Refused(Refusal(reason, "input", "present"))


def _supersede(earlier: Choice, choice: Choice) -> None:
    # One decision stands at a time: the earlier gives way before the new one is written.
    earlier.superseded_by = choice
    earlier.save(update_fields=["superseded_by"])


def _proof(choice: Choice) -> str:
    with override(settings.LANGUAGE_CODE):
        return _("%(in_favour)d of %(present)d, %(how)s") % {
            "in_favour": choice.in_favour,
            "present": choice.present,
            "how": Choice.How(choice.how).label,
        }


def _tell(choice: Choice, *, by: Actor) -> None:
    record(
        "consultations.choice_recorded" if choice.chosen else "consultations.choice_against",
        by=by,
        about={"cause": choice.cause, "choice": choice},
        audiences=[choice.cause.audience],
        data={"in_favour": choice.in_favour, "present": choice.present},
    )
