"""What is kept about people with an account."""

from datetime import date

from civicsteps.core.keeping import declare
from civicsteps.people.accounts.actions import drop_unused


def _sweep(_on: date) -> int:
    return drop_unused()


declare(
    "accounts.User",
    personal=("email", "name", "language", "last_login", "joined_at"),
    why="To sign in and to be known to one's own groups. It goes when the person deletes the "
    "account; one that was opened by asking for a code and never entered goes after 7 days.",
    sweep=_sweep,
)
