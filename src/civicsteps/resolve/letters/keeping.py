"""How letters and replies are kept."""

from datetime import date, timedelta

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from civicsteps.core.clock import midnight
from civicsteps.core.files.models import StoredFile
from civicsteps.core.keeping import declare
from civicsteps.core.mail.models import Message
from civicsteps.core.text import plain
from civicsteps.people.imports.models import Import
from civicsteps.resolve.letters.actions_paper import own_annexes
from civicsteps.resolve.letters.compose import public_text
from civicsteps.resolve.letters.models import FileText, ImportedPage, Letter
from civicsteps.resolve.letters.old_papers import forget_pages

SIGNERS_KEPT = timedelta(days=3 * 365)
THROWN_AWAY_KEPT = timedelta(days=30)
WORKED_ON = ("uploaded", "reading", "ready", "loading")


def forget_signers(on: date) -> int:
    """Forget who signed and where they live, when no court would ask any more.

    Three years after a letter left (the general term of the Civil Code, art. 2517), or after an old
    one was brought here; a month after a draft was thrown away. What names them goes too: the
    office's copy, the proof, the signature, the annexes brought for it, the pages, the words of the
    mail; in the letter's own words they are blotted out, for without the name nobody could hide it
    any more.
    """
    old = Q(brought_at=None, sent_on__lt=on - SIGNERS_KEPT)
    brought = Q(brought_at__lt=midnight(on - SIGNERS_KEPT))
    thrown_away = Q(sent_on=None, withdrawn_on__lt=on - THROWN_AWAY_KEPT)
    paged = Exists(Letter.pages.through.objects.filter(letter=OuterRef("pk")))
    naming = ~Q(signer="", domicile="", old_text="", inside_parts="", signature=None) | paged
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
    for reply in letter.replies.exclude(text=""):
        reply.text = public_text(letter, reply.text)
        reply.save(update_fields=["text"])
    for read in FileText.objects.filter(reply__letter=letter).exclude(text=""):
        read.text = public_text(letter, read.text)
        read.save(update_fields=["text"])
    if letter.message:
        _empty(letter.message, subject=letter.subject)
    letter.signer = letter.domicile = letter.old_text = letter.inside_parts = ""
    letter.office_copy = letter.proof = letter.signature = None
    letter.save()
    StoredFile.objects.filter(pk__in=files).delete()


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
        "offices ask for them. Three years, with the office's copy, the proof and the words of the "
        "mail."
    ),
    period=_("three years after it left"),
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
        "What an office wrote back, sealed, for the group alone: it may name the signer, who is "
        "blotted out of it when it is forgotten who signed."
    ),
    period=_("for good; the signer's name three years"),
    of_group="letter__cause__group",
)
declare(
    "letters.Reply_files",
    why=_("Which files came with a reply."),
    of_group="reply__letter__cause__group",
)
declare(
    "letters.FileText",
    personal=("text",),
    name=_("The words of scans that offices sent"),
    why=_("What the scans of a reply say, sealed, for the group alone: it goes with its scan."),
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
