"""Putting things into the index, and taking them out."""

from django.db import connection, models

from civicsteps.core import clock
from civicsteps.core.addresses import neutral
from civicsteps.core.models import ref
from civicsteps.core.search.models import Doc
from civicsteps.core.text import plain


def put(
    row: models.Model,
    *,
    audience: str,
    title: str,
    text: str,
    url: str,
    summary: str = "",
) -> Doc:
    """Make a row findable by an audience under the words of its title and text.

    `url` may be in any language: it is kept in none.
    """
    doc, _ = Doc.objects.update_or_create(
        ref=ref(row),
        defaults={
            "kind": row._meta.label_lower,
            "audience": audience,
            "title": title[:240],
            "summary": summary[:300],
            "url": neutral(url),
            "folded": plain(f"{title} {text}"),
            "at": clock.now(),
        },
    )
    if connection.vendor == "sqlite":
        _index_words(doc)
    return doc


def drop(row: models.Model) -> None:
    """Make a row findable no more."""
    for doc in Doc.objects.filter(ref=ref(row)):
        if connection.vendor == "sqlite":
            _run("DELETE FROM search_words WHERE rowid = %s", [doc.pk])
        doc.delete()


def _index_words(doc: Doc) -> None:
    _run("DELETE FROM search_words WHERE rowid = %s", [doc.pk])
    _run("INSERT INTO search_words (rowid, folded) VALUES (%s, %s)", [doc.pk, doc.folded])


def _run(statement: str, values: list[int | str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
