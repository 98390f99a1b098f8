"""Writing a message's words from templates, in the language of its reader."""

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

from civicsteps.core import clock
from civicsteps.core.imprint.queries import notices_for

_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Composed:
    """A message's subject, plain text and HTML."""

    subject: str
    text: str
    html: str


def compose(
    template: str,
    context: Mapping[str, object],
    language: str,
    *,
    scopes: Iterable[str] | None = (),
) -> Composed:
    """Return the words of a message in its reader's language.

    `template` names two: `<template>.html`, which extends `mail/layout.html` and whose title is
    the subject, and `<template>.txt`, which extends `mail/layout.txt`. `scopes` say whose
    notices it carries besides the site's (see `core.imprint`); None is for what carries none.
    """
    with translation.override(language):
        notices = [] if scopes is None else notices_for("email", on=clock.today(), scopes=scopes)
        whole = {"site_name": gettext("Civic Steps"), "imprints": notices, **context}
        rich = render_to_string(f"{template}.html", whole)
        text = render_to_string(f"{template}.txt", whole)
    title = _TITLE.search(rich)
    if title is None:
        raise ValueError(f"{template}.html has no title for a subject")
    return Composed(" ".join(html.unescape(title[1]).split()), text.strip() + "\n", rich)
