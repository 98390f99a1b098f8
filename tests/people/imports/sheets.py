"""Files as groups have them: workbooks and plain tables, made for the tests."""

import zipfile
from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook

from civicsteps.core.work.running import drain
from civicsteps.people.imports.actions import begin_import
from civicsteps.people.imports.models import Import, ImportRow
from civicsteps.people.imports.registry import Given
from tests.cast import Cast


def workbook(*rows: Sequence[object], merge: str = "", second: str = "") -> bytes:
    """Return an XLSX with these rows; a cell with a formula has no value beside it."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    if merge:
        sheet.merge_cells(merge)
    if second:
        book.create_sheet(second).append(["altceva", "aici"])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(content: bytes, old: bytes, new: bytes) -> bytes:
    """Return a workbook with some bytes of its parts changed: what a program would have saved."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.infolist():
            target.writestr(entry.filename, source.read(entry).replace(old, new))
    return out.getvalue()


def table(*lines: str, encoding: str = "utf-8") -> bytes:
    """Return a CSV with these lines."""
    return "\r\n".join(lines).encode(encoding)


def bring(
    cast: Cast, content: bytes, *, name: str = "oameni.csv", who: str = "ana", **choices: object
) -> Import:
    """Bring a list of people and have it read."""
    batch = begin_import(
        group=cast.group,
        kind="supporters",
        files=[Given(name, content)],
        choices={"purposes": ["news", "calls"], "how": "", **choices},
        by=cast.by(who),
    )
    drain()
    batch.refresh_from_db()
    return batch


def lines(batch: Import) -> list[tuple[int, str, str]]:
    """Return each line's number, state and code."""
    return [(r.number, r.state, r.code) for r in batch.rows.order_by("number")]


def shown(batch: Import, number: int) -> dict[str, str]:
    """Return what the preview shows of a line."""
    return dict(ImportRow.objects.get(batch=batch, number=number).shown)
