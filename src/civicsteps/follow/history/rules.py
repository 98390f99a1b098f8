"""Who may write down what happened until now."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.roles import not_allowed

THINGS = (("A", "evidence"), ("C", "choice"), ("C", "letter"), ("C", "reply"), ("C", "agenda"),
          ("C", "commitment"), ("C", "outcome"), ("U", "report"))  # fmt: skip


def why_not_enter_history(by: Actor, group: Group) -> Refusal | None:
    """An organiser, who may do each of the acts by itself."""
    refusals = (not_allowed(by, letter, thing, group) for letter, thing in THINGS)
    return next((refusal for refusal in refusals if refusal), None)


def why_not_open_grid(by: Actor, group: Group) -> Refusal | None:
    """An organiser, once the group has a problem that something happened to."""
    if refusal := why_not_enter_history(by, group):
        return refusal
    return None if group.causes.exists() else Refusal(_("Open a problem first."))
