"""What outcomes offer on the pages below."""

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.offered import offer_at_cause
from civicsteps.follow.outcomes import rules

offer_at_cause(
    "outcomes.decide",
    _("They decided"),
    url_name="decision_new",
    why_not=rules.why_not_record_decision,
    step=8,
    icon="gavel",
)
offer_at_cause(
    "outcomes.done",
    _("I was there, I saw"),
    url_name="done_new",
    why_not=rules.why_not_confirm_done,
    step=9,
    icon="footprints",
)
offer_at_cause(
    "outcomes.lasting",
    _("It still holds"),
    url_name="lasting_new",
    why_not=rules.why_not_confirm_lasting,
    step=10,
    icon="check-check",
)
offer_at_cause(
    "outcomes.undone",
    _("It is not so any more"),
    url_name="undone_new",
    why_not=rules.why_not_mark_undone,
    step=10,
    icon="undo-2",
)
