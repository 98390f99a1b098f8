"""What comes with a message: scans, wrappers, archives, seals, messages in messages."""

import io
import struct
import zipfile

from tests.core.files import specimens
from tests.core.mail.corpus.case import TEXT, Case, Made, attached, mail, part, parts

PDF = specimens.pdf()


def zipped(**files: bytes) -> bytes:
    """An archive of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(f"{name}.pdf", content)
    return out.getvalue()


def tnef(*files: tuple[str, bytes], body: str = "") -> bytes:
    """A `winmail.dat` of these files, as Outlook wraps them ([MS-OXTNEF])."""

    def attribute(level: int, number: int, data: bytes) -> bytes:
        return (
            struct.pack("<BII", level, number, len(data))
            + data
            + struct.pack("<H", sum(data) & 0xFFFF)
        )

    said = attribute(1, 0x0002800C, body.encode("cp1250") + b"\0") if body else b""
    for name, content in files:
        wide = f"{name}\0".encode("utf-16-le")
        properties = (
            struct.pack("<IHHII", 1, 0x001F, 0x3707, 1, len(wide)) + wide + b"\0" * (-len(wide) % 4)
        )
        said += attribute(2, 0x00069002, b"\0" * 14) + attribute(2, 0x00018010, b"RASPUN~1.PDF\0")
        said += attribute(2, 0x0006800F, content) + attribute(2, 0x00069005, properties)
    return struct.pack("<IH", 0x223E9F78, 1) + said


def in_messages(made: Made, depth: int) -> bytes:
    """A PDF in a message in a message: each is the whole body of the next."""
    inner = mail(
        made,
        'Content-Type: application/pdf; name="a.pdf"',
        "Content-Disposition: attachment; filename=a.pdf",
        "Content-Transfer-Encoding: base64",
        body=attached("a.pdf", "application/pdf", PDF).partition(b"\r\n\r\n")[2],
    )
    for _ in range(depth):
        inner = mail(made, "Content-Type: message/rfc822", body=inner)
    return inner


def many(made: Made, count: int) -> bytes:
    return parts(made, TEXT, *(attached(f"{n}.pdf", "application/pdf", PDF) for n in range(count)))


FILES = [
    Case(
        "a scan",
        lambda m: parts(m, TEXT, attached("răspuns.pdf", "application/octet-stream", PDF)),
        attached=1,
    ),
    Case(
        "a name over two lines",
        lambda m: parts(
            m,
            TEXT,
            part(
                "application/pdf",
                PDF,
                "Content-Disposition: attachment; filename*0*=utf-8''r%C4%83spuns;",
                " filename*1*=%20nou.pdf",
            ),
        ),
        attached=1,
    ),
    Case(
        "a name that is a path",
        lambda m: parts(m, TEXT, attached("../../etc/a.pdf", "application/pdf", PDF)),
        attached=1,
    ),
    Case(
        "a program",
        lambda m: parts(m, TEXT, attached("a.pdf", "application/pdf", b"MZ" + b"\0" * 99)),
        turned=1,
    ),
    Case(
        "a zip",
        lambda m: parts(m, TEXT, attached("a.zip", "application/zip", zipped(raspuns=PDF))),
        turned=1,
    ),
    Case(
        "a zip bomb",
        lambda m: parts(
            m, TEXT, attached("a.zip", "application/zip", zipped(a=b"\0" * 30_000_000))
        ),
        turned=1,
    ),
    Case(
        "a zip cut short",
        lambda m: parts(m, TEXT, attached("a.zip", "application/zip", zipped(a=PDF)[:300])),
        turned=1,
    ),
    Case(
        "winmail.dat",
        lambda m: parts(
            m,
            TEXT,
            attached("winmail.dat", "application/ms-tnef", tnef(("răspuns la petiție.pdf", PDF))),
        ),
        attached=1,
    ),
    Case(
        "winmail.dat with the words",
        lambda m: parts(
            m,
            attached(
                "winmail.dat", "application/ms-tnef", tnef(("a.pdf", PDF), body="Vă răspundem.")
            ),
        ),
        attached=1,
        says="Vă răspundem.",
    ),
    Case(
        "winmail.dat cut short",
        lambda m: parts(
            m, TEXT, attached("winmail.dat", "application/ms-tnef", tnef(("a.pdf", PDF))[:-200])
        ),
    ),
    Case(
        "winmail.dat that is none",
        lambda m: parts(m, TEXT, attached("winmail.dat", "application/ms-tnef", b"salut")),
        turned=1,
    ),
    Case(
        "signed by S/MIME",
        lambda m: parts(
            m, TEXT, part('application/pkcs7-signature; name="smime.p7s"', b"x"), kind="signed"
        ),
        says="Vă trimitem",
    ),
    Case(
        "sealed by S/MIME",
        lambda m: mail(
            m,
            'Content-Type: application/pkcs7-mime; name="smime.p7m"',
            "Content-Transfer-Encoding: base64",
            "Content-Disposition: attachment; filename=smime.p7m",
            body="MIIB",
        ),
        turned=1,
    ),
    Case("a message in a message", lambda m: in_messages(m, 1), attached=1),
    Case("three deep", lambda m: in_messages(m, 3), attached=1),
    Case("four deep", lambda m: in_messages(m, 4)),
    Case("forty deep", lambda m: in_messages(m, 40)),
    Case("thirty files", lambda m: many(m, 30), attached=30),
    Case("thirty-five files", lambda m: many(m, 35), attached=30),
    Case(
        "an inline picture",
        lambda m: parts(
            m,
            TEXT,
            part(
                "image/png",
                specimens.picture(format_="PNG"),
                "Content-ID: <a>",
                "Content-Disposition: inline; filename=a.png",
            ),
        ),
        attached=1,
    ),
    Case(
        "a pdf that acts",
        lambda m: parts(
            m, TEXT, attached("a.pdf", "application/pdf", specimens.pdf(specimens.with_javascript))
        ),
        turned=1,
    ),
    Case(
        "base64 that is none",
        lambda m: parts(
            m,
            TEXT,
            part(
                "application/pdf",
                "!!!!=\x80",
                "Content-Disposition: attachment; filename=a.pdf",
                "Content-Transfer-Encoding: base64",
                encoded=False,
            ),
        ),
        turned=1,
    ),
    Case(
        "a boundary that never comes",
        lambda m: mail(m, "Content-Type: multipart/mixed; boundary=x", body="--y\nz"),
    ),
    Case(
        "a calendar invitation",
        lambda m: parts(
            m,
            TEXT,
            part("text/calendar; method=REQUEST", "BEGIN:VCALENDAR\nEND:VCALENDAR", encoded=False),
        ),
        says="Vă trimitem",
    ),
]
