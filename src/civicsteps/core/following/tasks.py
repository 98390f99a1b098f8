"""Telling followers, once a day and only when something happened."""

from datetime import time

from django.db import transaction
from django.utils import translation

from civicsteps.core.following.actions import tell
from civicsteps.core.following.models import Follow
from civicsteps.core.following.registry import Subject, subject
from civicsteps.core.journal.queries import entries_about, sentence
from civicsteps.core.journal.registry import KINDS
from civicsteps.core.models import split_ref
from civicsteps.core.work import daily, task

MOST_SENTENCES = 20


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
        about = subject(*split_ref(follow.about)) if follow else None
        if follow and about and (news := news_for(follow, about)):
            tell(follow, about, news)


def news_for(follow: Follow, about: Subject) -> list[str]:
    """Return the sentences, in the follower's language, of what happened since they were told."""
    entries = entries_about(about.row, audiences=about.audiences).filter(at__gt=follow.told_until)
    loud = [kind.name for kind in KINDS.values() if not kind.quiet]
    with translation.override(follow.language):
        return [sentence(e) for e in entries.filter(kind__in=loud)[:MOST_SENTENCES]][::-1]
