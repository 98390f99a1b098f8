"""What the mentor may write for a group on the telephone, under its problems."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause
from civicsteps.causes.queries import cause_list
from civicsteps.core.actors.models import Actor
from civicsteps.people.dictation.registry import Dictated, register
from civicsteps.people.groups.models import Group


def group_of_cause(kwargs: Mapping[str, Any]) -> UUID | None:
    """Return the group of an address that carries a problem's slug."""
    causes = Cause.objects.filter(slug=kwargs.get("slug", ""))
    return causes.values_list("group_id", flat=True).first()


def dictate_at_cause(
    url_name: str, label: str | Promise, *, letter: str, thing: str, icon: str
) -> None:
    """Let a form at `/probleme/<slug>/…` be dictated."""
    register(
        Dictated(url_name, label, letter, thing, group_of_cause, rows=causes_to_choose, icon=icon)
    )


def causes_to_choose(by: Actor, group: Group) -> QuerySet[Cause]:
    """Return the problems of a group, what moved last first."""
    return cause_list(by, group=group)


dictate_at_cause(
    "evidence_new",
    _("Somebody saw or photographed it"),
    letter="C",
    thing="evidence",
    icon="camera",
)
dictate_at_cause("demand_new", _("What the group asks"), letter="U", thing="cause", icon="hand")
