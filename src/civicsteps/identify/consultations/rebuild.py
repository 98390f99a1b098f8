"""How this room's facts, deeds and needs are told anew from its own rows."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from civicsteps.causes import sources
from civicsteps.causes.facts import FactSpec
from civicsteps.causes.models import Cause, Evidence
from civicsteps.core.models import ref
from civicsteps.identify.consultations.models import Choice, Poll
from civicsteps.people.acts import sources as acts
from civicsteps.people.acts.records import ActSpec, NeedKind, NeedSpec, declare_act, declare_need

declare_act("choice", _("wrote down what the group decided"))
declare_act("poll", _("asked the households what they need"))
declare_need(
    "consultations.choose",
    NeedKind(_("Decide together whether you go on with it: %(about)s"), _("We have decided"), 5),
)


def choice_facts() -> Iterator[FactSpec]:
    """Tell the facts of decisions for a cause, lifted where one does not stand any more."""
    for choice in Choice.objects.iterator():
        if choice.chosen:
            yield FactSpec(
                cause_id=choice.cause_id,
                demand_id=None,
                office_id=None,
                kind="choice",
                on=choice.held_on,
                source=ref(choice),
                lifted=not choice.stands,
            )


def choice_acts() -> Iterator[ActSpec]:
    """Tell that whoever wrote a decision down wrote it."""
    for choice in Choice.objects.select_related("cause").iterator():
        yield ActSpec(
            group_id=choice.cause.group_id,
            actor_id=choice.recorded_by_id,
            kind="choice",
            on=localdate(choice.recorded_at),
            source=ref(choice),
        )


def poll_acts() -> Iterator[ActSpec]:
    """Tell that whoever opened a vote opened it."""
    for poll in Poll.objects.iterator():
        yield ActSpec(
            group_id=poll.group_id,
            actor_id=poll.opened_by_id,
            kind="poll",
            on=localdate(poll.opened_at),
            source=ref(poll),
        )


def needs_to_choose() -> Iterator[NeedSpec]:
    """Tell which causes wait for a decision: checked ones, and those whose decision fell."""
    of_cause = Choice.objects.filter(cause=OuterRef("pk"))
    decided = of_cause.filter(annulled_on=None, superseded_by=None)
    checked = Evidence.objects.filter(cause=OuterRef("pk"), accepted_at__isnull=False)
    asked = Q(Exists(checked)) | Q(Exists(of_cause.filter(annulled_on__isnull=False)))
    for cause in Cause.objects.filter(asked).annotate(decided=Exists(decided)).iterator():
        yield NeedSpec(
            group_id=cause.group_id,
            kind="consultations.choose",
            source=ref(cause),
            open=not cause.decided,
        )


sources.register("consultations.choice", url_name="choice", facts=choice_facts)
acts.register("choice", acts=choice_acts)
acts.register("poll", acts=poll_acts)
acts.register("consultations.choose", needs=needs_to_choose)
