"""Making actors."""

from civicsteps.core.actors.models import Actor


def visitor() -> Actor:
    """Return an unsaved actor for a person without an account; the first action keeps it."""
    return Actor(kind=Actor.Kind.LINK)


def keep(actor: Actor) -> Actor:
    """Save an actor that has just begun to act."""
    if actor._state.adding:
        actor.save(force_insert=True)
    return actor


def system() -> Actor:
    """Return the actor of what the system does by itself."""
    return Actor.objects.get_or_create(kind=Actor.Kind.SYSTEM)[0]


def entered_for(*, someone: str, helper: Actor) -> Actor:
    """Return a new actor for a person whose words a helper types.

    `someone` says on whose behalf in a word that is no name, as "neighbour".
    """
    return Actor.objects.create(kind=Actor.Kind.LINK, on_behalf_of=someone, entered_by=helper)
