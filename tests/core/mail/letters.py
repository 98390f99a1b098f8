"""Messages as they come: from an office's honest server, and from whoever means harm."""

import base64

from django.conf import settings

from civicsteps.core.mail.models import Thread
from tests.core.files import specimens

PDF = specimens.pdf()


def eml(*lines: str | bytes, body: str | bytes = "Bună ziua.") -> bytes:
    """A message of these header lines and this body."""
    head = b"\r\n".join(one if isinstance(one, bytes) else one.encode() for one in lines)
    return head + b"\r\n\r\n" + (body if isinstance(body, bytes) else body.encode()) + b"\r\n"


def reply(
    thread: Thread | None, *more: str, to: str = "", body: str | bytes = "Bună ziua."
) -> bytes:
    """An office's reply to a thread, or to nobody's address."""
    address = to or (thread.address if thread else f"bun-venit@{settings.MAIL_DOMAIN}")
    return eml(
        "From: =?utf-8?q?Prim=C4=83ria_Sectorului_6?= <registratura@primarie.example>",
        f"To: {address}",
        "Subject: =?utf-8?q?R=C4=83spuns_la_peti=C8=9Bia_dvs=2E?=",
        "Message-ID: <1@primarie.example>",
        "Date: Mon, 23 Nov 2026 10:00:00 +0200",
        *(more or ("Content-Type: text/plain; charset=utf-8",)),
        body=body,
    )


def with_attachments(thread: Thread, *files: tuple[str, str, bytes]) -> bytes:
    """A reply of a text and files: name, type, bytes."""
    parts = [
        f'--b\r\nContent-Type: {kind}; name="{name}"\r\n'
        f'Content-Disposition: attachment; filename="{name}"\r\n'
        "Content-Transfer-Encoding: base64\r\n\r\n".encode()
        + base64.encodebytes(content)
        for name, kind, content in files
    ]
    text = "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nVă trimitem.\r\n".encode()
    return reply(
        thread,
        "MIME-Version: 1.0",
        "Content-Type: multipart/mixed; boundary=b",
        body=text + b"".join(parts) + b"--b--",
    )


def bounce(message_id: str, *, action: str = "failed") -> bytes:
    """A server's notice of what became of a message of ours: that it did not arrive."""
    return eml(
        "Return-Path: <>",
        "From: MAILER-DAEMON@primarie.example",
        f"To: bun-venit@{settings.MAIL_DOMAIN}",
        "Subject: Undelivered Mail Returned to Sender",
        "Message-ID: <b@primarie.example>",
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
        body="\r\n".join(
            [
                "--b", "Content-Type: text/plain", "", "Nu exista.",
                "--b", "Content-Type: message/delivery-status", "",
                "Reporting-MTA: dns; primarie.example", "",
                "Final-Recipient: rfc822; x@primarie.example", f"Action: {action}", "Status: 5.1.1",
                "--b", "Content-Type: text/rfc822-headers", "", f"Message-ID: {message_id}",
                "--b--",
            ]
        ),
    )  # fmt: skip


def _nested(depth: int) -> bytes:
    parts = [f"--{i}\nContent-Type: multipart/mixed; boundary={i + 1}\n\n" for i in range(depth)]
    return eml("Content-Type: multipart/mixed; boundary=0", body="".join(parts))


HOSTILE: dict[str, bytes] = {
    "empty": b"",
    "no headers": b"buna ziua",
    "random bytes": bytes(range(256)) * 40,
    "zero bytes in every place": eml(
        b"From: a\x00b@x.ro", b"Subject: \x00\x00", body=b"a\x00b\x00"
    ),
    "an unknown charset": eml("Content-Type: text/plain; charset=utf-99", body="ș\n"),
    "a charset that lies": eml(
        "Content-Type: text/plain; charset=utf-8", body="șț".encode("utf-16") + b"\xff\xfe\xfd"
    ),
    "a charset that is no charset": eml("Content-Type: text/plain; charset=base64", body="x"),
    "base64 that is none": eml("Content-Transfer-Encoding: base64", body="!!!!=\x80=="),
    "a boundary that never comes": eml("Content-Type: multipart/mixed; boundary=x", body="--y\nz"),
    "a multipart without boundary": eml("Content-Type: multipart/mixed", body="a"),
    "a thousand levels": _nested(1_000),
    "ten thousand parts": eml(
        "Content-Type: multipart/mixed; boundary=b", body="--b\n\nx\n" * 10_000
    ),
    "a subject that smuggles": eml("Subject: a\r\n =?utf-8?q?=0ABcc:_x@y.ro?=", body="x"),
    "encoded words cut short": eml("Subject: =?utf-8?b?w?= =?x?q?y?=", "From: =?utf-8?q?", body=""),
    "addresses without end": eml("From: " + "<" * 5_000, "To: " + "a@b.ro," * 20_000, body=""),
    "headers of a megabyte": eml("Subject: " + "ă" * 500_000, body="x"),
    "raw bytes in headers": eml(b"Subject: \xff\xfe\xe3 r\xe3spuns", b"From: \xe3@x.ro", body=""),
    "a broken date": eml("Date: yesterday", "Message-ID: none", "References: <<<>>>", body="x"),
    "lone surrogates": eml(b"Subject: =?utf-8?q?=ED=A0=80?=", body=b"\xed\xa0\x80"),
    "right-to-left overrides": eml("Subject: \u202eexe.fdp", body="x"),
    "html that runs": eml(
        "Content-Type: text/html", body="<script>alert(1)</script><p onclick=x>Bună</p><style>p{}"
    ),
    "a message in a message in a message": eml(
        "Content-Type: message/rfc822",
        body=eml("Content-Type: message/rfc822", body=eml("Subject: x", body="y")),
    ),
    "an attachment with a path for a name": eml(
        "Content-Type: application/pdf",
        'Content-Disposition: attachment; filename="../../etc/cron.d/x"',
        body=b"%PDF-1.4 nonsense",
    ),
    "continued names that do not continue": eml(
        "Content-Disposition: attachment; filename*0*=utf-8''a; filename*2=b", body="x"
    ),
}
