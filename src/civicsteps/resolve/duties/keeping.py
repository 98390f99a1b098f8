"""How checks, streets and investments are kept."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.keeping import declare

declare(
    "duties.Review",
    why=_("Which year's publications of an authority a group checked; for good."),
    of_group="group",
)
declare(
    "duties.Look",
    why=_("Which document was found where and on which day, and what shows it; for good."),
    of_group="review__group",
)
declare(
    "duties.Street",
    why=_("The names of streets that a group follows. About no person."),
    of_group="group",
)
declare(
    "duties.StreetService",
    why=_("Which services a street had on a day. About no person; for good."),
    of_group="street__group",
)
declare(
    "duties.InvestmentLine",
    why=_("What the lists of investments of an authority promised, with their sums; for good."),
    of_group="group",
)
