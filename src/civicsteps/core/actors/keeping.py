from django.utils.translation import gettext_lazy as _

from civicsteps.core.keeping import declare

declare(
    "actors.Actor",
    why=_(
        "A pseudonym that entries point at, for good; the account, link or mail behind it is what "
        "is erased."
    ),
    carried=True,
)
