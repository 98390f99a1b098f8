"""Where things are, what mode this is, and the secret that signs."""

import secrets
from pathlib import Path
from urllib.parse import urlparse

from django.core.exceptions import ImproperlyConfigured

from civicsteps.config.settings import env

PACKAGE = Path(__file__).resolve().parents[2]
MODE = env.text("CIVICSTEPS_MODE", "demo", choices=("demo", "test", "production"))
DATA_DIR = Path(env.text("CIVICSTEPS_DATA_DIR", "var")).resolve()
DEBUG = env.switch("CIVICSTEPS_DEBUG", default=False)
PORT = env.number("PORT", 8000)
SITE_URL = env.text("CIVICSTEPS_SITE_URL", f"http://127.0.0.1:{PORT}").rstrip("/")
PUBLIC_DEMO = env.switch("CIVICSTEPS_PUBLIC_DEMO", default=False)
# On one's own machine alone: everybody reads the mailbox, and links sign in with one tap.
LOCAL_DEMO = MODE != "production" and not PUBLIC_DEMO


def refuse_open(name: str, why: str) -> None:
    """Stop the start of an open demonstration that others could reach, or that reaches others."""
    if LOCAL_DEMO:
        raise ImproperlyConfigured(
            f"{name} {why}, but CIVICSTEPS_MODE={MODE} is open to whoever comes: everybody would "
            "read all mail and sign in as anybody. Set CIVICSTEPS_MODE=production, or "
            "CIVICSTEPS_PUBLIC_DEMO=on for a demonstration without the mailbox and these links."
        )


def _is_here(host: str) -> bool:
    return host in {"127.0.0.1", "::1", "localhost"} or host.endswith(".localhost")


if not _is_here(urlparse(SITE_URL).hostname or ""):
    refuse_open("CIVICSTEPS_SITE_URL", "is an address that others can open")


def secret(name: str) -> str:
    """Return a secret from the environment; outside production, one made and kept in DATA_DIR."""
    value = env.text(name)
    if value or MODE == "production":
        return value or _refuse(name)
    path = DATA_DIR / name.lower()
    if not path.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48), encoding="utf-8")
    return path.read_text(encoding="utf-8")


def _refuse(name: str) -> str:
    raise ImproperlyConfigured(
        f"{name} is not set. Production needs a secret of its own: set {name} or {name}_FILE."
    )


SECRET_KEY = secret("SECRET_KEY")
# Encrypts what is sensitive in the database; it lives outside of it.
FIELD_KEY = secret("FIELD_KEY")
