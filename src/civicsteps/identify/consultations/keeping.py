"""How a group's decisions are kept."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from civicsteps.core import keeping
from civicsteps.core.files.models import StoredFile
from civicsteps.identify.consultations.models import Ballot, Choice, Slip

SHEETS_KEPT = timedelta(days=3 * 365)
BALLOTS_KEPT = timedelta(days=30)


def forget_sheets(on: date) -> int:
    """Let the photo of the sheet and the note go, three years after the decision; numbers stay."""
    old = Choice.objects.filter(held_on__lt=on - SHEETS_KEPT).exclude(sheet=None, note="")
    sheets = list(old.exclude(sheet=None).values_list("sheet", flat=True))
    touched = old.update(sheet=None, note="")
    StoredFile.objects.filter(pk__in=sheets).delete()
    return touched


def forget_slips(on: date) -> int:
    """Let the slips of a vote go, thirty days after it closed."""
    return Slip.objects.filter(poll__closed_on__lt=on - BALLOTS_KEPT).delete()[0]


def forget_ballots(on: date) -> int:
    """Let the ballots of a vote go, thirty days after it closed; its numbers stay."""
    return Ballot.objects.filter(poll__closed_on__lt=on - BALLOTS_KEPT).delete()[0]


keeping.declare(
    "consultations.Choice",
    personal=("sheet", "note"),
    name=_("Decisions of groups"),
    why=_(
        "What a group decided stays with the problem, as numbers; the photo of the sheet and the "
        "note are for the group alone, for three years."
    ),
    period=_("the sheet three years, the numbers for good"),
    sweep=forget_sheets,
    of_group="cause__group",
)
keeping.declare(
    "consultations.Poll",
    why=_("What the households of a place were asked, and the numbers; for good. About no person."),
    of_group="group",
)
keeping.declare(
    "consultations.PollNeed",
    why=_("The needs that were put to the vote, each with its number of votes; for good."),
    of_group="poll__group",
)
keeping.declare(
    "consultations.Slip",
    personal=("code", "code_key"),
    name=_("Slips of votes"),
    why=_(
        "That a household has voted, by the day and the number of its slip, so that it votes once; "
        "not what it voted. The code of the slip is sealed."
    ),
    period=_("30 days after the vote"),
    sweep=forget_slips,
    apart="of the households: their codes open a ballot here and nowhere else",
)
keeping.declare(
    "consultations.Ballot",
    why=_("What was voted, with no name, slip or hour beside it; 30 days after the vote."),
    sweep=forget_ballots,
    apart="of the households; the numbers go along with the vote",
)
