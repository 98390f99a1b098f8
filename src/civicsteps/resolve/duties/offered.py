"""What duties, streets and investments offer on the pages below."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.people.authorities.models import Authority
from civicsteps.people.authorities.offered import offer_at_authority
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.offered import offer_at_group
from civicsteps.resolve.duties import rules


def _why_not_see(by: Actor, group: Group) -> Refusal | None:
    return None if rules.sees(by, group) else Refusal(rules.HELPERS, "forbidden")


def _everybody(_by: Actor, _authority: Authority) -> Refusal | None:
    return None


offer_at_group(
    "duties.list",
    _("What the town hall must publish"),
    url_name="group_duties",
    why_not=_why_not_see,
    icon="list",
)
offer_at_group(
    "duties.streets",
    _("Our streets, one by one"),
    url_name="group_streets",
    why_not=_why_not_see,
    icon="map-pin",
)
offer_at_group(
    "duties.investments",
    _("The lists of investments"),
    url_name="group_investments",
    why_not=_why_not_see,
    icon="hammer",
)
offer_at_authority(
    "duties.authority",
    _("What it must publish, and what was found"),
    url_name="authority_duties",
    why_not=_everybody,
    icon="list",
)
