"""What a person wrote to their mentor, or to the group that they help."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.days import said
from civicsteps.core.holding import Held, Holding, Identity, register_holding
from civicsteps.people.comments.models import Comment


def comments_of(who: Identity) -> Iterator[Held]:
    """Tell what a person wrote."""
    for comment in _comments(who):
        yield Held(
            id=str(comment.pk),
            title=comment.talk.title,
            lines=(
                (_("You wrote"), comment.text),
                (_("Written on"), said(comment.at.date())),
            ),
            on=comment.at.date(),
            group=comment.talk.group.name,
            group_id=comment.talk.group_id,
        )


def take_back_all(who: Identity, _by: Actor) -> int:
    """Take back what a person wrote: the words go, that something was written stays."""
    comments = _comments(who)
    for comment in comments:
        comment.text, comment.taken_back_on = "", clock.today()
        comment.save(update_fields=["text", "taken_back_on"])
    return len(comments)


def _comments(who: Identity) -> list[Comment]:
    if not who.actors:
        return []
    mine = Comment.objects.filter(by__in=who.actors, taken_back_on=None)
    return list(mine.select_related("talk__group").order_by("at", "pk"))


register_holding(
    Holding(
        name="comments",
        title=_("What you wrote to your group or its mentor"),
        of=comments_of,
        erase=take_back_all,
    )
)
