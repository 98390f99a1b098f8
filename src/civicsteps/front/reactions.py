"""Keeping the search index with what the rooms below tell."""

from uuid import UUID

from django.db.models import Model

from civicsteps.causes.models import Cause
from civicsteps.core.audiences import PUBLIC
from civicsteps.core.journal.models import Mention
from civicsteps.core.journal.registry import on
from civicsteps.core.models import lock
from civicsteps.core.search.index import drop, put
from civicsteps.identify.reports.models import Report
from civicsteps.identify.reports.queries import causes_of
from civicsteps.people.authorities.models import Authority
from civicsteps.people.groups.models import Group


@on("causes.cause_opened")
@on("causes.cause_edited")
@on("causes.cause_published")
@on("causes.cause_hidden")
@on("causes.demand_added")
@on("causes.demand_withdrawn")
def index_cause(entry_id: UUID) -> None:
    """Make a cause findable by whoever may see it."""
    for cause in _mentioned(entry_id, Cause):
        put_cause(cause)


@on("reports.report_withdrawn")
def forget_report(entry_id: UUID) -> None:
    """Let the place that somebody took back lead to no cause any more."""
    for report in _mentioned(entry_id, Report):
        for cause in causes_of(report).order_by("pk"):
            put_cause(cause)


@on("groups.group_opened")
@on("groups.group_edited")
def index_group(entry_id: UUID) -> None:
    """Make a group findable by everybody; when it is at risk, its problems by its town alone."""
    for group in _mentioned(entry_id, Group):
        put_group(group)
        for cause in group.causes.order_by("pk") if group.at_risk else ():
            put_cause(cause)


@on("authorities.authority_added")
@on("authorities.authority_edited")
@on("authorities.office_added")
@on("authorities.unit_taken_in")
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
            url=authority.get_absolute_url(),
        )


@on("authorities.unit_taken_back")
def forget_authority(entry_id: UUID) -> None:
    """Let an authority that came with a list be found no more, once it is gone again."""
    kind = Authority._meta.label_lower
    for mention in Mention.objects.filter(entry=entry_id, object_kind=kind):
        if not Authority.objects.filter(pk=mention.object_id).exists():
            drop(Authority(pk=mention.object_id))


def put_group(group: Group) -> None:
    """Put a group into the index as it is now."""
    put(
        group,
        audience=PUBLIC,
        title=group.name,
        summary=group.place,
        text=f"{group.name_en} {group.place} {group.aim}",
        url=group.get_absolute_url(),
    )


def put_cause(cause: Cause) -> None:
    """Put a cause into the index as it is now: one that was hidden meanwhile stays hidden."""
    lock(cause)
    asked = " ".join(demand.sentence for demand in cause.demands.filter(withdrawn_on=None))
    english = f"{cause.title_en} {cause.summary_en}"
    put(
        cause,
        audience=PUBLIC if cause.published_at else cause.group_audience,
        title=cause.title,
        summary=" · ".join(dict.fromkeys([cause.place_said, cause.group.name])),
        # A neighbour's words are not here: they can be taken back at any moment.
        text=f"{cause.summary} {english} {cause.place_said} {cause.group.name} {asked}",
        url=cause.get_absolute_url(),
    )


def _mentioned[M: Model](entry_id: UUID, model: type[M]) -> list[M]:
    kind = model._meta.label_lower
    ids = Mention.objects.filter(entry=entry_id, object_kind=kind).values("object_id")
    return list(model._default_manager.filter(pk__in=ids))
