"""Finding things by words, with letters folded and ends left open."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import BooleanField, Q, QuerySet
from django.db.models.expressions import RawSQL

from civicsteps.core.search.models import Doc
from civicsteps.core.text import plain

MOST_WORDS = 8
_FTS5 = "SELECT rowid FROM search_words WHERE search_words MATCH %s"
_TSVECTOR = "search_doc.words @@ to_tsquery('simple', %s)"


def find(text: str, *, audiences: Iterable[str], kinds: Iterable[str] = ()) -> QuerySet[Doc]:
    """Return what one of the audiences may find under all these words, newest first.

    Each word may be the beginning of a longer one; diacritics and capitals do not count. No
    words find nothing.
    """
    words = words_of(text)
    if not words:
        return Doc.objects.none()
    found = Doc.objects.filter(audience__in=list(audiences))
    if kinds:
        found = found.filter(kind__in=list(kinds))
    return found.filter(_matching(words)).order_by("-at", "-pk")


def words_of(text: str) -> list[str]:
    """Return the folded words of a search, the first few."""
    letters = "".join(c if c.isalnum() else " " for c in plain(text))
    return letters.split()[:MOST_WORDS]


def _matching(words: list[str]) -> Q | RawSQL:
    # The statements are fixed and the words go as a parameter.
    if connection.vendor == "sqlite":
        query = " ".join(f'"{word}"*' for word in words)
        return Q(pk__in=RawSQL(_FTS5, [query]))  # noqa: S611 - parametrised
    query = " & ".join(f"{word}:*" for word in words)
    return RawSQL(_TSVECTOR, [query], output_field=BooleanField())  # noqa: S611 - parametrised
