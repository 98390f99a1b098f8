"""Keeping the search index with what happens to causes and groups."""

from uuid import UUID

from django.db.models import Q

from civicsteps.core.journal.models import Mention
from civicsteps.core.journal.registry import on
from civicsteps.core.models import lock
from civicsteps.resolve.ledger.effects import index
from civicsteps.resolve.ledger.models import Asset


@on("causes.cause_published")
@on("causes.cause_hidden")
@on("groups.group_edited")
def index_assets(entry_id: UUID) -> None:
    """Make the things of a cause or group findable by whoever may see them now."""
    about = Mention.objects.filter(entry=entry_id)
    causes = about.filter(object_kind="causes.cause").values("object_id")
    groups = about.filter(object_kind="groups.group").values("object_id")
    for asset in Asset.objects.filter(Q(cause__in=causes) | Q(group__in=groups)).order_by("pk"):
        index(lock(asset))
