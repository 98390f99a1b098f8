"""Saying that one has a form open."""

from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.editing.models import Presence
from civicsteps.core.editing.presence import HERE_FOR


@action
def be_present(*, about: str, by: Actor) -> Presence:
    """Note that somebody writes in the form of a row; after a pause they came anew.

    `about` is what `presence.place_of` read from their ticket: who has none never comes here.
    """
    now = clock.now()
    here, new = Presence.objects.get_or_create(
        about=about, actor=by, defaults={"since": now, "seen_at": now}
    )
    if not new:
        here.since = now if here.seen_at <= now - HERE_FOR else here.since
        here.seen_at = now
        here.save(update_fields=["since", "seen_at"])
    return here
