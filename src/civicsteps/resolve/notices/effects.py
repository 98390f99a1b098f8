"""What notices lay down below: the story, the search, tasks and terms on the desks.

Plain calls inside the transactions of the actions.
"""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.addresses import neutral
from civicsteps.core.audiences import PUBLIC
from civicsteps.core.files.models import StoredFile
from civicsteps.core.journal.log import record
from civicsteps.core.models import lock
from civicsteps.core.search.index import drop, put
from civicsteps.engines.agendas import meeting_day
from civicsteps.people.acts.records import NeedKind, close_need, declare_need, open_need
from civicsteps.people.groups.models import Group
from civicsteps.resolve.notices import running
from civicsteps.resolve.notices.matching import stands_in, words_of
from civicsteps.resolve.notices.models import (
    ActStage,
    Match,
    Notice,
    PlainWords,
    Watch,
    WatchSource,
)

ACT = "notices.notice"
SILENCE = "notices.silence"
LOOK = "notices.look"
CHECK = "notices.check"
SILENT = timedelta(days=30)
FAILED = 3

declare_need(LOOK, NeedKind(_("Does it concern us? %(about)s"), _("Look at the notice"), 3))
declare_need(CHECK, NeedKind(_("It came by mail: %(about)s"), _("Look at the notice"), 3))
declare_need(
    SILENCE, NeedKind(_("%(about)s: nothing new comes from there"), _("See what is wrong"), 5)
)

_KINDS = (
    (Notice.Kind.PLAN, ("urbanistic", "urbanism", "puz", "pud", "pug", "planul")),
    (Notice.Kind.PERMIT, ("autorizatie", "autorizatia", "autorizatiile")),
    (Notice.Kind.BUDGET, ("buget", "bugetul", "bugetului", "rectificarea")),
    (Notice.Kind.AGENDA, ("convocare", "convocator", "convocarea", "ordinea")),
    (Notice.Kind.CONSULTATION, ("consultare", "consultarea", "dezbatere", "dezbaterea")),
    (Notice.Kind.DRAFT, ("proiect", "proiectul")),
)


def kind_of_words(text: str) -> str:
    """Return the kind that a title speaks of; what says nothing is something else."""
    words = words_of(text)
    for kind, marks in _KINDS:
        if any(stands_in(mark, words) for mark in marks):
            return kind
    return Notice.Kind.OTHER


def meeting_on(kind: str, text: str, since: date) -> date | None:
    """Return the day that an agenda's own words say for its meeting, not before `since`."""
    return meeting_day(text, since=since) if kind == Notice.Kind.AGENDA else None


def told(kind: str, notice: Notice, *, by: Actor) -> None:
    """Write in the journal of the group that keeps a notice."""
    record(kind, by=by, about={"notice": notice}, audiences=[notice.group.audience])


def said_plainly(said: PlainWords, *, by: Actor) -> None:
    """Write in the journal of the group that said what a point means."""
    about = {"notice": said.notice}
    record("notices.said_plainly", by=by, about=about, audiences=[said.group.audience])


def came(notice: Notice, *, by: Actor) -> None:
    """Let everybody find a notice; the journal's news then goes to those who watch for it."""
    settle_check(notice)
    index(notice)
    told("notices.notice_added", notice, by=by)


def changed(notice: Notice, *, by: Actor) -> None:
    """Let its new words be found, and whoever watches for those; move the days that run."""
    index(notice)
    told("notices.notice_changed", notice, by=by)
    _ask_anew(notice)
    for match in notice.matches.exclude(taken_up_on=None).select_related("watch__group"):
        running.start(match, by=by)


def gone(notice: Notice, *, by: Actor) -> None:
    """Let nobody find it any more; what rested on it falls away."""
    drop(notice)
    _keep_inside(notice.document, notice.group)
    settle_check(notice)
    for match in notice.matches.select_related("watch__group"):
        looked_at(match)
        running.end(match, by=by)
    running.settle_stages(notice, by=by)
    told("notices.notice_taken_back", notice, by=by)


def index(notice: Notice) -> None:
    """Make a notice findable by everybody."""
    where = ", ".join(part for part in (str(notice.office.authority), notice.place) if part)
    put(
        notice,
        audience=PUBLIC,
        title=notice.title,
        summary=where,
        text=f"{where} {notice.text[:5000]}",
        url=notice.get_absolute_url(),
    )


def whole_url(notice: Notice) -> str:
    """Return the address of a notice's page here, in no language."""
    return settings.SITE_URL + neutral(notice.get_absolute_url())


def staged(stage: ActStage, *, by: Actor) -> None:
    """Write that the act went on; the secretary's term towards the prefect follows."""
    told("notices.stage_recorded", stage.notice, by=by)
    running.settle_stages(stage.notice, by=by)


def unstaged(stage: ActStage, *, by: Actor) -> None:
    """Write that a stage was a mistake; the term that it started or ended follows."""
    running.settle_stages(stage.notice, by=by)
    _keep_inside(stage.document, stage.notice.group)
    told("notices.stage_taken_back", stage.notice, by=by)


def source_told(kind: str, source: WatchSource, *, by: Actor) -> None:
    """Write in the journal of a source's group."""
    record(kind, by=by, about={"source": source}, audiences=[source.group.audience])


def is_silent(source: WatchSource, now: datetime) -> bool:
    """Tell whether a source has failed three times, or has said nothing new for 30 days."""
    if source.paused_on:
        return False
    since = source.last_new_at or source.added_at
    return source.failures >= FAILED or now - since > SILENT


def ask_about_silence(source: WatchSource) -> None:
    """Put a silent source on its group's desk, once; the row is saved by the caller."""
    if source.asked_on and source.settled_on is None:
        return
    source.asked_on, source.settled_on = clock.today(), None
    open_need(
        group=source.group,
        kind=SILENCE,
        source=source,
        about=source.title,
        url=source.get_absolute_url(),
        on=clock.today(),
    )


def settle_silence(source: WatchSource) -> None:
    """Take a source off the desk: it speaks again or is paused; saved by the caller."""
    if source.asked_on is None or source.settled_on:
        return
    source.settled_on = clock.today()
    close_need(kind=SILENCE, source=source, on=clock.today())


def spoke(source: WatchSource) -> None:
    """Note that somebody found something new in a source that they read with their own eyes."""
    lock(source)
    source.last_new_at = clock.now()
    settle_silence(source)
    source.save(update_fields=["last_new_at", "settled_on"])


def to_check(notice: Notice) -> None:
    """Put what came by mail on the desk of the group that it was passed on to."""
    open_need(
        group=notice.group,
        kind=CHECK,
        source=notice,
        about=notice.title,
        url=notice.get_absolute_url(),
        on=localdate(notice.recorded_at),
    )


def settle_check(notice: Notice) -> None:
    """Take it off the desk: somebody looked, or it was taken back."""
    close_need(kind=CHECK, source=notice, on=clock.today())


def watch_opened(watch: Watch, *, by: Actor) -> None:
    """Write that something is watched for: what is open now is then looked through."""
    record("notices.watch_opened", by=by, about={"watch": watch}, audiences=[watch.audience])


def watch_closed(watch: Watch, *, by: Actor) -> None:
    """Write that it is watched for no longer; what nobody looked at leaves the desk."""
    for match in watch.matches.filter(taken_up_on=None, muted_on=None):
        looked_at(match)
    record("notices.watch_closed", by=by, about={"watch": watch}, audiences=[watch.audience])


def matched(match: Match, *, by: Actor) -> None:
    """Tell those who watch: a group on its desk, a resident by the day's letter."""
    watch, notice = match.watch, match.notice
    if watch.group is None:
        record(
            "notices.notice_matched",
            by=by,
            about={"watch": watch, "notice": notice},
            audiences=[watch.audience],
            data={"on": match.found_on.isoformat()},
        )
        return
    _ask_to_look(match, watch.group, notice)


def _keep_inside(document: StoredFile | None, group: Group) -> None:
    """Let the document of what was taken back be seen by its group alone."""
    if document:
        document.audiences = [group.audience]
        document.save(update_fields=["audiences"])


def due_of(match: Match) -> date | None:
    """Return the first day on a notice that was still to come when it was found, or None."""
    notice = match.notice
    days = (notice.proposals_by, notice.meeting_on, notice.vote_on)
    return min((day for day in days if day and day >= match.found_on), default=None)


def _ask_to_look(match: Match, group: Group, notice: Notice) -> None:
    open_need(
        group=group,
        kind=LOOK,
        source=match,
        about=notice.title,
        url=notice.get_absolute_url(),
        on=match.found_on,
        due_on=due_of(match),
    )


def _ask_anew(notice: Notice) -> None:
    """Let what still waits on desks say the notice's new days and title."""
    waiting = Match.objects.filter(
        notice=notice, told=True, watch__group__isnull=False, watch__closed_on=None,
        taken_up_on=None, muted_on=None,
    )  # fmt: skip
    for match in waiting.select_related("watch__group", "notice"):
        if match.watch.group:
            _ask_to_look(match, match.watch.group, notice)


def looked_at(match: Match) -> None:
    """Take a match off the desk."""
    close_need(kind=LOOK, source=match, on=clock.today())


def taken_up(match: Match, *, by: Actor) -> None:
    """Take it off the desk as a question, and let its days run there as terms."""
    looked_at(match)
    running.start(match, by=by)
    told_to = match.watch.audience
    record("notices.notice_taken_up", by=by, about={"notice": match.notice}, audiences=[told_to])
