"""How the needs of programmes are told anew from their rows."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from civicsteps.core.models import ref
from civicsteps.people.acts import sources as acts
from civicsteps.people.acts.records import NeedKind, NeedSpec, declare_need
from civicsteps.programme.calls.actions import APPROVE
from civicsteps.programme.calls.models import Announcement, Participation

declare_need(
    APPROVE,
    NeedKind(_("The programme wants to say this of you: %(about)s"), _("Read and agree"), 2),
)


def needs_to_approve() -> Iterator[NeedSpec]:
    """Tell which groups have been asked what is said of them, and have not answered yet."""
    of_group = Announcement.objects.filter(participation=OuterRef("pk"))
    waiting = of_group.filter(approved_at=None, withdrawn_at=None)
    asked = Participation.objects.filter(Exists(of_group)).annotate(waits=Exists(waiting))
    for participation in asked.iterator():
        yield NeedSpec(
            group_id=participation.group_id,
            kind=APPROVE,
            source=ref(participation),
            open=participation.waits,
        )


acts.register(APPROVE, needs=needs_to_approve)
