"""Who may do what with reminders: everybody with their own, and nobody with another's."""

from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.people.accounts.models import User
from civicsteps.people.accounts.rules import why_not_edit_account


def why_not_choose_reminders(by: Actor, user: User) -> Refusal | None:
    """One's own account alone."""
    return why_not_edit_account(by, user)


def why_not_make_term_calendar(by: Actor, user: User) -> Refusal | None:
    """One's own account alone."""
    return why_not_edit_account(by, user)


def why_not_end_term_calendar(by: Actor, user: User) -> Refusal | None:
    """One's own account alone."""
    return why_not_edit_account(by, user)
