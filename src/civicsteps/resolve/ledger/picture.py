"""A thing's ledger as it is read: its rows beside what they say together."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from civicsteps.core import clock
from civicsteps.engines.responsibility import Claim as Said
from civicsteps.engines.responsibility import Picture, Stance, picture_of
from civicsteps.engines.responsibility import Receipt as Came
from civicsteps.people.authorities.models import Office
from civicsteps.resolve.ledger.models import Claim

STANCES: dict[str, Stance] = {
    "ours": "ours",
    "not_ours": "not_ours",
    "took_over": "took_over",
    "silent": "silent",
}


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was said of a thing: claims that stand by key, offices by key, and the picture."""

    claims: dict[str, Claim]
    offices: dict[str, Office]
    names: dict[str, str]
    picture: Picture

    def claim(self, key: str) -> Claim:
        """Return the row behind a claim of the picture."""
        return self.claims[key]


def ledger_of(rows: Iterable[Claim], *, on: date | None = None) -> Ledger:
    """Read claims together, those that stand; each comes with its offices and receipts."""
    claims = {str(row.pk): row for row in rows if row.stands}
    offices = {str(o.pk): o for row in claims.values() for o in (row.office, row.points_to) if o}
    receipts = [
        Came(key, receipt.on, receipt.came)
        for key, row in claims.items()
        for receipt in row.receipts.all()
        if receipt.withdrawn_on is None
    ]
    said = [_said(key, row) for key, row in claims.items()]
    picture = picture_of(said, receipts, on=on or clock.today())
    return Ledger(claims, offices, _names(offices), picture)


def _said(key: str, row: Claim) -> Said:
    return Said(
        key=key,
        office=str(row.office_id),
        stance=STANCES[row.stance],
        on=row.on,
        points_to=str(row.points_to_id) if row.points_to_id else None,
        forwarded_on=row.forwarded_on,
    )


def _names(offices: dict[str, Office]) -> dict[str, str]:
    """Name each office by its authority, or in full where two of them are of the same one."""
    many = Counter(office.authority_id for office in offices.values())
    return {
        key: office.label if many[office.authority_id] > 1 else office.authority.name
        for key, office in offices.items()
    }
