"""What can be found: one document for each thing that has a page."""

from django.db import models


class Doc(models.Model):
    """A thing that can be found, by whom, and its folded text.

    On SQLite the words are indexed in the FTS5 table `search_words`, which `core.search.index`
    keeps with the rows; on PostgreSQL in the column `words`, which the database makes of `folded`,
    with a GIN index.
    """

    ref = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=40)
    audience = models.CharField(max_length=60)
    title = models.CharField(max_length=240)
    summary = models.CharField(max_length=300, blank=True)
    url = models.CharField(max_length=300)
    folded = models.TextField()
    at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=["audience", "kind", "-at", "-id"], name="doc_audience_kind"),
            models.Index(fields=["-at", "-id"], name="doc_newest"),
        )

    def __str__(self) -> str:
        return self.title
