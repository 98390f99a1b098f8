"""What is kept about people with an account."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from civicsteps.core.keeping import declare
from civicsteps.people.accounts.actions import drop_unused


def _sweep(_on: date) -> int:
    return drop_unused()


declare(
    "accounts.User",
    personal=("email", "name", "language", "last_login", "joined_at"),
    name=_("Accounts"),
    why=_(
        "To sign in and to be known to one's own groups. It goes when the person deletes the "
        "account; one that was opened by asking for a code and never entered goes after 7 days."
    ),
    period=_("until the person deletes it; 7 days if nobody ever came in"),
    sweep=_sweep,
    apart="an account is its person's, not the group's: members are invited anew",
)
