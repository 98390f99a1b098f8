"""Keeping the search index with what the rooms below tell."""

from uuid import UUID

from django.db.models import Model
from django.urls import reverse
from django.utils import translation

from civicsteps.causes.models import Cause
from civicsteps.core.audiences import PUBLIC
from civicsteps.core.journal.models import Mention
from civicsteps.core.journal.registry import on
from civicsteps.core.search.index import put
from civicsteps.people.authorities.models import Authority
from civicsteps.people.groups.models import Group


@on("causes.cause_opened")
@on("causes.cause_edited")
@on("causes.cause_published")
@on("causes.cause_hidden")
@on("causes.demand_added")
def index_cause(entry_id: UUID) -> None:
    """Make a cause findable by whoever may see it."""
    for cause in _mentioned(entry_id, Cause):
        asked = " ".join(demand.sentence for demand in cause.demands.all())
        put(
            cause,
            audience=PUBLIC if cause.published_at else cause.group_audience,
            title=cause.title,
            summary=" · ".join(dict.fromkeys([cause.place, cause.group.name])),
            text=f"{cause.summary} {cause.words} {cause.place} {cause.group.name} {asked}",
            url=_address("cause", cause.slug),
        )


@on("groups.group_opened")
@on("groups.group_edited")
def index_group(entry_id: UUID) -> None:
    """Make a group findable by everybody."""
    for group in _mentioned(entry_id, Group):
        put(
            group,
            audience=PUBLIC,
            title=group.name,
            summary=group.place,
            text=f"{group.name_en} {group.place} {group.aim}",
            url=_address("group", group.slug),
        )


@on("authorities.authority_added")
@on("authorities.authority_edited")
@on("authorities.office_added")
def index_authority(entry_id: UUID) -> None:
    """Make an authority findable by everybody, under its offices too."""
    for authority in _mentioned(entry_id, Authority):
        offices = " ".join(office.name for office in authority.offices.all())
        put(
            authority,
            audience=PUBLIC,
            title=authority.name,
            summary=authority.place,
            text=f"{authority.name_en} {authority.place} {offices}",
            url=_address("authority", authority.slug),
        )


def _mentioned[M: Model](entry_id: UUID, model: type[M]) -> list[M]:
    kind = model._meta.label_lower
    ids = Mention.objects.filter(entry=entry_id, object_kind=kind).values("object_id")
    return list(model._default_manager.filter(pk__in=ids))


def _address(name: str, slug: str) -> str:
    with translation.override("ro"):
        return reverse(name, args=[slug])
