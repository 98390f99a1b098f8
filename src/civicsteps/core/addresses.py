"""Addresses as they are kept: of no language, so that each reader gets theirs."""

from django.conf import settings


def neutral(url: str) -> str:
    """Return an address of this site without its language: as it stands at the root, in Romanian.

    A row's address is made in the language of whoever acts; what is kept of it must not be.
    """
    for code, _ in settings.LANGUAGES:
        if url == f"/{code}" or url.startswith(f"/{code}/"):
            return url.removeprefix(f"/{code}") or "/"
    return url


def in_language(url: str, language: str) -> str:
    """Return a neutral address as it stands in a language."""
    return url if language == settings.LANGUAGE_CODE else f"/{language}{url}"
