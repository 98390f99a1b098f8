"""What every table shares."""

import uuid

from django.apps import apps
from django.db import models

from civicsteps.core import ids


class Row(models.Model):
    """A table's row with a time-ordered UUID; related rows are fetched for all peers at once."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)

    class Meta:
        abstract = True


def lock[M: models.Model](row: M) -> M:
    """Lock a row until the transaction ends, and bring it up to date; return it."""
    row.refresh_from_db(from_queryset=type(row)._default_manager.select_for_update())
    return row


def ref(obj: models.Model) -> str:
    """Return the name of a row for places that may point at any table: `causes.cause:<uuid>`."""
    return f"{obj._meta.label_lower}:{obj.pk}"


def row_of(text: str) -> models.Model:
    """Return the row that a `ref` names. Raises its model's DoesNotExist if it is gone."""
    kind, key = split_ref(text)
    row: models.Model = apps.get_model(kind)._default_manager.get(pk=key)
    return row


def split_ref(text: str) -> tuple[str, uuid.UUID]:
    """Return the kind and the id of a `ref`. Raises ValueError for anything else."""
    kind, _, key = text.partition(":")
    return kind, uuid.UUID(key)
