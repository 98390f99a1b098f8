from django.utils.translation import gettext_lazy as _

from civicsteps.core.keeping import declare

declare(
    "outreach.ShortAddress",
    why=_(
        "A word that leads to a problem or a group; taken back it leads nowhere, and stays taken "
        "for good, so that no poster leads to a stranger."
    ),
    apart="words of this installation's own address, chosen anew on another",
)
