"""How the needs that come from below are told anew."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from civicsteps.core.mail.models import CODE_KINDS, Inbound, Message
from civicsteps.core.models import ref
from civicsteps.people.acts import sources
from civicsteps.people.acts.reactions import UNCERTAIN, UNSORTED, first_centre
from civicsteps.people.acts.records import NeedKind, NeedSpec, declare_need

declare_need(
    UNSORTED, NeedKind(_("A message fits no correspondence: %(about)s"), _("Read and sort it"), 2)
)
declare_need(
    UNCERTAIN, NeedKind(_("A message perhaps did not leave: %(about)s"), _("See what to do"), 2)
)


def unsorted_mail() -> Iterator[NeedSpec]:
    """Tell the centre's needs to sort messages."""
    return _needs(UNSORTED, Inbound.objects.filter(state=Inbound.State.QUEUED))


def uncertain_mail() -> Iterator[NeedSpec]:
    """Tell the centre's needs to see whether messages left."""
    doubtful = Message.objects.filter(state=Message.State.UNCERTAIN)
    return _needs(UNCERTAIN, doubtful.exclude(kind__in=CODE_KINDS))


def _needs(kind: str, rows: QuerySet[Inbound] | QuerySet[Message]) -> Iterator[NeedSpec]:
    if centre := first_centre():
        for row in rows.iterator():
            yield NeedSpec(centre.pk, kind, ref(row), open=True)


sources.register(UNSORTED, needs=unsorted_mail)
sources.register(UNCERTAIN, needs=uncertain_mail)
