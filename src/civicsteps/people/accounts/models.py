"""People with an account: an address to sign in by, a name, a language."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock, ids
from civicsteps.core.actors.models import Actor


class Users(BaseUserManager["User"]):
    """Makes users: they have no password, only their e-mail. Each comes with their actor."""

    def get_queryset(self) -> models.QuerySet["User"]:
        """Return users with their actors: every request of a signed-in person needs both."""
        return super().get_queryset().select_related("actor")

    def create_user(
        self,
        email: str,
        *,
        name: str = "",
        language: str = "ro",
        actor: Actor | None = None,
        self_opened: bool = False,
    ) -> "User":
        """Return a new user with an actor of their own."""
        user = self.model(
            email=email.strip().lower(),
            name=name,
            language=language,
            actor=actor or Actor.objects.create(kind=Actor.Kind.USER),
            self_opened=self_opened,
        )
        user.set_unusable_password()
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person with an account. Deleting the row cuts the tie to what their actor did.

    `self_opened` marks an account made by asking for a code: if nobody ever signs in with it, it
    goes after a week.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=80, blank=True)
    language = models.CharField(max_length=2, default="ro", choices=[("ro", "RO"), ("en", "EN")])
    actor = models.OneToOneField(Actor, models.PROTECT, related_name="user")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=clock.now)
    self_opened = models.BooleanField(default=False)

    objects = Users()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="user_email_lower", condition=models.Q(email=Lower("email"))
            ),
        )

    def __str__(self) -> str:
        return self.name or self.email.partition("@")[0]
