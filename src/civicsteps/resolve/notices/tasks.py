"""What runs by itself: looking at sources, and minding those that are silent."""

from datetime import time, timedelta

from civicsteps.core import clock
from civicsteps.core.actors.actions import system
from civicsteps.core.files import blobs
from civicsteps.core.files.words import words_of
from civicsteps.core.work import daily, every, task
from civicsteps.core.work.queries import under_way
from civicsteps.resolve.notices.actions_notices import read_words
from civicsteps.resolve.notices.actions_watching import ask_about_silence, take_in
from civicsteps.resolve.notices.effects import is_silent
from civicsteps.resolve.notices.looking import look_at
from civicsteps.resolve.notices.models import Notice, WatchSource
from civicsteps.resolve.notices.queries import sources_due, sources_quiet


@every(timedelta(minutes=30))
@task
def look_at_sources() -> None:
    """Queue each source that is due to be looked at."""
    busy = under_way(look_at_source)
    for key in sources_due(clock.now()):
        if str(key) not in busy:
            look_at_source.enqueue(str(key))


@task
def look_at_source(source_id: str) -> None:
    """Read a source and take in what is new. Run twice, the second finds nothing new."""
    source = WatchSource.objects.filter(pk=source_id, paused_on=None).first()
    if source is None or not source.url:
        return
    look = look_at(source)
    if look is not None:
        take_in(source=source, look=look, by=system())


@task
def read_document(notice_id: str) -> None:
    """Read the words of a notice's document or photo, where nobody typed them."""
    found = Notice.objects.filter(pk=notice_id, text="", document__isnull=False)
    notice = found.select_related("document").first()
    if notice is None or notice.document is None:
        return
    words = words_of(blobs.read(bytes(notice.document.sha256)), notice.document.type)
    read_words(notice=notice, words=words.text, by=system())


@daily(time(6, 40))
@task
def mind_silent_sources() -> None:
    """Put the sources that say nothing new on the desks of their groups."""
    now = clock.now()
    for source in sources_quiet().iterator():
        if is_silent(source, now):
            ask_about_silence(source=source, by=system())
