"""The journal kinds of a group's decisions."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.journal.registry import declare

NUMBERS = ("in_favour", "present")

declare(
    "consultations.choice_recorded",
    _("The group chose it together: %(in_favour)d of %(present)d."),
    data=NUMBERS,
    icon="vote",
)
declare(
    "consultations.choice_against",
    _("The group decided not to go on: %(in_favour)d of %(present)d were for it."),
    data=NUMBERS,
    icon="vote",
)
declare("consultations.choice_annulled", _("The group annulled its decision."), icon="undo-2")
declare(
    "consultations.poll_opened",
    _("The group asks the households which needs come first. Households asked: %(households)d."),
    data=("households",),
    icon="vote",
)
declare(
    "consultations.poll_slips_added",
    _("More households are asked: %(more)d more, %(households)d by now."),
    data=("more", "households"),
    icon="plus",
)
declare(
    "consultations.poll_slip_replaced",
    _("A slip that was lost unused was replaced."),
    icon="undo-2",
    quiet=True,
)
declare(
    "consultations.poll_paper_typed",
    _("A household's vote was typed from paper."),
    icon="pencil",
    quiet=True,
)
declare("consultations.poll_stopped", _("The vote was stopped before its time."), icon="x")
declare(
    "consultations.poll_closed",
    _("The vote is over. Households that voted: %(came)d of %(households)d."),
    data=("came", "households"),
    icon="vote",
)
