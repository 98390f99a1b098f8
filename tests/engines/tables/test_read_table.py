"""Tables as people keep them, read as rows of text."""

import re
import zipfile
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from civicsteps.engines.tables import Note, TableError, day_of, read_table

KNOWN = {"nume", "telefon"}.__contains__
ROMANIAN = "Nume;Telefon;Localitate\nȘtefan Țurcanu;0722;București\nAgața Băiașu;07;Iași\n"


def book(*rows: list[object], hidden: bool = False) -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    if hidden:
        secret = workbook.create_sheet("Ascuns", 0)
        secret.append(["nu", "se", "citește"])
        secret.sheet_state = "hidden"
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "iso8859_16"])
def test_the_same_rows_from_every_encoding(encoding: str) -> None:
    table = read_table("a.csv", ROMANIAN.encode(encoding))
    assert table.rows[0] == (2, ("Ștefan Țurcanu", "0722", "București"))
    assert table.headings == ("Nume", "Telefon", "Localitate")


@pytest.mark.parametrize("encoding", ["cp1250", "iso8859_2", "cp852"])
def test_the_old_romanian_letters_become_todays(encoding: str) -> None:
    old = ROMANIAN.translate(str.maketrans("ȘșȚț", "ŞşŢţ")).encode(encoding)
    table = read_table("a.csv", old)
    assert table.rows[0][1][0] == "Ștefan Țurcanu"
    assert [note.code for note in table.notes] == ["encoding"]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_every_separator_and_quoted_ones_inside_cells(separator: str) -> None:
    rows = ["Nume|Telefon|Note", 'Ana|0722|"vine, cu Ion; sigur"', "Ion|0733|"]
    text = "\n".join(row.replace("|", separator) for row in rows)
    assert read_table("a.csv", text.encode()).rows[0][1][2] == "vine, cu Ion; sigur"


def test_a_csv_that_names_its_separator_and_keeps_zeros() -> None:
    table = read_table("a.csv", b'sep=;\nNume;Telefon\nAna;="0722123456"\n')
    assert table.rows == ((2, ("Ana", "0722123456")),)


def test_title_and_empty_rows_above_the_headings_are_passed_over() -> None:
    content = book(["Lista susținătorilor"], [], ["", "Martie"], ["Nume", "Telefon"], ["Ana", "07"])
    table = read_table("a.xlsx", content, knows=KNOWN)
    assert table.headings == ("Nume", "Telefon")
    assert table.rows == ((5, ("Ana", "07")),)
    assert Note("above", "2") in table.notes


def test_a_list_without_headings_loses_no_row() -> None:
    table = read_table("a.csv", b"Ana;0722123456\nIon;0722123457\n")
    assert table.headings == ("A", "B")
    assert [number for number, _cells in table.rows] == [1, 2]
    assert Note("no_headings") in table.notes


def test_numbers_days_and_truths_are_text_as_people_read_them() -> None:
    content = book(["Nume", "Telefon", "Zi", "Acord"], ["A", 722123456.0, date(2025, 3, 12), True])
    assert read_table("a.xlsx", content).rows[0][1] == ("A", "722123456", "2025-03-12", "da")


def test_what_is_hidden_in_a_workbook_is_not_read() -> None:
    table = read_table("a.xlsx", book(["Nume", "Telefon"], ["Ana", "07"], hidden=True))
    assert table.headings == ("Nume", "Telefon")
    assert not table.notes


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.csv", b"", "empty"),
        ("a.csv", b"\n\n  \n", "empty"),
        ("a.csv", b"%PDF-1.7", "unknown"),
        ("a.csv", b"PK\x03\x04", "unknown"),
        ("a.xlsx", b"PK\x03\x04 gunoi", "broken"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 gunoi", "broken"),
        ("a.xlsx", b"Nume;Telefon", "broken"),
        ("a.jpg", b"\xff\xd8\xff", "unknown"),
    ],
)
def test_what_is_no_table_says_which_way(name: str, content: bytes, code: str) -> None:
    with pytest.raises(TableError) as refused:
        read_table(name, content)
    assert refused.value.code == code


def test_a_bomb_and_a_sheet_with_cells_far_apart_are_not_opened() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (60 * 1024 * 1024))
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet["A1"], sheet["XFD1048576"] = "a", "b"
    far = BytesIO()
    workbook.save(far)
    for content in (out.getvalue(), far.getvalue()):
        with pytest.raises(TableError) as refused:
            read_table("a.xlsx", content)
        assert refused.value.code == "bomb"


ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
    "<office:spreadsheet>{}</office:spreadsheet></office:body></office:document-content>"
)


def ods(*rows: tuple[int, str]) -> bytes:
    """A sheet whose rows are repeated so many times; `|` parts the cells, an empty one is empty."""
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    edge = '<table:table-cell table:number-columns-repeated="16000"/>'
    told = "".join(
        f'<table:table-row table:number-rows-repeated="{times}">'
        + "".join(cell.format(one) for one in words.split("|") if one)
        + f"{edge}</table:table-row>"
        for times, words in rows
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", "<a/>")
        packed.writestr(
            "content.xml", ODS.format(f'<table:table table:name="a">{told}</table:table>')
        )
    return out.getvalue()


def test_an_ods_with_empty_cells_to_its_edge_is_read() -> None:
    table = read_table("a.ods", ods((1, "Nume|Telefon"), (1, "Ana|0722"), (1_048_570, "")))
    assert (table.headings, [cells for _n, cells in table.rows]) == (
        ("Nume", "Telefon"),
        [("Ana", "0722")],
    )


@pytest.mark.parametrize(
    "rows", [((1_000_000, "a|b|c|d|e"),), ((1, "a|b|c|d|e"), (1_000_000, ""), (1, "a"))]
)
def test_an_ods_that_repeats_its_rows_a_million_times_is_not_opened(
    rows: tuple[tuple[int, str], ...],
) -> None:
    with pytest.raises(TableError) as refused:
        read_table("a.ods", ods(*rows))
    assert refused.value.code == "bomb"


def test_a_sheet_that_tells_only_its_rows_how_far_they_lie_is_not_opened() -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in (list("abcdefgh"), list("ijklmnop")):
        sheet.append(row)
    saved, far = BytesIO(), BytesIO()
    workbook.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(far, "w") as target:
        for entry in source.infolist():
            xml = source.read(entry)
            if entry.filename.endswith("sheet1.xml"):
                xml = re.sub(rb' r="[A-Z]+\d+"', b"", xml).replace(b'r="2"', b"r='1048576'")
            target.writestr(entry.filename, xml)
    with pytest.raises(TableError) as refused:
        read_table("a.xlsx", far.getvalue())
    assert refused.value.code == "bomb"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12.03.2025", date(2025, 3, 12)),
        ("12/3/25", date(2025, 3, 12)),
        ("2025-03-12 10:30", date(2025, 3, 12)),
        ("3 Martie 2025", date(2025, 3, 3)),
        ("joi, 5 noiembrie 2026", date(2026, 11, 5)),
        ("45728", date(2025, 3, 12)),
        ("31.02.2025", None),
        ("0722123456", None),
        ("", None),
    ],
)
def test_days_as_text(text: str, day: date | None) -> None:
    assert day_of(text) == day


@given(st.binary(max_size=300))
def test_no_bytes_break_it(content: bytes) -> None:
    for name in ("a.csv", "a.xlsx", "a.ods"):
        try:
            table = read_table(name, content)
        except TableError:
            continue
        assert all(len(cells) == len(table.headings) for _number, cells in table.rows)
