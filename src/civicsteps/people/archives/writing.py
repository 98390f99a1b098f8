"""Writing a group's archive: a zip of open formats, the same bytes for the same rows."""

import csv
import hashlib
import json
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from io import StringIO
from typing import IO

from civicsteps.core import clock
from civicsteps.core.files import blobs
from civicsteps.core.files.models import StoredFile
from civicsteps.core.files.prepare import ENDINGS
from civicsteps.core.text import cell
from civicsteps.people.archives.gathering import Gathering, gather, members
from civicsteps.people.archives.tables import FORMAT, MEMBERS, Json, line, portions, tables
from civicsteps.people.archives.words import readme
from civicsteps.people.groups.models import Group

FILES = "files.storedfile"
SPREADSHEETS = {
    "groups.contact": ("name", "phone", "email", "note", "added_at", "erased_at"),
    "causes.cause": (
        *("title", "place", "summary", "words", "opened_on", "published_at", "height", "slug"),
    ),
    "letters.letter": (
        *("subject", "state", "channel", "sent_on", "registration_number", "registered_on"),
        *("signer", "domicile", "body", "requests"),
    ),
}
"""The tables that have a twin for people, with its columns."""
_OTHER_ENDINGS = {"message/rfc822": ".eml", "text/csv": ".csv", "text/plain": ".txt"}


@dataclass(slots=True)
class Written:
    """What an archive holds: rows by table, files, and bytes that were lost before."""

    rows: dict[str, int] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many rows there are in all."""
        return sum(self.rows.values())


def ending_of(kind: str) -> str:
    """Return the ending of a file's name in the archive, for its type."""
    return {**ENDINGS, **_OTHER_ENDINGS}.get(kind, ".bin")


def write_archive(
    group: Group, into: IO[bytes], *, progress: Callable[[int, int], object] = lambda _n, _of: None
) -> Written:
    """Write a group's archive into a file; what was sealed stands in it readable.

    `progress(done, parts)` is called between parts. Runs outside of any transaction's writes.
    """
    gathering, written = gather(group), Written()
    names = [name for name in tables() if gathering.ids.get(name)]
    parts = len(names) + 2
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for done, name in enumerate(names):
            progress(done, parts)
            _write_table(archive, gathering, name, written)
        people = members(group)
        _write(archive, f"tables/{MEMBERS}.jsonl", [line(row) for row in people], written)
        written.rows[MEMBERS] = len(people)
        progress(parts - 1, parts)
        _write_files(archive, gathering, written)
        made = clock.today().isoformat()
        _write(archive, "README.txt", [readme(group.name, made).encode()], written)
        archive.writestr(_entry("manifest.json"), _manifest(group, written))
    progress(parts, parts)
    return written


def _manifest(group: Group, written: Written) -> bytes:
    said = {
        "format": FORMAT,
        "made": clock.now().isoformat(),
        "group": {"id": str(group.pk), "slug": group.slug, "name": group.name},
        "rows": written.rows,
        "sha256": written.hashes,
        "missing": sorted(written.missing),
    }
    return json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _write_table(
    archive: zipfile.ZipFile, gathering: Gathering, name: str, written: Written
) -> None:
    table, columns = tables()[name], SPREADSHEETS.get(name)
    cells: list[list[str]] = []
    lines = []
    for row in gathering.rows(table):
        lines.append(line(row))
        if columns:
            cells.append([_cell(row.get(column)) for column in columns])
    _write(archive, f"tables/{name}.jsonl", lines, written)
    written.rows[name] = len(lines)
    if columns:
        sheet = _sheet([list(columns), *cells])
        _write(archive, f"csv/{name.partition('.')[2]}s.csv", [sheet], written)


def _write_files(archive: zipfile.ZipFile, gathering: Gathering, written: Written) -> None:
    for some in portions(gathering.ids.get(FILES, ())):
        for file in StoredFile.objects.filter(pk__in=some).order_by("pk"):
            for sha256 in (file.sha256, file.small_sha256):
                if sha256 is not None:
                    _write_file(archive, bytes(sha256), ending_of(file.type), written)


def _write_file(archive: zipfile.ZipFile, sha256: bytes, ending: str, written: Written) -> None:
    name = f"files/{sha256.hex()}{ending}"
    if name in written.hashes:
        return
    try:
        _write(archive, name, [blobs.read(sha256)], written)
    except FileNotFoundError:
        written.missing.append(sha256.hex())


def _write(
    archive: zipfile.ZipFile, name: str, portions_: Iterable[bytes], written: Written
) -> None:
    told = hashlib.sha256()
    with archive.open(_entry(name), "w", force_zip64=True) as out:
        for portion in portions_:
            told.update(portion)
            out.write(portion)
    written.hashes[name] = told.hexdigest()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    photo = name.endswith((".jpg", ".png", ".webp"))
    entry.compress_type = zipfile.ZIP_STORED if photo else zipfile.ZIP_DEFLATED
    return entry


def _sheet(rows: list[list[str]]) -> bytes:
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    # The mark at the beginning tells a spreadsheet that the letters are UTF-8.
    return ("\ufeff" + out.getvalue()).encode()


def _cell(value: Json) -> str:
    return "" if value is None else cell(str(value))
