"""How reports are kept."""

from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from civicsteps.core import keeping
from civicsteps.core.clock import midnight
from civicsteps.core.files.models import StoredFile
from civicsteps.identify.reports.models import Report, Sheet

SET_ASIDE_KEPT = timedelta(days=365)
STOOD_THERE_KEPT = timedelta(days=365)


def forget_reports(on: date) -> int:
    """Empty what was set aside a year ago, and forget where exactly somebody stood back then."""
    return _forget_set_aside(on) + _forget_where_exactly(on)


def _forget_set_aside(on: date) -> int:
    before = midnight(on - SET_ASIDE_KEPT)
    old = Report.objects.filter(state=Report.State.SET_ASIDE, judged_at__lt=before)
    said = old.exclude(voice__words="").select_related("voice").order_by("pk")
    reports = list(said.select_for_update(of=("self",)))
    for report in reports:
        _empty(report)
    return len(reports)


def _empty(report: Report) -> None:
    files = list(report.photos.values_list("file", flat=True))
    report.photos.all().delete()
    StoredFile.objects.filter(pk__in=files).delete()
    report.place, report.lat, report.lon, report.accuracy = "", None, None, None
    report.save(update_fields=["place", "lat", "lon", "accuracy"])
    voice = report.voice
    voice.words, voice.said_by, voice.may_quote = "", "", False
    voice.save(update_fields=["words", "said_by", "may_quote"])


def _forget_where_exactly(on: date) -> int:
    stood = Q(filed_at__lt=midnight(on - STOOD_THERE_KEPT), accuracy__isnull=False)
    reports = list(Report.objects.filter(stood).select_for_update())
    for report in reports:
        report.lat, report.lon = report.shown_point
        report.accuracy = None
        report.save(update_fields=["lat", "lon", "accuracy"])
    return len(reports)


keeping.declare(
    "reports.Report",
    personal=("place", "lat", "lon", "accuracy"),
    name=_("What people said is wrong"),
    why=_(
        "Where something is wrong; it stays with the problem, and where exactly somebody stood for "
        "a year. What its teller takes back, and what was set aside a year ago, keeps its day and "
        "group for the count, and no words."
    ),
    period=_("with the problem; one year if it was set aside"),
    sweep=forget_reports,
    of_group="group",
)


def forget_sheets(on: date) -> int:
    """Remove the photos of papers typed a month ago, and of those nobody typed in two."""
    typed = Q(keyed_at__lt=midnight(on - timedelta(days=30)))
    left = Q(keyed_at=None, asked_at__lt=midnight(on - timedelta(days=60)))
    old = Sheet.objects.filter(typed | left, file__isnull=False)
    files = list(old.values_list("file", flat=True))
    old.update(file=None)
    StoredFile.objects.filter(pk__in=files).delete()
    return len(files)


keeping.declare(
    "reports.Sheet",
    personal=("file",),
    name=_("Papers that somebody types"),
    why=_(
        "A photographed paper with what people said, until its lines are typed; the lines stay as "
        "reports."
    ),
    period=_("30 days after it is typed; 60 if nobody types it"),
    sweep=forget_sheets,
    of_group="group",
    cut=("file",),
)
keeping.declare(
    "reports.ReportPhoto",
    personal=("file",),
    name=_("Photos that people sent"),
    why=_("What somebody photographed; it goes when they take their words back."),
    period=_("as long as the words they came with"),
    of_group="report__group",
)
