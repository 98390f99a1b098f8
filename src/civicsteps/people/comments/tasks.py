"""Telling those who talk, once a day at most, that something was said."""

from datetime import time, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from civicsteps.core import clock
from civicsteps.core.mail.compose import compose
from civicsteps.core.mail.send import send
from civicsteps.core.work import daily, task
from civicsteps.people.accounts.models import User
from civicsteps.people.comments.models import Reading, Talk
from civicsteps.people.comments.queries import news_for, who_talks

RECENT = timedelta(days=7)
"""What is older is not told any more, should the worker have stood still that long."""


@daily(time(8, 45))
@task
def send_talk_digests() -> None:
    """Queue a letter to each person in whose groups something was said lately."""
    talks = Talk.objects.filter(last_at__gt=clock.now() - RECENT).select_related("group")
    groups = {talk.group_id: talk.group for talk in talks.iterator()}
    for key in {user.pk for group in groups.values() for user in who_talks(group)}:
        send_talk_digest.enqueue(str(key))


@task
def send_talk_digest(user_id: str) -> None:
    """Write to one person about what waits to be read; run twice, it finds nothing new.

    The letter says about what, never what was said; of a group at risk not even that.
    """
    with transaction.atomic():
        users = User.objects.select_for_update(of=("self",)).filter(is_active=True)
        user = users.filter(pk=UUID(user_id)).first()
        talks = news_for(user, since=clock.now() - RECENT) if user else []
        if user is None or not talks:
            return
        _write(user, talks)
        for talk in talks:
            Reading.objects.update_or_create(
                talk=talk, by=user.actor, defaults={"told_until": talk.last_at}
            )


def _write(user: User, talks: list[Talk]) -> None:
    with translation.override(user.language):
        shown = [
            (f"{talk.group}: {talk.title}", settings.SITE_URL + talk.get_absolute_url())
            for talk in talks
            if not talk.group.at_risk
        ]
        button = settings.SITE_URL + reverse("talks")
    context: dict[str, object] = {"talks": shown, "button_url": button}
    letter = compose("comments/mail/digest", context, user.language)
    send(
        to=user.email,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        kind="comments.digest",
        language=user.language,
    )
