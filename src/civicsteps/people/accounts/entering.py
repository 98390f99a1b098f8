"""Coming in: the account behind an address that asks for a code."""

from django.db import IntegrityError

from civicsteps.core.refusals import Refused
from civicsteps.people.accounts.actions import newcomer, open_account
from civicsteps.people.accounts.models import User

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def user_for(email: str, *, language: str) -> User | None:
    """Return the account of an address, opened now if it has none; None for one that is closed.

    The code that is sent to the address is the proof that it is theirs.
    """
    user = _known(email)
    if user is None:
        try:
            return open_account(email=email, language=language, by=newcomer())
        except (Refused, IntegrityError):
            # The same address asked twice at once; the other request won.
            user = _known(email)
    return user if user and user.is_active else None


def _known(email: str) -> User | None:
    return User.objects.filter(email=email.strip().lower()).first()
