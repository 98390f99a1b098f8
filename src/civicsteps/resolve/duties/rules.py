"""Who looks for what must be public, who walks the streets, and who sees what they found."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause
from civicsteps.causes.rules import inside
from civicsteps.core.actors.models import Actor
from civicsteps.core.links.models import Link
from civicsteps.core.models import ref
from civicsteps.core.refusals import Refusal
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.permissions import holds_in_group
from civicsteps.people.groups.roles import not_allowed, places_of, role_in
from civicsteps.resolve.duties.models import InvestmentLine, Look, Review
from civicsteps.resolve.letters.rules import why_not_write_letter

BRING_LOOK = "duties.bring_look"
BACK = _("It was taken back already.")
HELPERS = _("Only the group's people can do this.")


def seen_by(by: Actor, *, group: str = "group") -> Q:
    """Return the filter for what an actor sees: groups at risk show theirs to their own alone."""
    return Q(**{f"{group}__at_risk": False}) | inside(by, "evidence", group=group)


def sees(by: Actor, group: Group) -> bool:
    """Tell whether an actor sees the lists of a group."""
    return not group.at_risk or holds_in_group(role_in(by, group), "R", "evidence")


def why_not_open_review(by: Actor, group: Group) -> Refusal | None:
    """An organiser opens the check of a year."""
    return not_allowed(by, "U", "evidence", group)


def why_not_open_any_review(by: Actor, _row: object = None) -> Refusal | None:
    """Somebody who organises a group, at the page of an authority."""
    if any(holds_in_group(place.role, "U", "evidence") for place in places_of(by)):
        return None
    return Refusal(_("Only the group's organisers can do this."), "forbidden")


def why_not_add_look(by: Actor, review: Review) -> Refusal | None:
    """The group's people look, its volunteers and mentor too."""
    return _of_the_people(by, review.group)


def why_not_ask_to_look(by: Actor, review: Review) -> Refusal | None:
    """An organiser hands one thing to a neighbour."""
    return not_allowed(by, "A", "evidence", review.group)


def why_not_bring_look(by: Actor, review: Review, link: Link | None) -> Refusal | None:
    """Whoever holds the link that was handed out for this check; or the group's people."""
    if link and link.purpose == BRING_LOOK and link.about == ref(review):
        return None
    return why_not_add_look(by, review)


def why_not_accept_look(by: Actor, look: Look) -> Refusal | None:
    """An organiser looks at what a neighbour brought, once."""
    if refusal := not_allowed(by, "A", "evidence", look.review.group):
        return refusal
    if look.taken_back_on:
        return Refusal(BACK)
    return Refusal(_("Somebody looked at it already.")) if look.accepted_on else None


def why_not_take_back_look(by: Actor, look: Look) -> Refusal | None:
    """An organiser takes back what was entered by mistake, once."""
    if refusal := not_allowed(by, "V", "evidence", look.review.group):
        return refusal
    return Refusal(BACK) if look.taken_back_on else None


def why_not_lay_review(by: Actor, review: Review, cause: Cause | None = None) -> Refusal | None:
    """An organiser lays the check on the thread of a problem of the same group."""
    if refusal := not_allowed(by, "A", "evidence", review.group):
        return refusal
    if cause and cause.group_id != review.group_id:
        return Refusal(_("This problem is another group's."), "input", "cause")
    return Refusal(_("It lies on a problem already.")) if review.is_laid else None


def why_not_take_off_review(by: Actor, review: Review) -> Refusal | None:
    """An organiser takes it off again."""
    if refusal := not_allowed(by, "V", "evidence", review.group):
        return refusal
    return None if review.is_laid else Refusal(_("It lies on no problem."))


def why_not_ask_for_missing(by: Actor, cause: Cause) -> Refusal | None:
    """An organiser writes the request for what is missing."""
    return why_not_write_letter(by, cause, asks=False)


def why_not_add_streets(by: Actor, group: Group) -> Refusal | None:
    """An organiser makes the list of streets."""
    return not_allowed(by, "U", "evidence", group)


def why_not_note_services(by: Actor, group: Group) -> Refusal | None:
    """The group's people write down what a street has."""
    return _of_the_people(by, group)


def why_not_record_investment(by: Actor, group: Group) -> Refusal | None:
    """An organiser copies a line of the list of investments."""
    return not_allowed(by, "U", "evidence", group)


def why_not_move_investment(by: Actor, line: InvestmentLine) -> Refusal | None:
    """An organiser writes down how far it came."""
    if refusal := not_allowed(by, "U", "evidence", line.group):
        return refusal
    return Refusal(BACK) if line.taken_back_on else None


def why_not_take_back_investment(by: Actor, line: InvestmentLine) -> Refusal | None:
    """An organiser takes back a line that was entered by mistake, once."""
    if refusal := not_allowed(by, "V", "evidence", line.group):
        return refusal
    return Refusal(BACK) if line.taken_back_on else None


def _of_the_people(by: Actor, group: Group) -> Refusal | None:
    role = role_in(by, group)
    if holds_in_group(role, "C", "evidence") and holds_in_group(role, "R", "evidence"):
        return None
    return Refusal(HELPERS, "forbidden")
