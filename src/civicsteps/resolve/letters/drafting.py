"""What a draft is made of."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.actions import keep
from civicsteps.core.files.models import StoredFile
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.refusals import Refusal, Refused
from civicsteps.core.text import tidy
from civicsteps.resolve.letters.models import Letter


@dataclass(frozen=True, slots=True)
class Words:
    """What a letter says and who says it, as typed: before it is tidied."""

    subject: str
    body: str
    requests: str
    signer: str
    domicile: str
    as_association: bool = False


def take(letter: Letter, words: Words) -> None:
    """Put words into a draft. Raises Refused by the field that a petition must not lack."""
    letter.subject = given("subject", words.subject, _("Write the subject."))
    letter.body = given("body", words.body, _("Say what the matter is."))
    letter.requests = given("requests", words.requests, _("Write at least one request."))
    letter.signer = given("signer", words.signer, _("An office wants to know who signs."))
    letter.domicile = given(
        "domicile", words.domicile, _("A petition without an address is put aside.")
    )
    letter.as_association = words.as_association


def given(field: str, typed: str, reason: str | Promise) -> str:
    """Return tidy text. Raises Refused by its field, with the reason, if there is none."""
    text = tidy(typed)
    if not text:
        raise Refused(Refusal(reason, "input", field))
    return text


def kept(page: Prepared | StoredFile, *, by: Actor, audience: str) -> StoredFile:
    """Keep a new page, or show one that is kept already to this audience alone."""
    if isinstance(page, Prepared):
        return keep(page, by=by, audiences=[audience])
    page.audiences = [audience]
    page.save(update_fields=["audiences"])
    return page


def anew(letter: Letter) -> Letter:
    """Return an unsaved draft with the words of a letter that reached nobody."""
    same = ("cause", "demand", "office", "subject", "body", "requests", "signer", "domicile")
    kept = (*same, "as_association", "language", "written_by", "illustrative")
    return Letter(written_at=clock.now(), **{name: getattr(letter, name) for name in kept})
