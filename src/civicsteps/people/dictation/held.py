"""What a mentor wrote down for a person on the telephone, while it waits for their yes."""

from collections.abc import Iterator
from urllib.parse import parse_qs

from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.days import said
from civicsteps.core.holding import Held, Holding, Identity, register_holding
from civicsteps.people.dictation.actions import let_go
from civicsteps.people.dictation.models import Dictation


def dictations_of(who: Identity) -> Iterator[Held]:
    """Tell what waits for a person's yes, or names their address."""
    for dictation in _waiting(who):
        yield Held(
            id=str(dictation.pk),
            title=dictation.group.name,
            lines=((_("Written on"), said(dictation.at.date())),),
            on=dictation.at.date(),
            group=dictation.group.name,
            group_id=dictation.group_id,
        )


def drop_dictations(who: Identity, by: Actor) -> int:
    """Erase what was dictated for a person, or names their address, and nobody confirmed."""
    waiting = _waiting(who)
    for dictation in waiting:
        let_go(dictation, by=by)
    return len(waiting)


def _waiting(who: Identity) -> list[Dictation]:
    if not (who.user_id or who.email):
        return []
    waiting = Dictation.objects.filter(state=Dictation.State.WAITING)
    rows = waiting.select_related("group", "for_member").order_by("at", "pk")
    return [row for row in rows if _is_about(row, who)]


def _is_about(row: Dictation, who: Identity) -> bool:
    theirs = row.for_member is not None and row.for_member.user_id == who.user_id
    return theirs or who.is_named_in(parse_qs(row.data))


register_holding(
    Holding(
        name="dictations",
        title=_("What your mentor wrote for you on the telephone"),
        of=dictations_of,
        erase=drop_dictations,
    )
)
