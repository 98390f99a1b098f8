"""What is put on a draft before it leaves: a signature, annexes."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Evidence
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.actions import keep
from civicsteps.core.files.models import StoredFile
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.resolve.letters import drafting, effects, rules
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.letters.signatures import keep_sealed

MOST = 12


@action
def sign_letter(*, letter: Letter, ink: bytes, by: Actor) -> Letter:
    """Put a signature on a draft: black on white (PNG), or none where a pen signs the paper.

    `ink` was made by `signatures.in_ink` just before, outside. It takes the place of the one
    before, is sealed, and stands in the office's copy alone.
    """
    letter = _locked(letter)
    refuse(rules.why_not_edit_letter(by, letter))
    drafting.forget_signature(letter)
    letter.signature = keep_sealed(ink, by=by) if ink else None
    letter.revision += 1
    letter.save(update_fields=["signature", "revision"])
    effects.tell("letters.letter_signed", letter, by=by)
    return letter


@action
def choose_annexes(
    *,
    letter: Letter,
    by: Actor,
    evidence: Sequence[Evidence] = (),
    files: Sequence[Prepared] = (),
    keeping: Sequence[StoredFile] = (),
) -> Letter:
    """Choose what goes with a draft: accepted evidence of its problem, new files, and old ones.

    What went with it and is not `keeping` goes with it no more. Raises Refused for too many, or
    evidence that is not accepted or has no file.
    """
    letter = _locked(letter)
    refuse(rules.why_not_edit_letter(by, letter))
    if len(evidence) + len(files) + len(keeping) > MOST:
        raise Refused(Refusal(_("Twelve annexes at most."), "input", "new"))
    shown = [one.file for one in evidence if _may_go_with(one, letter) and one.file]
    if len(shown) != len(evidence):
        raise Refused(Refusal(_("Choose from what the group accepted."), "input", "evidence"))
    own = own_annexes(letter)
    kept = [file for file in own if file in keeping]
    new = [keep(file, by=by, audiences=[letter.audience]) for file in files]
    letter.annexes.set([*kept, *shown, *new])
    for file in own:
        if file not in kept:
            file.delete()
    letter.revision += 1
    letter.save(update_fields=["revision"])
    effects.tell("letters.annexes_chosen", letter, by=by)
    return letter


def own_annexes(letter: Letter) -> list[StoredFile]:
    """Return the annexes that were uploaded for this letter alone."""
    files = letter.annexes.order_by("kept_at", "pk")
    return [file for file in files if file.audiences == [letter.audience]]


def hand_on_annexes(letter: Letter, again: Letter) -> None:
    """Let what went with a letter that reached nobody go with the draft in its place."""
    for file in own_annexes(letter):
        file.audiences = [again.audience]
        file.save(update_fields=["audiences"])
    again.annexes.set(letter.annexes.all())


def _may_go_with(evidence: Evidence, letter: Letter) -> bool:
    accepted = evidence.state == Evidence.State.ACCEPTED
    return accepted and evidence.cause_id == letter.cause_id


def _locked(letter: Letter) -> Letter:
    related = ("cause__group", "demand", "office__authority", "signature")
    return Letter.objects.select_related(*related).select_for_update(of=("self",)).get(pk=letter.pk)
