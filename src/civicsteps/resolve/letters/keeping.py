"""How letters and replies are kept."""

from datetime import date, timedelta

from django.db.models import Q

from civicsteps.core.files.models import StoredFile
from civicsteps.core.keeping import declare
from civicsteps.core.mail.models import Message
from civicsteps.core.text import plain
from civicsteps.resolve.letters.compose import public_text
from civicsteps.resolve.letters.models import Letter

SIGNERS_KEPT = timedelta(days=3 * 365)
THROWN_AWAY_KEPT = timedelta(days=30)


def forget_signers(on: date) -> int:
    """Forget who signed and where they live, when no court would ask any more.

    Three years after a letter left (the general term of the Civil Code, art. 2517), a month after
    a draft was thrown away. What names them goes too: the office's copy, the proof, the words of
    the mail; in the letter's own words they are blotted out, for without the name nobody could
    hide it any more.
    """
    old = Q(sent_on__lt=on - SIGNERS_KEPT)
    thrown_away = Q(sent_on=None, withdrawn_on__lt=on - THROWN_AWAY_KEPT)
    known = Letter.objects.filter(old | thrown_away).exclude(signer="", domicile="")
    letters = known.select_related("message").order_by("pk").select_for_update(of=("self",))
    for letter in letters:
        _forget_signer(letter)
    return len(letters)


def _forget_signer(letter: Letter) -> None:
    files = [pk for pk in (letter.office_copy_id, letter.proof_id) if pk]
    letter.subject, letter.body = (
        public_text(letter, text) for text in (letter.subject, letter.body)
    )
    letter.requests = "\n".join(public_text(letter, request) for request in letter.numbered)
    if letter.message:
        _empty(letter.message, subject=letter.subject)
    letter.signer = letter.domicile = ""
    letter.office_copy = letter.proof = None
    letter.save()
    StoredFile.objects.filter(pk__in=files).delete()


def _empty(message: Message, *, subject: str) -> None:
    message.attachments.clear()
    message.subject = subject
    message.from_name = message.text = message.html = ""
    message.folded = plain(f"{message.to} {subject}")
    message.save(update_fields=["subject", "from_name", "text", "html", "folded"])


declare(
    "letters.Letter",
    personal=("signer", "domicile"),
    why="Who signs a petition and where they live, sealed: offices ask for both. Three years, with "
    "the office's copy, the proof and the words of the mail.",
    sweep=forget_signers,
)
declare(
    "letters.Reply",
    personal=("text",),
    why="What an office wrote back, sealed, for the group alone: it may name the signer.",
)
declare("letters.Reply_files", why="Which files came with a reply.")
declare("letters.Judgement", why="What the group found a reply to be. About no person.")
