"""Who may record a promise, what became of it, and that it was broken."""

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause
from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.follow.commitments.models import Commitment
from civicsteps.follow.commitments.standing import standing_of
from civicsteps.people.groups.roles import not_allowed


def why_not_register_commitment(by: Actor, cause: Cause) -> Refusal | None:
    """An organiser records what an office promised."""
    return not_allowed(by, "C", "commitment", cause.group)


def why_not_change_commitment(by: Actor, commitment: Commitment) -> Refusal | None:
    """An organiser records that the term is another from now on."""
    return not_allowed(by, "U", "commitment", commitment.cause.group)


def why_not_record_check(by: Actor, commitment: Commitment) -> Refusal | None:
    """Whoever works with the group records what they saw; a resident offers evidence instead."""
    group = commitment.cause.group
    return not_allowed(by, "R", "evidence", group) or not_allowed(by, "C", "evidence", group)


def why_not_record_statement(by: Actor, commitment: Commitment) -> Refusal | None:
    """An organiser records what the office says about its promise."""
    return not_allowed(by, "U", "commitment", commitment.cause.group)


def why_not_mark_broken(by: Actor, commitment: Commitment) -> Refusal | None:
    """An organiser marks a promise as broken: long overdue, or said done and seen not to be."""
    if refusal := not_allowed(by, "V", "commitment", commitment.cause.group):
        return refusal
    standing = standing_of(commitment)
    if standing.breach:
        return Refusal(_("It is marked as broken already."))
    if standing.may_be_broken:
        return None
    return Refusal(
        _(
            "A promise counts as broken only 90 days after its term, or when they say that it is "
            "done and you saw that it is not."
        )
    )


def why_not_unmark_broken(by: Actor, commitment: Commitment) -> Refusal | None:
    """An organiser takes the mark back."""
    if refusal := not_allowed(by, "V", "commitment", commitment.cause.group):
        return refusal
    if any(breach.lifted_on is None for breach in commitment.breaches.all()):
        return None
    return Refusal(_("It is not marked as broken."))


def why_not_take_back_commitment(by: Actor, commitment: Commitment) -> Refusal | None:
    """An organiser takes back a promise that was entered by mistake, once."""
    if refusal := not_allowed(by, "V", "commitment", commitment.cause.group):
        return refusal
    return Refusal(_("It was taken back already.")) if commitment.taken_back_on else None


def why_not_remind_of_commitment(by: Actor, _commitment: Commitment) -> Refusal | None:
    """The system reminds, nobody else."""
    if by.kind == Actor.Kind.SYSTEM:
        return None
    return Refusal(_("Reminders come by themselves."), "forbidden")
