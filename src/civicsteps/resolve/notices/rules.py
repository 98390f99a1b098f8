"""Who may say what is on an agenda or was published, who watches for it, and who sees it."""

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause
from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.permissions import holds_in_group
from civicsteps.people.groups.roles import not_allowed, role_in
from civicsteps.resolve.notices.models import (
    ActStage,
    AgendaItem,
    Match,
    Notice,
    Watch,
    WatchSource,
)

MOST_SOURCES = 200
MOST_WATCHES = 50
MEMBERS = _("Only the group's members can do this.")


def why_not_record_agenda_item(by: Actor, cause: Cause) -> Refusal | None:
    """An organiser records that an office has put the problem on its agenda."""
    return not_allowed(by, "C", "agenda", cause.group)


def why_not_take_off_agenda(by: Actor, item: AgendaItem) -> Refusal | None:
    """An organiser records that it was taken off, once."""
    if refusal := not_allowed(by, "V", "agenda", item.cause.group):
        return refusal
    if item.taken_back_on:
        return Refusal(_("It was taken back already."))
    return Refusal(_("It is off the agenda already.")) if item.taken_off_on else None


def why_not_take_back_agenda_item(by: Actor, item: AgendaItem) -> Refusal | None:
    """An organiser takes back what was entered by mistake, once."""
    if refusal := not_allowed(by, "V", "agenda", item.cause.group):
        return refusal
    return Refusal(_("It was taken back already.")) if item.taken_back_on else None


def why_not_see_notices(by: Actor, group: Group) -> Refusal | None:
    """Those who read inside a group see what fits what it watches for."""
    if holds_in_group(role_in(by, group), "R", "campaign"):
        return None
    return Refusal(MEMBERS, "forbidden")


def why_not_add_notice(by: Actor, group: Group) -> Refusal | None:
    """An organiser or a member writes down what they found published: a board is on a street."""
    return not_allowed(by, "C", "campaign", group)


def why_not_edit_notice(by: Actor, notice: Notice) -> Refusal | None:
    """An organiser of the group that keeps it puts it right, and looks at what came by mail."""
    if refusal := not_allowed(by, "U", "campaign", notice.group):
        return refusal
    return Refusal(_("It was taken back already.")) if notice.taken_back_on else None


def why_not_take_back_notice(by: Actor, notice: Notice) -> Refusal | None:
    """The same organiser takes back what was written down by mistake."""
    return why_not_edit_notice(by, notice)


def why_not_say_plainly(by: Actor, notice: Notice, group: Group) -> Refusal | None:
    """An organiser of any group says in its name what a point that everybody sees means."""
    if refusal := not_allowed(by, "U", "campaign", group):
        return refusal
    if notice.checked_on is None and notice.group_id != group.pk:
        return Refusal(MEMBERS, "forbidden")
    return Refusal(_("It was taken back already.")) if notice.taken_back_on else None


def why_not_record_votes(by: Actor, notice: Notice) -> Refusal | None:
    """The same organiser writes down how the seats voted."""
    return why_not_edit_notice(by, notice)


def why_not_record_stage(by: Actor, notice: Notice) -> Refusal | None:
    """The same organiser writes down what became of the act."""
    return why_not_edit_notice(by, notice)


def why_not_take_back_stage(by: Actor, stage: ActStage) -> Refusal | None:
    """The same organiser takes back a stage that was entered by mistake, once."""
    if refusal := why_not_edit_notice(by, stage.notice):
        return refusal
    return Refusal(_("It was taken back already.")) if stage.taken_back_on else None


def why_not_add_source(by: Actor, group: Group) -> Refusal | None:
    """An organiser names what the group keeps an eye on."""
    if refusal := not_allowed(by, "U", "campaign", group):
        return refusal
    many = WatchSource.objects.filter(group=group, paused_on=None)[:MOST_SOURCES].count()
    return Refusal(_("You watch 200 sources. Pause one first.")) if many >= MOST_SOURCES else None


def why_not_pause_source(by: Actor, source: WatchSource) -> Refusal | None:
    """An organiser of its group stops looking, for now."""
    if refusal := not_allowed(by, "U", "campaign", source.group):
        return refusal
    return Refusal(_("It is paused already.")) if source.paused_on else None


def why_not_resume_source(by: Actor, source: WatchSource) -> Refusal | None:
    """An organiser of its group looks again."""
    if refusal := not_allowed(by, "U", "campaign", source.group):
        return refusal
    return None if source.paused_on else Refusal(_("It is not paused."))


def why_not_take_in(by: Actor, source: WatchSource) -> Refusal | None:
    """The site itself takes in what a source shows; an organiser brings a table's file."""
    if by.kind == Actor.Kind.SYSTEM:
        return None
    return not_allowed(by, "U", "campaign", source.group)


def why_not_receive_mail(by: Actor) -> Refusal | None:
    """Only mail brings a mail: to a source's own address, for its group to look at."""
    if by.kind == Actor.Kind.MAIL:
        return None
    return Refusal(_("Only mail arrives here."), "forbidden")


def why_not_open_watch(by: Actor, group: Group | None) -> Refusal | None:
    """An organiser or member says what the group wants to be told of; a resident, for themselves.

    A resident's watch is told by e-mail alone, once its address was confirmed.
    """
    if group is None:
        return None
    if refusal := not_allowed(by, "C", "campaign", group):
        return refusal
    many = Watch.objects.filter(group=group, closed_on=None)[:MOST_WATCHES].count()
    return Refusal(_("You watch for 50 things. Close one first.")) if many >= MOST_WATCHES else None


def why_not_close_watch(by: Actor, watch: Watch) -> Refusal | None:
    """An organiser ends a group's watch; a resident's ends when nobody follows it."""
    if watch.group is None:
        return Refusal(_("Leave it by the link in each of its letters."), "forbidden")
    if refusal := not_allowed(by, "U", "campaign", watch.group):
        return refusal
    return Refusal(_("It is closed already.")) if watch.closed_on else None


def why_not_mute(by: Actor, match: Match) -> Refusal | None:
    """A member sets aside what does not concern the group."""
    return _of_the_group(by, match)


def why_not_take_up(by: Actor, match: Match) -> Refusal | None:
    """A member says that it concerns the group: its days stand on the group's desk from then."""
    return _of_the_group(by, match)


def why_not_write_about(by: Actor, cause: Cause) -> Refusal | None:
    """An organiser of the problem's group begins the letter that fits."""
    return not_allowed(by, "C", "letter", cause.group)


def why_not_rely_on(notice: Notice) -> Refusal | None:
    """What only its group sees yet, or was taken back, is named in no letter and on no thread."""
    if notice.taken_back_on:
        return Refusal(_("It was taken back already."))
    return None if notice.checked_on else Refusal(_("Look at the notice first and show it."))


def _of_the_group(by: Actor, match: Match) -> Refusal | None:
    if match.watch.group is None:
        return Refusal(MEMBERS, "forbidden")
    if refusal := not_allowed(by, "C", "campaign", match.watch.group):
        return refusal
    done = match.muted_on or match.taken_up_on
    return Refusal(_("Somebody has seen to it already.")) if done else None


def why_not_match(by: Actor) -> Refusal | None:
    """The site itself finds who watches for what came."""
    return None if by.kind == Actor.Kind.SYSTEM else Refusal(_("The site does this."), "forbidden")


NOBODYS = Refusal(_("Only the organisers of a group with a problem can do this."), "forbidden")
NOBODYS_WORDS = Refusal(_("Only the group's organisers can do this."), "forbidden")
