"""A promise's history as it is read: what they said, what we saw, how the term moved."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from civicsteps.core.files.models import StoredFile
from civicsteps.follow.commitments.models import Check, Commitment, CommitmentVersion, Statement

SAID: dict[str, str | Promise] = {
    Statement.Said.ANNOUNCED: _("They say that they will begin."),
    Statement.Said.IN_PROGRESS: _("They say that they are working on it."),
    Statement.Said.SAYS_DONE: _("They say that it is done."),
    Statement.Said.SAYS_IMPOSSIBLE: _("They say that it cannot be done."),
    Statement.Said.WITHDRAWN: _("They take the promise back."),
}
MOVED: dict[str, str | Promise] = {
    CommitmentVersion.ChangeBy.BOTH: _("We agreed on another term together."),
    CommitmentVersion.ChangeBy.AUTHORITY: _("They changed the term by themselves."),
    CommitmentVersion.ChangeBy.GROUP: _("We gave them another term."),
}
TONES = {"verified": "good", "partly": "wait", "nothing_found": "", "contradicted": "bad"}


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry of the history, as the timeline shows it."""

    on: date
    icon: str
    sentence: str | Promise
    tone: str = ""
    details: str = ""
    url: str = ""
    illustrative: bool = False


def history_of(commitment: Commitment) -> list[Moment]:
    """Return what happened to a promise since it was made, newest first."""
    moments = [
        *(_seen(check) for check in commitment.checks.all()),
        *(_said(statement) for statement in commitment.statements.all()),
        *(_moved(version) for version in commitment.versions.all() if version.n > 1),
    ]
    return sorted(moments, key=lambda moment: moment.on, reverse=True)


def _seen(check: Check) -> Moment:
    return Moment(
        check.seen_on,
        "eye",
        check.get_found_display(),
        tone=TONES[check.found],
        details=check.note,
        url=_address(check.photo),
    )


def _said(statement: Statement) -> Moment:
    return Moment(
        statement.on,
        "megaphone",
        SAID[statement.said],
        details=statement.words,
        url=_address(statement.document),
    )


def _moved(version: CommitmentVersion) -> Moment:
    return Moment(
        version.agreed_on,
        "calendar",
        MOVED[version.change_by],
        tone="wait",
        details=version.reason,
    )


def _address(file: StoredFile | None) -> str:
    return file.get_absolute_url() if file else ""
