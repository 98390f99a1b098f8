"""Mail: threads with their addresses, messages that leave, and what comes in."""

from email.utils import getaddresses

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock, codes
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.models import StoredFile
from civicsteps.core.folded import FoldedField
from civicsteps.core.models import Row
from civicsteps.core.sealed import SealedField

STAFF = "centre"
"""The audience of what the journal says about mail."""
CODE_KINDS = ("accounts.code",)
"""Messages that carry a code to sign in by: nobody but their reader ever sees them."""


def address_of(code: str) -> str:
    """Return the address of the correspondence that has this code, or will have it."""
    return f"r-{code}@{settings.MAIL_DOMAIN}"


class Thread(Row):
    """A correspondence about one row; `kind` names who files what comes to its address."""

    code = models.CharField(max_length=9, unique=True, default=codes.new_code)
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=120)
    title = models.CharField(max_length=200)
    opened_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = (models.Index(fields=["about"], name="thread_about"),)

    def __str__(self) -> str:
        return self.title

    @property
    def address(self) -> str:
        """The address that answers come to: short, lower case, forgiving one slip."""
        return address_of(self.code)


class Message(Row):
    """A message that leaves: claimed, sent and marked in three steps that each commit.

    One that was claimed and never marked is uncertain: it may have left. It is shown, never
    guessed and never sent again by itself. What it says and in whose name is sealed; `folded` is
    what the local mailbox searches: its readers and subject. `delayed_at`, `delivered_at` and
    `read_at` are when a server or a mail program told so; anybody can forge that.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("waits to leave")
        CLAIMED = "claimed", _("is leaving")
        SENT = "sent", _("sent")
        UNCERTAIN = "uncertain", _("not certain that it left")
        FAILED = "failed", _("did not arrive")

    kind = models.CharField(max_length=40)
    language = models.CharField(max_length=2)
    to = models.TextField()
    from_name = SealedField(blank=True)
    reply_to = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=300)
    text = SealedField()
    html = SealedField(blank=True)
    headers = models.JSONField(default=dict)
    attachments = models.ManyToManyField(StoredFile, related_name="+")
    thread = models.ForeignKey(Thread, models.PROTECT, null=True, related_name="messages")
    message_id = models.CharField(max_length=120, unique=True)
    state = models.CharField(max_length=9, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    queued_at = models.DateTimeField(default=clock.now)
    not_before = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    delayed_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=300, blank=True)
    folded = models.TextField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="message_state",
                condition=Q(state__in=["queued", "failed"])
                | Q(state__in=["claimed", "uncertain"], claimed_at__isnull=False)
                | Q(state="sent", sent_at__isnull=False),
            ),
        )
        indexes = (
            models.Index(fields=["state", "not_before"], name="message_state_when"),
            models.Index(fields=["thread", "queued_at"], name="message_thread"),
            models.Index(fields=["-queued_at"], name="message_newest"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"

    def get_absolute_url(self) -> str:
        return reverse("mailbox_message", args=[self.pk])

    @property
    def to_shown(self) -> str:
        """Its readers as staff may know them: an office in full, a person without their name."""
        if self.thread_id:
            return self.to
        addresses = [address for _, address in getaddresses([self.to])]
        return ", ".join(f"{a[:1]}…@{a.rpartition('@')[2]}" for a in addresses)

    @property
    def subject_shown(self) -> str:
        """Its subject as staff may know it: a correspondence's public title."""
        return self.thread.title if self.thread else self.subject


class Inbound(Row):
    """A message that came in: its bytes as they came, and where it was filed.

    What fits no thread is queued for staff; what is too large is rejected: its headers alone stay.
    `sort` tells what kind of message it is (`engines.mails.Sort`).
    """

    class State(models.TextChoices):
        FILED = "filed", _("filed")
        QUEUED = "queued", _("waits for somebody to file it")
        SET_ASIDE = "set_aside", _("set aside")
        REJECTED = "rejected", _("rejected")

    raw = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    once = models.BinaryField(max_length=32, unique=True)
    via = models.CharField(max_length=20)
    received_at = models.DateTimeField()
    message_id = models.CharField(max_length=250, blank=True)
    from_name = models.CharField(max_length=120, blank=True)
    from_address = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    sort = models.CharField(max_length=9, default="words")
    folded = FoldedField(of=("from_name", "from_address", "subject"), default="")
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    thread = models.ForeignKey(Thread, models.PROTECT, null=True, related_name="inbound")
    state = models.CharField(max_length=9, choices=State)
    trouble = models.CharField(max_length=300, blank=True)
    filed_as = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="inbound_state",
                condition=Q(state="filed", thread__isnull=False, raw__isnull=False)
                | Q(state__in=["queued", "set_aside"], raw__isnull=False)
                | Q(state="rejected"),
            ),
        )
        indexes = (
            models.Index(fields=["state", "received_at"], name="inbound_state_when"),
            models.Index(fields=["from_address", "received_at"], name="inbound_from"),
        )
        verbose_name_plural = "inbound"

    def __str__(self) -> str:
        return f"{self.via} {self.state}"

    def get_absolute_url(self) -> str:
        return reverse("unsorted_mail", args=[self.pk])

    @property
    def kept(self) -> StoredFile:
        """The message as it came; of one that is too large, its headers. Raises ValueError."""
        if self.raw is None:
            raise ValueError("the bytes of this message are not kept")
        return self.raw


class Arrival(Row):
    """A message that a door took in and committed, before anything is read of it.

    `key` is the same for the same message at the same door, so that one that comes twice is taken
    once. `envelope` are the addresses it was brought to, `size` what it had where only its headers
    were fetched. Its bytes go when it was taken: the inbound message has its own.
    """

    key = models.CharField(max_length=64, unique=True)
    via = models.CharField(max_length=20)
    envelope = models.JSONField(default=list)
    raw = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    size = models.PositiveBigIntegerField()
    arrived_at = models.DateTimeField(default=clock.now)
    taken_at = models.DateTimeField(null=True)
    inbound = models.ForeignKey(Inbound, models.SET_NULL, null=True, related_name="arrivals")

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="arrival_kept_or_taken",
                condition=Q(raw__isnull=False) | Q(taken_at__isnull=False),
            ),
        )
        indexes = (models.Index(fields=["taken_at", "arrived_at"], name="arrival_taken"),)

    def __str__(self) -> str:
        return f"{self.via} {self.key[:8]}"


class Mailbox(Row):
    """A mailbox that is read by IMAP: how far it was read, and whether that still works."""

    name = models.CharField(max_length=200, unique=True)
    uidvalidity = models.PositiveBigIntegerField(default=0)
    last_uid = models.PositiveBigIntegerField(default=0)
    looked_at = models.DateTimeField(null=True)
    worked_at = models.DateTimeField(null=True)
    fails = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name_plural = "mailboxes"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("unsorted")
