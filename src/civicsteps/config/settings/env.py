"""Reading the environment: typed, with `NAME_FILE` for secrets, and clear about nonsense."""

import os
from collections.abc import Sequence
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "", *, choices: Sequence[str] = ()) -> str:
    """Return a setting's text, from `NAME` or the file that `NAME_FILE` names."""
    value = os.environ.get(name)
    if value is None and (path := os.environ.get(f"{name}_FILE")):
        try:
            value = Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{name}_FILE={path}: {error.strerror}") from error
    value = default if value is None else value
    if choices and value not in choices:
        raise ImproperlyConfigured(f"{name}={value!r}: it must be one of {', '.join(choices)}.")
    return value


def switch(name: str, *, default: bool) -> bool:
    """Return a setting that is on or off."""
    value = text(name, "on" if default else "off").lower()
    if value in {"1", "on", "yes", "true"}:
        return True
    if value in {"0", "off", "no", "false", ""}:
        return False
    raise ImproperlyConfigured(f"{name}={value!r}: it must be on or off.")


def number(name: str, default: int) -> int:
    """Return a setting that is a whole number, 0 or more."""
    value = text(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name}={value!r}: it must be a whole number.")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """Return a setting that is a list, separated by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]
