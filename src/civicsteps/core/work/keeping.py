from django.utils.translation import gettext_lazy as _

from civicsteps.core.keeping import declare

declare(
    "work.Shift",
    why=_("Which worker is at work; removed when it stops."),
    apart="of this installation's workers",
)
declare(
    "work.Round",
    why=_("When each recurring job is due next; one row per job, for good."),
    apart="of this installation's workers",
)
