"""How doors, new addresses and the log of sweeps are kept."""

from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.clock import midnight
from civicsteps.core.keeping import declare, hear_sweeps
from civicsteps.people.persons.models import Door, NewAddress, Sweep

DOORS_KEPT = timedelta(days=31)
ADDRESSES_KEPT = timedelta(days=31)
SWEEPS_KEPT = timedelta(days=400)


def forget_doors(on: date) -> int:
    """Remove the doors whose link no longer opens."""
    old = Door.objects.filter(opened_at__lt=midnight(on - DOORS_KEPT))
    return old.delete()[1].get("persons.Door", 0)


def forget_addresses(on: date) -> int:
    """Remove the addresses that nobody confirmed in a month."""
    return NewAddress.objects.filter(asked_at__lt=midnight(on - ADDRESSES_KEPT)).delete()[0]


def forget_sweeps(on: date) -> int:
    """Remove what tells of sweeps more than a year ago."""
    return Sweep.objects.filter(Q(at__lt=midnight(on - SWEEPS_KEPT))).delete()[0]


def write_down(label: str, on: date, removed: int | None) -> None:
    """Keep how many rows of a table were past their time."""
    Sweep.objects.create(label=label, on=on, at=clock.now(), removed=removed)


hear_sweeps(write_down)
declare(
    "persons.Door",
    personal=("email", "row", "account", "actor"),
    name=_("Links to one's own page"),
    why=_("Whose own page a link opens, sealed; it goes when the link expires, after 30 days."),
    period=_("30 days"),
    sweep=forget_doors,
    apart="links open pages of this installation alone",
)
declare(
    "persons.NewAddress",
    personal=("email",),
    name=_("New addresses that wait"),
    why=_("An address that somebody wrote for themselves, until its owner confirms it; 30 days."),
    period=_("30 days"),
    sweep=forget_addresses,
    apart="links open pages of this installation alone",
)
declare(
    "persons.Sweep",
    why=_("How many rows of each table were removed, and when; about no person; 400 days."),
    sweep=forget_sweeps,
    apart="what this installation's own machinery did",
)
