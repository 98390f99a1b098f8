"""What people write to authorities about, and which kind of authority usually decides it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Topic(models.TextChoices):
    """A field in which somebody decides."""

    ROADS = "roads", _("streets and roads")
    BRIDGES = "bridges", _("bridges")
    TRANSPORT = "transport", _("transport")
    WATER = "water", _("water")
    SEWAGE = "sewage", _("sewage")
    WASTE = "waste", _("waste")
    LIGHTING = "lighting", _("street lighting")
    PARKS = "parks", _("parks and playgrounds")
    PERMITS = "permits", _("building permits")
    PLANS = "plans", _("urban plans")
    SCHOOLS = "schools", _("schools")
    HEALTH = "health", _("health")
    SOCIAL = "social", _("social help")
    ORDER = "order", _("public order")
    ANIMALS = "animals", _("stray animals")
    HERITAGE = "heritage", _("heritage and culture")
    ENVIRONMENT = "environment", _("environment")
    ENERGY = "energy", _("energy and gas")
    BUDGET = "budget", _("the budget")
    ACTS = "acts", _("council decisions")
    LEGALITY = "legality", pgettext_lazy("topic", "whether an act is lawful")


_HALL = frozenset(
    (
        Topic.ROADS,
        Topic.BRIDGES,
        Topic.TRANSPORT,
        Topic.WASTE,
        Topic.LIGHTING,
        Topic.PARKS,
        Topic.PERMITS,
        Topic.PLANS,
        Topic.SCHOOLS,
        Topic.SOCIAL,
        Topic.ORDER,
        Topic.ANIMALS,
        Topic.BUDGET,
        Topic.ACTS,
    )
)

# Who usually decides, by kind (facts: the directory's „who owns it”): a rule of thumb that a
# competence written down beats. Water, sewage and energy belong to operators: only their own rows
# say which.
USUALLY: dict[str, frozenset[Topic]] = {
    "commune": _HALL,
    "town": _HALL,
    "municipality": _HALL,
    "sector": _HALL - {Topic.BRIDGES, Topic.TRANSPORT},
    "county": frozenset((Topic.ROADS, Topic.BRIDGES, Topic.HEALTH, Topic.WASTE, Topic.BUDGET)),
    "prefecture": frozenset((Topic.LEGALITY,)),
}
