"""Buttons on a lower page that lead to an upper room."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise

from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be done next with a row: a label, where it is done, and who may not.

    `step` orders the offers along the thread.
    """

    name: str
    label: str | Promise
    url: Callable[[models.Model], str]
    why_not: Callable[[Actor, models.Model], Refusal | None]
    step: int = 0
    icon: str = "chevron-right"


_OFFERS: dict[str, list[Offer]] = {}


def register(at: str, offer: Offer) -> None:
    """Offer something on the pages of a kind of row, as `causes.cause`."""
    offers = _OFFERS.setdefault(at, [])
    if any(known.name == offer.name for known in offers):
        raise ValueError(f"offer {offer.name} at {at} is registered twice")
    offers.append(offer)
    offers.sort(key=lambda known: (known.step, known.name))


def offers_for(row: models.Model, *, by: Actor) -> list[Offer]:
    """Return what this actor may do next with a row, in the order of the thread."""
    return [o for o in _OFFERS.get(row._meta.label_lower, ()) if o.why_not(by, row) is None]


def all_offers() -> dict[str, list[Offer]]:
    """Return every offer by the kind of row: for the laws."""
    return _OFFERS
