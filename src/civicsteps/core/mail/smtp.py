"""Sending by SMTP, and asking the servers on the way to report (RFC 3461) where they offer it."""

import smtplib
from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends import smtp

REPORTS = "NOTIFY=SUCCESS,FAILURE,DELAY"


def ask_for_reports(letter: EmailMessage) -> None:
    """Have the servers say of a letter that it was delivered, late or given up."""
    letter.asks_for_reports = True  # type: ignore[attr-defined]  # for our own backend


class _Asking:
    """What a connection says at RCPT when the letter asks for reports."""

    asks = False

    def rcpt(self, recip: str, options: Sequence[str] = ()) -> tuple[int, bytes]:
        """Name a reader, with our wish if the server knows it."""
        wish = [REPORTS] if self.asks and self.has_extn("dsn") else []  # type: ignore[attr-defined]
        said: tuple[int, bytes] = super().rcpt(recip, [*options, *wish])  # type: ignore[misc]
        return said


class _Plain(_Asking, smtplib.SMTP):
    """A connection that turns to TLS, or stays as it is."""


class _Secure(_Asking, smtplib.SMTP_SSL):
    """A connection in TLS from the first byte."""


class EmailBackend(smtp.EmailBackend):
    """Django's own, whose connections ask for reports for the letters that want them."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        """The connection that asks."""
        return _Secure if self.use_ssl else _Plain

    def _send(self, email_message: EmailMessage) -> bool:
        asks = getattr(email_message, "asks_for_reports", False)
        self.connection.asks = asks  # type: ignore[union-attr]  # it is open, and of ours
        return bool(super()._send(email_message))  # type: ignore[misc]
