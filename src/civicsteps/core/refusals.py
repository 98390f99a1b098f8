"""Why something may not be done, in words for the person who asked."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock

Kind = Literal["forbidden", "moment", "input"]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reason: who may not (`forbidden`), not now (`moment`), or not with this (`input`).

    `field` names the form field that an `input` refusal is about.
    """

    reason: str | Promise
    kind: Kind = "moment"
    field: str | None = None


class Refused(Exception):  # noqa: N818 - reads as what happened: "Refused: the letter is sent"
    """An action was refused; nothing was changed."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(str(refusal.reason))
        self.refusal = refusal


def refuse(refusal: Refusal | None) -> None:
    """Raise `Refused` if there is a reason to."""
    if refusal is not None:
        raise Refused(refusal)


def refuse_ahead(day: date, field: str) -> None:
    """Raise `Refused` by its form field for a day that has not come yet."""
    if day > clock.today():
        raise Refused(Refusal(_("This day has not come yet."), "input", field))
