"""Who may have the file of a problem made, and see it."""

from civicsteps.causes.models import Cause
from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.people.groups.roles import not_allowed


def why_not_ask_for_dossier(by: Actor, cause: Cause) -> Refusal | None:
    """An organiser has it made: it holds the group's letters with their answers."""
    return not_allowed(by, "U", "letter", cause.group)
