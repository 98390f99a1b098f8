"""What a person asked to be told."""

from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.days import said
from civicsteps.core.following.actions import end_follow
from civicsteps.core.following.models import Follow
from civicsteps.core.holding import Held, Holding, Identity, register_holding
from civicsteps.core.search.models import Doc


def follows_of(who: Identity) -> Iterator[Held]:
    """Tell what a person follows; by its title where everybody may read it."""
    follows = _live(who)
    refs = [follow.about for follow in follows]
    public = Doc.objects.filter(ref__in=refs, audience="public") if refs else Doc.objects.none()
    titles = dict(public.values_list("ref", "title"))
    for follow in follows:
        confirmed = said(follow.confirmed_at.date(), "j F Y") if follow.confirmed_at else "–"
        yield Held(
            id=str(follow.pk),
            title=titles.get(follow.about, _("something that is not public now")),
            lines=(
                (_("E-mail"), follow.email),
                (_("Asked on"), said(follow.asked_at.date(), "j F Y")),
                (_("Confirmed on"), confirmed),
            ),
            on=follow.asked_at.date(),
            verbs=(("leave", str(follow.pk), _("Stop writing to me about this")),),
        )


def leave_all(who: Identity, by: Actor) -> int:
    """End all that a person follows, and forget the address."""
    follows = _live(who)
    for follow in follows:
        end_follow(follow=follow, by=by)
    return len(follows)


def _leave(_who: Identity, key: str, by: Actor) -> None:
    end_follow(follow=Follow.objects.get(pk=UUID(key)), by=by)


def _live(who: Identity) -> list[Follow]:
    if not who.email_key:
        return []
    follows = Follow.objects.filter(email_key=who.email_key, ended_at=None)
    return [follow for follow in follows.order_by("asked_at", "pk") if who.is_at(follow.email)]


register_holding(
    Holding(
        name="follows",
        title=_("What we keep you posted on"),
        of=follows_of,
        erase=leave_all,
        verbs={"leave": _leave},
    )
)
