"""Who may do what with a group's decisions."""

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause
from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.identify.consultations.models import Choice
from civicsteps.people.groups.roles import not_allowed


def why_not_record_choice(by: Actor, cause: Cause) -> Refusal | None:
    """An organiser writes down what the group decided."""
    return not_allowed(by, "C", "choice", cause.group)


def why_not_annul_choice(by: Actor, choice: Choice) -> Refusal | None:
    """An organiser annuls a decision that stands."""
    if refusal := not_allowed(by, "A", "choice", choice.cause.group):
        return refusal
    return None if choice.stands else Refusal(_("It does not stand any more."))
