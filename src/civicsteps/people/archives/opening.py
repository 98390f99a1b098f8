"""Opening an archive that may come from anybody: its names, sizes and sums, before its rows."""

import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from typing import IO

from civicsteps.core.files.pdf import why_not_keep_pdf
from civicsteps.core.files.prepare import ENDINGS, type_of
from civicsteps.people.archives.tables import FORMAT, MEMBERS, Json, tables
from civicsteps.people.archives.writing import ending_of

MOST_ENTRIES = 200_000
MOST_BYTES = 4 * 1024**3
MOST_OF_A_FILE = 64 * 1024**2
MOST_OF_A_LINE = 8 * 1024**2
MOST_ROWS = 2_000_000
MOST_RATIO = 200
SPARED_RATIO = 1024**2
"""Under a megabyte nobody minds how well it was packed."""
_FILE = re.compile(r"files/([0-9a-f]{64})(\.[a-z]{2,4})")
_SHEET = re.compile(r"csv/[a-z_]{1,40}\.csv")
# What no browser runs, whatever the bytes are.
TYPES = {*ENDINGS, "message/rfc822", "text/csv", "text/plain", "application/octet-stream"}


class BadArchiveError(Exception):
    """An archive that is not read, and why, for whoever sent it. Nothing was written."""


class Opened:
    """An archive whose names, sizes and sums are in order."""

    def __init__(self, file: IO[bytes]) -> None:
        """Look at it all without keeping any of it. Raises BadArchiveError."""
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise BadArchiveError("this is no archive: not a zip file, or a damaged one") from error
        self._look_at_names()
        self.manifest = self._read_manifest()
        self._look_at_sums()

    def rows(self, name: str) -> Iterator[tuple[int, dict[str, Json]]]:
        """Yield the number and the row of each line of a table. Raises BadArchiveError."""
        path = f"tables/{name}.jsonl"
        if path not in self._zip.NameToInfo:
            return
        with self._zip.open(path) as lines:
            for number in range(1, MOST_ROWS + 2):
                text = lines.readline(MOST_OF_A_LINE + 1)
                if not text:
                    return
                if len(text) > MOST_OF_A_LINE or number > MOST_ROWS:
                    raise BadArchiveError(f"{path}: too long")
                yield number, _row(path, number, text)

    def blob(self, sha256: str, kind: str) -> bytes | None:
        """Return the bytes of a file whose type is what it says, or None if they were lost."""
        if sha256 in self.missing:
            return None
        name = f"files/{sha256}{ending_of(kind)}"
        if name not in self._zip.NameToInfo:
            raise BadArchiveError(f"{name} is not in the archive")
        content = self._zip.read(name)
        if kind not in TYPES or (kind in ENDINGS and type_of(content) != kind):
            raise BadArchiveError(f"{name} is not what its type says")
        if kind == "application/pdf" and why_not_keep_pdf(content):
            raise BadArchiveError(f"{name} is a PDF that could harm whoever opens it")
        return content

    @property
    def missing(self) -> set[str]:
        """The sums of the files whose bytes had been lost before the archive was made."""
        return set(self.manifest["missing"])

    def _look_at_names(self) -> None:
        entries = self._zip.infolist()
        if len(entries) > MOST_ENTRIES or sum(e.file_size for e in entries) > MOST_BYTES:
            raise BadArchiveError("the archive is larger than any group's")
        if len({entry.filename for entry in entries}) != len(entries):
            raise BadArchiveError("two files in the archive have the same name")
        for entry in entries:
            _look_at(entry)

    def _read_manifest(self) -> dict[str, Json]:
        try:
            said = json.loads(self._zip.read("manifest.json"))
            known = {"format", "made", "group", "rows", "sha256", "missing"}
            if not isinstance(said, dict) or set(said) != known:
                raise BadArchiveError("manifest.json is not one")
        except (KeyError, ValueError, RecursionError, zipfile.BadZipFile) as error:
            raise BadArchiveError("manifest.json is missing or is not one") from error
        if said["format"] != FORMAT:
            raise BadArchiveError(f"this is {said['format']!r:.60}, and only {FORMAT} is read here")
        shapes = {"group": dict, "rows": dict, "sha256": dict, "missing": list}
        if any(not isinstance(said[name], shape) for name, shape in shapes.items()):
            raise BadArchiveError("manifest.json is not one")
        return said

    def _look_at_sums(self) -> None:
        names = {name for name in self._zip.namelist() if name != "manifest.json"}
        if names != set(self.manifest["sha256"]):
            raise BadArchiveError("the files are not those that manifest.json names")
        for name in sorted(names):
            told = self._sum_of(name)
            file = _FILE.fullmatch(name)
            if told != self.manifest["sha256"][name] or (file and file[1] != told):
                raise BadArchiveError(f"{name} was changed: its sum is another")

    def _sum_of(self, name: str) -> str:
        told = hashlib.sha256()
        try:
            with self._zip.open(name) as content:
                while portion := content.read(1024 * 1024):
                    told.update(portion)
        except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as error:
            raise BadArchiveError(f"{name} cannot be read") from error
        return told.hexdigest()


def _look_at(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    if not _is_ours(name):
        raise BadArchiveError(f"{name[:80]!r} does not belong in an archive")
    most = MOST_BYTES if name.startswith(("tables/", "csv/")) else MOST_OF_A_FILE
    packed = entry.file_size > SPARED_RATIO and entry.file_size > MOST_RATIO * entry.compress_size
    if entry.file_size > most or packed or entry.flag_bits & 1:
        raise BadArchiveError(f"{name} is too large, packed too well, or locked")


def _is_ours(name: str) -> bool:
    if name in {"manifest.json", "README.txt"} or _SHEET.fullmatch(name) or _FILE.fullmatch(name):
        return True
    table = name.removeprefix("tables/").removesuffix(".jsonl")
    return name == f"tables/{table}.jsonl" and (table == MEMBERS or table in tables())


def _row(path: str, number: int, text: bytes) -> dict[str, Json]:
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadArchiveError(f"{path}, line {number}: not JSON") from error
    if not isinstance(row, dict):
        raise BadArchiveError(f"{path}, line {number}: not a row")
    return row
