"""How campaigns are kept."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from civicsteps.core.keeping import declare
from civicsteps.promote.campaigns.models import Campaign

KEPT_AFTER_THE_END = timedelta(days=365)


def forget_sides(on: date) -> int:
    """Forget who was with the group and who against, a year after a campaign ended."""
    ended = Campaign.objects.filter(closed_on__lt=on - KEPT_AFTER_THE_END)
    return ended.exclude(with_us="", against="").update(with_us="", against="")


declare(
    "campaigns.Campaign",
    personal=("with_us", "against"),
    name=_("Who helps a campaign and who opposes it"),
    why=_("Who helps and who opposes, for the group alone; forgotten a year after the end."),
    period=_("one year after the end"),
    sweep=forget_sides,
    of_group="cause__group",
)
