"""One look at a source over the network: what it shows, or the word for why it could not be read.

It reads nothing but the source and writes nothing, so that it runs outside any transaction.
"""

from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from civicsteps.resolve.notices.actions_watching import Look
from civicsteps.resolve.notices.fetching import Fetched, FetchError, fetch
from civicsteps.resolve.notices.models import WatchSource
from civicsteps.resolve.notices.reading import ReadError, read_feed, read_lines, words_of_page


def look_at(source: WatchSource) -> Look | None:
    """Return what a source shows now; None where the site is not to look at anything."""
    try:
        got = fetch(source.url, etag=source.etag, last_modified=source.last_modified)
        return _read(source, got)
    except FetchError as error:
        return None if error.code == "off" else Look(trouble=error.code)
    except ReadError as error:
        return Look(trouble=error.code)


def _read(source: WatchSource, got: Fetched) -> Look:
    if got.unchanged:
        return Look(unchanged=True)
    marks = Look(etag=got.etag, last_modified=got.last_modified)
    if source.kind == WatchSource.Kind.FEED:
        return replace(marks, entries=tuple(read_feed(got.content)))
    if source.kind == WatchSource.Kind.TABLE:
        name = PurePosixPath(urlsplit(source.url).path).name or "tabel.csv"
        return replace(marks, entries=tuple(read_lines(name, got.content)))
    words = words_of_page(got.content, got.type)
    if not words:
        raise ReadError("empty")
    return replace(marks, words=words)
