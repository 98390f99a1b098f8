"""The journal kinds of decisions and of what was seen."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.journal.registry import declare

declare("outcomes.decision_recorded", _("The authority decided, on paper."), icon="gavel")
declare("outcomes.decision_suspended", _("The decision was suspended."), icon="undo-2")
declare("outcomes.decision_annulled", _("The decision was annulled."), icon="undo-2")
declare("outcomes.decision_in_force", _("The decision is in force again."), icon="gavel")
declare(
    "outcomes.decision_taken_back",
    _("A decision entered by mistake was taken back."),
    icon="undo-2",
)
declare(
    "outcomes.seen_done",
    _("Somebody was there and saw that it is done."),
    data=("seen_on",),
    icon="check",
)
declare(
    "outcomes.seen_lasting",
    _("Somebody was there again and saw that it still holds."),
    data=("seen_on",),
    icon="check-check",
)
declare(
    "outcomes.seen_undone",
    _("Somebody saw that what was done is undone."),
    data=("seen_on",),
    icon="triangle-alert",
)
declare(
    "outcomes.seen_gone",
    _("Somebody saw that it does not hold any more."),
    data=("seen_on",),
    icon="triangle-alert",
)
declare(
    "outcomes.finding_withdrawn",
    _("What was seen does not count any more: its evidence was struck."),
    data=("seen_on",),
    icon="x",
)
