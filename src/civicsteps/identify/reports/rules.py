"""Who may do what with what people say."""

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause
from civicsteps.core.actors.models import Actor
from civicsteps.core.codes import readings
from civicsteps.core.links.models import Link
from civicsteps.core.models import ref
from civicsteps.core.refusals import Refusal
from civicsteps.identify.reports.models import Report, Sheet
from civicsteps.people.groups.models import Group, Membership
from civicsteps.people.groups.roles import not_allowed, role_in

AT_THE_CENTRE = {Membership.Role.ADMIN.value, Membership.Role.MENTOR.value}
OUTSIDE = {"RA", "RN"}
KEY_SHEET = "reports.key_sheet"


def why_not_file_report(by: Actor, group: Group) -> Refusal | None:
    """Everybody may say what is wrong, and who works at the centre says it as a resident."""
    if role_in(by, group) in AT_THE_CENTRE:
        return None
    return not_allowed(by, "C", "report", group)


def why_not_note_report(by: Actor, group: Group) -> Refusal | None:
    """Whoever helps in the group writes down what a neighbour says."""
    if role_in(by, group) in OUTSIDE:
        return Refusal(_("Only the group's people write for somebody else."), "forbidden")
    return not_allowed(by, "C", "report", group)


def why_not_ask_to_key_sheet(by: Actor, group: Group) -> Refusal | None:
    """An organiser hands a photographed paper to somebody who types it."""
    return not_allowed(by, "U", "report", group)


def why_not_key_sheet(by: Actor, sheet: Sheet, link: Link | None = None) -> Refusal | None:
    """Whoever holds the link for this paper, or an organiser, types it, once."""
    handed = link is not None and link.purpose == KEY_SHEET and link.about == ref(sheet)
    if not handed and (refusal := not_allowed(by, "U", "report", sheet.group)):
        return refusal
    return Refusal(_("This paper is typed already.")) if sheet.keyed_at else None


def why_not_accept_report(by: Actor, report: Report) -> Refusal | None:
    """An organiser puts a report into a cause, or changes their mind on one set aside."""
    if refusal := not_allowed(by, "U", "report", report.group):
        return refusal
    if report.state == Report.State.ACCEPTED:
        return Refusal(_("It belongs to a problem already. You can move it."))
    return _gone(report)


def why_not_move_report(by: Actor, report: Report) -> Refusal | None:
    """An organiser moves an accepted report to another cause of the group."""
    if refusal := not_allowed(by, "U", "report", report.group):
        return refusal
    accepted = report.state == Report.State.ACCEPTED
    return None if accepted else Refusal(_("It does not belong to a problem yet."))


def why_not_set_aside_report(by: Actor, report: Report) -> Refusal | None:
    """An organiser sets a waiting report aside, with the reason."""
    if refusal := not_allowed(by, "U", "report", report.group):
        return refusal
    waiting = report.state == Report.State.WAITING
    return None if waiting else Refusal(_("This was decided already."))


def why_not_hand_over_report(by: Actor, report: Report) -> Refusal | None:
    """The centre passes on to a group what came to the centre."""
    centre = report.group.kind == Group.Kind.CENTRE
    if not centre or role_in(by, report.group) not in AT_THE_CENTRE:
        return Refusal(_("Only the centre passes on what came to it."), "forbidden")
    waiting = report.state == Report.State.WAITING
    return None if waiting else Refusal(_("This was decided already."))


def why_not_withdraw_report(by: Actor, report: Report, *, code: str = "") -> Refusal | None:
    """Who said it takes it back, with an account or by their code; or an organiser, for them."""
    own = not by._state.adding and report.voice.actor_id == by.pk
    theirs = own or report.voice.code in readings(code)
    refusal = None if theirs else not_allowed(by, "V", "report", report.group)
    return refusal or _gone(report)


def why_not_allow_quoting(by: Actor, report: Report) -> Refusal | None:
    """An organiser notes that the person was asked, once."""
    if refusal := not_allowed(by, "U", "report", report.group) or _gone(report):
        return refusal
    return Refusal(_("The person may be quoted already.")) if report.voice.may_quote else None


def why_not_in(report: Report, cause: Cause) -> Refusal | None:
    """A report goes only into a cause of its own group."""
    if cause.group_id == report.group_id:
        return None
    return Refusal(_("This problem is another group's."), "input", "cause")


def _gone(report: Report) -> Refusal | None:
    withdrawn = report.state == Report.State.WITHDRAWN
    return Refusal(_("It was taken back. The words are deleted.")) if withdrawn else None
