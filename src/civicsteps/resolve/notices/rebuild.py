"""The facts, acts and needs that rest on agendas and notices, told anew from their rows."""

from collections.abc import Iterator

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from civicsteps.causes import sources as facts
from civicsteps.causes.facts import FactSpec
from civicsteps.core.models import ref
from civicsteps.people.acts import sources as acts
from civicsteps.people.acts.records import ActSpec, NeedSpec, declare_act
from civicsteps.people.clocks import sources as clocks
from civicsteps.resolve.notices.effects import ACT, CHECK, LOOK, SILENCE, due_of
from civicsteps.resolve.notices.models import AgendaItem, Match, Notice, WatchSource
from civicsteps.resolve.notices.running import match_clocks, stage_clocks

declare_act("agenda", _("found it on the agenda"))
declare_act(ACT, _("wrote down what they published"))


def agenda_facts() -> Iterator[FactSpec]:
    """Tell the facts that agendas hold or once held."""
    for item in AgendaItem.objects.iterator():
        yield FactSpec(
            cause_id=item.cause_id,
            demand_id=item.demand_id,
            office_id=item.office_id,
            kind="agenda",
            on=item.on,
            source=ref(item),
            lifted=item.taken_off_on is not None or item.taken_back_on is not None,
        )


def agenda_acts() -> Iterator[ActSpec]:
    """Tell who found what on an agenda."""
    for item in AgendaItem.objects.select_related("cause").iterator():
        yield ActSpec(
            group_id=item.cause.group_id,
            actor_id=item.recorded_by_id,
            kind="agenda",
            on=localdate(item.recorded_at),
            source=ref(item),
            void=item.taken_back_on is not None,
        )


def notice_acts() -> Iterator[ActSpec]:
    """Tell who wrote down what was published; what sources gave is nobody's deed."""
    for notice in Notice.objects.filter(typed=True).iterator():
        yield ActSpec(
            group_id=notice.group_id,
            actor_id=notice.recorded_by_id,
            kind=ACT,
            on=localdate(notice.recorded_at),
            source=ref(notice),
            void=notice.taken_back_on is not None,
        )


def check_needs() -> Iterator[NeedSpec]:
    """Tell which messages that were passed on wait for somebody to look."""
    for notice in Notice.objects.filter(key__startswith="mail:").iterator():
        yield NeedSpec(
            group_id=notice.group_id,
            kind=CHECK,
            source=ref(notice),
            open=notice.checked_on is None and notice.taken_back_on is None,
        )


def look_needs() -> Iterator[NeedSpec]:
    """Tell which notices wait for a group to say whether they concern it."""
    told = Match.objects.filter(told=True, watch__group__isnull=False)
    for match in told.select_related("watch", "notice").iterator():
        if match.watch.group_id is None:
            continue
        done = match.taken_up_on or match.muted_on or match.watch.closed_on
        yield NeedSpec(
            group_id=match.watch.group_id,
            kind=LOOK,
            source=ref(match),
            open=not done and match.notice.taken_back_on is None,
            due_on=due_of(match),
        )


def silence_needs() -> Iterator[NeedSpec]:
    """Tell which sources were put on a desk because nothing new comes from them."""
    for source in WatchSource.objects.filter(asked_on__isnull=False).iterator():
        yield NeedSpec(
            group_id=source.group_id,
            kind=SILENCE,
            source=ref(source),
            open=source.settled_on is None,
        )


clocks.register("notices.match", match_clocks)
clocks.register("notices.actstage", stage_clocks)
facts.register("notices.agendaitem", url_name="agenda_item", facts=agenda_facts)
acts.register("agenda", acts=agenda_acts)
acts.register(ACT, acts=notice_acts)
acts.register(CHECK, needs=check_needs)
acts.register(LOOK, needs=look_needs)
acts.register(SILENCE, needs=silence_needs)
