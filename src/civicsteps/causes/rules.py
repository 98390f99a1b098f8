"""Who may do what with a cause."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause, Demand, Evidence
from civicsteps.core.actors.models import Actor
from civicsteps.core.links.models import Link
from civicsteps.core.models import ref
from civicsteps.core.refusals import Refusal
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.permissions import holds_in_group
from civicsteps.people.groups.roles import not_allowed, places_of, role_in

BRING_EVIDENCE = "causes.bring_evidence"


def inside(by: Actor, thing: str, *, group: str = "group") -> Q:
    """Return the filter for rows of the groups in which an actor reads what is not public.

    `group` is the path from the row to its group.
    """
    places = [p for p in places_of(by) if holds_in_group(p.role, "R", thing)]
    centres = [p.group_id for p in places if p.is_centre]
    own = Q(**{f"{group}__in": [p.group_id for p in places]})
    return own | Q(**{f"{group}__assisted_by__in": centres}) if centres else own


def sees(by: Actor, cause: Cause) -> bool:
    """Tell whether an actor sees a cause: it is published, or they read inside its group."""
    return bool(cause.published_at) or holds_in_group(role_in(by, cause.group), "R", "cause")


def why_not_open_cause(by: Actor, group: Group) -> Refusal | None:
    """An organiser or member opens a cause of the group."""
    return not_allowed(by, "C", "cause", group)


def why_not_edit_cause(by: Actor, cause: Cause) -> Refusal | None:
    """An organiser says better what the problem is."""
    return not_allowed(by, "U", "cause", cause.group)


def why_not_publish_cause(by: Actor, cause: Cause) -> Refusal | None:
    """Nobody but the group publishes."""
    if refusal := not_allowed(by, "A", "cause", cause.group):
        return refusal
    return Refusal(_("It is public already.")) if cause.published_at else None


def why_not_hide_cause(by: Actor, cause: Cause) -> Refusal | None:
    """The group takes back what it published."""
    if refusal := not_allowed(by, "A", "cause", cause.group):
        return refusal
    return None if cause.published_at else Refusal(_("Only the group sees it already."))


def why_not_add_demand(by: Actor, cause: Cause) -> Refusal | None:
    """An organiser says what the group asks."""
    return not_allowed(by, "U", "cause", cause.group)


def why_not_withdraw_demand(by: Actor, demand: Demand) -> Refusal | None:
    """An organiser withdraws what the group asked."""
    if refusal := not_allowed(by, "V", "cause", demand.cause.group):
        return refusal
    return Refusal(_("It is withdrawn already.")) if demand.withdrawn_on else None


def why_not_ask_for_evidence(by: Actor, cause: Cause) -> Refusal | None:
    """An organiser hands a neighbour a link to bring one photo."""
    return not_allowed(by, "U", "evidence", cause.group)


def why_not_offer_evidence(by: Actor, cause: Cause) -> Refusal | None:
    """Whoever sees the cause, or was asked by a link, may bring evidence; the group decides."""
    if was_asked(by, cause):
        return None
    if not sees(by, cause):
        return Refusal(_("Only the group's members see this problem."), "forbidden")
    return not_allowed(by, "C", "evidence", cause.group)


def was_asked(by: Actor, cause: Cause) -> bool:
    """Tell whether an actor holds a link by which the group asked them for evidence."""
    return (
        by.kind == Actor.Kind.LINK
        and Link.objects.filter(holder=by, purpose=BRING_EVIDENCE, about=ref(cause)).exists()
    )


def why_not_accept_evidence(by: Actor, evidence: Evidence) -> Refusal | None:
    """An organiser accepts evidence that waits, or that was struck by mistake."""
    return _why_not_judge(by, evidence, already=Evidence.State.ACCEPTED)


def why_not_strike_evidence(by: Actor, evidence: Evidence) -> Refusal | None:
    """An organiser strikes evidence, offered or accepted."""
    return _why_not_judge(by, evidence, already=Evidence.State.STRUCK)


def _why_not_judge(by: Actor, evidence: Evidence, *, already: str) -> Refusal | None:
    if refusal := not_allowed(by, "A", "evidence", evidence.cause.group):
        return refusal
    return Refusal(_("This was decided already.")) if evidence.state == already else None
