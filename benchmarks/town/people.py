"""The town's groups with their people, and the authorities that they write to."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from django.db.models import Model

from benchmarks.town.sizes import AUTHORITIES, FIRST, GROUPS, LAST, NEEDS, WHERE, key
from civicsteps.core.actors.models import Actor
from civicsteps.people.accounts.models import User
from civicsteps.people.acts.models import Need
from civicsteps.people.authorities.models import Authority, Office
from civicsteps.people.groups.models import Consent, Contact, Group, Membership
from civicsteps.programme.calls.models import Participation, Programme

MEMBERS = 5  # of a group; the first is its organiser
CONTACTS = 20
IN_PROGRAMME = 12


def centre(rng: Random) -> Group:
    """Return the centre that assists every group."""
    return Group(
        id=key(FIRST, rng),
        kind=Group.Kind.CENTRE,
        slug="centru",
        name="Centrul de resurse",
        place="București",
        aim="Grupuri care câștigă.",
        opened_at=FIRST,
    )


def groups(of: Group, rng: Random) -> list[Group]:
    """Return the groups; the first ones carry most causes."""
    return [
        Group(
            id=key(FIRST + timedelta(minutes=n), rng),
            slug=f"grup-{n}",
            name=f"Grupul {n} din {rng.choice(WHERE)}",
            place=rng.choice(WHERE),
            aim="Un cartier în care se poate merge pe jos.",
            assisted_by=of,
            opened_at=FIRST,
        )
        for n in range(GROUPS)
    ]


def people_of(group: Group, rng: Random) -> Iterator[Model]:
    """Give a group's members, contacts and tasks."""
    for number in range(MEMBERS):
        actor = Actor(id=key(FIRST, rng), kind=Actor.Kind.USER)
        email = f"om{number}.{group.slug}@example.org"
        user = User(id=key(FIRST, rng), email=email, name=f"Om {number}", actor=actor)
        role = Membership.Role.MEMBER if number else Membership.Role.ORGANISER
        yield from (actor, user)
        yield Membership(group=group, user=user, role=role, since=FIRST)
    for number in range(CONTACTS):
        contact = Contact(
            id=key(FIRST, rng),
            group=group,
            name=f"Vecina {number}",
            phone="0700000000",
            phone_key=rng.randbytes(32),
            added_at=FIRST,
        )
        purpose = Consent.Purpose.CALLS if number else Consent.Purpose.PUBLIC_PHONE
        yield contact
        yield Consent(contact=contact, purpose=purpose, how="spoken", given_on=FIRST.date())


def year() -> Iterator[Model]:
    """Give the centre's programme of the last year with twelve groups; not the largest one."""
    groups = Group.objects.exclude(kind=Group.Kind.CENTRE).order_by("pk")[1 : 1 + IN_PROGRAMME]
    programme = Programme(
        slug="anul",
        name="Anul grupurilor",
        aim="Douăsprezece probleme pe agenda autorităților.",
        centre=Group.objects.get(kind=Group.Kind.CENTRE),
        begins=LAST.date() - timedelta(days=364),
        ends=LAST.date(),
        opened_at=FIRST,
    )
    yield programme
    for group in groups:
        yield Participation(programme=programme, group=group, since=programme.begins)


def tasks_of(group: Group, rng: Random, *, open_ones: int = 10) -> Iterator[Need]:
    """Give what a group has to do: some of it open, more of it done."""
    for number in range(open_ones * 3):
        yield Need(
            group=group,
            kind="causes.judge_evidence",
            source=f"causes.evidence:{key(LAST, rng)}",
            about=f"Trotuarul {number}",
            url="/probleme/",
            minutes=rng.choice([2, 3, 5, 10, 30]),
            opened_on=LAST.date(),
            due_on=LAST.date() if number % 4 == 0 else None,
            closed_on=None if number < open_ones else LAST.date(),
        )


def everybody(rng: Random) -> Iterator[Model]:
    """Give the centre, the groups, their people and what they have to do."""
    house = centre(rng)
    yield house
    for number, group in enumerate(groups(house, rng)):
        yield group
        yield from people_of(group, rng)
        yield from tasks_of(group, rng, open_ones=10 if number else NEEDS)


def authorities(rng: Random) -> Iterator[Model]:
    """Give the authorities with two offices each; the first is asked most."""
    for number in range(AUTHORITIES):
        opened = FIRST + timedelta(minutes=number)
        authority = Authority(
            id=key(opened, rng),
            slug=f"primaria-{number}",
            name=f"Primăria {number}",
            place=rng.choice(WHERE),
        )
        yield authority
        for kind in (Office.Kind.COUNCIL, Office.Kind.HEAD):
            name = f"{kind.label} {number}"
            yield Office(id=key(opened, rng), authority=authority, kind=kind, name=name)
