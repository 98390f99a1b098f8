"""Letters to offices, what came back, and what the group thinks of it."""

import json

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from civicsteps.causes.models import Cause, Demand
from civicsteps.core.actors.models import Actor
from civicsteps.core.codes import new_code
from civicsteps.core.files.models import StoredFile
from civicsteps.core.mail.models import Inbound, Message, Thread, address_of
from civicsteps.core.models import Row
from civicsteps.core.sealed import SealedField
from civicsteps.people.authorities.models import Office
from civicsteps.people.imports.models import Import


class Letter(Row):
    """A petition to an office: what it says, how and when it left, and its number there.

    Who signs and where they live are sealed and stand in the office's copy alone. `revision`
    grows with every change, so that a copy made before one is never sent after it. `reply_code`
    is the code of the correspondence that opens when the letter leaves: its copies print it.

    `instrument` names its template, `step` the step of the law whose clock its registration starts
    (none for a letter that nobody owes an answer), and `parts` the words that this template alone
    asks for, as JSON of texts; those that name people are apart and sealed, in `inside_parts`. An
    instrument that puts no demand has none. `follows` is the letter that it takes further: the
    request before a complaint. `signature` is drawn or scanned, its bytes sealed in the storage.

    One with `brought_at` left long ago, by other hands: it has no words of ours, only `pages`, or
    the sealed `old_text` of a mail, for the group alone.
    """

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("letter", "draft")
        READY = "ready", pgettext_lazy("letter", "leaves soon")
        UNCERTAIN = "uncertain", pgettext_lazy("letter", "we do not know if it left")
        SENT = "sent", pgettext_lazy("letter", "sent")

    class Channel(models.TextChoices):
        EMAIL = "email", _("by e-mail")
        COUNTER = "counter", _("at the registry counter")
        POST = "post", _("by post")
        PORTAL = "portal", _("by their web form")

    cause = models.ForeignKey(Cause, models.PROTECT, related_name="letters")
    demand = models.ForeignKey(Demand, models.PROTECT, null=True, related_name="letters")
    office = models.ForeignKey(Office, models.PROTECT, related_name="letters")
    instrument = models.CharField(max_length=12, default="TOG27")
    step = models.CharField(max_length=60, default="ro.og27.answer", blank=True)
    parts = models.JSONField(default=dict, blank=True)
    inside_parts = SealedField(blank=True)
    follows = models.ForeignKey("self", models.PROTECT, null=True, related_name="followed_by")
    reply_code = models.CharField(max_length=9, unique=True, default=new_code)
    thread = models.OneToOneField(Thread, models.PROTECT, null=True, related_name="+")
    subject = models.CharField(max_length=140)
    body = models.TextField()
    requests = models.TextField()
    signer = SealedField()
    domicile = SealedField()
    as_association = models.BooleanField(default=False)
    signature = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    annexes = models.ManyToManyField(StoredFile, related_name="+")
    language = models.CharField(max_length=2, default="ro")
    revision = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    written_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    message = models.OneToOneField(Message, models.PROTECT, null=True, related_name="+")
    leaves_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="+")
    channel = models.CharField(max_length=7, choices=Channel, blank=True)
    post_number = models.CharField(max_length=40, blank=True)
    sent_on = models.DateField(null=True)
    office_copy = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    public_copy = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    proof = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    number_asked_on = models.DateField(null=True)
    registration_number = models.CharField(max_length=40, blank=True)
    registered_on = models.DateField(null=True)
    registered_by = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="+")
    withdrawn_on = models.DateField(null=True)
    came_back = models.BooleanField(default=False)
    brought_at = models.DateTimeField(null=True)
    old_text = SealedField(blank=True)
    pages = models.ManyToManyField(StoredFile, related_name="+")
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="letter_sent_whole",
                condition=Q(state__in=["sent", "uncertain"], sent_on__isnull=False) & ~Q(channel="")
                | ~Q(state="sent") & Q(sent_on=None, channel=""),
            ),
            models.CheckConstraint(
                name="letter_ready_has_message",
                condition=~Q(state__in=["ready", "uncertain"])
                | Q(message__isnull=False, leaves_at__isnull=False),
            ),
            models.CheckConstraint(
                name="letter_left_has_thread",
                condition=Q(state="draft") | Q(thread__isnull=False),
            ),
            models.CheckConstraint(
                name="letter_registered_whole",
                condition=Q(registration_number="", registered_on=None)
                | ~Q(registration_number="") & Q(registered_on__isnull=False),
            ),
        )
        indexes = (
            models.Index(fields=["cause", "-written_at"], name="letter_cause_written"),
            models.Index(
                fields=["-sent_on", "-id"], name="letter_sent", condition=Q(sent_on__isnull=False)
            ),
            models.Index(
                fields=["-sent_on", "-id"],
                name="letter_withdrawn",
                condition=Q(withdrawn_on__isnull=False),
            ),
            models.Index(
                fields=["sent_on"],
                name="letter_without_number",
                condition=Q(state="sent", registered_on=None, withdrawn_on=None),
            ),
        )

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("letter", args=[self.pk])

    @property
    def reply_address(self) -> str:
        """The address that answers come to."""
        return address_of(self.reply_code)

    @property
    def audience(self) -> str:
        """The audience of what names the signer: the organisers and members of the group."""
        return f"letter:{self.pk}"

    @property
    def told(self) -> dict[str, str]:
        """All that its template alone asks for, what names people too: for the group's eyes."""
        inside: dict[str, str] = json.loads(self.inside_parts or "{}")
        return {**self.parts, **inside}

    @property
    def numbered(self) -> list[str]:
        """The requests, one by one."""
        return [line.strip() for line in self.requests.splitlines() if line.strip()]


class Reply(Row):
    """What came back in a letter's thread, by mail or on paper.

    `passed_on` counts through how many hands a mail came before the group had it; `withdrawn_on` is
    set when it was entered by mistake: then nothing rests on it. `turned` names the attachments
    that were not taken, and what an archive says it holds; `original` is the mail that somebody
    saved and brought, as it was. What came through the link of the letter may be anybody's:
    `from_office` is said of nothing but an address of the office.
    """

    class Kind(models.TextChoices):
        REPLY = "reply", _("a reply")
        ACKNOWLEDGEMENT = "receipt", _("a confirmation that they received it")
        AUTO = "auto", _("an automatic message")

    class Channel(models.TextChoices):
        EMAIL = "email", _("by e-mail")
        PAPER = "paper", _("on paper")
        PORTAL = "portal", _("in their web form")
        PHONE = "phone", _("by telephone")
        MEETING = "meeting", _("at a meeting")
        LINK = "link", _("through the page that we gave them")
        CODE = "code", _("by the code printed on the letter")

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="replies")
    kind = models.CharField(max_length=7, choices=Kind, default=Kind.REPLY)
    channel = models.CharField(max_length=7, choices=Channel)
    inbound = models.OneToOneField(Inbound, models.PROTECT, null=True, related_name="+")
    from_office = models.BooleanField(default=True)
    received_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    number = models.CharField(max_length=40, blank=True)
    text = SealedField(blank=True)
    files = models.ManyToManyField(StoredFile, related_name="+")
    left_out = models.PositiveSmallIntegerField(default=0)
    turned = models.JSONField(default=list)
    original = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    passed_on = models.PositiveSmallIntegerField(default=0)
    withdrawn_on = models.DateField(null=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        indexes = (models.Index(fields=["letter", "received_on"], name="reply_letter_on"),)
        verbose_name_plural = "replies"

    def __str__(self) -> str:
        return f"{self.kind} on {self.received_on}"

    def get_absolute_url(self) -> str:
        return reverse("reply", args=[self.pk])


class FileText(Row):
    """The words of a file of a reply, read from it or recognised; for the group alone."""

    class How(models.TextChoices):
        READ = "read", _("the text of the file")
        SEEN = "seen", _("recognised from the scan: it may be wrong in places")
        NONE = "none", _("no text was found")
        UNABLE = "unable", _("it is a scan, and text recognition is not installed here")
        FAILED = "failed", _("the text could not be read")

    file = models.OneToOneField(StoredFile, models.CASCADE, related_name="+")
    reply = models.ForeignKey(Reply, models.CASCADE, related_name="file_texts")
    text = SealedField(blank=True)
    how = models.CharField(max_length=6, choices=How)

    def __str__(self) -> str:
        return self.how


class PublicCopy(Row):
    """What everybody may see of a reply, apart from it: its words and pages, with parts struck out.

    The last one that was not taken back holds; the original stays with the group.
    """

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="public_copies")
    text = models.TextField(blank=True)
    pages = models.ManyToManyField(StoredFile, related_name="+")
    published_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    published_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="public_copy_one",
                fields=["reply"],
                condition=Q(withdrawn_at__isnull=True),
            ),
        )
        verbose_name_plural = "public copies"

    def __str__(self) -> str:
        return f"public copy of {self.reply_id}"


class ImportedPage(Row):
    """A page or an attachment that an import read; nobody sees it until its letter is written down.

    `item` is its place among what was given. It goes when the import is over.
    """

    batch = models.ForeignKey(Import, models.CASCADE, related_name="+")
    item = models.PositiveIntegerField()
    position = models.PositiveSmallIntegerField()
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(name="imported_page", fields=["batch", "item", "position"]),
        )

    def __str__(self) -> str:
        return f"page {self.position} of {self.item}"


class Judgement(Row):
    """What the group found a reply to be; the last one holds, the earlier ones stay."""

    class Answered(models.TextChoices):
        YES = "yes", _("Yes")
        PARTLY = "partly", _("In part")
        NO = "no", _("No")
        FORWARDED = "forwarded", _("They sent it elsewhere")

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="judgements")
    answered = models.CharField(max_length=9, choices=Answered)
    refused = models.BooleanField(default=False)
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return self.answered

    @property
    def on_the_substance(self) -> bool:
        """Whether the office answered what it was asked, wholly or in part."""
        return self.answered in {self.Answered.YES, self.Answered.PARTLY}
