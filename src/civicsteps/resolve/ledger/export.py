"""A ledger as a file: CSV for a spreadsheet, JSON for machines. What was taken back is left out."""

import csv
from collections.abc import Iterable
from io import StringIO

from django.conf import settings

from civicsteps.core.text import cell
from civicsteps.people.authorities.models import Office
from civicsteps.resolve.ledger import words
from civicsteps.resolve.ledger.models import Asset, Claim, Receipt
from civicsteps.resolve.ledger.picture import ledger_of

COLUMNS = (
    "asset", "authority", "office", "stance", "on", "precision", "quote", "number",
    "named_authority", "named_office", "forwarded_on", "arrived", "arrived_on", "arrived_number",
    "legal_ground", "document", "url", "publisher", "verified", "illustrative",
)  # fmt: skip


def as_csv(asset: Asset, claims: Iterable[Claim]) -> str:
    """Return the claims that stand, a line each; no cell is a formula."""
    out = StringIO()
    rows = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    rows.writeheader()
    for told in _records(asset, claims):
        rows.writerow({name: cell(str(value)) for name, value in told.items()})
    # The mark at the beginning tells a spreadsheet that the letters are UTF-8.
    return "\ufeff" + out.getvalue()


def as_json(asset: Asset, claims: list[Claim]) -> dict[str, object]:
    """Return a ledger whole: the thing, what was said, and what was found."""
    ledger = ledger_of(claims)
    return {
        "asset": asset.name,
        "kind": asset.kind,
        "place": asset.place_said,
        "url": settings.SITE_URL + asset.get_absolute_url(),
        "group": asset.group.name,
        "illustrative": asset.illustrative,
        "state": words.headline(ledger),
        "claims": list(_records(asset, claims)),
        "findings": [
            {
                "kind": found.kind,
                "offices": [ledger.offices[key].label for key in found.offices],
                "first": found.first.isoformat(),
                "last": found.last.isoformat(),
                "days": found.days,
                "sentence": words.sentence_of(ledger, found),
            }
            for found in ledger.picture.findings
        ],
    }


def _records(asset: Asset, claims: Iterable[Claim]) -> Iterable[dict[str, object]]:
    for claim in claims:
        if claim.stands:
            yield {"asset": asset.name, **_said(claim), **_arrived(claim), **_source(claim)}


def _said(claim: Claim) -> dict[str, object]:
    authority, office = _named(claim.office)
    named_authority, named_office = _named(claim.points_to)
    return {
        "authority": authority,
        "office": office,
        "stance": claim.stance,
        "on": claim.on.isoformat(),
        "precision": claim.precision,
        "quote": claim.quote,
        "number": claim.number,
        "named_authority": named_authority,
        "named_office": named_office,
        "forwarded_on": claim.forwarded_on.isoformat() if claim.forwarded_on else "",
        "legal_ground": claim.legal_ground,
    }


def _arrived(claim: Claim) -> dict[str, object]:
    standing = [r for r in claim.receipts.all() if r.withdrawn_on is None]
    # A number outweighs what was said before it came.
    last = max(standing, key=lambda r: (r.came, r.on), default=None)
    return {
        "arrived": _answer(last),
        "arrived_on": last.on.isoformat() if last else "",
        "arrived_number": last.number if last else "",
    }


def _answer(receipt: Receipt | None) -> str:
    if receipt is None:
        return ""
    return "yes" if receipt.came else "no"


def _source(claim: Claim) -> dict[str, object]:
    document = claim.document.get_absolute_url() if claim.document else ""
    return {
        "document": settings.SITE_URL + document if document else "",
        "url": claim.url,
        "publisher": claim.publisher,
        "verified": claim.verified,
        "illustrative": claim.illustrative,
    }


def _named(office: Office | None) -> tuple[str, str]:
    return (office.authority.name, office.name) if office else ("", "")
