"""What requests lay down below: the story, the tasks on the desk. Plain calls inside actions."""

from collections.abc import Mapping
from datetime import date

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.journal.log import Datum, record
from civicsteps.core.models import Row
from civicsteps.people.acts.records import close_need, open_need
from civicsteps.resolve.letters.compose import public_text
from civicsteps.resolve.requests.models import Batch, Request

LATE, STUCK = "requests.late", "requests.stuck"


def tell(
    kind: str,
    request: Request,
    *,
    by: Actor,
    inside: bool = False,
    about: Mapping[str, Row] | None = None,
    data: Mapping[str, Datum] | None = None,
) -> None:
    """Write in the journal: to whoever sees the cause, or to the group alone.

    What stands before the letter left is the group's own.
    """
    cause = request.cause
    alone = inside or request.opening.sent_on is None
    rows = {"cause": cause, "request": request, "office": request.office}
    record(
        kind,
        by=by,
        about={**rows, **(about or {})},
        audiences=[cause.group_audience if alone else cause.audience],
        data=data,
    )


def tell_batch(kind: str, batch: Batch, *, by: Actor) -> None:
    """Write in the journal what happened with a question to many, for the group."""
    audiences = [batch.cause.group_audience]
    record(kind, by=by, about={"cause": batch.cause, "batch": batch}, audiences=audiences)


def ask_about_late(request: Request) -> None:
    """Put on the group's desk that an answer is late, until the day on which it can still act."""
    _open(request, LATE, due_on=request.late_until)


def settle_late(request: Request) -> None:
    """Take a late answer off the desk: it came, or the group went further."""
    close_need(kind=LATE, source=request, on=clock.today())


def ask_about_stuck(request: Request) -> None:
    """Put on the group's desk that a letter of several did not leave."""
    _open(request, STUCK)


def settle_stuck(request: Request) -> None:
    """Take a letter that did not leave off the desk."""
    close_need(kind=STUCK, source=request, on=clock.today())


def _open(request: Request, kind: str, *, due_on: date | None = None) -> None:
    open_need(
        group=request.cause.group,
        kind=kind,
        source=request,
        about=public_text(request.opening, request.opening.subject),
        url=request.get_absolute_url(),
        on=clock.today(),
        due_on=due_on,
    )
