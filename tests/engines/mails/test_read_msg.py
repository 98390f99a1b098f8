"""Messages that Outlook saved."""

import struct
from datetime import UTC, date, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from extract_msg.ole_writer import OleWriter

from civicsteps.engines.mails import outlook, read_msg

HERE = ZoneInfo("Europe/Bucharest")
SENT = datetime(2025, 3, 4, 23, 30, tzinfo=UTC) - datetime(1601, 1, 1, tzinfo=UTC)


def saved(**streams: str) -> bytes:
    """A message as Outlook saves it: its properties in streams, its day among the fixed ones."""
    writer = OleWriter()
    for tag, text in streams.items():
        writer.addEntry(f"__substg1.0_{tag[1:]}001F", text.encode("utf-16-le"))
    properties = bytes(32) + struct.pack(
        "<IIQ", 0x00390040, 6, int(SENT.total_seconds()) * 10_000_000
    )
    writer.addEntry("__properties_version1.0", properties)
    writer.addEntry("__attach_version1.0_#00000000", storage=True)
    writer.addEntry(
        "__attach_version1.0_#00000000/__substg1.0_3707001F", "raspuns.pdf".encode("utf-16-le")
    )
    writer.addEntry("__attach_version1.0_#00000000/__substg1.0_37010102", b"%PDF-1.4 raspuns")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_an_outlook_message_says_what_it_says() -> None:
    mail = read_msg(
        saved(p0037="Răspuns petiție", p1000="Vă comunicăm…", p0C1A="Registratura",
              p0C1F="registratura@primarie.example", p1035="<7@primarie.example>"),
        zone=HERE,
    )  # fmt: skip
    assert (mail.subject, mail.text) == ("Răspuns petiție", "Vă comunicăm…")
    assert (mail.from_name, mail.from_address) == ("Registratura", "registratura@primarie.example")
    assert mail.on == date(2025, 3, 5)  # after midnight here
    assert mail.message_id == "<7@primarie.example>"
    assert [(a.name, a.content) for a in mail.attached] == [("raspuns.pdf", b"%PDF-1.4 raspuns")]


def test_files_that_are_too_much_together_are_counted_and_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(outlook, "MAX_STREAM", 15)
    found = read_msg(saved(_0037="Cerere"), zone=HERE)
    assert (found.subject, found.attached, found.left_out) == ("Cerere", (), 1)


def test_the_headers_it_came_with_count_more() -> None:
    heads = (
        "From: Ana <ana@exemplu.ro>\r\nDate: Mon, 03 Mar 2025 10:20:00 +0200\r\nReferences: <1@a>"
    )
    mail = read_msg(saved(p0037="Re: X", p007D=heads, p0C1F="/O=FIRMA/CN=ANA"), zone=HERE)
    assert (mail.from_address, mail.on, mail.answers) == (
        "ana@exemplu.ro",
        date(2025, 3, 3),
        ("<1@a>",),
    )


def test_a_broken_one_never_fails() -> None:
    content = saved(p0037="X")
    for broken in (
        content[:600],
        content[:512] + b"\xff" * 4000,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    ):
        assert read_msg(broken, zone=HERE).key
