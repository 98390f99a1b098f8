"""Opening programmes, and letting groups take part."""

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.journal.log import record
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.core.text import tidy
from civicsteps.people.acts.records import close_need, open_need
from civicsteps.people.groups.models import Group
from civicsteps.programme.calls import rules
from civicsteps.programme.calls.models import Announcement, Participation, Programme

APPROVE = "calls.approve_announcement"


@action
def open_programme(
    *,
    centre: Group,
    slug: str,
    name: str,
    aim: str,
    begins: date,
    ends: date,
    by: Actor,
    name_en: str = "",
    aim_en: str = "",
    amount: int | None = None,
    currency: str = "EUR",
    illustrative: bool = False,
) -> Programme:
    """Open a programme of a centre. `amount` is in hundredths of its currency."""
    refuse(rules.why_not_open_programme(by, centre))
    if ends < begins:
        raise Refused(Refusal(_("It would end before it begins."), "input", "ends"))
    if Programme.objects.filter(slug=slug).exists():
        raise Refused(Refusal(_("Another programme has this address."), "input", "slug"))
    programme = Programme.objects.create(
        centre=centre,
        slug=slug,
        name=tidy(name),
        name_en=tidy(name_en),
        aim=tidy(aim),
        aim_en=tidy(aim_en),
        begins=begins,
        ends=ends,
        amount=amount,
        currency=currency,
        illustrative=illustrative,
        opened_at=clock.now(),
    )
    record("calls.programme_opened", by=by, about={"programme": programme}, audiences=["public"])
    return programme


@action
def edit_programme(
    *, programme: Programme, name: str, aim: str, by: Actor, name_en: str = "", aim_en: str = ""
) -> Programme:
    """Say better what a programme is called and what should come of it, in both languages."""
    lock(programme)
    refuse(rules.why_not_edit_programme(by, programme))
    if not (tidy(name) and tidy(aim)):
        raise Refused(Refusal(_("A few words are needed here."), "input", "name"))
    programme.name, programme.aim = tidy(name), tidy(aim)
    programme.name_en, programme.aim_en = tidy(name_en), tidy(aim_en)
    programme.save(update_fields=["name", "aim", "name_en", "aim_en"])
    about = {"programme": programme}
    record("calls.programme_edited", by=by, about=about, audiences=[programme.centre.audience])
    return programme


@action
def join_programme(
    *, programme: Programme, group: Group, by: Actor, since: date | None = None
) -> Participation:
    """Let a group take part in a programme, from today unless told otherwise."""
    lock(programme)
    refuse(rules.why_not_join_programme(by, programme, group))
    joined = Participation.objects.create(
        programme=programme, group=group, since=since or clock.today()
    )
    record(
        "calls.group_joined",
        by=by,
        about={"programme": programme, "group": group},
        audiences=["public"],
    )
    return joined


@action
def propose_announcement(
    *, participation: Participation, text: str, by: Actor, text_en: str = ""
) -> Announcement:
    """Propose what the programme says of a group; it is shown once the group agrees.

    What was proposed before and not agreed to falls away; what was agreed to stands until then.
    """
    lock(participation)
    refuse(rules.why_not_propose_announcement(by, participation))
    if not tidy(text):
        raise Refused(Refusal(_("A few words are needed here."), "input", "text"))
    _waiting(participation).update(withdrawn_at=clock.now())
    proposed = Announcement.objects.create(
        participation=participation,
        text=tidy(text),
        text_en=tidy(text_en),
        proposed_by=by,
        proposed_at=clock.now(),
    )
    open_need(
        group=participation.group,
        kind=APPROVE,
        source=participation,
        about=participation.programme.name,
        url=participation.get_absolute_url(),
        on=clock.today(),
    )
    _tell("calls.announcement_proposed", participation, by=by)
    return proposed


@action
def approve_announcement(*, announcement: Announcement, by: Actor) -> Announcement:
    """Agree to what is said of the group: from now on everybody may read it."""
    lock(announcement.participation)
    lock(announcement)
    refuse(rules.why_not_approve_announcement(by, announcement))
    standing = announcement.participation.announcements.filter(withdrawn_at=None)
    standing.exclude(approved_at=None).update(withdrawn_at=clock.now())
    announcement.approved_by, announcement.approved_at = by, clock.now()
    announcement.save(update_fields=["approved_by", "approved_at"])
    close_need(kind=APPROVE, source=announcement.participation, on=clock.today())
    _tell("calls.announcement_approved", announcement.participation, by=by)
    return announcement


@action
def withdraw_announcement(*, announcement: Announcement, by: Actor) -> Announcement:
    """Say no to what was proposed, or take back what was agreed to: nobody reads it any more."""
    lock(announcement.participation)
    lock(announcement)
    refuse(rules.why_not_withdraw_announcement(by, announcement))
    announcement.withdrawn_at = clock.now()
    announcement.save(update_fields=["withdrawn_at"])
    if not _waiting(announcement.participation).exists():
        close_need(kind=APPROVE, source=announcement.participation, on=clock.today())
    _tell("calls.announcement_withdrawn", announcement.participation, by=by)
    return announcement


@action
def choose_naming(
    *, participation: Participation, naming: str, by: Actor, alias: str = "", alias_en: str = ""
) -> Participation:
    """Say how the group is called on the programme's pages: by its name, otherwise, or not at all.

    Raises ValueError for an unknown `naming`.
    """
    lock(participation)
    refuse(rules.why_not_choose_naming(by, participation))
    other = naming == Participation.Naming.ALIAS
    if naming not in Participation.Naming.values:
        raise ValueError(f"{naming} is no way to be called")
    if other and not tidy(alias):
        raise Refused(Refusal(_("Say how you want to be called."), "input", "alias"))
    participation.naming = naming
    participation.alias = tidy(alias) if other else ""
    participation.alias_en = tidy(alias_en) if other else ""
    participation.save(update_fields=["naming", "alias", "alias_en"])
    _tell("calls.naming_chosen", participation, by=by)
    return participation


def _waiting(participation: Participation) -> QuerySet[Announcement]:
    return participation.announcements.filter(approved_at=None, withdrawn_at=None)


def _tell(kind: str, participation: Participation, *, by: Actor) -> None:
    record(
        kind,
        by=by,
        about={"programme": participation.programme, "group": participation.group},
        audiences=[participation.group.audience, participation.programme.centre.audience],
    )
