"""Who may bring in what the group has."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.people.authorities.rules import why_not_import_authorities
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.permissions import RIGHTS, holds_in_group
from civicsteps.people.groups.roles import not_allowed, places_of, role_in
from civicsteps.people.imports.models import Import
from civicsteps.people.imports.registry import KINDS, ImportKind


def why_not_begin_import(by: Actor, group: Group, kind: ImportKind | None = None) -> Refusal | None:
    """The group's organisers, who also keep its contacts: what comes in may name people.

    What is nothing of a group's own, its kind alone knows who brings.
    """
    if kind and kind.staff:
        return kind.why_not(by, group)
    refusal = not_allowed(by, "C", "contact", group)
    return refusal or (kind.why_not(by, group) if kind else None)


def why_not_choose_rows(by: Actor, batch: Import) -> Refusal | None:
    """The organisers, while the lines wait to be looked at."""
    return _not_at(by, batch) or _unless(batch, "ready")


def why_not_read_again(by: Actor, batch: Import) -> Refusal | None:
    """The organisers, while the lines wait to be looked at and the file is still there."""
    if refusal := why_not_choose_rows(by, batch):
        return refusal
    if batch.files.exists():
        return None
    return Refusal(
        _(
            "Somebody in the file asked to be forgotten, so the file is gone. Bring it anew "
            "without them."
        )
    )


def why_not_confirm_import(by: Actor, batch: Import) -> Refusal | None:
    """The organisers, once, when at least one line is ticked."""
    if refusal := why_not_choose_rows(by, batch):
        return refusal
    if batch.rows.filter(chosen=True).exists():
        return None
    return Refusal(_("No line is ticked. Tick at least one."))


def why_not_undo_import(by: Actor, batch: Import) -> Refusal | None:
    """The organisers, within the month in which the lines are kept."""
    if refusal := _not_at(by, batch) or _unless(batch, "loaded"):
        return refusal
    if batch.rows.filter(state="loaded").exclude(made="").exists():
        return None
    return Refusal(_("Nothing that this import wrote down can be taken back any more."))


def why_not_drop_import(by: Actor, batch: Import) -> Refusal | None:
    """The organisers, before anything of it is written down."""
    refusal = _not_at(by, batch)
    return refusal or _unless(batch, "uploaded", "reading", "ready", "failed")


def why_not_see_imports(by: Actor, group: Group) -> Refusal | None:
    """The organisers; and who may know a group's totals sees counts, never a line."""
    counts = RIGHTS["contact"][role_in(by, group)].scope == "a"
    return None if counts else why_not_begin_import(by, group)


def imports_visible_to(by: Actor) -> QuerySet[Import]:
    """Return the imports whose lines an actor may see: those of the groups they organise."""
    places = [p.group_id for p in places_of(by) if holds_in_group(p.role, "C", "contact")]
    seen = Q(group__in=places)
    if why_not_import_authorities(by) is None:
        centres = [p.group_id for p in places_of(by) if p.is_centre]
        seen |= Q(group__in=centres, kind__in=[k.name for k in KINDS.values() if k.staff])
    return Import.objects.filter(seen).select_related("group")


def _not_at(by: Actor, batch: Import) -> Refusal | None:
    kind = KINDS.get(batch.kind)
    return why_not_begin_import(by, batch.group, kind if kind and kind.staff else None)


def _unless(batch: Import, *states: str) -> Refusal | None:
    if batch.state in states:
        return None
    return Refusal(_("This import has gone further meanwhile. Look at it once more."))
