"""Writing down what an authority published, putting it right, and what became of the act."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.audiences import PUBLIC
from civicsteps.core.files.actions import keep
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.ids import uuid7
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse, refuse_ahead
from civicsteps.core.text import tidy
from civicsteps.people.acts.records import record_act, void_acts
from civicsteps.people.authorities.models import Office
from civicsteps.people.groups.models import Group
from civicsteps.resolve.notices import effects, rules
from civicsteps.resolve.notices.actions import record_agenda_item
from civicsteps.resolve.notices.models import (
    ActStage,
    AgendaItem,
    Notice,
    NoticeVersion,
    SeatVote,
    WatchSource,
)

TERMS = (
    "kind", "title", "text", "url", "evidence", "published_on", "proposals_by", "meeting_on",
    "vote_on", "procedure_opened_on", "urgent", "place", "lat", "lon",
)  # fmt: skip
"""What of a notice may change, and is kept of how it was."""
MOST_SEATS = 101
_TWICE = _("A seat stands here twice.")


@action
def add_notice(
    *,
    group: Group,
    office: Office,
    kind: str,
    title: str,
    by: Actor,
    source: WatchSource | None = None,
    text: str = "",
    url: str = "",
    evidence: str = "",
    published_on: date | None = None,
    proposals_by: date | None = None,
    meeting_on: date | None = None,
    vote_on: date | None = None,
    procedure_opened_on: date | None = None,
    urgent: bool = False,
    place: str = "",
    lat: float | None = None,
    lon: float | None = None,
    document: Prepared | None = None,
    illustrative: bool = False,
) -> Notice:
    """Write down what somebody found published. Without other word a file or address is C, else D.

    Everybody sees it at once, and whoever watches for such a thing is told.
    """
    refuse(rules.why_not_add_notice(by, group))
    if not tidy(title):
        raise Refused(Refusal(_("Copy here how it is written there."), "input", "title"))
    if published_on:
        refuse_ahead(published_on, "published_on")
    if source and source.group_id != group.pk:
        raise Refused(Refusal(_("This source is another group's."), "input", "source"))
    key = uuid7()
    notice = Notice.objects.create(
        id=key, key=str(key), group=group, office=office, source=source, kind=kind,
        title=tidy(title), text=tidy(text), url=url,
        evidence=evidence or ("C" if document or url else "D"),
        published_on=published_on, proposals_by=proposals_by, meeting_on=meeting_on,
        vote_on=vote_on, procedure_opened_on=procedure_opened_on, urgent=urgent,
        place=tidy(place), lat=lat, lon=lon,
        document=keep(document, by=by, audiences=[PUBLIC]) if document else None,
        typed=True, recorded_by=by, recorded_at=clock.now(), checked_on=clock.today(),
        illustrative=illustrative,
    )  # fmt: skip
    if source:
        effects.spoke(source)
    record_act(group=group, by=by, kind=effects.ACT, on=clock.today(), source=notice)
    effects.came(notice, by=by)
    return notice


@action
def edit_notice(
    *, notice: Notice, by: Actor, document: Prepared | None = None, **terms: object
) -> Notice:
    """Put a notice right, or look at one that came by mail and let everybody see it.

    `terms` are those of `TERMS`; what it said before is kept. Without a change nothing is.
    """
    lock(notice)
    refuse(rules.why_not_edit_notice(by, notice))
    if unknown := set(terms) - set(TERMS):
        raise TypeError(f"a notice has no {unknown}")
    if "title" in terms and not tidy(str(terms["title"])):
        raise Refused(Refusal(_("Copy here how it is written there."), "input", "title"))
    changed = change(notice, terms, by=by)
    first = notice.checked_on is None
    if document:
        notice.document = keep(document, by=by, audiences=[PUBLIC])
        notice.evidence = "C" if notice.evidence == Notice.Evidence.D else notice.evidence
    if first:
        notice.checked_on = clock.today()
        if notice.document and not document:
            notice.document.audiences = [PUBLIC]
            notice.document.save(update_fields=["audiences"])
    if changed or document or first:
        notice.save()
    if first:
        effects.came(notice, by=by)
    elif changed or document:
        effects.changed(notice, by=by)
    return notice


@action
def read_words(*, notice: Notice, words: str, by: Actor) -> Notice:
    """Put down what its document says, where nobody typed it: it can then be found by its words.

    Of a permit nothing is put down: its papers name whoever builds.
    """
    refuse(rules.why_not_match(by))
    lock(notice)
    if notice.text or notice.kind == Notice.Kind.PERMIT or not tidy(words):
        return notice
    notice.text = tidy(words)[:20_000]
    if not (notice.meeting_on or notice.vote_on):
        since = notice.published_on or clock.today()
        notice.meeting_on = effects.meeting_on(notice.kind, notice.text, since)
    notice.save(update_fields=["text", "folded", "meeting_on"])
    if notice.checked_on and not notice.taken_back_on:
        effects.changed(notice, by=by)
    return notice


def change(notice: Notice, terms: dict[str, object], *, by: Actor) -> bool:
    """Set what differs on a notice, unsaved, and keep what it said before; tell whether any did.

    What nobody but its group saw is not kept: the subject of a mail may name whoever sent it.
    """
    before = {name: getattr(notice, name) for name in TERMS}
    for name, value in terms.items():
        setattr(notice, name, tidy(value) if isinstance(value, str) else value)
    if all(getattr(notice, name) == value for name, value in before.items()):
        return False
    if notice.checked_on is None:
        return True
    said = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in before.items()
    }
    NoticeVersion.objects.create(notice=notice, said=said, until=clock.now(), changed_by=by)
    return True


@action
def take_back_notice(*, notice: Notice, by: Actor) -> Notice:
    """Take back what was written down by mistake: nobody finds it any more, its days fall away."""
    lock(notice)
    refuse(rules.why_not_take_back_notice(by, notice))
    notice.taken_back_on = clock.today()
    notice.save(update_fields=["taken_back_on"])
    void_acts(source=notice, kind=effects.ACT)
    effects.gone(notice, by=by)
    return notice


@action
def record_votes(*, notice: Notice, votes: dict[str, str], by: Actor) -> Notice:
    """Write down how each seat voted, in place of what stood there; a seat is named as an office.

    `votes` gives each seat's label its choice (`SeatVote.Choice`).
    """
    lock(notice)
    refuse(rules.why_not_record_votes(by, notice))
    seats = {tidy(seat)[:80]: choice for seat, choice in votes.items() if tidy(seat)}
    if len(seats) < len(votes) or len(seats) > MOST_SEATS:
        raise Refused(Refusal(_TWICE, "input", "votes"))
    if set(seats.values()) - set(SeatVote.Choice.values):
        raise Refused(Refusal(_("Choose how each seat voted."), "input", "votes"))
    notice.votes.all().delete()
    SeatVote.objects.bulk_create(
        SeatVote(notice=notice, seat=seat, choice=choice) for seat, choice in seats.items()
    )
    effects.told("notices.votes_recorded", notice, by=by)
    return notice


@action
def record_stage(
    *,
    notice: Notice,
    kind: str,
    on: date,
    by: Actor,
    number: str = "",
    note: str = "",
    document: Prepared | None = None,
    url: str = "",
    publisher: str = "",
) -> ActStage:
    """Write down a day in the life of the act: adopted, sent to the prefect, in court, annulled.

    A document, or an address and who published it, shows it.
    """
    lock(notice)
    refuse(rules.why_not_record_stage(by, notice))
    refuse_ahead(on, "on")
    if document is None and not (url and tidy(publisher)):
        reason = _("Add the document, or the address and who published it.")
        raise Refused(Refusal(reason, "input", "document"))
    stage = ActStage.objects.create(
        notice=notice,
        kind=kind,
        on=on,
        number=tidy(number),
        note=tidy(note),
        document=keep(document, by=by, audiences=[PUBLIC]) if document else None,
        url=url,
        publisher=tidy(publisher),
        recorded_by=by,
        recorded_at=clock.now(),
    )
    effects.staged(stage, by=by)
    return stage


@action
def take_back_stage(*, stage: ActStage, by: Actor) -> ActStage:
    """Take back a stage that was entered by mistake."""
    lock(stage)
    refuse(rules.why_not_take_back_stage(by, stage))
    stage.taken_back_on = clock.today()
    stage.save(update_fields=["taken_back_on"])
    effects.unstaged(stage, by=by)
    return stage


AGENDA_KINDS = {"agenda": "agenda", "budget": "budget_draft"}


@action
def put_on_thread(*, notice: Notice, cause: Cause, by: Actor, on: date | None = None) -> AgendaItem:
    """Say that a notice is about a problem of the group: the sixth step rests on it.

    `on` is the day of the meeting; without it the notice's own day of vote, meeting or agenda.
    """
    refuse(rules.why_not_record_agenda_item(by, cause) or rules.why_not_rely_on(notice))
    day = on or notice.vote_on or notice.meeting_on or notice.published_on
    if day is None:
        raise Refused(Refusal(_("Write on what day it is discussed."), "input", "on"))
    found = AgendaItem.objects.filter(
        cause=cause, url=notice_url(notice), title=notice.title, on=day, taken_back_on=None
    )
    return found.first() or record_agenda_item(
        cause=cause,
        office=notice.office,
        kind=AGENDA_KINDS.get(notice.kind, "agenda"),
        on=day,
        title=notice.title,
        url=notice_url(notice),
        publisher=str(notice.office.authority),
        by=by,
        illustrative=notice.illustrative,
    )


def notice_url(notice: Notice) -> str:
    """Return where a notice can be read: at its authority's, or on its page here."""
    return notice.url or effects.whole_url(notice)
