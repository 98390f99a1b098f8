"""Who may do what with the register of authorities: whoever writes letters may add to it.

Anybody opens a group and is its organiser. So that nobody leads other groups' letters astray,
only mentors and the centre put right what stands there, and only their addresses are trusted.
"""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.people.authorities.models import Authority, Channel, Correction, Mandate, Office
from civicsteps.people.groups.models import Membership
from civicsteps.people.groups.permissions import holds
from civicsteps.people.groups.roles import places_of

MOST_OPEN = 20
"""Corrections of one person that wait at once: more are hardly read by anybody."""


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


def why_not_check_channel(by: Actor, channel: Channel) -> Refusal | None:
    """Mentors and the centre say whether an address works, or which one took its place."""
    if refusal := _not_allowed(by, "U"):
        return refusal
    if channel.superseded_on is None:
        return None
    return Refusal(_("Another address took the place of this one."))


def why_not_propose_correction(by: Actor, _authority: Authority) -> Refusal | None:
    """Anybody with an account proposes what should be put right, twenty things at a time."""
    if by.kind != Actor.Kind.USER:
        return Refusal(_("Sign in first: then you can propose it."), "forbidden")
    if Correction.objects.filter(by=by, state="open")[:MOST_OPEN].count() < MOST_OPEN:
        return None
    return Refusal(_("Many of your proposals wait already. Let them be looked at first."))


def why_not_decide_correction(by: Actor, correction: Correction) -> Refusal | None:
    """Mentors and the centre accept a proposal or not, once."""
    if refusal := _not_allowed(by, "U"):
        return refusal
    if correction.state == Correction.State.OPEN:
        return None
    return Refusal(_("This was decided already."))


def why_not_keep_register(by: Actor) -> Refusal | None:
    """Mentors and the centre see what of the register waits for somebody."""
    return _not_allowed(by, "U")


def why_not_import_authorities(by: Actor) -> Refusal | None:
    """The centre's administrators bring in whole lists of authorities."""
    if any(place.is_centre and place.role == Membership.Role.ADMIN for place in places_of(by)):
        return None
    return Refusal(_("Only the centre brings in lists of authorities."), "forbidden")


def corrections_visible_to(by: Actor) -> QuerySet[Correction]:
    """Return the corrections that an actor may read: accepted ones, one's own; its keepers all."""
    corrections = Correction.objects.select_related("authority", "office", "channel")
    if why_not_keep_register(by) is None:
        return corrections
    return corrections.filter(Q(state=Correction.State.ACCEPTED) | Q(by=by, by__kind="user"))
