"""The journal kinds of archives."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.journal.registry import declare

declare(
    "archives.archive_asked",
    _("Somebody asked for the group's archive."),
    icon="download",
    quiet=True,
)
declare(
    "archives.archive_taken",
    _("Somebody took the group's archive."),
    icon="download",
    quiet=True,
)
