"""The journal kinds of imports."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.journal.registry import declare

declare(
    "imports.import_begun", _("A file was brought in to be looked at."), icon="upload", quiet=True
)
declare(
    "imports.import_confirmed",
    _("Lines of a file are written down: %(count)s."),
    data=("count",),
    icon="upload",
    quiet=True,
)
declare("imports.import_undone", _("An import was taken back."), icon="undo-2", quiet=True)
declare("imports.import_dropped", _("An import was given up."), icon="x", quiet=True)
declare(
    "imports.import_read_again",
    _("A file was read again."),
    icon="upload",
    quiet=True,
)
