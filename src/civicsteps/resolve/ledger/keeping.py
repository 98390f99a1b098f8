"""How ledgers are kept."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.keeping import declare

declare(
    "ledger.Asset",
    why=_("A bridge, a street, a plot that nobody answers for. About no person."),
    of_group="group",
)
declare(
    "ledger.Claim",
    why=_(
        "What an office said, in its own words, and where that is written; for good. About no"
        " person: who signed the letter that it answers is blotted out of the words."
    ),
    of_group="asset__group",
)
declare(
    "ledger.Receipt",
    why=_("Whether what one office sent another came, and its number; for good."),
    of_group="claim__asset__group",
)
declare(
    "ledger.AssetLetter",
    why=_("Which letters were drafted from a ledger. About no person."),
    of_group="asset__group",
)
