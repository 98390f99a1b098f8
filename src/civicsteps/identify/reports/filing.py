"""Keeping what somebody said: the plain calls of this room's actions. They check no rule."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.voices import keep_voice
from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.actions import keep
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.journal.log import record
from civicsteps.core.refusals import Refusal, Refused
from civicsteps.core.text import tidy
from civicsteps.identify.reports.models import MOST_PHOTOS, Report, ReportPhoto, Sheet
from civicsteps.people.acts.records import open_need, record_act
from civicsteps.people.groups.models import Group


@dataclass(frozen=True, slots=True)
class Where:
    """Where something is wrong: a landmark in words, a point in WGS 84 degrees, or neither.

    `accuracy` in metres says that the phone gave the point while its holder stood there.
    """

    place: str = ""
    lat: float | None = None
    lon: float | None = None
    accuracy: float | None = None


NOWHERE = Where()


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line of a paper: what stands there, how it is signed when quoted, and whether it may be."""

    words: str
    said_by: str = ""
    may_quote: bool = False


def file_words(
    *,
    group: Group,
    words: str,
    channel: str,
    by: Actor,
    heard_on: date | None = None,
    where: Where = NOWHERE,
    photos: Sequence[Prepared] = (),
    may_quote: bool = False,
    said_by: str = "",
    sheet: Sheet | None = None,
    field: str = "words",
    illustrative: bool = False,
) -> Report:
    """Keep somebody's words as a report that waits to be read.

    `heard_on` is today where it is left out, `field` the form's own name for the words, `sheet`
    the paper that they stood on. Refused (input) without words, and for too many photos.
    """
    if not tidy(words):
        raise Refused(Refusal(_("Write in a few words what is wrong."), "input", field))
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
        sheet=sheet,
        illustrative=illustrative,
    )
    report.voice = keep_voice(
        group=group,
        words=words,
        channel=channel,
        heard_on=heard_on or clock.today(),
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
    ask_to_read(report)
    tell(report, "reports.report_filed", by=by)
    return report


def ask_to_read(report: Report) -> None:
    """Put on the desk of a report's group that it waits to be read."""
    open_need(
        group=report.group,
        kind="reports.read",
        source=report,
        about=report.where,
        url=report.get_absolute_url(),
        on=clock.today(),
    )


def tell(report: Report, kind: str, *, by: Actor) -> None:
    """Tell a report's group what became of it."""
    record(
        kind,
        by=by,
        about={"report": report, "group": report.group},
        audiences=[report.group.audience],
    )


def tell_of(sheet: Sheet, kind: str, *, by: Actor) -> None:
    """Tell a sheet's group what became of it."""
    record(kind, by=by, about={"group": sheet.group}, audiences=[sheet.group.audience])
