"""How mail leaves, and the address that answers come to."""

from urllib.parse import unquote, urlparse

from django.core.exceptions import ImproperlyConfigured

from civicsteps.config.settings import env
from civicsteps.config.settings.base import LOCAL_DEMO, refuse_open

MAIL_DOMAIN = env.text("CIVICSTEPS_MAIL_DOMAIN", "posta.example.org")
DEFAULT_FROM_EMAIL = env.text("CIVICSTEPS_FROM", f"Pași civici <bun-venit@{MAIL_DOMAIN}>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL


def mailer(url: str) -> dict[str, object]:
    """Return Django's settings for `smtp://user:password@host:port` or `smtps://…`.

    Plain `smtp` turns to TLS before it says anything, but on the ports of local relays (25, 1025)
    and with `?tls=off`.
    """
    parts = urlparse(url)
    try:
        port = parts.port or (465 if parts.scheme == "smtps" else 587)
    except ValueError as error:
        raise ImproperlyConfigured(f"MAIL_URL: {error}.") from error
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        # The address itself is not repeated: it holds a password.
        raise ImproperlyConfigured("MAIL_URL is not smtp://host:port or smtps://host.")
    local = port in {25, 1025} or parts.query == "tls=off"
    return {
        "BACKEND": "civicsteps.core.mail.smtp.EmailBackend",
        "OPTIONS": {
            "host": parts.hostname,
            "port": port,
            "username": unquote(parts.username or ""),
            "password": unquote(parts.password or ""),
            "use_ssl": parts.scheme == "smtps",
            "use_tls": parts.scheme == "smtp" and not local,
            "timeout": 20,
        },
    }


def mailbox(url: str) -> dict[str, object]:
    """Return where mail is fetched: `imaps://user:password@host[:port]/folder`, or `imap://…`.

    Plain `imap` turns to TLS before it says anything, but with `?tls=off`.
    """
    parts = urlparse(url)
    try:
        port = parts.port or (993 if parts.scheme == "imaps" else 143)
    except ValueError as error:
        raise ImproperlyConfigured(f"CIVICSTEPS_IMAP: {error}.") from error
    if parts.scheme not in {"imap", "imaps"} or not parts.hostname or not parts.username:
        # The address itself is not repeated: it holds a password.
        raise ImproperlyConfigured("CIVICSTEPS_IMAP is not imaps://user:password@host/folder.")
    plain = "none" if parts.query == "tls=off" else "turn"
    return {
        "host": parts.hostname,
        "port": port,
        "user": unquote(parts.username),
        "password": unquote(parts.password or ""),
        "folder": unquote(parts.path.strip("/")) or "INBOX",
        "tls": "whole" if parts.scheme == "imaps" else plain,
    }


_IMAP = env.text("CIVICSTEPS_IMAP")
# Where replies are fetched, and by which provider's webhook they come; both may be empty.
IMAP = mailbox(_IMAP) if _IMAP else None
MAIL_HOOK = env.text("CIVICSTEPS_MAIL_HOOK")
# `user:password`, which the provider calls with: without it the webhook is closed.
ANYMAIL = {"WEBHOOK_SECRET": env.text("CIVICSTEPS_MAIL_HOOK_SECRET")}

_URL = env.text("MAIL_URL")
if _URL:
    refuse_open("MAIL_URL", "sends mail to real people")
# Without a mail server a message goes no further than the local mailbox page.
LOCAL_MAILBOX = LOCAL_DEMO
MAILERS = {
    "default": mailer(_URL) if _URL else {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
}
