"""What a group's page offers its organisers."""

from django.utils.translation import gettext_lazy as _

from civicsteps.people.archives import rules
from civicsteps.people.groups.offered import offer_at_group

offer_at_group(
    "archives.archive",
    _("Take all our data out"),
    url_name="group_archive",
    why_not=rules.why_not_see_archives,
    icon="download",
)
offer_at_group(
    "archives.exports",
    _("Who took lists out"),
    url_name="group_exports",
    why_not=rules.why_not_see_exports,
    icon="eye",
)
