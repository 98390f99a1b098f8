"""How this room's facts, deeds and needs are told anew from its own rows."""

from collections.abc import Iterator

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from civicsteps.causes import sources
from civicsteps.causes.facts import FactSpec
from civicsteps.core.models import ref
from civicsteps.identify.reports.models import Report
from civicsteps.people.acts import sources as acts
from civicsteps.people.acts.records import ActSpec, NeedKind, NeedSpec, declare_act, declare_need

declare_act("report", _("said what is wrong"))
declare_act("report_noted", _("wrote down what a neighbour said"))
declare_need("reports.read", NeedKind(_("Somebody said what is wrong: %(about)s"), _("Read it"), 2))


def report_facts() -> Iterator[FactSpec]:
    """Tell the facts of accepted reports, lifted where they were taken back."""
    accepted = Report.objects.filter(accepted_at__isnull=False).select_related("voice")
    for report in accepted.iterator():
        if report.cause_id:
            yield FactSpec(
                cause_id=report.cause_id,
                demand_id=None,
                office_id=None,
                kind="report",
                on=report.voice.heard_on,
                source=ref(report),
                lifted=report.state != Report.State.ACCEPTED,
            )


def report_acts() -> Iterator[ActSpec]:
    """Tell that whoever said something said it."""
    for report in Report.objects.select_related("voice").iterator():
        yield ActSpec(
            group_id=report.group_id,
            actor_id=report.voice.actor_id,
            kind="report",
            on=localdate(report.filed_at),
            source=ref(report),
            void=report.state == Report.State.WITHDRAWN,
        )


def noted_acts() -> Iterator[ActSpec]:
    """Tell that whoever wrote for a neighbour wrote."""
    noted = Report.objects.filter(voice__actor__entered_by__isnull=False)
    for report in noted.select_related("voice__actor__entered_by").iterator():
        yield ActSpec(
            group_id=report.group_id,
            actor_id=report.voice.actor.hands.pk,
            kind="report_noted",
            on=localdate(report.filed_at),
            source=ref(report),
        )


def needs_to_read() -> Iterator[NeedSpec]:
    """Tell which reports wait to be read."""
    for report in Report.objects.iterator():
        yield NeedSpec(
            group_id=report.group_id,
            kind="reports.read",
            source=ref(report),
            open=report.state == Report.State.WAITING,
        )


sources.register("reports.report", url_name="report", facts=report_facts)
acts.register("report", acts=report_acts)
acts.register("report_noted", acts=noted_acts)
acts.register("reports.read", needs=needs_to_read)
