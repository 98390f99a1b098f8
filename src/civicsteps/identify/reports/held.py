"""How the words of a report are taken back on their person's own page: with all that was sent."""

from civicsteps.causes.models import Voice
from civicsteps.causes.voices import let_take_back
from civicsteps.core.actors.models import Actor
from civicsteps.core.models import split_ref
from civicsteps.identify.reports.actions import withdraw_report
from civicsteps.identify.reports.models import Report


def take_report_back(voice: Voice, by: Actor) -> None:
    """Withdraw the report that a voice came with, as its code would."""
    report = Report.objects.select_related("group", "voice").get(pk=split_ref(voice.source)[1])
    withdraw_report(report=report, by=by, code=voice.code)


let_take_back("reports.report", take_report_back)
