"""Having the file of a problem made."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.actions import keep
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.journal.log import record
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.follow.dossier import rules
from civicsteps.follow.dossier.making import Made
from civicsteps.follow.dossier.models import Dossier

PATIENCE = timedelta(hours=1)
"""How long a file may take before another may be asked for in its place."""


@action
def ask_for_dossier(*, cause: Cause, reader: str, by: Actor, language: str = "ro") -> Dossier:
    """Ask for the file of a cause, for anybody or with what only the group sees.

    One that is being made already is given back: two taps make one file.
    """
    lock(cause)
    refuse(rules.why_not_ask_for_dossier(by, cause))
    if reader == Dossier.Reader.PUBLIC and not cause.published_at:
        reason = _("Only the group sees this problem for now. Show it to everybody first.")
        raise Refused(Refusal(reason, "input", "reader"))
    making = Dossier.objects.filter(
        cause=cause, reader=reader, language=language, state=Dossier.State.MAKING
    )
    making.filter(asked_at__lt=clock.now() - PATIENCE).update(state=Dossier.State.FAILED)
    if under_way := making.first():
        return under_way
    dossier = Dossier.objects.create(
        cause=cause, reader=reader, language=language, asked_by=by, asked_at=clock.now()
    )
    record(
        "dossier.asked",
        by=by,
        about={"cause": cause, "dossier": dossier},
        audiences=[cause.group_audience],
    )
    return dossier


@action
def finish_dossier(*, dossier: Dossier, made: Made, by: Actor) -> Dossier:
    """Keep a file that was made, once; only the group finds it. `by` is the system."""
    lock(dossier)
    if dossier.state == Dossier.State.MADE:
        return dossier
    slug = "" if dossier.cause.group.at_risk else f"-{dossier.cause.slug}"
    name = f"dosar{slug}-{clock.today():%Y-%m-%d}.pdf"
    prepared = Prepared(made.content, "application/pdf", name)
    dossier.file = keep(prepared, by=by, audiences=[dossier.cause.group_audience])
    dossier.state, dossier.pages, dossier.left_out = Dossier.State.MADE, made.pages, made.left_out
    dossier.save(update_fields=["file", "state", "pages", "left_out"])
    return dossier
