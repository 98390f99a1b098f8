"""What the page of a group offers its mentor."""

from django.utils.translation import gettext_lazy as _

from civicsteps.people.dictation.rules import why_not_write_for
from civicsteps.people.groups.offered import offer_at_group

offer_at_group(
    "dictation.write",
    _("I write for the group"),
    url_name="dictation_new",
    why_not=why_not_write_for,
    icon="phone",
)
