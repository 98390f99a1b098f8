"""Who may say what is on an authority's agenda."""

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause
from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.people.groups.roles import not_allowed
from civicsteps.resolve.notices.models import AgendaItem


def why_not_record_agenda_item(by: Actor, cause: Cause) -> Refusal | None:
    """An organiser records that an office has put the problem on its agenda."""
    return not_allowed(by, "C", "agenda", cause.group)


def why_not_take_off_agenda(by: Actor, item: AgendaItem) -> Refusal | None:
    """An organiser records that it was taken off, once."""
    if refusal := not_allowed(by, "V", "agenda", item.cause.group):
        return refusal
    if item.taken_back_on:
        return Refusal(_("It was taken back already."))
    return Refusal(_("It is off the agenda already.")) if item.taken_off_on else None


def why_not_take_back_agenda_item(by: Actor, item: AgendaItem) -> Refusal | None:
    """An organiser takes back what was entered by mistake, once."""
    if refusal := not_allowed(by, "V", "agenda", item.cause.group):
        return refusal
    return Refusal(_("It was taken back already.")) if item.taken_back_on else None
