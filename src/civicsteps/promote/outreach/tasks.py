"""Drawing the pictures of what has just happened, and letting old ones go."""

from datetime import time, timedelta

from django.utils.translation import override

from civicsteps.core import clock
from civicsteps.core.work import daily, every, task
from civicsteps.promote.outreach import pictures
from civicsteps.promote.outreach.queries import (
    acts_to_tell,
    address_in_use,
    causes_to_tell,
    told_since,
)
from civicsteps.promote.outreach.telling import tell_act, tell_cause

LOOKED_BACK = timedelta(minutes=15)
"""Three rounds: what a worker missed for longer is drawn when somebody asks for it."""
KEPT_FOR = timedelta(days=30)


@every(timedelta(minutes=5))
@task
def look_for_news() -> None:
    """Find the public acts of the last minutes, one task for each."""
    for cause_id, entry_id in dict.fromkeys(told_since(clock.now() - LOOKED_BACK)):
        draw_pictures.enqueue(str(cause_id), str(entry_id))


@task
def draw_pictures(cause_id: str, entry_id: str) -> None:
    """Draw the pictures of an act and of its problem now, in Romanian, unless they are there."""
    cause = causes_to_tell().filter(pk=cause_id).first()
    if cause is None:
        return
    address, entry = address_in_use(cause), acts_to_tell(cause).filter(pk=entry_id).first()
    with override("ro"):
        told = [tell_cause(cause, address)]
        told += [tell_act(cause, entry, address)] if entry else []
        for telling in told:
            for shape in pictures.SHAPES:
                pictures.keep(pictures.picture_of(telling, shape))


@daily(time(3, 40))
@task
def sweep_pictures() -> None:
    """Remove pictures drawn a month ago."""
    pictures.sweep(clock.now() - KEPT_FOR)
