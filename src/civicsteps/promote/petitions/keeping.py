from django.utils.translation import gettext_lazy as _

from civicsteps.core.keeping import declare

declare(
    "petitions.OutsidePetition",
    why=_("A petition for a problem on another site: its title and address. About no person."),
    of_group="cause__group",
)
declare(
    "petitions.PetitionCount",
    personal=("screenshot",),
    name=_("Pictures of petitions on other sites"),
    why=_(
        "How many had signed elsewhere on a day, for good; the picture of the screen is for the "
        "group alone, for it may name who signed."
    ),
    period=_("with the problem"),
    of_group="petition__cause__group",
)
