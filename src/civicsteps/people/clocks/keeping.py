"""How the law's clocks are kept."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.keeping import declare

declare(
    "clocks.Clock",
    personal=("about", "folded", "contest_said"),
    name=_("Terms of the law"),
    why=_("Until when the law gives somebody, and what became of it: days, about no person."),
    period=_("for good: the memory of every authority"),
    of_group="group",
)
declare(
    "clocks.Change",
    why=_("What moved a term of the law, and its days before and after."),
    of_group="clock__group",
)
declare(
    "clocks.Override",
    why=_("Days that the Government declared free or worked. About no person."),
    apart="every installation has its own calendar",
)
