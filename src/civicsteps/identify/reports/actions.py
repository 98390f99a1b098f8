"""Saying what is wrong, and what the group does with it."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.actions import open_cause
from civicsteps.causes.facts import lift_fact, move_fact, record_fact
from civicsteps.causes.models import Cause, Voice
from civicsteps.causes.voices import (
    attach_voice,
    put_on_top,
    tell_voice,
    withdraw_voice,
)
from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.actions import entered_for
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.actions import keep
from civicsteps.core.files.models import StoredFile
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.journal.log import record
from civicsteps.core.links.actions import Issued, issue
from civicsteps.core.links.models import Link
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse, refuse_ahead
from civicsteps.core.text import tidy
from civicsteps.identify.reports import rules
from civicsteps.identify.reports.filing import (
    NOWHERE,
    SheetLine,
    Where,
    ask_to_read,
    file_words,
    tell,
    tell_of,
)
from civicsteps.identify.reports.models import Report, Sheet
from civicsteps.identify.reports.queries import causes_of
from civicsteps.people.acts.records import close_need, move_acts, record_act, void_acts
from civicsteps.people.groups.models import Group

NOTED = (Voice.Channel.PHONE, Voice.Channel.VISIT, Voice.Channel.PAPER, Voice.Channel.CHAT)


@action
def file_report(
    *,
    group: Group,
    words: str,
    by: Actor,
    where: Where = NOWHERE,
    photos: Sequence[Prepared] = (),
    may_quote: bool = False,
    said_by: str = "",
    illustrative: bool = False,
) -> Report:
    """Say what is wrong, in one's own words. No account is needed; a code is given back.

    `said_by` is how one wants to be signed when quoted, as „o mamă din cartier”.
    """
    refuse(rules.why_not_file_report(by, group))
    return file_words(
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
    where: Where = NOWHERE,
    photos: Sequence[Prepared] = (),
    may_quote: bool = False,
    said_by: str = "",
    heard_on: date | None = None,
    illustrative: bool = False,
) -> Report:
    """Write down what a neighbour says on the telephone, at the door, on paper or in a chat.

    The report is the neighbour's, entered by `by`; whether they may be quoted was asked aloud.
    `heard_on` is the day on which they said it, today if it is left out.
    """
    refuse(rules.why_not_note_report(by, group))
    if channel not in NOTED:
        raise Refused(Refusal(_("Say how you heard it."), "input", "channel"))
    refuse_ahead(heard_on or clock.today(), "heard_on")
    report = file_words(
        group=group,
        words=words,
        channel=channel,
        by=entered_for(someone="neighbour", helper=by),
        heard_on=heard_on,
        where=where,
        photos=photos,
        may_quote=may_quote,
        said_by=said_by,
        illustrative=illustrative,
    )
    record_act(group=group, by=by, kind="report_noted", on=clock.today(), source=report)
    return report


@action
def ask_to_key_sheet(*, group: Group, photo: Prepared, heard_on: date, by: Actor) -> Issued:
    """Make a link by which a neighbour types what stands on a photographed paper.

    `heard_on` is the day on which people said it.
    """
    refuse(rules.why_not_ask_to_key_sheet(by, group))
    refuse_ahead(heard_on, "heard_on")
    sheet = Sheet(group=group, heard_on=heard_on, asked_by=by, asked_at=clock.now())
    sheet.file = keep(photo, by=by, audiences=[group.audience])
    sheet.save(force_insert=True)
    tell_of(sheet, "reports.sheet_asked", by=by)
    return issue(rules.KEY_SHEET, sheet, by=by, within=group)


@action
def key_sheet(
    *, sheet: Sheet, lines: Sequence[SheetLine], by: Actor, link: Link | None = None
) -> Sheet:
    """Type what stands on a paper, line by line: each is a neighbour's, and waits to be read.

    `link` is the one that was handed out for this paper. Each line has its own code.
    """
    lock(sheet)
    refuse(rules.why_not_key_sheet(by, sheet, link))
    for number, line in enumerate(lines, 1):
        report = file_words(
            group=sheet.group,
            words=line.words,
            channel=Voice.Channel.PAPER,
            by=entered_for(someone="neighbour", helper=by),
            heard_on=sheet.heard_on,
            may_quote=line.may_quote,
            said_by=line.said_by,
            sheet=sheet,
            field=f"words_{number}",
        )
        record_act(group=sheet.group, by=by, kind="report_noted", on=clock.today(), source=report)
    sheet.keyed_at, sheet.keyed_by = clock.now(), by
    sheet.save(update_fields=["keyed_at", "keyed_by"])
    tell_of(sheet, "reports.sheet_keyed", by=by)
    return sheet


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
    tell(report, "reports.report_set_aside", by=by)
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
    ask_to_read(report)
    tell(report, "reports.report_handed_over", by=by)
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
    tell(report, "reports.report_withdrawn", by=by)
    return report


@action
def allow_quoting(*, report: Report, asked: bool, by: Actor, said_by: str = "") -> Report:
    """Note that whoever said something was asked and may be quoted, signed as `said_by`.

    `said_by` is how they want to be called, no name; left empty, it stays as it is. Their words go
    on top of a problem that has none.
    """
    lock(report)
    refuse(rules.why_not_allow_quoting(by, report))
    if not asked:
        raise Refused(Refusal(_("Ask the person first: the words are theirs."), "input", "asked"))
    voice = lock(report.voice)
    voice.may_quote, voice.said_by = True, tidy(said_by) or voice.said_by
    voice.save(update_fields=["may_quote", "said_by"])
    if voice.cause and not voice.cause.words:
        put_on_top(voice.cause, voice)
    tell(report, "reports.quoting_allowed", by=by)
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
