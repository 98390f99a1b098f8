"""What the history offers on the pages of groups."""

from django.utils.translation import gettext_lazy as _

from civicsteps.follow.history.rules import why_not_enter_history
from civicsteps.people.groups.offered import offer_at_group

offer_at_group(
    "history.enter",
    _("What happened until now"),
    url_name="history",
    why_not=why_not_enter_history,
    icon="clock",
)
