"""What a claim must be before it is kept: the reasons, by the fields of its form."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.refusals import Refusal, Refused
from civicsteps.resolve.ledger.models import Claim


def refuse_unfit(claim: Claim, document: Prepared | None) -> None:
    """Raise Refused by its field for the first thing that does not fit in a claim."""
    if claim.stance == Claim.Stance.SILENT:
        _refuse_if(bool(claim.quote), _("Who does not answer says nothing."), "quote")
        _refuse_if(claim.points_to is not None, _("Who does not answer names nobody."), "points_to")
    elif not (document or claim.document or claim.reply or claim.publisher):
        reason = _("Add the document or the answer, or say who published it.")
        _refuse_if(True, reason, "document")
    _refuse_if(bool(claim.url) and not claim.publisher, _("Say who published it."), "publisher")
    _refuse_if(claim.verified and not claim.publisher, _("Say who published it."), "publisher")
    _refuse_if(claim.points_to == claim.office, _("This is the same office."), "points_to")
    if claim.forwarded_on:
        _refuse_if(claim.points_to is None, _("Say where they sent it."), "points_to")
        ahead = claim.forwarded_on > clock.today()
        _refuse_if(ahead, _("This day has not come yet."), "forwarded_on")
    same = claim.reply is None or claim.reply.letter.cause_id == claim.asset.cause_id
    _refuse_if(not same, _("This answer is about another problem."), "office")
    own = claim.letter is None or claim.letter.cause_id == claim.asset.cause_id
    _refuse_if(not own, _("This letter is about another problem."), "office")


def _refuse_if(wrong: bool, reason: str | Promise, field: str) -> None:
    if wrong:
        raise Refused(Refusal(reason, "input", field))
