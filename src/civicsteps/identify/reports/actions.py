"""Saying what is wrong, and what the group does with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.actions import open_cause
from civicsteps.causes.facts import lift_fact, move_fact, record_fact
from civicsteps.causes.models import Cause, Voice
from civicsteps.causes.voices import attach_voice, keep_voice, tell_voice, withdraw_voice
from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.actions import entered_for
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.actions import keep
from civicsteps.core.files.models import StoredFile
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.journal.log import record
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.core.text import tidy
from civicsteps.identify.reports import rules
from civicsteps.identify.reports.models import MOST_PHOTOS, Report, ReportPhoto
from civicsteps.identify.reports.queries import causes_of
from civicsteps.people.acts.records import close_need, move_acts, open_need, record_act, void_acts
from civicsteps.people.groups.models import Group

NOTED = (Voice.Channel.PHONE, Voice.Channel.VISIT, Voice.Channel.PAPER)


@dataclass(frozen=True, slots=True)
class Where:
    """Where something is wrong: a landmark in words, a point in WGS 84 degrees, or neither.

    `accuracy` in metres says that the phone gave the point while its holder stood there.
    """

    place: str = ""
    lat: float | None = None
    lon: float | None = None
    accuracy: float | None = None


@action
def file_report(
    *,
    group: Group,
    words: str,
    by: Actor,
    where: Where = Where(),
    photos: Sequence[Prepared] = (),
    may_quote: bool = False,
    said_by: str = "",
    illustrative: bool = False,
) -> Report:
    """Say what is wrong, in one's own words. No account is needed; a code is given back.

    `said_by` is how one wants to be signed when quoted, as „o mamă din cartier”.
    """
    refuse(rules.why_not_file_report(by, group))
    return _file(
        group=group,
        words=words,
        channel=Voice.Channel.ONLINE,
        by=by,
        where=where,
        photos=photos,
        may_quote=may_quote,
        said_by=said_by,
        illustrative=illustrative,
    )


@action
def note_report(
    *,
    group: Group,
    words: str,
    channel: str,
    by: Actor,
    where: Where = Where(),
    photos: Sequence[Prepared] = (),
    may_quote: bool = False,
    said_by: str = "",
    illustrative: bool = False,
) -> Report:
    """Write down what a neighbour says on the telephone, at the door or on paper.

    The report is the neighbour's, entered by `by`; whether they may be quoted was asked aloud.
    """
    refuse(rules.why_not_note_report(by, group))
    if channel not in NOTED:
        raise Refused(Refusal(_("Say how you heard it."), "input", "channel"))
    report = _file(
        group=group,
        words=words,
        channel=channel,
        by=entered_for(someone="neighbour", helper=by),
        where=where,
        photos=photos,
        may_quote=may_quote,
        said_by=said_by,
        illustrative=illustrative,
    )
    record_act(group=group, by=by, kind="report_noted", on=clock.today(), source=report)
    return report


@action
def accept_report(
    *, report: Report, by: Actor, cause: Cause | None = None, title: str = ""
) -> Report:
    """Put a report into a cause of its group, or open a new one with this title.

    A new cause takes the report's place and first photo; the point where somebody stood goes
    there rounded to about 100 m. The person's words go on top of a cause
    that has none, if they may be quoted; the photos are seen by whoever sees the cause.
    """
    lock(report)
    refuse(rules.why_not_accept_report(by, report))
    cause = cause or _open_cause(report, title=title, by=by)
    refuse(rules.why_not_in(report, cause))
    report.cause, report.accepted_at = cause, clock.now()
    _judge(report, Report.State.ACCEPTED, by=by)
    record_fact(cause=cause, kind="report", source=report, on=report.voice.heard_on, by=by)
    attach_voice(report.voice, cause)
    _show_photos(report, [cause.audience])
    record(
        "reports.report_accepted",
        by=by,
        about={"cause": cause, "report": report},
        audiences=[cause.audience],
    )
    return report


@action
def move_report(*, report: Report, cause: Cause, by: Actor) -> Report:
    """Move an accepted report to another cause of the group: its voice, fact and photos go too."""
    lock(report)
    refuse(rules.why_not_move_report(by, report))
    refuse(rules.why_not_in(report, cause))
    report.cause = cause
    report.save(update_fields=["cause"])
    move_fact(source=report, kind="report", to=cause, on=clock.today(), by=by)
    cause.refresh_from_db()
    attach_voice(report.voice, cause)
    _take_off_causes(report.photos.values_list("file", flat=True), but=cause)
    _show_photos(report, [cause.audience])
    record(
        "reports.report_moved",
        by=by,
        about={"cause": cause, "report": report},
        audiences=[cause.group_audience],
    )
    return report


@action
def set_aside_report(*, report: Report, reason: str, by: Actor) -> Report:
    """Set a report aside; the reason is what its teller reads under their code."""
    lock(report)
    refuse(rules.why_not_set_aside_report(by, report))
    if not tidy(reason):
        raise Refused(Refusal(_("Say why: the person will read it."), "input", "reason"))
    report.reason = tidy(reason)
    _judge(report, Report.State.SET_ASIDE, by=by)
    tell_voice(report.voice, reason, on=clock.today())
    _tell(report, "reports.report_set_aside", by=by)
    return report


@action
def hand_over_report(*, report: Report, group: Group, by: Actor) -> Report:
    """Pass a report that came to the centre on to the group that it concerns."""
    lock(report)
    refuse(rules.why_not_hand_over_report(by, report))
    if group.kind == Group.Kind.CENTRE:
        raise Refused(Refusal(_("Choose a group."), "input", "group"))
    report.group = report.voice.group = group
    report.save(update_fields=["group"])
    report.voice.save(update_fields=["group"])
    _show_photos(report, [group.audience])
    for kind in ("report", "report_noted"):
        move_acts(source=report, kind=kind, to=group)
    _ask_to_read(report)
    _tell(report, "reports.report_handed_over", by=by)
    return report


@action
def withdraw_report(*, report: Report, by: Actor, code: str = "") -> Report:
    """Take a report back: its words, place and photos are deleted, what rested on it is lifted.

    They go from the causes that show them too; the photos' bytes leave with the daily sweep.

    `code` is the one on the teller's receipt, where they have no account.
    """
    lock(report)
    refuse(rules.why_not_withdraw_report(by, report, code=code))
    _take_place_back(report)
    report.place, report.lat, report.lon, report.accuracy = "", None, None, None
    report.save(update_fields=["place", "lat", "lon", "accuracy"])
    _judge(report, Report.State.WITHDRAWN, by=by)
    lift_fact(source=report, kind="report", on=clock.today(), because="withdrawn")
    withdraw_voice(report.voice, on=clock.today())
    _drop_photos(report)
    void_acts(source=report, kind="report")
    _tell(report, "reports.report_withdrawn", by=by)
    return report


def _file(
    *,
    group: Group,
    words: str,
    channel: str,
    by: Actor,
    where: Where,
    photos: Sequence[Prepared],
    may_quote: bool,
    said_by: str,
    illustrative: bool,
) -> Report:
    if not tidy(words):
        raise Refused(Refusal(_("Write in a few words what is wrong."), "input", "words"))
    if len(photos) > MOST_PHOTOS:
        raise Refused(Refusal(_("Three photos at most."), "input", "photos"))
    if group.at_risk:  # such a group keeps no exact places
        where = Where(place=where.place)
    report = Report(
        group=group,
        place=tidy(where.place),
        lat=where.lat,
        lon=where.lon,
        accuracy=where.accuracy,
        here_now=where.accuracy is not None,
        filed_at=clock.now(),
        illustrative=illustrative,
    )
    report.voice = keep_voice(
        group=group,
        words=words,
        channel=channel,
        heard_on=clock.today(),
        source=report,
        by=by,
        said_by=said_by,
        may_quote=may_quote,
        illustrative=illustrative,
    )
    report.save(force_insert=True)
    for position, photo in enumerate(photos, 1):
        file = keep(photo, by=by, audiences=[group.audience])
        ReportPhoto.objects.create(report=report, file=file, position=position)
    record_act(group=group, by=by, kind="report", on=clock.today(), source=report)
    _ask_to_read(report)
    _tell(report, "reports.report_filed", by=by)
    return report


def _open_cause(report: Report, *, title: str, by: Actor) -> Cause:
    photo = report.photos.select_related("file").first()
    lat, lon = report.shown_point
    return open_cause(
        group=report.group,
        title=title,
        place=report.where,
        lat=lat,
        lon=lon,
        photo=photo.file if photo else None,
        illustrative=report.illustrative,
        by=by,
    )


def _judge(report: Report, state: Report.State, *, by: Actor) -> None:
    report.state, report.judged_by, report.judged_at = state, by, clock.now()
    report.save(update_fields=["state", "cause", "judged_by", "judged_at", "accepted_at", "reason"])
    close_need(kind="reports.read", source=report, on=clock.today())


def _ask_to_read(report: Report) -> None:
    open_need(
        group=report.group,
        kind="reports.read",
        source=report,
        about=report.where,
        url=report.get_absolute_url(),
        on=clock.today(),
    )


def _show_photos(report: Report, audiences: list[str]) -> None:
    for photo in report.photos.select_related("file"):
        photo.file.audiences = audiences
        photo.file.save(update_fields=["audiences"])


def _drop_photos(report: Report) -> None:
    files = list(report.photos.values_list("file", flat=True))
    _take_off_causes(files)
    report.photos.all().delete()
    StoredFile.objects.filter(pk__in=files).delete()


def _take_off_causes(files: Iterable[UUID], *, but: Cause | None = None) -> None:
    shown = Cause.objects.filter(photo__in=files)
    (shown.exclude(pk=but.pk) if but else shown).update(photo=None)


def _take_place_back(report: Report) -> None:
    for cause in causes_of(report).order_by("pk").select_for_update(of=("self",)):
        if report.place and cause.place == report.place:
            cause.place = cause.group.place
        if (cause.lat, cause.lon) == report.shown_point:
            cause.lat = cause.lon = None
        cause.save(update_fields=["place", "lat", "lon"])


def _tell(report: Report, kind: str, *, by: Actor) -> None:
    record(
        kind,
        by=by,
        about={"report": report, "group": report.group},
        audiences=[report.group.audience],
    )
