from django.utils.translation import gettext_lazy as _

from civicsteps.core.keeping import declare

declare(
    "outcomes.Decision",
    why=_("What an authority decided, with its document; for good."),
    of_group="cause__group",
)
declare(
    "outcomes.DecisionChange",
    why=_("When a decision was suspended, annulled or restored, and why; for good."),
    of_group="decision__cause__group",
)
declare(
    "outcomes.Finding",
    why=_("What was seen done, lasting, undone or gone; for good."),
    of_group="cause__group",
)
