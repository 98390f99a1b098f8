"""How letters and replies are kept."""

from datetime import date, timedelta

from django.db.models import Q

from civicsteps.core.keeping import declare
from civicsteps.resolve.letters.models import Letter

SIGNERS_KEPT = timedelta(days=3 * 365)
THROWN_AWAY_KEPT = timedelta(days=30)


def forget_signers(on: date) -> int:
    """Forget who signed and where they live, when no court would ask any more.

    Three years after a letter left (the general term of the Civil Code, art. 2517), a month after
    a draft was thrown away. What names them goes too: the office's copy and the proof.
    """
    old = Q(sent_on__lt=on - SIGNERS_KEPT)
    thrown_away = Q(sent_on=None, withdrawn_on__lt=on - THROWN_AWAY_KEPT)
    known = Letter.objects.filter(old | thrown_away).exclude(signer="", domicile="")
    return known.update(signer="", domicile="", office_copy=None, proof=None)


declare(
    "letters.Letter",
    personal=("signer", "domicile"),
    why="Who signs a petition and where they live, sealed: offices ask for both. Three years.",
    sweep=forget_signers,
)
declare(
    "letters.Reply",
    personal=("text",),
    why="What an office wrote back, sealed, for the group alone: it may name the signer.",
)
declare("letters.Reply_files", why="Which files came with a reply.")
declare("letters.Judgement", why="What the group found a reply to be. About no person.")
