"""What the mentor may write for a group on the telephone: promises, and what became of them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.dictated import dictate_at_cause
from civicsteps.core.actors.models import Actor
from civicsteps.follow.commitments.models import Commitment
from civicsteps.follow.commitments.queries import commitments_visible_to
from civicsteps.people.dictation.registry import Dictated, register
from civicsteps.people.groups.models import Group


def group_of_promise(kwargs: Mapping[str, Any]) -> UUID | None:
    """Return the group of an address that carries a promise's key."""
    promises = Commitment.objects.filter(pk=kwargs["key"])
    return promises.values_list("cause__group_id", flat=True).first()


def promises_of(by: Actor, group: Group) -> QuerySet[Commitment]:
    """Return a group's promises, the newest first."""
    promises = commitments_visible_to(by).filter(cause__group=group)
    return promises.prefetch_related(None).order_by("-made_on", "-pk")


dictate_at_cause(
    "commitment_new", _("They promised something"), letter="C", thing="commitment", icon="handshake"
)
for _url_name, _label, _letter, _thing, _icon in (
    ("commitment_check", _("They went and saw if a promise is kept"), "C", "evidence", "eye"),
    (
        "commitment_statement",
        _("What the office says of a promise"),
        "U",
        "commitment",
        "message-circle",
    ),
):
    register(
        Dictated(
            _url_name,
            _label,
            letter=_letter,
            thing=_thing,
            group_of=group_of_promise,
            rows=promises_of,
            key="pk",
            icon=_icon,
        )
    )
