"""What a draft is made of."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.actions import keep
from civicsteps.core.files.models import StoredFile
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.refusals import Refusal, Refused
from civicsteps.core.text import plain, tidy
from civicsteps.resolve.letters.instruments import DEFAULT, Instrument, instrument_of
from civicsteps.resolve.letters.models import Letter

PART_LENGTH = 2000


@dataclass(frozen=True, slots=True)
class Words:
    """What a letter says and who says it, as typed: before it is tidied.

    `parts` are the words that its template alone asks for, by their names; days as ISO. `step` is
    the law's step that its registration starts; left out, it is the template's own, or the one that
    a draft of this template has already.
    """

    subject: str
    body: str
    requests: str
    signer: str
    domicile: str
    as_association: bool = False
    instrument: str = DEFAULT
    step: str | None = None
    parts: Mapping[str, str] = field(default_factory=dict)


def take(letter: Letter, words: Words) -> None:
    """Put words into a draft. Raises Refused by the field that a petition must not lack."""
    kind = instrument_of(words.instrument)
    if words.step is not None:
        letter.step = words.step
    elif letter.instrument != kind.id or letter._state.adding:
        letter.step = kind.step
    letter.instrument = kind.id
    letter.subject = given("subject", words.subject, _("Write the subject."))
    letter.body = tidy(words.body)
    letter.requests = tidy(words.requests)
    if kind.needs_body:
        given("body", words.body, _("Say what the matter is."))
    if kind.needs_requests:
        given("requests", words.requests, _("Write at least one request."))
    signed_by = letter.signer
    letter.signer = given("signer", words.signer, _("An office wants to know who signs."))
    letter.domicile = given(
        "domicile", words.domicile, _("A petition without an address is put aside.")
    )
    letter.as_association = words.as_association
    _take_parts(letter, kind, words.parts)
    if plain(signed_by) != plain(letter.signer):
        forget_signature(letter)


def forget_signature(letter: Letter) -> None:
    """Forget a signature: it is another's, or it is signed anew."""
    if old := letter.signature:
        letter.signature = None
        letter.save(update_fields=["signature"])
        old.delete()


def _take_parts(letter: Letter, kind: Instrument, typed: Mapping[str, str]) -> None:
    told = {part.name: tidy(typed.get(part.name, ""))[:PART_LENGTH] for part in kind.all_parts()}
    for part in kind.parts:
        if part.need == "must":
            given(f"part_{part.name}", told[part.name], _("Without this no office takes it."))
    inside = {part.name for part in kind.parts if part.inside}
    letter.parts = {name: said for name, said in told.items() if said and name not in inside}
    sealed = {name: said for name, said in told.items() if said and name in inside}
    letter.inside_parts = json.dumps(sealed, ensure_ascii=False) if sealed else ""


def given(name: str, typed: str, reason: str | Promise) -> str:
    """Return tidy text. Raises Refused by its field `name`, with the reason, if there is none."""
    text = tidy(typed)
    if not text:
        raise Refused(Refusal(reason, "input", name))
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
    kind = ("instrument", "step", "parts", "inside_parts", "follows")
    kept = (*same, *kind, "as_association", "language", "written_by", "illustrative")
    return Letter(written_at=clock.now(), **{name: getattr(letter, name) for name in kept})
