"""What people do with their own account."""

from datetime import timedelta

from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.journal.log import record
from civicsteps.core.refusals import refuse
from civicsteps.core.text import tidy
from civicsteps.people.accounts import rules
from civicsteps.people.accounts.models import User

UNUSED_FOR = timedelta(days=7)


def newcomer() -> Actor:
    """Return the unsaved actor of a person who is about to open an account."""
    return Actor(kind=Actor.Kind.USER)


@action
def open_account(*, email: str, language: str, by: Actor) -> User:
    """Open an account for an address that asked for a code; `by` is a `newcomer()`.

    Refused (input) for an address that has one.
    """
    refuse(rules.why_not_open_account(by, email))
    user = User.objects.create_user(email, language=language, actor=by, self_opened=True)
    record("accounts.account_opened", by=by, about={"user": user}, audiences=[_own(by)])
    return user


@action
def edit_account(*, user: User, name: str, language: str, by: Actor) -> User:
    """Change the name that one's groups see, and the language of one's mail."""
    refuse(rules.why_not_edit_account(by, user))
    user.name, user.language = tidy(name), language
    user.save(update_fields=["name", "language"])
    record("accounts.account_edited", by=by, about={"user": user}, audiences=[_own(by)])
    return user


@action
def sign_out_everywhere(*, user: User, by: Actor) -> User:
    """End every session of an account, on every device.

    Sessions carry a hash of the (unusable) password: a new one makes all of them void.
    """
    refuse(rules.why_not_sign_out_everywhere(by, user))
    user.set_unusable_password()
    user.save(update_fields=["password"])
    record("accounts.signed_out_everywhere", by=by, about={"user": user}, audiences=[_own(by)])
    return user


@action
def delete_account(*, user: User, by: Actor) -> None:
    """Delete an account: address, name and places go; what its actor did stays, by nobody.

    Refused (moment) while a room above depends on this person alone, as a group on its last
    organiser.
    """
    refuse(rules.why_not_delete_account(by, user))
    record("accounts.account_deleted", by=by, about={"user": user}, audiences=[_own(by)])
    user.delete()


def drop_unused() -> int:
    """Delete the accounts that asked for a code a week ago and never signed in; how many."""
    unused = User.objects.filter(
        self_opened=True, last_login=None, joined_at__lt=clock.now() - UNUSED_FOR
    )
    return unused.delete()[0]


def _own(by: Actor) -> str:
    return f"actor:{by.pk}"
