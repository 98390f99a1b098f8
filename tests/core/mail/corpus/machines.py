"""What machines write: automatic answers, bounces, receipts."""

from tests.core.mail.corpus.case import Case, Made, mail, part, parts

DAEMON = "Mail Delivery System <mailer-daemon@primarie.example>"


def report(
    made: Made,
    *lines: str,
    kind: str = "delivery-status",
    text: str = "Notificare.",
    sender: str = DAEMON,
) -> bytes:
    """A report in form: what became of our letter."""
    head = ["Reporting-MTA: dns; primarie.example", ""] if kind == "delivery-status" else []
    status = part(
        f"message/{kind}",
        "\r\n".join([*head, *lines, ""]),
        encoded=False,
    )
    return parts(
        made,
        part("text/plain; charset=utf-8", text, encoded=False),
        status,
        part("text/rfc822-headers", f"Message-ID: {made.ours}\r\nSubject: x", encoded=False),
        kind=f"report; report-type={kind}",
        heads=("Return-Path: <>", "Subject: Undelivered Mail Returned to Sender"),
        sender=sender,
        to="bun-venit@posta.example.org",
    )


def dsn(action: str, status: str, diagnostic: str = "") -> "Case":
    """A case of a delivery report with this action and status."""
    sort = {"failed": "bounce", "delayed": "delayed", "delivered": "delivered"}.get(
        action, "report"
    )
    if action == "failed" and "2.2" in status:
        sort = "full"
    becomes = {"bounce": "failed", "full": "failed", "delivered": "delivered", "delayed": "delayed"}
    lines = [
        "Final-Recipient: rfc822; x@primarie.example",
        f"Action: {action}",
        f"Status: {status}",
    ]
    if diagnostic:
        lines.append(f"Diagnostic-Code: smtp; {diagnostic}")
    return Case(
        f"{action} {status}", lambda m: report(m, *lines), sort, becomes=becomes.get(sort, "")
    )


def from_server(made: Made, subject: str, body: str, *heads: str, sender: str = DAEMON) -> bytes:
    """A bounce out of form: words for a person, and our headers below."""
    below = f"\n\n------ This is a copy of the message's headers. ------\nMessage-ID: {made.ours}\n"
    return mail(
        made,
        f"Subject: {subject}",
        "Return-Path: <>",
        *heads,
        body=body + below,
        sender=sender,
        to="bun-venit@posta.example.org",
    )


EXIM = """\
This message was created automatically by mail delivery software.
A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error.

  x@primarie.example
    550 5.1.1 User unknown"""
YAHOO = """\
Sorry, we were unable to deliver your message to the following address.

<x@yahoo.example>:
554: delivery error: no such user"""
EXCHANGE = """\
Your message did not reach some or all of the intended recipients.
The e-mail account does not exist.
550 5.1.1 recipient rejected: mailbox unavailable"""

MACHINES = [
    dsn("failed", "5.1.1", "550 5.1.1 user unknown"),
    dsn("failed", "5.7.1", "550 5.7.1 refused"),
    dsn("failed", "5.2.2", "552 5.2.2 over quota"),
    dsn("failed", "4.2.2"),
    dsn("delayed", "4.4.1"),
    dsn("delivered", "2.0.0"),
    dsn("relayed", "2.0.0"),
    dsn("expanded", "2.0.0"),
    Case(
        "exim",
        lambda m: from_server(
            m,
            "Mail delivery failed: returning message to sender",
            EXIM,
            "X-Failed-Recipients: x@primarie.example",
        ),
        "bounce",
        becomes="failed",
    ),
    Case(
        "yahoo",
        lambda m: from_server(m, "Failure Notice", YAHOO, sender="MAILER-DAEMON@yahoo.example"),
        "bounce",
        becomes="failed",
    ),
    Case(
        "exchange out of form",
        lambda m: from_server(
            m, "Undeliverable: Petiție", EXCHANGE, sender="postmaster@primarie.example"
        ),
        "bounce",
        becomes="failed",
    ),
    Case(
        "a full mailbox out of form",
        lambda m: from_server(
            m,
            "Mail delivery failed",
            "could not be delivered\n552 mailbox is full",
            sender="postmaster@primarie.example",
        ),
        "full",
        becomes="failed",
    ),
    Case(
        "a warning that it is late",
        lambda m: from_server(
            m,
            "Warning: message 1a2b delayed 24 hours",
            "The message has not yet been delivered. It will be retried.",
        ),
        "delayed",
        becomes="delayed",
    ),
    Case("a daemon that says nothing", lambda m: from_server(m, "Notă", "Salut."), "report"),
    Case(
        "a person who quotes a bounce",
        lambda m: mail(m, body="Ne-a venit „could not be delivered, user unknown”. Ce facem?"),
    ),
    Case(
        "read",
        lambda m: report(
            m,
            "Final-Recipient: rfc822; x@primarie.example",
            f"Original-Message-ID: {m.ours}",
            "Disposition: manual-action/MDN-sent-manually; displayed",
            kind="disposition-notification",
            sender="x@primarie.example",
        ),
        "read",
        becomes="read",
    ),
    Case(
        "thrown away unread",
        lambda m: report(
            m,
            f"Original-Message-ID: {m.ours}",
            "Disposition: manual-action/MDN-sent-manually; deleted",
            kind="disposition-notification",
            sender="x@primarie.example",
        ),
        "report",
    ),
    Case(
        "auto-submitted",
        lambda m: mail(m, "Auto-Submitted: auto-replied", body="Sunt în concediu."),
        "auto",
    ),
    Case(
        "răspuns automat",
        lambda m: mail(m, "Subject: Răspuns automat: Petiție", body="Sunt în concediu."),
        "auto",
    ),
    Case("out of office", lambda m: mail(m, "Subject: Automatic reply: Petiție"), "auto"),
    Case("precedence bulk", lambda m: mail(m, "Precedence: bulk"), "auto"),
    Case("post messageclass", lambda m: mail(m, "X-POST-MessageClass: 9; Autoresponder"), "auto"),
    Case("an empty return path", lambda m: mail(m, "Return-Path: <>"), "auto"),
    Case("a wish for no automatic answer", lambda m: mail(m, "X-Auto-Response-Suppress: All")),
    Case(
        "not monitored",
        lambda m: mail(
            m,
            "Auto-Submitted: auto-replied",
            body="Această adresă nu este monitorizată. Folosiți formularul.",
        ),
        "auto",
    ),
    Case("a newsletter", lambda m: mail(m, "List-Id: <stiri.primarie.example>"), "auto"),
]
