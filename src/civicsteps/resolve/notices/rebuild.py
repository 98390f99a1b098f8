"""The facts and acts that rest on agendas, told anew from their rows."""

from collections.abc import Iterator

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from civicsteps.causes import sources as facts
from civicsteps.causes.facts import FactSpec
from civicsteps.core.models import ref
from civicsteps.people.acts import sources as acts
from civicsteps.people.acts.records import ActSpec, declare_act
from civicsteps.resolve.notices.models import AgendaItem

declare_act("agenda", _("found it on the agenda"))


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


facts.register("notices.agendaitem", url_name="agenda_item", facts=agenda_facts)
acts.register("agenda", acts=agenda_acts)
