"""A ledger on one large sheet (A3), black and white, for a wall, a meeting, a journalist.

Pure of writing: it reads what the screen shows and returns bytes, the same for the same words.
"""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from pathlib import Path

import typst
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext

from civicsteps.core.days import said
from civicsteps.core.printing import printable
from civicsteps.resolve.ledger import pages, words
from civicsteps.resolve.ledger.arrows import Drawing, drawing_of
from civicsteps.resolve.ledger.models import Asset, Claim
from civicsteps.resolve.ledger.picture import ledger_of

SOURCE = Path(__file__).with_name("paper") / "ledger.typ"
STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]


def render(asset: Asset, claims: list[Claim], *, on: date) -> bytes:
    """Return a ledger as PDF/A-2a, PDF/UA-1 on A3, in the reader's language, dated on a day."""
    sheet = printable(_sheet(asset, claims, on))
    made = typst.Compiler(SOURCE.read_bytes()).compile(
        sys_inputs={"ledger": json.dumps(sheet, ensure_ascii=False)},
        format="pdf",
        pdf_standards=STANDARDS,
        timestamp=datetime.combine(on, time(12), tzinfo=UTC),
    )
    if not isinstance(made, bytes):
        raise TypeError("typst returned no single document")
    return made


def _sheet(asset: Asset, claims: list[Claim], on: date) -> dict[str, object]:
    ledger = ledger_of(claims, on=on)
    drawing = drawing_of(ledger)
    invented = asset.illustrative or any(claim.illustrative for claim in ledger.claims.values())
    return {
        "language": (get_language() or "ro")[:2],
        "on": [on.year, on.month, on.day],
        "title": gettext("%(asset)s: who says whose it is") % {"asset": asset.name},
        "mark": gettext("Made-up example. It is not a real document.") if invented else "",
        "facts": " · ".join(item["value"] for item in pages.about(asset)),
        "headline": words.headline(ledger),
        "heads": [
            gettext("Nr."),
            gettext("Institution"),
            gettext("What it says, since when"),
            gettext("Its words"),
            gettext("What they rest on"),
        ],
        "rows": [_cells(row) for row in pages.rows_of(ledger)],
        "arrows": _picture(drawing) if drawing else "",
        "arrows_title": gettext("Who sends to whom"),
        "arrows_said": [arrow.says for arrow in drawing.arrows] if drawing else [],
        "found_title": gettext("What does not fit"),
        "found": [[found.title, found.sentence] for found in pages.findings_of(ledger)],
        "told_title": gettext("All that was said, in order"),
        "told": [list(_line(told)) for told in pages.chronology(claims)],
        "foot": gettext("As written down by the group on %(day)s. Read it on: %(url)s")
        % {"day": said(on), "url": settings.SITE_URL + asset.get_absolute_url()},
    }


def _cells(row: pages.Row) -> list[str]:
    claim = row.claim
    if claim is None:
        return [str(row.number), row.name, gettext("Not asked yet"), "", ""]
    says = f"{claim.get_stance_display()}, {row.since}"
    return [str(row.number), row.name, says, _quoted(claim.quote), _ground(claim)]


def _ground(claim: Claim) -> str:
    number = gettext("no. %(number)s") % {"number": claim.number} if claim.number else ""
    return "; ".join(part for part in (number, claim.publisher, claim.legal_ground) if part)


def _quoted(quote: str) -> str:
    return gettext("“%(words)s”") % {"words": quote} if quote else ""


def _line(told: pages.Told) -> Iterable[str]:
    yield told.when
    yield " ".join(part for part in (told.sentence, _quoted(told.quote)) if part)


def _picture(drawing: Drawing) -> str:
    return render_to_string(
        "ledger/arrows.svg", {"drawing": drawing, "title": gettext("Who sends to whom")}
    )
