"""Opening groups and centres, what they say of themselves, who helps and who joins them."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock, ids
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.audiences import PUBLIC
from civicsteps.core.files.actions import keep
from civicsteps.core.files.models import StoredFile
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.journal.log import record
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.core.text import plain, tidy
from civicsteps.people.accounts.models import User
from civicsteps.people.groups import rules
from civicsteps.people.groups.models import CoalitionMember, Group, Membership
from civicsteps.people.groups.roles import forget_places

RESERVED = {"nou", "noua"}
_SAID = (
    *("name", "place", "aim", "name_en", "aim_en", "contact", "legal_form", "accent"),
    *("at_risk", "photo", "folded"),
)


@action
def open_group(
    *,
    name: str,
    place: str,
    aim: str,
    by: Actor,
    slug: str = "",
    kind: str = Group.Kind.GROUP,
    photo: Prepared | None = None,
    contact: str = "",
    centre: Group | None = None,
    at_risk: bool = False,
    illustrative: bool = False,
    lat: float | None = None,
    lon: float | None = None,
) -> Group:
    """Open a group or coalition: its public page is there at once.

    The person who opens it is its organiser. A centre's administrator opens it for others with
    `centre`: the group is assisted from the start, and its first organiser is invited. Refused
    (input) when a group of this name is in this place already. `contact` is in general terms
    („pe pagina grupului”), never a person's; `slug` a shorter address than the name gives.
    """
    refuse(rules.why_not_open_group(by, centre))
    if kind == Group.Kind.CENTRE:
        raise Refused(Refusal(_("A centre is opened by whoever installs the site."), "forbidden"))
    _refuse_namesake(name, place)
    group = Group.objects.create(
        kind=kind,
        slug=ids.free_slug(Group, slug or name, reserved=RESERVED),
        name=tidy(name),
        place=tidy(place),
        aim=tidy(aim),
        contact=tidy(contact),
        photo=_kept(photo, by),
        assisted_by=centre,
        at_risk=at_risk,
        illustrative=illustrative,
        lat=lat,
        lon=lon,
        opened_at=clock.now(),
    )
    if centre is None:
        _place(group, User.objects.get(actor=by), Membership.Role.ORGANISER)
    _tell("groups.group_opened", group, by=by)
    return group


@action
def open_centre(*, name: str, place: str, aim: str, admin: User, by: Actor) -> Group:
    """Open a resource centre with its first administrator; `by` is the system's own actor."""
    refuse(rules.why_not_open_centre(by))
    _refuse_namesake(name, place)
    centre = Group.objects.create(
        kind=Group.Kind.CENTRE,
        slug=ids.free_slug(Group, name, reserved=RESERVED),
        name=tidy(name),
        place=tidy(place),
        aim=tidy(aim),
        opened_at=clock.now(),
    )
    _place(centre, admin, Membership.Role.ADMIN)
    _tell("groups.centre_opened", centre, by=by)
    return centre


@action
def edit_group(
    *,
    group: Group,
    name: str,
    place: str,
    aim: str,
    by: Actor,
    contact: str = "",
    photo: Prepared | None = None,
    name_en: str = "",
    aim_en: str = "",
    legal_form: str = Group.LegalForm.INFORMAL,
    accent: str = "petrol",
    at_risk: bool | None = None,
) -> Group:
    """Change what a group says of itself; its address stays. Without a new photo the old stays.

    `at_risk` is the group's own organisers' to change; None leaves it as it is.
    """
    lock(group)
    refuse(rules.why_not_edit_group(by, group))
    if at_risk not in {None, group.at_risk}:
        refuse(rules.why_not_say_at_risk(by, group))
    _refuse_namesake(name, place, besides=group)
    group.name, group.place, group.aim = tidy(name), tidy(place), tidy(aim)
    group.name_en, group.aim_en, group.contact = tidy(name_en), tidy(aim_en), tidy(contact)
    group.legal_form, group.accent = legal_form, accent
    group.at_risk = group.at_risk if at_risk is None else at_risk
    group.photo = _kept(photo, by) or group.photo
    group.save(update_fields=_SAID)
    _tell("groups.group_edited", group, by=by)
    return group


@action
def assist_group(*, group: Group, centre: Group, by: Actor) -> Group:
    """Let a centre assist a group: its staff see the group's causes, never its contacts."""
    lock(group)
    refuse(rules.why_not_assist_group(by, group, centre))
    group.assisted_by = centre
    group.save(update_fields=["assisted_by"])
    about = {"group": group, "centre": centre}
    record("groups.assistance_began", by=by, about=about, audiences=[group.audience])
    return group


@action
def end_assistance(*, group: Group, by: Actor) -> Group:
    """End a centre's assistance: its staff see only what is public again."""
    lock(group)
    refuse(rules.why_not_end_assistance(by, group))
    group.assisted_by = None
    group.save(update_fields=["assisted_by"])
    record("groups.assistance_ended", by=by, about={"group": group}, audiences=[group.audience])
    return group


@action
def join_coalition(*, coalition: Group, group: Group, by: Actor) -> CoalitionMember:
    """Bring a group into a coalition from today."""
    lock(coalition)
    refuse(rules.why_not_join_coalition(by, coalition, group))
    member = CoalitionMember.objects.create(coalition=coalition, group=group, since=clock.today())
    _tell_both("groups.coalition_joined", member, by=by)
    return member


@action
def leave_coalition(*, member: CoalitionMember, by: Actor) -> CoalitionMember:
    """Take a group out of a coalition from today."""
    lock(member)
    refuse(rules.why_not_leave_coalition(by, member))
    member.until = clock.today()
    member.save(update_fields=["until"])
    _tell_both("groups.coalition_left", member, by=by)
    return member


def _place(group: Group, user: User, role: str) -> Membership:
    membership = Membership.objects.create(group=group, user=user, role=role, since=clock.now())
    forget_places(user.actor)
    return membership


def _kept(photo: Prepared | None, by: Actor) -> StoredFile | None:
    return keep(photo, by=by, audiences=[PUBLIC]) if photo else None


def _tell(kind: str, group: Group, *, by: Actor) -> None:
    audiences = [group.audience] if group.at_risk else [PUBLIC, group.audience]
    record(kind, by=by, about={"group": group}, audiences=audiences)


def _tell_both(kind: str, member: CoalitionMember, *, by: Actor) -> None:
    about = {"coalition": member.coalition, "group": member.group}
    audiences = [member.coalition.audience, member.group.audience]
    record(kind, by=by, about=about, audiences=audiences)


def _refuse_namesake(name: str, place: str, *, besides: Group | None = None) -> None:
    others = Group.objects.exclude(pk=besides.pk) if besides else Group.objects.all()
    namesakes = others.filter(slug__startswith=ids.slugify(name)).only("name", "place")[:50]
    if any((plain(g.name), plain(g.place)) == (plain(name), plain(place)) for g in namesakes):
        raise Refused(Refusal(_("A group of this name is here already."), "input", "name"))
