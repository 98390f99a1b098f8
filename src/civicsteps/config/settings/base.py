"""Where things are, what mode this is, and the secret that signs."""

import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from civicsteps.config.settings import env

PACKAGE = Path(__file__).resolve().parents[2]
MODE = env.text("CIVICSTEPS_MODE", "demo", choices=("demo", "test", "production"))
DATA_DIR = Path(env.text("CIVICSTEPS_DATA_DIR", "var")).resolve()
DEBUG = env.switch("CIVICSTEPS_DEBUG", default=False)
PORT = env.number("PORT", 8000)
SITE_URL = env.text("CIVICSTEPS_SITE_URL", f"http://127.0.0.1:{PORT}").rstrip("/")


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
