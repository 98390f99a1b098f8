"""Who may do what with the register of authorities: whoever writes letters may add to it.

Anybody opens a group and is its organiser. So that nobody leads other groups' letters astray,
only mentors and the centre put right what stands there, and only their addresses are trusted.
"""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.people.authorities.models import Authority, Channel, Mandate, Office
from civicsteps.people.groups.permissions import holds
from civicsteps.people.groups.roles import places_of


def _not_allowed(by: Actor, letter: str) -> Refusal | None:
    if any(holds(place.role, letter, "authority") for place in places_of(by)):
        return None
    if letter == "C":
        return Refusal(_("Organisers, mentors and the centre keep this register."), "forbidden")
    return Refusal(
        _("You may add to this register. The centre puts right what stands there."), "forbidden"
    )


def why_not_add_authority(by: Actor) -> Refusal | None:
    """Organisers, mentors and the centre write down an authority."""
    return _not_allowed(by, "C")


def why_not_edit_authority(by: Actor, _authority: Authority) -> Refusal | None:
    """Mentors and the centre put an authority right."""
    return _not_allowed(by, "U")


def why_not_add_office(by: Actor, _authority: Authority) -> Refusal | None:
    """Organisers, mentors and the centre write down an office."""
    return _not_allowed(by, "C")


def why_not_edit_office(by: Actor, _office: Office) -> Refusal | None:
    """Mentors and the centre put an office right."""
    return _not_allowed(by, "U")


def why_not_add_mandate(by: Actor, _office: Office) -> Refusal | None:
    """Organisers, mentors and the centre write down who holds an office."""
    return _not_allowed(by, "C")


def why_not_end_mandate(by: Actor, mandate: Mandate) -> Refusal | None:
    """Mentors and the centre write down that a mandate ended."""
    if refusal := _not_allowed(by, "U"):
        return refusal
    return Refusal(_("This mandate has its end already.")) if mandate.ends else None


def why_not_add_channel(by: Actor, _office: Office) -> Refusal | None:
    """Organisers, mentors and the centre write down how an office is reached."""
    return _not_allowed(by, "C")


def why_not_check_channel(by: Actor, _channel: Channel) -> Refusal | None:
    """Mentors and the centre say whether an address works."""
    return _not_allowed(by, "U")
