"""The journal kinds of ledgers."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.journal.registry import declare

declare("ledger.asset_added", _("We began to write down who answers for it."), icon="list")
declare(
    "ledger.asset_edited",
    _("What the ledger is about was described better."),
    icon="pencil",
    quiet=True,
)
declare("ledger.claim_ours", _("An office says that it is theirs."), icon="hand")
declare("ledger.claim_not_ours", _("An office says that it is not theirs."), icon="undo-2")
declare("ledger.claim_took_over", _("An office says that it took it over."), icon="handshake")
declare("ledger.claim_silent", _("An office does not answer whose it is."), icon="clock")
declare(
    "ledger.claim_withdrawn", _("We took back what we had written of an office."), icon="undo-2"
)
declare("ledger.receipt_recorded", _("What an office sent on has arrived."), icon="check")
declare("ledger.receipt_denied", _("What an office sent on did not arrive."), icon="x")
declare(
    "ledger.receipt_withdrawn", _("We took back what we had written of a transfer."), icon="undo-2"
)
