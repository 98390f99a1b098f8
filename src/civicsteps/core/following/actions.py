"""Asking to follow, confirming it from one's own mailbox, and ending it."""

from datetime import datetime

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.following.models import Follow
from civicsteps.core.following.registry import Subject
from civicsteps.core.links.actions import issue
from civicsteps.core.mail.compose import compose
from civicsteps.core.mail.send import send
from civicsteps.core.models import ref
from civicsteps.core.sealed import key_of

_SALT = "civicsteps.following"


@action
def ask_to_follow(*, about: Subject, email: str, language: str, by: Actor) -> Follow:
    """Note that an address wants to follow, and write to it for its owner's word.

    An address that follows already gets no second letter and no second row.
    """
    follow, new = Follow.objects.get_or_create(
        about=ref(about.row),
        email_key=key_of(email),
        ended_at=None,
        defaults={
            "email": email,
            "language": language,
            "asked_at": clock.now(),
            "told_until": clock.now(),
        },
    )
    if new:
        with translation.override(language):
            link = issue("following.confirm", follow, by=by)
        _write(
            "confirm",
            follow,
            {
                "title": about.title,
                "button_url": link.url,
                "button_label": _("Yes, keep me posted"),
            },
        )
    return follow


@action
def confirm_follow(*, follow: Follow, by: Actor) -> Follow:
    """Begin to tell a follower, from this moment on. Rule: who holds the link in their mailbox."""
    if follow.confirmed_at is None:
        follow.confirmed_at = follow.told_until = clock.now()
        follow.save(update_fields=["confirmed_at", "told_until"])
    return follow


@action
def end_follow(*, follow: Follow, by: Actor) -> Follow:
    """Stop telling a follower, and forget the address. Rule: who holds a letter's link."""
    if follow.ended_at is None:
        follow.ended_at = clock.now()
        follow.email, follow.email_key = "", b""
        follow.save(update_fields=["ended_at", "email", "email_key"])
    return follow


def leave_url(follow: Follow) -> str:
    """Return the address that ends a follow in one click; it stands in each of its letters."""
    return settings.SITE_URL + reverse(
        "unfollow", args=[signing.dumps(str(follow.pk), salt=_SALT, compress=True)]
    )


def follow_of(token: str) -> Follow | None:
    """Return the follow of a leaving address, or None for a forged one."""
    try:
        return Follow.objects.filter(pk=signing.loads(token, salt=_SALT)).first()
    except signing.BadSignature:
        return None


def _write(template: str, follow: Follow, context: dict[str, object]) -> None:
    with translation.override(follow.language):
        leave = leave_url(follow)
    whole = {**context, "unsubscribe_url": leave}
    letter = compose(f"following/mail/{template}", whole, follow.language)
    send(
        to=follow.email,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        kind=f"following.{template}",
        language=follow.language,
        unsubscribe_url=leave,
    )


def tell(follow: Follow, about: Subject, sentences: list[str], *, until: datetime) -> None:
    """Write what happened since a follower was last told, and note until when they were.

    `about` and the sentences are in the follower's language, which is in force.
    """
    context: dict[str, object] = {
        "title": about.title,
        "sentences": sentences,
        "button_url": settings.SITE_URL + about.url,
        "button_label": _("See it"),
    }
    _write("digest", follow, context)
    follow.told_until = until
    follow.save(update_fields=["told_until"])
