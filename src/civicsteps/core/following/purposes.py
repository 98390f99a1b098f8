"""The link in the first letter to a follower."""

from datetime import timedelta

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.following.actions import confirm_follow
from civicsteps.core.following.models import Follow
from civicsteps.core.following.registry import subject
from civicsteps.core.links.models import Link
from civicsteps.core.links.registry import Purpose, register
from civicsteps.core.models import split_ref


def explain(link: Link) -> str:
    """Say what will be followed."""
    about = subject(*split_ref(_follow(link).about))
    return gettext("We shall write to you when something happens: %(title)s") % {
        "title": about.title if about else ""
    }


def act(link: Link, by: Actor, data: dict[str, object]) -> str:
    """Confirm, and go to what is followed."""
    follow = confirm_follow(follow=_follow(link), by=by)
    about = subject(*split_ref(follow.about))
    return about.url if about else "/"


def _follow(link: Link) -> Follow:
    return get_object_or_404(Follow, pk=split_ref(link.about)[1])


register(
    Purpose(
        name="following.confirm",
        title=_("Keep me posted"),
        button=_("Yes, keep me posted"),
        explain=explain,
        act=act,
        lasts=timedelta(days=7),
    )
)
