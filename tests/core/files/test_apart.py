"""A hostile file costs the reader its time and memory, never ours; it is kept with a plain word."""

import time
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    StreamObject,
)

from civicsteps.core.files import apart, words
from civicsteps.core.files.apart import UnopenedError, opened_apart
from civicsteps.core.files.blackened import pages_of
from civicsteps.core.files.prepare import prepare
from civicsteps.core.files.words import inside, words_of
from civicsteps.core.refusals import Refused
from tests.core.files.specimens import pdf

PDF = "application/pdf"


def with_words(*pages: bytes, packed: bool = False) -> bytes:
    """A PDF whose pages are written by these marks."""
    writer, out = PdfWriter(), BytesIO()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for marks in pages:
        page = writer.add_blank_page(595, 842)
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        stream: StreamObject = DecodedStreamObject()
        stream.set_data(marks)
        whole = stream.flate_encode() if packed else stream
        page[NameObject("/Contents")] = writer._add_object(whole)
    writer.write(out)
    return out.getvalue()


def line(text: str) -> bytes:
    return f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode()


def slow() -> bytes:
    """A letter of a few kilobytes whose one page takes a reader minutes."""
    return with_words(b"BT /F1 12 Tf " + b"(a) Tj 1 0 Td " * 1_000_000 + b"ET", packed=True)


def test_a_letter_is_read_page_by_page() -> None:
    found = inside(with_words(line("Catre primarie"), line("Subsemnata")))
    assert (found.pages, found.texts) == (2, ("Catre primarie", "Subsemnata"))


def test_its_first_pages_alone_are_read_where_that_is_enough() -> None:
    assert inside(with_words(line("unu"), line("doi"), line("trei")), most=2).texts == (
        "unu",
        "doi",
    )


def test_one_that_is_slow_to_read_ends_with_its_time_and_a_plain_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = slow()
    assert len(content) < 200_000
    monkeypatch.setattr(words, "SECONDS", 2)
    began = time.monotonic()
    assert words_of(content, PDF) == words.Words("", "failed")
    assert time.monotonic() - began < 10


def test_one_that_unfolds_without_end_does_not_take_our_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(apart, "MEMORY", 300 * 1024 * 1024)
    writer, out = PdfWriter(), BytesIO()
    page = writer.add_blank_page(595, 842)
    bomb = StreamObject()
    bomb._data = zlib.compress(zlib.compress(bytes(400 * 1024 * 1024), 9), 9)
    filters = [NameObject("/FlateDecode"), NameObject("/FlateDecode")]
    bomb[NameObject("/Filter")] = ArrayObject(filters)
    page[NameObject("/Contents")] = writer._add_object(bomb)
    writer.write(out)
    assert words_of(out.getvalue(), PDF).text == ""


def test_what_no_reader_opens_is_said_so_and_nothing_falls() -> None:
    assert words_of(b"%PDF-1.7 nonsense", PDF).how == "failed"
    assert pages_of(b"%PDF-1.7 nonsense", PDF) == 0


def test_a_pdf_that_takes_too_long_to_look_into_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_PROGRAM", ("sleep", "60"))
    began = time.monotonic()
    with opened_apart("check", b"", seconds=1, in_part=True):
        assert time.monotonic() - began < 5
    with pytest.raises(UnopenedError), opened_apart("check", b"", seconds=1):
        pass


def test_a_pdf_that_nobody_can_open_is_refused_with_the_way_out() -> None:
    with pytest.raises(Refused, match="nu se poate citi"):
        prepare(b"%PDF-1.7\n" + b"<<" * 9_000 + b"\n%%EOF", name="a.pdf")


def test_the_reader_is_told_none_of_our_secrets(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CIVICSTEPS_SECRET_KEY", "taina")
    spy = tmp_path / "spy"
    spy.write_text(f"#!/bin/sh\nenv > {tmp_path}/seen\n")
    spy.chmod(0o755)
    monkeypatch.setattr(apart, "_PROGRAM", (str(spy),))
    with opened_apart("check", b""):
        pass
    assert "taina" not in (tmp_path / "seen").read_text()


def test_nothing_of_it_is_left_on_the_disk() -> None:
    with opened_apart("count", pdf()) as folder:
        assert (folder / "content").exists()
    assert not folder.exists()
