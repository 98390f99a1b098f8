"""Who may write down whose a thing is said to be, and who sees it."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause
from civicsteps.causes.rules import inside
from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.permissions import holds_in_group
from civicsteps.people.groups.roles import not_allowed, role_in
from civicsteps.resolve.ledger.models import Asset, Claim, Receipt
from civicsteps.resolve.letters.models import Reply
from civicsteps.resolve.letters.rules import why_not_write_letter

THING = "agenda"
"""The line of the table of roles: what offices do and say, written down by the organisers."""


def seen_by(by: Actor) -> Q:
    """Return the filter for the assets that an actor may see."""
    with_cause = Q(cause__published_at__isnull=False)
    alone = Q(cause=None, group__at_risk=False)
    return with_cause | alone | inside(by, THING)


def reads_inside(by: Actor, asset: Asset) -> bool:
    """Tell whether an actor belongs to the group of an asset, or assists it."""
    return holds_in_group(role_in(by, asset.group), "R", THING)


def why_not_list_assets(by: Actor, group: Group) -> Refusal | None:
    """Who belongs to a group, or assists it, opens its own list."""
    return not_allowed(by, "R", THING, group)


def why_not_add_asset(by: Actor, group: Group) -> Refusal | None:
    """An organiser begins to write down whose something is said to be."""
    return not_allowed(by, "A", THING, group)


def why_not_open_ledger(by: Actor, cause: Cause) -> Refusal | None:
    """An organiser asks on a cause's page who answers for it; others where something stands."""
    if vars(cause).get("in_ledger"):
        return None
    return why_not_add_asset(by, cause.group)


def why_not_edit_asset(by: Actor, asset: Asset) -> Refusal | None:
    """An organiser describes the thing better."""
    return not_allowed(by, "U", THING, asset.group)


def why_not_record_claim(by: Actor, asset: Asset) -> Refusal | None:
    """An organiser writes down what an office said."""
    return not_allowed(by, "A", THING, asset.group)


def why_not_withdraw_claim(by: Actor, claim: Claim) -> Refusal | None:
    """An organiser takes back what was written down wrong, once."""
    if refusal := not_allowed(by, "V", THING, claim.asset.group):
        return refusal
    return None if claim.stands else Refusal(_("This was taken back already."))


def why_not_record_receipt(by: Actor, claim: Claim) -> Refusal | None:
    """An organiser writes down whether what an office sent came where it was sent."""
    if refusal := not_allowed(by, "A", THING, claim.asset.group):
        return refusal
    if not claim.stands:
        return Refusal(_("This was taken back already."))
    return None if claim.forwarded_on else Refusal(_("They do not say that they sent it on."))


def why_not_withdraw_receipt(by: Actor, receipt: Receipt) -> Refusal | None:
    """An organiser takes back what was written down wrong, once."""
    if refusal := not_allowed(by, "V", THING, receipt.claim.asset.group):
        return refusal
    return Refusal(_("This was taken back already.")) if receipt.withdrawn_on else None


def why_not_draft_letters(by: Actor, asset: Asset) -> Refusal | None:
    """An organiser drafts letters, about a thing that belongs to a problem of the group."""
    if asset.cause is None:
        refusal = not_allowed(by, "A", THING, asset.group)
        return refusal or Refusal(_("Say first which problem it belongs to."))
    return why_not_write_letter(by, asset.cause)


def why_not_ask_about_silence(by: Actor, asset: Asset) -> Refusal | None:
    """The system asks the group by itself; so may an organiser."""
    if by.kind == Actor.Kind.SYSTEM:
        return None
    return not_allowed(by, "A", THING, asset.group)


def why_not_take_from_reply(by: Actor, reply: Reply) -> Refusal | None:
    """An organiser writes down that an office sent the letter elsewhere."""
    judged = max(reply.judgements.all(), key=lambda one: (one.at, one.pk), default=None)
    if judged is None or judged.answered != judged.Answered.FORWARDED:
        return Refusal(_("They did not send it elsewhere."))
    return why_not_add_asset(by, reply.letter.cause.group)
