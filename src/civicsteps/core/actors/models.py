"""Who did something: a pseudonym. Who stands behind it is known only to the upper rooms."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from civicsteps.core.models import Row


class Actor(Row):
    """A pseudonymous author of entries.

    It holds nothing personal: the account, link or mail behind it points here, and when that is
    erased the entries stay, by nobody in particular.
    """

    class Kind(models.TextChoices):
        USER = "user", _("a person with an account")
        LINK = "link", _("a person without an account")
        MAIL = "mail", _("a person by e-mail")
        SYSTEM = "system", _("the system")

    kind = models.CharField(max_length=6, choices=Kind)
    on_behalf_of = models.CharField(max_length=80, blank=True)
    entered_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    confirmed_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="actor_kind", condition=models.Q(kind__in=["user", "link", "mail", "system"])
            ),
            models.UniqueConstraint(
                name="actor_one_system", fields=["kind"], condition=models.Q(kind="system")
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def dictated(self) -> bool:
        """Whether somebody typed it for a person who then said that it was so."""
        if self.entered_by is None:
            return False
        return self.confirmed_by_id is not None or self.entered_by.confirmed_by_id is not None

    @property
    def hands(self) -> "Actor":
        """The actor whose hands typed: the helper's, where one entered it for another."""
        return self.entered_by or self
