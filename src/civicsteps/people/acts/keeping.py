"""What is kept about what people did and what groups have to do."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.keeping import declare

declare(
    "acts.Act",
    personal=("actor",),
    name=_("What people did for their group"),
    why=_("What people did for their group; after an account goes, by nobody in particular."),
    period=_("for good, by nobody once the account is gone"),
    of_group="group",
)
declare(
    "acts.Need",
    personal=("about",),
    name=_("What a group has to do next"),
    why=_("What a group has to do next, in a few words; they are forgotten when it is done."),
    period=_("until it is done"),
    of_group="group",
)
