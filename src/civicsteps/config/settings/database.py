"""SQLite with no environment at all; PostgreSQL by `DATABASE_URL`."""

from urllib.parse import ParseResult, parse_qsl, unquote, urlparse

from django.core.exceptions import ImproperlyConfigured

from civicsteps.config.settings import env
from civicsteps.config.settings.base import DATA_DIR

type Database = dict[str, object]

_EXAMPLES = "sqlite:///path/to/file.sqlite3 or postgresql://user:password@host:5432/name"


def from_url(url: str) -> Database:
    """Return Django's settings for a database address. Raises ImproperlyConfigured for nonsense."""
    parts = urlparse(url)
    if parts.scheme == "sqlite" and parts.path.strip("/"):
        return sqlite(parts.path[1:])
    if parts.scheme in {"postgres", "postgresql"} and parts.path.strip("/"):
        return _postgresql(parts, url)
    raise ImproperlyConfigured(f"DATABASE_URL={url!r} is not a database: use {_EXAMPLES}.")


def sqlite(path: str) -> Database:
    """Return the settings for a SQLite file: WAL, one writer at a time, patient."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
            "PRAGMA foreign_keys=ON; PRAGMA mmap_size=134217728; PRAGMA cache_size=-32000;",
        },
    }


def _postgresql(parts: ParseResult, url: str) -> Database:
    try:
        port = parts.port or ""
    except ValueError as error:
        raise ImproperlyConfigured(f"DATABASE_URL={url!r}: {error}.") from error
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or query.pop("user", "")),
        "PASSWORD": unquote(parts.password or query.pop("password", "")),
        "HOST": unquote(parts.hostname or query.pop("host", "")),
        "PORT": port,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"pool": True, **query},
    }


DATABASES = {
    "default": from_url(env.text("DATABASE_URL", f"sqlite:///{DATA_DIR}/civicsteps.sqlite3"))
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
