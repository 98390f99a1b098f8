"""What lies in the file of a problem: each document with its day, its words, and its bytes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from civicsteps.causes.models import Cause, Evidence
from civicsteps.causes.queries import audiences_at, evidence_shown_to
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.models import StoredFile
from civicsteps.follow.commitments.models import Commitment
from civicsteps.follow.outcomes.models import Decision
from civicsteps.people.authorities.models import Office
from civicsteps.resolve.letters.models import Letter, Reply
from civicsteps.resolve.notices.models import AgendaItem

MOST = 300
"""Pieces of one kind: more than any real file holds."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One document of the file: its day, what it is, whose, its file or where it is published."""

    on: date
    what: str
    title: str
    who: str = ""
    note: str = ""
    file: StoredFile | None = None
    illustrative: bool = False


def pieces_of(cause: Cause, *, by: Actor) -> list[Piece]:
    """Return the documents of a cause that an actor may see, in order of day.

    Of a letter it is always the public copy: who signed and where they live are in the office's
    alone. A file that this reader may not see is named without its bytes.
    """
    own = audiences_at(by, cause)
    found = [
        *_letters(cause),
        *_replies(cause),
        *_evidence(cause, by),
        *_agenda(cause),
        *_promises(cause),
        *_decisions(cause),
        *_choices(cause),
    ]
    return [_seen(piece, own) for piece in sorted(found, key=lambda piece: piece.on)]


def _seen(piece: Piece, own: Iterable[str]) -> Piece:
    if piece.file is None or set(own).intersection(piece.file.audiences):
        return piece
    return Piece(piece.on, piece.what, piece.title, piece.who, piece.note, None, piece.illustrative)


def _office(office: Office) -> str:
    return f"{office.authority}, {office}"


def _letters(cause: Cause) -> Iterator[Piece]:
    sent = Letter.objects.filter(cause=cause, sent_on__isnull=False, withdrawn_on=None)
    for letter in sent.select_related("office__authority", "public_copy")[:MOST]:
        number = _("No. %(number)s") % {"number": letter.registration_number}
        yield Piece(
            on=letter.sent_on or date.min,
            what=_("Letter"),
            title=letter.subject,
            who=_office(letter.office),
            note=number if letter.registration_number else _("no registration number"),
            file=letter.public_copy,
            illustrative=letter.illustrative,
        )


def _replies(cause: Cause) -> Iterator[Piece]:
    replies = (
        Reply.objects.filter(letter__cause=cause, letter__withdrawn_on=None, withdrawn_on=None)
        .exclude(kind=Reply.Kind.AUTO)
        .select_related("letter__office__authority")
        .prefetch_related("files", "judgements")
    )
    for reply in replies[:MOST]:
        judged = max(reply.judgements.all(), key=lambda found: (found.at, found.pk), default=None)
        said = (
            _("We asked: did they answer? %(answer)s") % {"answer": judged.get_answered_display()}
            if judged
            else ""
        )
        files: list[StoredFile | None] = [*reply.files.all()]
        for file in files or [None]:
            yield Piece(
                on=reply.received_on,
                what=_("Reply"),
                title=reply.letter.subject,
                who=_office(reply.letter.office),
                note=" · ".join(word for word in (reply.number, said) if word),
                file=file,
                illustrative=reply.illustrative,
            )


def _evidence(cause: Cause, by: Actor) -> Iterator[Piece]:
    accepted = evidence_shown_to(by, cause).filter(state=Evidence.State.ACCEPTED)
    for item in accepted[:MOST]:
        yield Piece(
            on=item.seen_on,
            what=item.get_kind_display(),
            title=item.caption_said,
            who=f"{item.publisher}, {item.published_said}" if item.publisher else "",
            note=item.url,
            file=item.file,
            illustrative=item.illustrative,
        )


def _agenda(cause: Cause) -> Iterator[Piece]:
    for item in cause.agenda_items.filter(taken_back_on=None).select_related(
        "office__authority", "document"
    )[:MOST]:
        off = _("taken off the agenda") if item.taken_off_on else ""
        yield _written(item, _("On the agenda"), item.title, item.on, note=off)


def _promises(cause: Cause) -> Iterator[Piece]:
    for promise in cause.commitments.filter(taken_back_on=None).select_related(
        "office__authority", "document"
    )[:MOST]:
        yield _written(promise, _("Promise"), promise.quote, promise.made_on)


def _decisions(cause: Cause) -> Iterator[Piece]:
    for decision in cause.decisions.filter(taken_back_on=None).select_related(
        "office__authority", "document"
    )[:MOST]:
        title = " ".join(word for word in (decision.number, decision.title) if word)
        state = decision.get_state_display()
        yield _written(decision, decision.get_kind_display(), title, decision.on, note=state)


def _written(
    row: AgendaItem | Commitment | Decision, what: str, title: str, on: date, *, note: str = ""
) -> Piece:
    where = " ".join(word for word in (row.publisher, row.url) if word)
    said = " · ".join(word for word in (where, note) if word)
    return Piece(on, what, title, _office(row.office), said, row.document, row.illustrative)


def _choices(cause: Cause) -> Iterator[Piece]:
    for choice in cause.choices.filter(annulled_on=None).select_related("sheet")[:MOST]:
        counted = _("%(in_favour)s for, %(against)s against, %(present)s present") % {
            "in_favour": choice.in_favour,
            "against": choice.against,
            "present": choice.present,
        }
        yield Piece(
            on=choice.held_on,
            what=_("Our decision"),
            title=choice.get_how_display(),
            note=counted,
            file=choice.sheet,
            illustrative=choice.illustrative,
        )
