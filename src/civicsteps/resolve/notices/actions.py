"""Recording that a problem is on an authority's agenda, and that it was taken off."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.facts import lift_fact, record_fact
from civicsteps.causes.models import Cause, Demand
from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.actions import keep
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.journal.log import record
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse, refuse_ahead
from civicsteps.core.text import tidy
from civicsteps.people.acts.records import record_act, void_acts
from civicsteps.people.authorities.models import Office
from civicsteps.resolve.notices import rules
from civicsteps.resolve.notices.models import AgendaItem


@action
def record_agenda_item(
    *,
    cause: Cause,
    office: Office,
    kind: str,
    on: date,
    title: str,
    by: Actor,
    demand: Demand | None = None,
    document: Prepared | None = None,
    url: str = "",
    publisher: str = "",
    illustrative: bool = False,
) -> AgendaItem:
    """Record that an office has the problem on its agenda on a day, past or to come.

    The document, or the address and name of who published it, is the proof: one is needed.
    """
    refuse(rules.why_not_record_agenda_item(by, cause))
    if not tidy(title):
        raise Refused(Refusal(_("Copy here how it is written there."), "input", "title"))
    if document is None and not (url and tidy(publisher)):
        reason = _("Add the document, or the address and who published it.")
        raise Refused(Refusal(reason, "input", "document"))
    item = AgendaItem.objects.create(
        cause=cause,
        demand=demand,
        office=office,
        kind=kind,
        on=on,
        title=tidy(title),
        document=keep(document, by=by, audiences=[cause.audience]) if document else None,
        url=url,
        publisher=tidy(publisher),
        recorded_by=by,
        recorded_at=clock.now(),
        illustrative=illustrative,
    )
    record_fact(
        cause=cause,
        demand=demand,
        office=office,
        kind="agenda",
        source=item,
        on=on,
        by=by,
        proof=item.proof,
    )
    record_act(group=cause.group, by=by, kind="agenda", on=clock.today(), source=item)
    _tell(item, "notices.agenda_item_recorded", by=by)
    return item


@action
def take_off_agenda(*, item: AgendaItem, on: date, by: Actor, reason: str = "") -> AgendaItem:
    """Record that an item was taken off the agenda: the step that it held is lifted."""
    lock(item)
    refuse(rules.why_not_take_off_agenda(by, item))
    refuse_ahead(on, "on")
    item.taken_off_on, item.reason = on, tidy(reason)
    item.save(update_fields=["taken_off_on", "reason"])
    lift_fact(source=item, kind="agenda", on=on, because="off_agenda")
    _tell(item, "notices.agenda_item_taken_off", by=by)
    return item


@action
def take_back_agenda_item(*, item: AgendaItem, by: Actor) -> AgendaItem:
    """Take back an item that was entered by mistake: the step that it held is lifted."""
    lock(item)
    refuse(rules.why_not_take_back_agenda_item(by, item))
    item.taken_back_on = clock.today()
    item.save(update_fields=["taken_back_on"])
    lift_fact(source=item, kind="agenda", on=clock.today(), because="withdrawn")
    void_acts(source=item, kind="agenda")
    _tell(item, "notices.agenda_item_taken_back", by=by)
    return item


def _tell(item: AgendaItem, kind: str, *, by: Actor) -> None:
    record(
        kind,
        by=by,
        about={"cause": item.cause, "item": item, "office": item.office},
        audiences=[item.cause.audience],
        data={"on": item.on.isoformat()},
    )
