"""The journal kinds of accounts."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.journal.registry import declare

declare("accounts.account_opened", _("You opened an account."), icon="user", quiet=True)
declare("accounts.account_edited", _("You changed your account."), icon="pencil", quiet=True)
declare(
    "accounts.signed_out_everywhere",
    _("You signed out on every device."),
    icon="log-out",
    quiet=True,
)
declare("accounts.account_deleted", _("You deleted your account."), icon="trash-2", quiet=True)
