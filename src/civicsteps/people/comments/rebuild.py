"""The need to answer the mentor, told anew from the talks."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from civicsteps.core.models import ref
from civicsteps.people.acts import sources
from civicsteps.people.acts.records import NeedKind, NeedSpec, declare_need
from civicsteps.people.comments.actions import ANSWER
from civicsteps.people.comments.models import Talk

declare_need(ANSWER, NeedKind(_("The mentor wrote about “%(about)s”"), _("Read and answer"), 3))


def answers() -> Iterator[NeedSpec]:
    """Tell the groups' needs to answer: open while it is their turn."""
    for talk in Talk.objects.exclude(awaits="").iterator():
        turn = talk.awaits == Talk.Side.GROUP
        yield NeedSpec(talk.group_id, ANSWER, ref(talk), open=turn)


sources.register(ANSWER, needs=answers)
