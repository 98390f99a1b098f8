"""Telling followers, once a day and only when something happened."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import translation

from civicsteps.core import clock
from civicsteps.core.following.actions import tell
from civicsteps.core.following.models import Follow
from civicsteps.core.following.registry import Subject, subject
from civicsteps.core.journal.queries import entries_about
from civicsteps.core.journal.registry import KINDS
from civicsteps.core.models import split_ref
from civicsteps.core.work import daily, task

MOST_SENTENCES = 20
SETTLED_AFTER = timedelta(minutes=1)
"""Longer than a transaction: what began before it and was not yet committed is told tomorrow."""


@daily(time(8, 30))
@task
def send_digests() -> None:
    """Queue the day's letter of each follower."""
    live = Follow.objects.filter(ended_at=None, confirmed_at__isnull=False)
    for key in live.values_list("pk", flat=True).iterator():
        send_digest.enqueue(str(key))


@task
def send_digest(follow_id: str) -> None:
    """Write to one follower what is new; run twice, it finds nothing new."""
    with transaction.atomic():
        follow = Follow.objects.select_for_update().filter(pk=follow_id, ended_at=None).first()
        if follow is None:
            return
        until = clock.now() - SETTLED_AFTER
        with translation.override(follow.language):
            about = subject(*split_ref(follow.about))
            if about and (news := news_for(follow, about, until=until)):
                tell(follow, about, news, until=until)


def news_for(follow: Follow, about: Subject, *, until: datetime) -> list[str]:
    """Return the sentences of what happened between the last letter and `until`, at most 20.

    They are in the language that is in force.
    """
    entries = entries_about(about.row, audiences=about.audiences)
    loud = [kind.name for kind in KINDS.values() if not kind.quiet]
    new = entries.filter(at__gt=follow.told_until, at__lte=until, kind__in=loud)
    return [about.say(entry) for entry in new[:MOST_SENTENCES]][::-1]
