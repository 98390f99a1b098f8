"""What offices say of a thing, and whether what they sent each other arrived."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Stance = Literal["ours", "not_ours", "took_over", "silent"]


@dataclass(frozen=True, slots=True)
class Claim:
    """An office said on a day whether a thing is its own; `silent`: asked that day, no answer.

    `key` tells claims apart and orders those of one day: the greater was written down later.
    `points_to` is whom it names instead, `forwarded_on` the day it says it sent the matter there.
    """

    key: str
    office: str
    stance: Stance
    on: date
    points_to: str | None = None
    forwarded_on: date | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the office pointed to says of a transfer: it came (`came`), or it never did."""

    claim: str
    on: date
    came: bool = True
