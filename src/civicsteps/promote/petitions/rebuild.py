"""The deeds that rest on petitions held elsewhere, told anew; they hold no step."""

from collections.abc import Iterator

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from civicsteps.causes import sources as facts
from civicsteps.causes.facts import FactSpec
from civicsteps.core.models import ref
from civicsteps.people.acts import sources as acts
from civicsteps.people.acts.records import ActSpec, declare_act
from civicsteps.promote.petitions.models import OutsidePetition

declare_act("outside_petition", _("named a petition on another site"))


def no_facts() -> Iterator[FactSpec]:
    """Tell that no fact rests on them: registered so that the story finds their pages."""
    yield from ()


def petition_acts() -> Iterator[ActSpec]:
    """Tell who named which petition."""
    for petition in OutsidePetition.objects.select_related("cause").iterator():
        yield ActSpec(
            group_id=petition.cause.group_id,
            actor_id=petition.added_by_id,
            kind="outside_petition",
            on=localdate(petition.added_at),
            source=ref(petition),
            void=petition.withdrawn_on is not None,
        )


facts.register("petitions.outsidepetition", url_name="outside_petition", facts=no_facts)
acts.register("outside_petition", acts=petition_acts)
