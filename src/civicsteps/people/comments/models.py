"""What members and their mentor say to each other about a row: theirs alone."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.models import Row, split_ref
from civicsteps.core.sealed import SealedField
from civicsteps.people.groups.models import Group


class Talk(Row):
    """All that is said about one row inside a group. A row that goes to another begins anew.

    `title` is the row's, as it was when somebody last wrote; `awaits` says whose turn it is.
    """

    class Side(models.TextChoices):
        GROUP = "group", _("the group")
        CENTRE = "centre", _("the mentor")

    group = models.ForeignKey(Group, models.CASCADE, related_name="talks")
    about = models.CharField(max_length=120)
    title = models.CharField(max_length=200)
    last_at = models.DateTimeField()
    awaits = models.CharField(max_length=6, choices=Side, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(name="talk_once", fields=["group", "about"]),)
        indexes = (models.Index(fields=["group", "-last_at"], name="talk_group_last"),)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("talk", args=split_ref(self.about))

    @property
    def kind(self) -> str:
        """The kind of the row that it is about, as `letters.letter`."""
        return split_ref(self.about)[0]


class Comment(Row):
    """Something that a member or mentor said, settled on a day; sealed, and gone if taken back."""

    talk = models.ForeignKey(Talk, models.CASCADE, related_name="comments")
    by = models.ForeignKey(Actor, models.PROTECT, related_name="comments")
    from_centre = models.BooleanField(default=False)
    at = models.DateTimeField()
    text = SealedField(blank=True)
    resolved_on = models.DateField(null=True)
    resolved_by = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="+")
    taken_back_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="comment_taken_back_empty", condition=Q(taken_back_on=None) | Q(text="")
            ),
            models.CheckConstraint(
                name="comment_resolved_whole",
                condition=Q(resolved_on=None, resolved_by=None)
                | Q(resolved_on__isnull=False, resolved_by__isnull=False),
            ),
        )
        indexes = (models.Index(fields=["talk", "-at"], name="comment_talk_at"),)

    def __str__(self) -> str:
        return f"comment of {self.at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        return self.talk.get_absolute_url()


class Reading(Row):
    """Until when somebody has read a talk, and until when they were told of it by mail."""

    talk = models.ForeignKey(Talk, models.CASCADE, related_name="readings")
    by = models.ForeignKey(Actor, models.CASCADE, related_name="+")
    until = models.DateTimeField(null=True)
    told_until = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(name="reading_once", fields=["talk", "by"]),)

    def __str__(self) -> str:
        return f"{self.by_id} read until {self.until}"
