"""What a person takes along: the same things as JSON, as a page to read and as a table."""

import csv
import html
import json
import zipfile
from collections.abc import Iterable
from io import BytesIO, StringIO

from django.utils.translation import gettext as _

from civicsteps.core import clock
from civicsteps.core.days import said
from civicsteps.core.holding import Held, Holding
from civicsteps.core.text import cell

type Everything = list[tuple[Holding, list[Held]]]


def pack(everything: Everything) -> bytes:
    """Return a zip of what is held of a person, in the reader's language."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (
            ("date.json", _as_json(everything)),
            ("date.html", _as_html(everything)),
            ("date.csv", "\ufeff" + _as_csv(everything)),
        ):
            archive.writestr(name, text)
    return out.getvalue()


def _as_json(everything: Everything) -> str:
    told = {
        "made": clock.now().isoformat(),
        "held": [
            {
                "what": holding.name,
                "called": str(holding.title),
                "things": [_thing(thing) for thing in things],
            }
            for holding, things in everything
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _thing(thing: Held) -> dict[str, object]:
    return {
        "id": thing.id,
        "title": str(thing.title),
        "on": thing.on.isoformat() if thing.on else None,
        "group": thing.group,
        "lines": [[str(term), value] for term, value in thing.lines],
    }


def _as_html(everything: Everything) -> str:
    title = html.escape(_("What we hold about you"))
    body = "".join(_section(holding, things) for holding, things in everything)
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><h1>{title}</h1><p>{said(clock.today())}</p>{body}</body></html>"
    )


def _section(holding: Holding, things: Iterable[Held]) -> str:
    parts = [f"<h2>{html.escape(str(holding.title))}</h2>"]
    for thing in things:
        parts.append(f"<h3>{html.escape(str(thing.title))}</h3><dl>")
        parts += [
            f"<dt>{html.escape(str(term))}</dt><dd>{html.escape(value)}</dd>"
            for term, value in thing.lines
        ]
        parts.append("</dl>")
    return "".join(parts)


def _as_csv(everything: Everything) -> str:
    out = StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow([_("what"), _("title"), _("which"), _("value")])
    for holding, things in everything:
        for thing in things:
            for term, value in thing.lines:
                cells = (holding.title, thing.title, term, value)
                rows.writerow([cell(str(text)) for text in cells])
    return out.getvalue()
