"""What a source's bytes say: the entries of a feed, the lines of a table, the words of a page.

Pure functions of bytes that anybody may have written: no entity is expanded, nothing that they
name is fetched, and what cannot be read raises `ReadError`.
"""

import difflib
import hashlib
import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

import feedparser
from feedparser.exceptions import CharacterEncodingOverride, NonXMLContentType

from civicsteps.core.mail.parsing import clean
from civicsteps.core.text import plain
from civicsteps.engines.tables import TableError, day_of, folded, read_table

MOST_ENTRIES = 200
MOST_TEXT = 20_000
MOST_PAGE = 200_000
_ENTITY = re.compile(rb"<!\s*(?:ENTITY|DOCTYPE[^>]{0,2000}\[)", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]{0,20})", re.IGNORECASE)
_SILENT = {
    name: re.compile(f"</{name}", re.IGNORECASE)
    for name in ("script", "style", "noscript", "template", "svg")
}
_BLOCKS = {
    "br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "blockquote", "section",
    "article", "title", "dt", "dd", "td", "th", "option",
}  # fmt: skip
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HEADINGS = {
    "title": {"titlu", "titlul", "title", "denumire", "subiect", "anunt", "proiect"},
    "url": {"adresa", "link", "url", "pagina"},
    "published_on": {"data", "publicat", "data publicarii", "published", "publicat la"},
    "proposals_by": {"propuneri pana la", "termen", "termen limita", "deadline"},
    "vote_on": {"data votului", "sedinta", "data sedintei", "vote", "vot"},
    "text": {"descriere", "text", "detalii", "description"},
    "place": {"loc", "locul", "strada", "amplasament", "place"},
    "key": {"numar", "nr", "cod", "id", "numarul"},
}
_DAYS = {"published_on", "proposals_by", "vote_on"}


class ReadError(ValueError):
    """A source's bytes cannot be read: `code` says why in a word."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Found:
    """An entry as its source gives it."""

    key: str
    title: str
    text: str = ""
    url: str = ""
    published_on: date | None = None
    proposals_by: date | None = None
    vote_on: date | None = None
    place: str = ""


def read_feed(content: bytes) -> list[Found]:
    """Return the entries of an RSS or Atom feed, the first 200. Raises ReadError."""
    if _declares_entities(content):
        raise ReadError("entities")
    # Bytes in a stream: the reader opens whatever looks like an address or a path.
    read = feedparser.parse(BytesIO(content), resolve_relative_uris=False, sanitize_html=True)
    trouble = read.get("bozo_exception")
    known = isinstance(trouble, CharacterEncodingOverride | NonXMLContentType)
    if not read.entries and (not read.get("version") or (trouble and not known)):
        raise ReadError("feed")
    return [_entry(entry) for entry in read.entries[:MOST_ENTRIES]]


def read_lines(name: str, content: bytes) -> list[Found]:
    """Return the lines of a table with a column of titles. Raises ReadError."""
    try:
        table = read_table(name, content)
    except TableError as error:
        raise ReadError("table") from error
    columns = _columns(table.headings)
    if "title" not in columns:
        raise ReadError("no_titles")
    found = [_line({name: cells[at] for name, at in columns.items()}) for _n, cells in table.rows]
    return [line for line in found if line.title][:MOST_ENTRIES]


def words_of_page(content: bytes, content_type: str = "") -> str:
    """Return the words of a web page, line by line, without its scripts and styles."""
    declared = _CHARSET.search(content_type.encode()) or _CHARSET.search(content[:4000])
    names = [declared[1].decode("ascii")] if declared else []
    text = text_of_page(_decoded(content, [*names, "utf-8", "windows-1250"]))
    lines = (" ".join(line.split()) for line in text.splitlines())
    return clean("\n".join(line for line in lines if line), MOST_PAGE)


def text_of_page(source: str) -> str:
    """Return the words of HTML that anybody may have written, a line for each of its blocks.

    It reads once from the beginning to the end, whatever is nested or left open: a tree of a page
    made to be deep would hold a worker for hours.
    """
    found, at = [], 0
    while (opens := source.find("<", at)) >= 0:
        found.append(source[at:opens])
        said, at = _past_tag(source, opens)
        found.append(said)
    return html.unescape("".join([*found, source[at:]])).replace("\xa0", " ")


def fingerprint(words: str) -> str:
    """Return what stands for a page's words, whatever their capitals and diacritics."""
    return hashlib.sha256(plain(words).encode()).hexdigest()


def added(before: str, after: str) -> str:
    """Return the lines of a page that were not on it before."""
    old = {plain(line) for line in before.splitlines()}
    fresh = [line for line in after.splitlines() if plain(line) not in old]
    return "\n".join(fresh)[:MOST_TEXT]


def alike(first: str, second: str) -> bool:
    """Tell whether two titles are one title that was put right."""
    return difflib.SequenceMatcher(None, plain(first), plain(second)).ratio() >= 0.6


def _past_tag(source: str, opens: int) -> tuple[str, int]:
    """Return what stands for a tag in the words, and where reading goes on after it."""
    if source.startswith("<!--", opens):
        return " ", _after("-->", source, opens)
    tag = _TAG.match(source, opens)
    if tag is None and not source.startswith(("<!", "<?", "</"), opens):
        return "<", opens + 1
    ends = _after(">", source, opens)
    name = tag[2].lower() if tag else ""
    if tag and not tag[1] and name in _SILENT:
        closing = _SILENT[name].search(source, ends)
        return " ", closing.start() if closing else len(source)
    return "\n" if name in _BLOCKS else "", ends


def _after(mark: str, source: str, at: int) -> int:
    found = source.find(mark, at)
    return found + len(mark) if found >= 0 else len(source)


def _declares_entities(content: bytes) -> bool:
    head = content[: 64 * 1024]
    return bool(_ENTITY.search(head) or _ENTITY.search(head.replace(b"\0", b"")))


def _entry(entry: Any) -> Found:  # noqa: ANN401 - feedparser's own
    title = clean(" ".join(text_of_page(str(entry.get("title", ""))).split()), 240)
    link = _link(str(entry.get("link", "")))
    text = clean(text_of_page(str(entry.get("summary", ""))), MOST_TEXT)
    key = clean(str(entry.get("id", "") or link or title), 2000)
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    return Found(_short(key), title or link or "–", text, link, _day(parsed))


def _day(parsed: Any) -> date | None:  # noqa: ANN401 - a struct_time, or nothing
    try:
        return date(*parsed[:3]) if parsed else None
    except (TypeError, ValueError):
        return None


def _link(text: str) -> str:
    text = text.strip()
    return text if text.startswith(("https://", "http://")) and len(text) <= 300 else ""


def _short(key: str) -> str:
    return key if len(key) <= 120 else hashlib.sha256(key.encode()).hexdigest()


def _columns(headings: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, heading in enumerate(headings):
        for name, words in _HEADINGS.items():
            if folded(heading) in words:
                found.setdefault(name, at)
    return found


def _line(cells: dict[str, str]) -> Found:
    title = clean(cells.get("title", ""), 240)
    url = _link(cells.get("url", ""))
    days = {name: day_of(cells[name]) for name in _DAYS if cells.get(name)}
    key = cells.get("key") or url or f"{plain(title)} {cells.get('published_on', '')}"
    text, place = clean(cells.get("text", ""), MOST_TEXT), clean(cells.get("place", ""), 160)
    return Found(_short(clean(key, 2000)), title, text, url, place=place, **days)


def _decoded(content: bytes, names: list[str]) -> str:
    for name in names:
        try:
            return content.decode(name)
        except (LookupError, UnicodeError):
            continue
    return content.decode("utf-8", "replace")
