from django.utils.translation import gettext_lazy as _

from civicsteps.core.keeping import declare

declare(
    "imprint.Notice",
    why=_("What pages and papers had to carry, and when; for good."),
    apart="the site's and its programmes': no group's page carries one",
)
