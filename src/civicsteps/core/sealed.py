"""Columns that are ciphertext in the database; the key is in the settings, not beside them."""

import base64
import hashlib
import hmac
from functools import cache

from cryptography.fernet import Fernet
from django.conf import settings
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression

from civicsteps.core.text import plain


class SealedField(models.TextField):  # type: ignore[type-arg]  # generic only in the stubs
    """Text sealed with Fernet (AES-128-CBC and HMAC-SHA256); it can't be filtered by."""

    def get_prep_value(self, value: object) -> object:
        return _fernet().encrypt(str(value).encode()).decode() if value else ""

    def from_db_value(
        self, value: str | None, expression: Expression, connection: BaseDatabaseWrapper
    ) -> str | None:
        return _fernet().decrypt(value.encode()).decode() if value else value


def seal(content: bytes) -> bytes:
    """Return bytes sealed as the columns are: for files that nobody may read from the storage."""
    return _fernet().encrypt(content)


def unseal(sealed: bytes) -> bytes:
    """Return what `seal` was given."""
    return _fernet().decrypt(sealed)


def key_of(text: str) -> bytes | None:
    """Return the keyed hash by which a sealed text is found again; None for no text."""
    folded = plain(text)
    return hmac.digest(_key("find"), folded.encode(), hashlib.sha256) if folded else None


@cache
def _fernet() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(_key("seal")))


def _key(use: str) -> bytes:
    return hmac.digest(settings.FIELD_KEY.encode(), use.encode(), hashlib.sha256)
