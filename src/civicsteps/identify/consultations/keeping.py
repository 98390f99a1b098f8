"""How a group's decisions are kept."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from civicsteps.core import keeping
from civicsteps.core.files.models import StoredFile
from civicsteps.identify.consultations.models import Choice

SHEETS_KEPT = timedelta(days=3 * 365)


def forget_sheets(on: date) -> int:
    """Let the photo of the sheet and the note go, three years after the decision; numbers stay."""
    old = Choice.objects.filter(held_on__lt=on - SHEETS_KEPT).exclude(sheet=None, note="")
    sheets = list(old.exclude(sheet=None).values_list("sheet", flat=True))
    touched = old.update(sheet=None, note="")
    StoredFile.objects.filter(pk__in=sheets).delete()
    return touched


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
