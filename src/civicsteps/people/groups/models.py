"""Groups of every legal form, who belongs to them, and the contacts they keep."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.files.models import StoredFile
from civicsteps.core.folded import FoldedField
from civicsteps.core.models import Row
from civicsteps.core.sealed import SealedField
from civicsteps.people.accounts.models import User


class Group(Row):
    """A civic group, a coalition, or the centre that assists them. Legal form is never needed."""

    class Kind(models.TextChoices):
        GROUP = "group", _("civic group")
        COALITION = "coalition", _("coalition")
        CENTRE = "centre", _("resource centre")

    class LegalForm(models.TextChoices):
        INFORMAL = "informal", _("informal group")
        ASSOCIATION = "association", _("association")
        FOUNDATION = "foundation", _("foundation")
        OTHER = "other", _("another form")

    kind = models.CharField(max_length=9, choices=Kind, default=Kind.GROUP)
    legal_form = models.CharField(max_length=11, choices=LegalForm, default=LegalForm.INFORMAL)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(max_length=120, blank=True)
    place = models.CharField(_("place"), max_length=120)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    aim = models.CharField(_("what you want, in one sentence"), max_length=240)
    aim_en = models.CharField(max_length=240, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    photo = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    accent = models.CharField(max_length=10, default="petrol")
    at_risk = models.BooleanField(default=False)
    illustrative = models.BooleanField(default=False)
    assisted_by = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="assisted_groups"
    )
    opened_at = models.DateTimeField()
    folded = FoldedField(of=("name", "name_en", "place"), default="")

    class Meta:
        indexes = (models.Index(fields=["folded", "id"], name="group_folded"),)
        constraints = (
            models.CheckConstraint(
                name="group_place_whole",
                condition=Q(lat=None, lon=None)
                | Q(lat__gte=-90, lat__lte=90, lon__gte=-180, lon__lte=180),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("group", args=[self.slug])

    @property
    def audience(self) -> str:
        """The audience of what only this group sees."""
        return f"group:{self.pk}"


class CoalitionMember(Row):
    """A group belongs to a coalition, from a day until a day."""

    coalition = models.ForeignKey(Group, models.CASCADE, related_name="members_of_coalition")
    group = models.ForeignKey(Group, models.CASCADE, related_name="coalitions")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="coalition_member_once", fields=["coalition", "group"], condition=Q(until=None)
            ),
            models.CheckConstraint(
                name="coalition_not_itself", condition=~Q(coalition=models.F("group"))
            ),
        )

    def __str__(self) -> str:
        return f"{self.group} in {self.coalition}"


class Membership(Row):
    """A person's role in a group or centre, from a moment until a moment."""

    class Role(models.TextChoices):
        ADMIN = "CA", _("centre administrator")
        MENTOR = "ME", _("mentor")
        ORGANISER = "OR", _("organiser")
        MEMBER = "GM", _("member")
        VOLUNTEER = "VO", _("volunteer")
        FUNDER = "FU", _("funder")

    group = models.ForeignKey(Group, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=2, choices=Role)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="membership_once", fields=["group", "user"], condition=Q(until=None)
            ),
        )
        indexes = (models.Index(fields=["user"], name="membership_now", condition=Q(until=None)),)

    def __str__(self) -> str:
        return f"{self.user} {self.role} in {self.group}"


class Contact(Row):
    """A person whom a group may reach; what identifies them is sealed with a key kept elsewhere.

    An erased contact is a row that counts and says nothing.
    """

    group = models.ForeignKey(Group, models.CASCADE, related_name="contacts")
    name = SealedField(blank=True)
    email = SealedField(blank=True)
    phone = SealedField(blank=True)
    # Keyed hashes: find and join without reading.
    email_key = models.BinaryField(max_length=32, null=True)
    phone_key = models.BinaryField(max_length=32, null=True)
    added_at = models.DateTimeField()
    note = SealedField(blank=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="contact_email_once", fields=["group", "email_key"]),
            models.UniqueConstraint(name="contact_phone_once", fields=["group", "phone_key"]),
            models.CheckConstraint(
                name="contact_erased_whole",
                condition=Q(erased_at=None)
                | Q(name="", email="", phone="", note="", email_key=None, phone_key=None),
            ),
        )
        indexes = (models.Index(fields=["group", "-added_at"], name="contact_group_added"),)

    def __str__(self) -> str:
        return f"contact {self.pk}"


class ContactWord(Row):
    """One word of a contact's name, e-mail or telephone, as a keyed hash: to search unread."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="words")
    key = models.BinaryField(max_length=32)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="contact_word_once", fields=["key", "contact"]),
        )

    def __str__(self) -> str:
        return f"word of {self.contact_id}"


class Consent(Row):
    """What a contact agreed to, when and how; taken back on a day, never deleted before them."""

    class Purpose(models.TextChoices):
        NEWS = "news", _("to be told how it goes")
        CALLS = "calls", _("to be called")
        PUBLIC_PHONE = "public_phone", _("their telephone shown on the page")

    class How(models.TextChoices):
        SPOKEN = "spoken", _("said it")
        PAPER = "paper", _("on paper")
        ONLINE = "online", _("on this site")

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=12, choices=Purpose)
    how = models.CharField(max_length=6, choices=How)
    given_on = models.DateField()
    withdrawn_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="consent_once", fields=["contact", "purpose"], condition=Q(withdrawn_on=None)
            ),
            models.CheckConstraint(
                name="consent_in_order",
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=models.F("given_on")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.purpose} {self.given_on}"


class ExportReason(models.TextChoices):
    """What a list of contacts is taken out for."""

    CALLS = "calls", _("a list to call by")
    MEETING = "meeting", _("a meeting")
    BACKUP = "backup", _("a copy for the group")
    ASKED = "asked", _("the people themselves asked")


class Export(Row):
    """That personal data of a group went out as a file: who took it, when, what, why, how many.

    `by` is a pseudonym; nothing of what was taken is kept here.
    """

    class What(models.TextChoices):
        CONTACTS = "contacts", _("the list of people")
        CALLS = "calls", _("a list to call by")
        ARCHIVE = "archive", _("the group's archive")
        OWN = "own", _("what we hold of one person, taken by them")
        REJECTED = "rejected", _("the refused rows of a list brought in")
        OTHER = "other", _("another list")

    group = models.ForeignKey(Group, models.CASCADE, related_name="exports")
    what = models.CharField(max_length=8, choices=What)
    reason = models.CharField(max_length=10, blank=True)
    count = models.PositiveIntegerField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["group", "-at"], name="export_group_at"),)

    def __str__(self) -> str:
        return f"{self.what} of {self.group_id}, {self.count} rows"

    @property
    def reason_said(self) -> str:
        """What it was taken out for, in the reader's language."""
        known = self.reason in ExportReason.values
        return str(ExportReason(self.reason).label) if known else ""
