"""What a group brings in: the files, the lines read from them, and what became of each."""

import json
from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.expressions import Expression
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from civicsteps.core.actors.models import Actor
from civicsteps.core.files.models import StoredFile
from civicsteps.core.models import Row
from civicsteps.core.sealed import SealedField
from civicsteps.people.groups.models import Group

LOADED = ("loaded", "undoing", "undone")


class SealedJSONField(SealedField):
    """JSON as a sealed text: what people wrote, before it has a table of its own."""

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def get_prep_value(self, value: object) -> object:
        return super().get_prep_value(json.dumps(value, ensure_ascii=False) if value else "")

    def from_db_value(self, value: str | None, expression: Expression, connection: Any) -> Any:  # noqa: ANN401 - JSON
        text = super().from_db_value(value, expression, connection)
        return json.loads(text) if text else {}


class Import(Row):
    """One upload of a group: read, looked at line by line, loaded, and perhaps taken back.

    `about` is the `ref` of what all its lines are about, or empty; `choices` what the person chose
    with it; `found` what the reader noticed. `counts` tells how many lines ended how, when the
    lines themselves are gone.
    """

    class State(models.TextChoices):
        UPLOADED = "uploaded", pgettext_lazy("import", "waits to be read")
        READING = "reading", pgettext_lazy("import", "is being read")
        READY = "ready", pgettext_lazy("import", "waits for you to look at it")
        LOADING = "loading", pgettext_lazy("import", "is being written down")
        LOADED = "loaded", pgettext_lazy("import", "is written down")
        UNDOING = "undoing", pgettext_lazy("import", "is being taken back")
        UNDONE = "undone", pgettext_lazy("import", "was taken back")
        FAILED = "failed", pgettext_lazy("import", "could not be read")
        DROPPED = "dropped", pgettext_lazy("import", "was given up")

    group = models.ForeignKey(Group, models.CASCADE, related_name="imports")
    about = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=30)
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="+")
    undone_by = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField()
    language = models.CharField(max_length=5, default="ro")
    state = models.CharField(max_length=8, choices=State, default=State.UPLOADED)
    choices = SealedJSONField(default=dict, blank=True)
    found = SealedJSONField(default=dict, blank=True)
    error = SealedField(blank=True)
    counts = models.JSONField(default=dict)
    loaded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="import_state",
                condition=Q(state__in=["uploaded", "reading", "ready", "failed", "dropped"])
                | Q(state="loading", confirmed_by__isnull=False)
                | Q(state__in=LOADED, confirmed_by__isnull=False, loaded_at__isnull=False),
            ),
        )
        indexes = (models.Index(fields=["group", "-entered_at"], name="import_group_entered"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"

    def get_absolute_url(self) -> str:
        return reverse("import", args=[self.pk])


class ImportFile(Row):
    """One file of an import; its bytes are sealed and no page gives them out.

    It goes when the import is loaded, given up, or a month old.
    """

    batch = models.ForeignKey(Import, models.CASCADE, related_name="files")
    position = models.PositiveSmallIntegerField()
    name = SealedField()
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(name="import_file_once", fields=["batch", "position"]),
        )

    def __str__(self) -> str:
        return f"file {self.position}"


class ImportRow(Row):
    """One line of an import. `chosen` while it is still to be loaded, or taken back.

    `made` is the `ref` of what it made, empty if that stood already. `code` says why it is
    doubtful, refused or kept; `note` is a refusal's own words; `same_as` is the number of the
    earlier line that it repeats.
    """

    class State(models.TextChoices):
        READY = "ready", pgettext_lazy("import line", "good")
        DOUBTFUL = "doubtful", pgettext_lazy("import line", "to look at")
        REFUSED = "refused", pgettext_lazy("import line", "cannot be written down")
        LEFT = "left", pgettext_lazy("import line", "left out")
        LOADED = "loaded", pgettext_lazy("import line", "written down")
        UNDONE = "undone", pgettext_lazy("import line", "taken back")

    batch = models.ForeignKey(Import, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    data = SealedJSONField(default=dict, blank=True)
    shown = SealedJSONField(default=dict, blank=True)
    state = models.CharField(max_length=8, choices=State)
    code = models.CharField(max_length=30, blank=True)
    note = SealedField(blank=True)
    same_as = models.PositiveIntegerField(null=True)
    chosen = models.BooleanField(default=False)
    made = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="import_row_once", fields=["batch", "number"]),
            models.CheckConstraint(
                name="import_row_chosen",
                condition=Q(chosen=False) | Q(state__in=["ready", "doubtful", "loaded", "undone"]),
            ),
            models.CheckConstraint(
                name="import_row_made", condition=Q(made="") | Q(state__in=["loaded", "undone"])
            ),
        )
        indexes = (models.Index(fields=["batch", "state"], name="import_row_state"),)

    def __str__(self) -> str:
        return f"line {self.number}"
