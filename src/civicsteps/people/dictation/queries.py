"""Reading what was written for groups, and for whom one may write."""

import json
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.people.dictation.models import Dictation
from civicsteps.people.dictation.registry import DICTATED, Dictated
from civicsteps.people.groups.models import Group, Membership
from civicsteps.people.groups.permissions import holds_in_group
from civicsteps.people.groups.queries import members_of
from civicsteps.people.groups.roles import places_of

MOST = 100


@dataclass(frozen=True, slots=True)
class Reached:
    """Somebody on the telephone, as their mentor may see them."""

    member: Membership
    called: str
    role: str


def dictations_visible_to(by: Actor) -> QuerySet[Dictation]:
    """Return what an actor may read: as an organiser, as the one it is for, or as who wrote it.

    Whoever wrote it reads it while they mentor the group.
    """
    own = [p.group_id for p in places_of(by)]
    organised = [p.group_id for p in places_of(by) if holds_in_group(p.role, "A", "dictation")]
    centres = [
        p.group_id
        for p in places_of(by)
        if p.is_centre and holds_in_group(p.role, "C", "dictation")
    ]
    mine = Q(for_member__user__actor=by, group__in=own)
    wrote = Q(by=by, group__assisted_by__in=centres)
    found = Dictation.objects.filter(Q(group__in=organised) | mine | wrote)
    return found.select_related("group", "for_member__user__actor")


def waiting_for(by: Actor) -> QuerySet[Dictation]:
    """Return what waits for the yes of an actor who is no organiser there, oldest first."""
    organised = [p.group_id for p in places_of(by) if holds_in_group(p.role, "A", "dictation")]
    inside = [p.group_id for p in places_of(by) if p.group_id not in organised]
    waiting = Dictation.objects.filter(
        for_member__user__actor=by, group__in=inside, state=Dictation.State.WAITING
    )
    return waiting.select_related("group").order_by("at", "pk")


def dictations_of(group: Group) -> QuerySet[Dictation]:
    """Return what was written for a group, newest first."""
    found = group.dictations.select_related("group", "for_member__user")
    return found.order_by("-at", "-pk")


def overdue_on(moment: date) -> QuerySet[Dictation]:
    """Return what has waited since before a day."""
    waiting = Dictation.objects.filter(state=Dictation.State.WAITING)
    return waiting.filter(at__lt=clock.midnight(moment)).order_by("at")


def reached_in(group: Group) -> list[Reached]:
    """Return a group's people as their mentor may call them: organisers by their first name.

    Others by their initial; in a group at risk nobody by a name, only by a number.
    """
    members = members_of(group)[:MOST]
    return [
        Reached(member, called(member, group, number), member.get_role_display())
        for number, member in enumerate(members, 1)
    ]


def called(member: Membership | None, group: Group, number: int = 1) -> str:
    """Return how the mentor calls somebody of a group, without more of their name than needed."""
    if member is None:
        return _("somebody who left")
    name = str(member.user).split(" ")[0]
    if group.at_risk:
        return _("person %(number)s") % {"number": number}
    if member.role == Membership.Role.ORGANISER:
        return name
    return f"{name[:1].upper()}."


def may_see_dictation(by: Actor, key: UUID) -> bool:
    """Tell whether an actor is of the audience `dictation:<uuid>`."""
    return dictations_visible_to(by).filter(pk=key).exists()


def form_of(dictation: Dictation) -> Dictated | None:
    """Return the form that was filled in; None for one that is dictated no more."""
    return DICTATED.get(dictation.url_name)


def title_of(dictation: Dictation) -> str:
    """Return what it is, in the reader's language."""
    form = form_of(dictation)
    return str(form.label) if form else dictation.url_name


def lines_of(dictation: Dictation) -> list[tuple[str, str]]:
    """Return what was written, label by label; nothing once it is settled."""
    return [(label, value) for label, value in json.loads(dictation.said or "[]")]
