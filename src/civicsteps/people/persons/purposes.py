"""Links of a person's own page, and of a new address of theirs."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from civicsteps.core.actors.models import Actor
from civicsteps.core.links.models import Link
from civicsteps.core.links.registry import Purpose, register
from civicsteps.core.models import split_ref
from civicsteps.people.persons.actions import confirm_address
from civicsteps.people.persons.models import NewAddress
from civicsteps.people.persons.rules import NEW_ADDRESS, OWN_PAGE


def _explain_page(_link: Link) -> str:
    return _("Open the link as it stands in the letter: it shows what we hold about you.")


def _lead_to_start(_link: Link, _by: Actor, _data: dict[str, object]) -> str:
    return reverse("own_start")


def _explain_address(_link: Link) -> str:
    return _("From now on what we hold about you has this address.")


def _confirm(link: Link, by: Actor, _data: dict[str, object]) -> str:
    address = NewAddress.objects.filter(pk=split_ref(link.about)[1]).first()
    if address is not None:
        confirm_address(address=address, by=by)
    return reverse("own_confirmed")


register(
    Purpose(
        name=OWN_PAGE,
        title=gettext_lazy("What do you know about me"),
        button=gettext_lazy("Ask for a new link"),
        explain=_explain_page,
        act=_lead_to_start,
    )
)
register(
    Purpose(
        name=NEW_ADDRESS,
        title=gettext_lazy("Is this your address?"),
        button=gettext_lazy("Yes, this is my address"),
        explain=_explain_address,
        act=_confirm,
    )
)
