from django.utils.translation import gettext_lazy as _

from civicsteps.core.keeping import declare

declare(
    "commitments.Commitment",
    why=_("What an office promised in public, word for word; for good, and the database holds it."),
    of_group="cause__group",
)
declare(
    "commitments.CommitmentVersion",
    why=_("Every term that was agreed for a promise; for good, and the database holds it."),
    of_group="commitment__cause__group",
)
declare(
    "commitments.Check",
    why=_("What was seen of a promise on the ground, and when; for good."),
    of_group="commitment__cause__group",
)
declare(
    "commitments.Statement",
    why=_("What an office says about its promise; for good."),
    of_group="commitment__cause__group",
)
declare(
    "commitments.Breach",
    why=_("That a group marked a promise as broken, and why; for good."),
    of_group="commitment__cause__group",
)
declare(
    "commitments.Reminder",
    why=_("When the group was reminded to look; stays with the promise that it is about."),
    of_group="commitment__cause__group",
)
