"""What a case of the corpus is, and how its lines are put together."""

import base64
from collections.abc import Callable
from dataclasses import dataclass

PRE = "Message-ID: <{name}@primarie.example>"
OFFICE = "Registratura <registratura@primarie.example>"


@dataclass(frozen=True, slots=True)
class Made:
    """What a case is written for: addresses of two threads, and the id of our letter."""

    one: str
    two: str
    ours: str
    name: str


@dataclass(frozen=True, slots=True)
class Case:
    """A message, what sort it is, and how many threads it is filed in (0: the staff's queue)."""

    name: str
    write: Callable[[Made], bytes]
    sort: str = "words"
    filed: int = 1
    says: str = ""
    attached: int = 0
    turned: int = 0
    hides: str = ""
    becomes: str = ""
    """The state or the mark of our letter afterwards: `failed`, `delivered`, `read`, `delayed`."""


def mail(
    made: Made,
    *heads: str,
    body: str | bytes = "Bună ziua.",
    to: str | None = "one",
    sender: str = OFFICE,
) -> bytes:
    """A message of these headers; `to` names a thread of the case, or is an address."""
    given = {head.partition(":")[0].lower() for head in heads}
    address = {"one": made.one, "two": made.two}.get(to or "", to or "")
    usual = {
        "From": sender,
        "To": address,
        "Subject": "Re: Petiție privind locul de joacă",
        "Date": "Mon, 23 Nov 2026 10:00:00 +0200",
        "Message-ID": f"<{made.name}@primarie.example>",
        "Content-Type": "text/plain; charset=utf-8",
    }
    lines = [
        f"{name}: {value}" for name, value in usual.items() if value and name.lower() not in given
    ]
    lines += [head for head in heads if head.partition(":")[2].strip()]
    content = body if isinstance(body, bytes) else body.replace("\n", "\r\n").encode()
    return "\r\n".join(lines).encode("utf-8", "surrogateescape") + b"\r\n\r\n" + content + b"\r\n"


def part(kind: str, content: bytes | str, *heads: str, encoded: bool = True) -> bytes:
    """A part of a message: in base64, or as it stands."""
    raw = content if isinstance(content, bytes) else content.encode()
    lines = [f"Content-Type: {kind}", *heads]
    if encoded:
        lines.append("Content-Transfer-Encoding: base64")
        raw = base64.encodebytes(raw)
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + raw


def attached(name: str, kind: str, content: bytes) -> bytes:
    """A part that is a file."""
    return part(
        f'{kind}; name="{name}"', content, f'Content-Disposition: attachment; filename="{name}"'
    )


def parts(
    made: Made, *inside: bytes, kind: str = "mixed", heads: tuple[str, ...] = (), **more: str
) -> bytes:
    """A message of several parts."""
    body = b"".join(b"--=b\r\n" + one + b"\r\n" for one in inside) + b"--=b--"
    return mail(
        made,
        f'Content-Type: multipart/{kind}; boundary="=b"',
        "MIME-Version: 1.0",
        *heads,
        body=body,
        **more,
    )


TEXT = part("text/plain; charset=utf-8", "Vă trimitem răspunsul atașat.", encoded=False)
