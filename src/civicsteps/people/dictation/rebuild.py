"""How the needs of what waits for a yes are told anew."""

from collections.abc import Iterator

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from civicsteps.core.models import ref
from civicsteps.people.acts import sources
from civicsteps.people.acts.records import NeedKind, NeedSpec, declare_need
from civicsteps.people.dictation.actions import CONFIRM, WAITS_FOR
from civicsteps.people.dictation.models import Dictation

declare_need(
    CONFIRM,
    NeedKind(
        _("Your mentor wrote this down on the telephone. Is it so? %(about)s"),
        _("See what was written"),
        1,
    ),
)


def needs_to_confirm() -> Iterator[NeedSpec]:
    """Tell what waits for a yes."""
    for row in Dictation.objects.iterator():
        due = localdate(row.at) + WAITS_FOR
        yield NeedSpec(row.group_id, CONFIRM, ref(row), open=row.waits, due_on=due)


sources.register(CONFIRM, needs=needs_to_confirm)
