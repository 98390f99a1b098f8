"""Files that people gave us, each known by its hash and shown only to its audience."""

from django.db import models
from django.urls import reverse

from civicsteps.core.actors.models import Actor
from civicsteps.core.models import Row


class StoredFile(Row):
    """A file as it is shown: its type read from its bytes, images without their metadata.

    The bytes lie in the default storage under their hash; the same bytes are stored once. A wide
    image has a small rendition too, for lists.
    """

    sha256 = models.BinaryField(max_length=32, db_index=True)
    small_sha256 = models.BinaryField(max_length=32, null=True, db_index=True)
    size = models.PositiveIntegerField()
    type = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    kept_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()
    audiences = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.name} ({self.type}, {self.size} bytes)"

    def get_absolute_url(self) -> str:
        return reverse("file", args=[self.pk, self.name])

    @property
    def is_image(self) -> bool:
        """Whether it can be shown in a page."""
        return self.type.startswith("image/")

    @property
    def small_url(self) -> str:
        """The address of the rendition for lists, 640 px wide at most."""
        return f"{self.get_absolute_url()}?w=640"
