from django.utils.translation import gettext_lazy as _

from civicsteps.core.keeping import declare

declare(
    "calls.Programme",
    why=_("A centre's programme, as it was made public; for good."),
    apart="the centre's",
)
declare(
    "calls.Participation",
    why=_("Which groups took part in a programme, since when; for good."),
    apart="the centre's: which groups it chose",
)
declare(
    "calls.Announcement",
    why=_("What a programme says of a group in public, once the group agreed to it; for good."),
    apart="the centre's words about the group",
)
