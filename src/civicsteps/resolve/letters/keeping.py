"""How letters and replies are kept."""

from contextlib import suppress
from datetime import date, timedelta
from uuid import UUID

from django.db import models, transaction
from django.db.models import Exists, OuterRef, ProtectedError, Q
from django.utils.translation import gettext_lazy as _

from civicsteps.core.clock import midnight
from civicsteps.core.files.models import StoredFile
from civicsteps.core.keeping import declare
from civicsteps.core.mail.models import Message
from civicsteps.core.text import plain
from civicsteps.people.imports.models import Import
from civicsteps.resolve.letters.actions_paper import own_annexes
from civicsteps.resolve.letters.compose import public_text
from civicsteps.resolve.letters.models import FileText, ImportedPage, Letter, Reply
from civicsteps.resolve.letters.old_papers import forget_pages

SIGNERS_KEPT = timedelta(days=3 * 365)
THROWN_AWAY_KEPT = timedelta(days=30)
WORKED_ON = ("uploaded", "reading", "ready", "loading")


def forget_signers(on: date) -> int:
    """Forget who signed and where they live, when no court would ask any more.

    Three years after a letter left (the general term of the Civil Code, art. 2517), after an old
    one was brought here, or after the last answer to it came; a month after a draft was thrown
    away. What names them goes too: the office's copy, the proof, the signature, the annexes brought
    for it, the pages, the words of the mail, the scans of the answers; in the words of the letter
    and of its answers they are blotted out, for without the name nobody could hide it any more.
    What was answered stays, with its day, its number and its public copy.
    """
    before = midnight(on - SIGNERS_KEPT)
    answered = Reply.objects.filter(letter=OuterRef("pk"), recorded_at__gte=before)
    old = Q(brought_at=None, sent_on__lt=on - SIGNERS_KEPT) & ~Exists(answered)
    brought = Q(brought_at__lt=before) & ~Exists(answered)
    thrown_away = Q(sent_on=None, withdrawn_on__lt=on - THROWN_AWAY_KEPT)
    paged = Exists(Letter.pages.through.objects.filter(letter=OuterRef("pk")))
    scanned = Exists(Reply.files.through.objects.filter(reply__letter=OuterRef("pk")))
    saved = Exists(Reply.objects.filter(letter=OuterRef("pk"), original__isnull=False))
    named = ~Q(signer="", domicile="", old_text="", inside_parts="", signature=None)
    naming = named | paged | scanned | saved
    known = Letter.objects.filter(old | brought | thrown_away).filter(naming)
    letters = known.select_related("message").order_by("pk").select_for_update(of=("self",))
    for letter in letters:
        _forget_signer(letter)
    return len(letters)


def _forget_signer(letter: Letter) -> None:
    named = (letter.office_copy_id, letter.proof_id, letter.signature_id)
    files = [pk for pk in named if pk]
    files += letter.pages.values_list("pk", flat=True)
    files += [file.pk for file in own_annexes(letter)]
    letter.pages.clear()
    letter.annexes.clear()
    letter.subject, letter.body = (
        public_text(letter, text) for text in (letter.subject, letter.body)
    )
    letter.requests = "\n".join(public_text(letter, request) for request in letter.numbered)
    letter.parts = {name: public_text(letter, said) for name, said in letter.parts.items()}
    for read in FileText.objects.filter(reply__letter=letter).exclude(text=""):
        read.text = public_text(letter, read.text)
        read.save(update_fields=["text"])
    for reply in letter.replies.all():
        files += _forget_scans(reply)
    if letter.message:
        _empty(letter.message, subject=letter.subject)
    letter.signer = letter.domicile = letter.old_text = letter.inside_parts = ""
    letter.office_copy = letter.proof = letter.signature = None
    letter.save()
    _let_go(files)


def _forget_scans(reply: Reply) -> list[UUID]:
    """Keep of an answer its words alone, those of its scans too; return the files that may go."""
    files = list(reply.files.values_list("pk", flat=True))
    read = FileText.objects.filter(reply=reply, file__in=files).order_by("pk")
    whole = "\n\n".join([public_text(reply.letter, reply.text), *(one.text for one in read)])
    files += [reply.original_id] if reply.original_id else []
    reply.files.clear()
    reply.text, reply.original = whole.strip(), None
    reply.save(update_fields=["text", "original"])
    return files


def _let_go(files: list[UUID]) -> None:
    """Remove files, but for one that something else shows: its own room says how long."""
    for file in StoredFile.objects.filter(pk__in=files):
        with suppress(ProtectedError), transaction.atomic():
            file.delete()


def _empty(message: Message, *, subject: str) -> None:
    message.attachments.clear()
    message.subject = subject
    message.from_name = message.text = message.html = ""
    message.folded = plain(f"{message.to} {subject}")
    message.save(update_fields=["subject", "from_name", "text", "html", "folded"])


def sweep_pages(_on: date) -> int:
    """Remove the pages of imports that are over: those that no letter took go with their files."""
    over = ImportedPage.objects.exclude(
        batch__state__in=("uploaded", "reading", "ready", "loading")
    )
    batches = Import.objects.filter(pk__in=over.values("batch"))
    return sum(forget_pages(batch) for batch in batches)


def settle_letter(letter: models.Model) -> None:
    """Make a letter that was about to leave when its group was archived a draft again."""
    if isinstance(letter, Letter) and letter.state == Letter.State.READY:
        letter.state, letter.message, letter.leaves_at = Letter.State.DRAFT, None, None
        letter.save(update_fields=["state", "message", "leaves_at"])


declare(
    "letters.Letter",
    personal=("signer", "domicile", "old_text", "inside_parts", "signature"),
    name=_("Who signed letters"),
    why=_(
        "Who signs a letter, their signature, where they live and whom else it names, sealed: "
        "offices ask for them. Three years, with the office's copy, the proof, the words of the "
        "mail and the scans of the answers."
    ),
    period=_("three years after it left, or after its last answer"),
    sweep=forget_signers,
    of_group="cause__group",
    settle=settle_letter,
)
declare(
    "letters.Letter_pages",
    why=_("Which photos or scans show an old letter; for the group alone, three years."),
    of_group="letter__cause__group",
)
declare(
    "letters.Letter_annexes",
    why=_("Which photos and documents went with a letter; those brought for it stay three years."),
    of_group="letter__cause__group",
)
declare(
    "letters.ImportedPage",
    personal=("file",),
    name=_("Pages of old letters that wait"),
    why=_(
        "Pages of old letters while an import waits to be looked at; nobody sees them, and they go "
        "when it is over."
    ),
    period=_("until the import is over, at most 30 days"),
    sweep=sweep_pages,
    apart="an import that waits is not taken along",
)
declare(
    "letters.Reply",
    personal=("text",),
    name=_("What offices answered"),
    why=_(
        "What an office wrote back, sealed, for the group alone: it may name the signer. When it "
        "is forgotten who signed, the scans go and the name is blotted out of the words, which "
        "stay as proof."
    ),
    period=_("for good; scans and the signer's name three years"),
    of_group="letter__cause__group",
)
declare(
    "letters.Reply_files",
    why=_("Which files came with a reply; three years after the last one, then only their words."),
    of_group="reply__letter__cause__group",
)
declare(
    "letters.FileText",
    personal=("text",),
    name=_("The words of scans that offices sent"),
    why=_(
        "What the scans of a reply say, sealed, for the group alone: when a scan goes, its words "
        "stay with the reply, without the signer."
    ),
    period=_("as long as the scan"),
    of_group="reply__letter__cause__group",
)
declare(
    "letters.PublicCopy",
    why=_("What everybody may see of a reply: personal data was struck out of it."),
    of_group="reply__letter__cause__group",
)
declare(
    "letters.PublicCopy_pages",
    why=_("Which pages of a reply everybody may see, with parts blackened."),
    of_group="publiccopy__reply__letter__cause__group",
)
declare(
    "letters.Judgement",
    why=_("What the group found a reply to be. About no person."),
    of_group="reply__letter__cause__group",
)
