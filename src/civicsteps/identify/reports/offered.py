"""What reports offer on the pages below."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Voice
from civicsteps.core import offers
from civicsteps.core.actors.models import Actor
from civicsteps.core.codes import show
from civicsteps.core.refusals import Refusal
from civicsteps.identify.reports import rules
from civicsteps.identify.reports.models import Report
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.roles import not_allowed


def _withdrawing(voice: models.Model) -> str:
    return reverse("report_take_back", args=[show(_voice(voice).code)])


def _why_not_withdraw(by: Actor, row: models.Model) -> Refusal | None:
    # Whoever sees a voice's page has its code.
    voice = _voice(row)
    report = Report.objects.filter(voice=voice).select_related("group", "voice").first()
    if report is None:
        return Refusal(_("These words did not come as a report."))
    return rules.why_not_withdraw_report(by, report, code=voice.code)


def _voice(row: models.Model) -> Voice:
    if not isinstance(row, Voice):
        raise TypeError("this is offered at voices only")
    return row


def _group(row: models.Model) -> Group:
    if not isinstance(row, Group):
        raise TypeError("this is offered at groups only")
    return row


offers.register(
    "causes.voice",
    offers.Offer(
        name="reports.withdraw",
        label=_("I take my words back"),
        url=_withdrawing,
        why_not=_why_not_withdraw,
        icon="undo-2",
    ),
)
offers.register(
    "groups.group",
    offers.Offer(
        name="reports.file",
        label=_("Say what is wrong"),
        url=lambda group: reverse("report_new_in", args=[_group(group).slug]),
        why_not=lambda by, group: rules.why_not_file_report(by, _group(group)),
        step=1,
        icon="megaphone",
    ),
)
offers.register(
    "groups.group",
    offers.Offer(
        name="reports.note",
        label=_("Write for a neighbour"),
        url=lambda group: reverse("report_note", args=[_group(group).slug]),
        why_not=lambda by, group: rules.why_not_note_report(by, _group(group)),
        step=1,
        icon="phone",
    ),
)
offers.register(
    "groups.group",
    offers.Offer(
        name="reports.read",
        label=_("What people said"),
        url=lambda group: reverse("reports", args=[_group(group).slug]),
        why_not=lambda by, group: not_allowed(by, "R", "report", _group(group)),
        step=1,
        icon="list",
    ),
)
