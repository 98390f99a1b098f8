"""Which letters wait for an office's answer."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from civicsteps.resolve.letters.models import Letter, Reply


def letters_unanswered(group_ids: Iterable[UUID]) -> QuerySet[Letter]:
    """Return the letters of some groups that left and got no reply, those sent first before all.

    A confirmation of receipt is no reply. Drafts and who signed are not among what is read.
    """
    replied = Reply.objects.filter(letter=OuterRef("pk"), withdrawn_on=None).exclude(
        kind=Reply.Kind.AUTO
    )
    waiting = Letter.objects.filter(
        ~Exists(replied),
        state=Letter.State.SENT,
        withdrawn_on=None,
        cause__group__in=list(group_ids),
    )
    return waiting.select_related("office__authority", "cause__group").order_by("sent_on", "pk")
