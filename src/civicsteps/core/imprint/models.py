"""Notices that a surface must carry: a funder's, a centre's."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from civicsteps.core.models import Row

SITE = "site"


class Notice(Row):
    """A text that surfaces of some kinds carry, from a day until a day, within a scope.

    The scope is `site`, or the ref of what it is about (`calls.programme:<uuid>`). Only the
    surfaces named here can carry one: letters, sign sheets, petitions and the pages of groups
    never do.
    """

    class Surface(models.TextChoices):
        WEB = "web_footer", _("the foot of its pages")
        PDF = "pdf", _("its papers")
        EMAIL = "email", _("its messages")
        REPORT = "report", _("its reports")

    surface = models.CharField(max_length=10, choices=Surface)
    scope = models.CharField(max_length=120, default=SITE)
    text = models.TextField()
    text_en = models.TextField(blank=True)
    begins = models.DateField()
    ends = models.DateField(null=True)
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="notice_surface",
                condition=Q(surface__in=["web_footer", "pdf", "email", "report"]),
            ),
            models.CheckConstraint(
                name="notice_in_order", condition=Q(ends=None) | Q(ends__gte=F("begins"))
            ),
            models.UniqueConstraint(
                name="notice_once", fields=["surface", "scope", "position", "begins"]
            ),
        )
        indexes = (models.Index(fields=["surface", "scope"], name="notice_where"),)

    def __str__(self) -> str:
        return f"{self.surface} of {self.scope} from {self.begins}"
