"""Checks, streets and investments as files: CSV for a spreadsheet, JSON for programs."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO

from django.conf import settings

from civicsteps.core.text import cell
from civicsteps.resolve.duties.models import InvestmentLine, Look, Review, Street, StreetService
from civicsteps.resolve.duties.packs import duties

type Record = dict[str, object]

LOOKED = ("duty", "title", "article", "state", "seen_on", "url", "note", "before")
LISTED = (
    "year", "street", "words", "amount_bani", "stage", "stage_on", "source", "url", "authority",
    "page", "illustrative",
)  # fmt: skip


def as_csv(columns: Sequence[str], records: Iterable[Mapping[str, object]]) -> str:
    """Return a line for each record; no cell is a formula."""
    out = StringIO()
    rows = csv.DictWriter(out, columns, lineterminator="\r\n")
    rows.writeheader()
    for record in records:
        rows.writerow({name: cell(str(value)) for name, value in record.items()})
    # The mark at the beginning tells a spreadsheet that the letters are UTF-8.
    return "\ufeff" + out.getvalue()


def looked(looks: Iterable[Look]) -> list[Record]:
    """Return the list of duties, each with what was found last, and before."""
    by_duty: dict[str, list[Look]] = {}
    for look in looks:
        by_duty.setdefault(look.duty, []).append(look)
    return [
        {
            "duty": one.id,
            "title": one.title,
            "article": one.article,
            **_found(next((look for look in by_duty.get(one.id, ()) if look.current), None)),
            "before": "; ".join(
                f"{look.seen_on.isoformat()} {look.state}"
                for look in by_duty.get(one.id, ())
                if not look.current
            ),
        }
        for one in duties()
    ]


def as_json(review: Review, looks: Iterable[Look]) -> Record:
    """Return a check whole."""
    return {
        "authority": review.authority.name,
        "siruta": review.authority.siruta,
        "group": review.group.name,
        "year": review.year,
        "page": settings.SITE_URL + review.get_absolute_url(),
        "illustrative": review.illustrative,
        "items": looked(looks),
    }


def street_columns() -> tuple[str, ...]:
    """Return the columns of the file of streets."""
    return ("street", *StreetService.Service.values, "years", "illustrative")


def streets(found: Iterable[Street]) -> Iterable[Record]:
    """Yield a record for each street: a column for each service, and the years of its lists."""
    for street in found:
        has = {seen.service: seen.state for seen in getattr(street, "has", ())}
        years = sorted({line.year for line in getattr(street, "listed", ())})
        yield {
            "street": street.name,
            **{name: has.get(name, "unknown") for name in StreetService.Service.values},
            "years": " ".join(map(str, years)),
            "illustrative": street.illustrative,
        }


def listed(lines: Iterable[InvestmentLine]) -> Iterable[Record]:
    """Yield a record for each line of the lists; the amount is in bani."""
    for line in lines:
        yield {
            "year": line.year,
            "street": line.street.name if line.street else "",
            "words": line.words,
            "amount_bani": "" if line.amount is None else line.amount,
            "stage": line.stage,
            "stage_on": line.stage_on.isoformat(),
            "source": line.found_in,
            "url": line.url,
            "authority": line.authority.name,
            "page": settings.SITE_URL + line.get_absolute_url(),
            "illustrative": line.illustrative,
        }


def _found(look: Look | None) -> Record:
    if look is None:
        return {"state": "", "seen_on": "", "url": "", "note": ""}
    return {
        "state": look.state,
        "seen_on": look.seen_on.isoformat(),
        "url": look.url,
        "note": look.note,
    }
