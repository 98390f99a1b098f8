"""What keeps a person from deleting their account: the rooms above say what is to settle first."""

from collections.abc import Callable

from civicsteps.core.refusals import Refusal
from civicsteps.people.accounts.models import User

_TIES: list[Callable[[User], Refusal | None]] = []


def ask_before_leaving(tie: Callable[[User], Refusal | None]) -> None:
    """Register a question that is asked before an account goes: a reason, or None."""
    _TIES.append(tie)


def what_holds(user: User) -> Refusal | None:
    """Return the first reason why a person cannot leave yet, or None."""
    return next((refusal for tie in _TIES if (refusal := tie(user))), None)
