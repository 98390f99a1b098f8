"""Who may do what with an account."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.people.accounts.leaving import what_holds
from civicsteps.people.accounts.models import User


def why_not_open_account(by: Actor, email: str) -> Refusal | None:
    """Anybody opens an account for themselves, once for an address."""
    if by.kind != Actor.Kind.USER or User.objects.filter(actor=by).exists():
        return Refusal(_("An account is opened by its own new user."), "forbidden")
    if User.objects.filter(email=email.strip().lower()).exists():
        return Refusal(_("This address has an account already: sign in with it."), "input", "email")
    return None


def why_not_edit_account(by: Actor, user: User) -> Refusal | None:
    """One's own account alone."""
    if user.actor_id == by.pk:
        return None
    return Refusal(_("This is somebody else's account."), "forbidden")


def why_not_sign_out_everywhere(by: Actor, user: User) -> Refusal | None:
    """One's own account alone."""
    return why_not_edit_account(by, user)


def why_not_delete_account(by: Actor, user: User) -> Refusal | None:
    """One's own account, once nothing in the rooms above depends on that person alone."""
    return why_not_edit_account(by, user) or what_holds(user)
