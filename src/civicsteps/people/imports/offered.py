"""What imports offer on a group's page."""

from django.utils.translation import gettext_lazy as _

from civicsteps.people.groups.offered import offer_at_group
from civicsteps.people.imports.rules import why_not_begin_import

offer_at_group(
    "imports.bring",
    _("Bring what you have already"),
    url_name="imports",
    why_not=why_not_begin_import,
    icon="upload",
)
