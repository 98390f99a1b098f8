"""The acts and needs that rest on ledgers, told anew from their rows."""

from collections.abc import Iterator

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from civicsteps.causes import sources as facts
from civicsteps.causes.facts import FactSpec
from civicsteps.core.models import ref
from civicsteps.people.acts import sources as acts
from civicsteps.people.acts.records import ActSpec, NeedKind, NeedSpec, declare_act, declare_need
from civicsteps.resolve.ledger.effects import SILENCE
from civicsteps.resolve.ledger.models import Asset, Claim

declare_act("claim", _("wrote down what an office says"))
declare_need(
    SILENCE, NeedKind(_("%(about)s: an office has been silent for 30 days"), _("See the ledger"), 5)
)


def no_facts() -> Iterator[FactSpec]:
    """Tell no fact: what an office says of a thing holds no step."""
    yield from ()


def claim_acts() -> Iterator[ActSpec]:
    """Tell who wrote down what each office says."""
    for claim in Claim.objects.select_related("asset").iterator():
        yield ActSpec(
            group_id=claim.asset.group_id,
            actor_id=claim.recorded_by_id,
            kind="claim",
            on=localdate(claim.recorded_at),
            source=ref(claim),
            void=not claim.stands,
        )


def silence_needs() -> Iterator[NeedSpec]:
    """Tell about which things the group was asked because an office is silent."""
    for asset in Asset.objects.filter(silence_asked_on__isnull=False).iterator():
        yield NeedSpec(
            group_id=asset.group_id,
            kind=SILENCE,
            source=ref(asset),
            open=asset.silence_settled_on is None,
        )


facts.register("ledger.claim", url_name="claim", facts=no_facts)
acts.register("claim", acts=claim_acts)
acts.register(SILENCE, needs=silence_needs)
