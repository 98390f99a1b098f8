"""Hearing that a notice came or changed, or that somebody begins to watch: who is to be told."""

from uuid import UUID

from civicsteps.core.actors.actions import system
from civicsteps.core.journal.models import Mention
from civicsteps.core.journal.registry import on
from civicsteps.resolve.notices.actions_matching import look_back, match_notice
from civicsteps.resolve.notices.models import Notice, Watch
from civicsteps.resolve.notices.tasks import read_document


@on("notices.notice_added")
@on("notices.notice_changed")
def tell_watchers(entry_id: UUID) -> None:
    """Find those who watch for what came; who was told is not told again."""
    about = Mention.objects.filter(entry=entry_id, object_kind="notices.notice")
    for notice in Notice.objects.filter(pk__in=about.values("object_id")):
        match_notice(notice=notice, by=system())


@on("notices.notice_added")
def read_what_it_says(entry_id: UUID) -> None:
    """Have the document of a notice read where nobody typed what it says."""
    about = Mention.objects.filter(entry=entry_id, object_kind="notices.notice")
    bare = Notice.objects.filter(pk__in=about.values("object_id"), text="")
    for key in bare.exclude(document=None).values_list("pk", flat=True):
        read_document.enqueue(str(key))


@on("notices.watch_opened")
def find_what_is_open(entry_id: UUID) -> None:
    """Find what is open now for a watch that has just begun."""
    about = Mention.objects.filter(entry=entry_id, object_kind="notices.watch")
    for watch in Watch.objects.filter(pk__in=about.values("object_id")):
        look_back(watch=watch, by=system())
