"""Making the files that were asked for."""

from django.utils import translation

from civicsteps.core import clock
from civicsteps.core.actors.actions import system, visitor
from civicsteps.core.work import task
from civicsteps.follow.dossier.actions import finish_dossier
from civicsteps.follow.dossier.cover import front_of
from civicsteps.follow.dossier.gathering import pieces_of
from civicsteps.follow.dossier.making import Made, annexes_of, bind
from civicsteps.follow.dossier.models import Dossier


@task
def make_dossier(dossier_id: str) -> None:
    """Make one file, showing how far it is; begun again from its start if it was cut short."""
    waiting = Dossier.objects.filter(pk=dossier_id, state=Dossier.State.MAKING)
    if dossier := waiting.select_related("cause__group", "asked_by").first():
        with translation.override(dossier.language):
            made = _made(dossier)
        finish_dossier(dossier=dossier, made=made, by=system())


def _made(dossier: Dossier) -> Made:
    by = visitor() if dossier.reader == Dossier.Reader.PUBLIC else dossier.asked_by
    pieces = pieces_of(dossier.cause, by=by)
    row = Dossier.objects.filter(pk=dossier.pk)
    row.update(parts=len(pieces), done=0)
    annexes = annexes_of(pieces, lambda done: row.update(done=done))
    front = front_of(dossier.cause, by=by, language=dossier.language)
    return bind(front, annexes, on=clock.today())
