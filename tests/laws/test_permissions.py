"""The table of roles holds, cell by cell, and every rule of people and causes keeps to it.

EXPECTED is a copy, made by hand, of the product's table of roles and permissions (facts:
advocacy.md 12), for what exists here; the product's own table is compared with it. An upper room
adds its rules by a file of its own beside this one, with `Asked`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.db.models import QuerySet

from civicsteps.causes import rules as of_causes
from civicsteps.causes.actions import add_demand, ask_for_evidence, offer_evidence, open_cause
from civicsteps.causes.models import Cause
from civicsteps.causes.queries import causes_visible_to
from civicsteps.core import clock
from civicsteps.core.actors.actions import system
from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.people.accounts import rules as of_accounts
from civicsteps.people.authorities import rules as of_authorities
from civicsteps.people.authorities.models import Office
from civicsteps.people.groups import rules as of_groups
from civicsteps.people.groups.actions import add_contact, invite, open_group
from civicsteps.people.groups.models import Membership
from civicsteps.people.groups.permissions import GRANTS, RIGHTS, ROLES, holds, holds_in_group
from civicsteps.people.groups.queries import (
    groups_of_contacts,
    groups_run_by,
    role_in,
)
from tests.cast import Cast

# Letters alone, `-` for none, in the order of ROLES. A resident reads what is published (R);
# totals only (`a` in the facts) are no right to a row.
EXPECTED = """
              CA    ME   OR    GM  VO  RA  RN  AU  FU  PU
group         CRUA  R    RU    R   R   CR  R   R   R   R
member        CRUV  -    CRUV  R   -   R   -   R   R   -
contact       -     -    CRUVX R   R   RU  RU  -   -   -
report        R     R    CRUV  CR  CR  CR  CR  R   -   R
cause         R     R    CRUAV CR  R   R   R   R   R   R
evidence      R     CR   CRUAV CR  CR  C   C   C   R   R
choice        -     -    CRUA  R   R   -   -   -   -   R
campaign      R     R    CRUA  CR  R   R   R   R   R   R
letter        R     R    CRUA  R   -   R   R   R   R   R
reply         R     R    CRUA  R   -   R   R   CR  R   R
agenda        R     R    CRUAV R   -   R   R   CR  R   R
commitment    R     R    CRUV  R   R   R   R   C   R   R
outcome       RA    RU   CRUV  R   -   R   R   -   R   R
authority     CRU   CRU  CR    R   R   R   R   R   R   R
dictation     -     CR   RA    RA  RA  -   -   -   -   -
comment       -     CRU  CRU   CRU -   -   -   -   -   -
programme     CRUAX R    R     R   R   R   R   R   R   R
announcement  CR    R    RAV   R   R   -   -   -   -   -
mail          CRUV  -    -     -   -   -   -   -   -   -
failure       RUV   -    -     -   -   -   -   -   -   -
notice        CRU   -    -     -   -   -   -   -   -   -
"""
LETTERS = "CRUAVX"
EVERYBODY = ("ana", "mihai", "ilinca", "dan", "sorin", "vera", "vlad")


def _expected() -> Iterator[tuple[str, str, str]]:
    header, *rows = (line.split() for line in EXPECTED.strip().splitlines())
    assert tuple(header) == ROLES
    for thing, *cells in rows:
        for role, cell in zip(ROLES, cells, strict=True):
            yield thing, role, cell.strip("-")


@pytest.mark.parametrize(("thing", "role", "letters"), list(_expected()))
def test_each_cell_holds_what_the_table_of_roles_gives(thing: str, role: str, letters: str) -> None:
    assert {letter for letter in LETTERS if holds(role, letter, thing)} == set(letters)


def test_nothing_is_in_the_table_that_is_not_expected_and_the_other_way_round() -> None:
    assert set(RIGHTS) == {thing for thing, _, _ in _expected()}


def test_what_is_ones_own_or_public_opens_nothing_of_the_groups() -> None:
    for thing in RIGHTS:
        for role in ("RA", "RN", "AU", "PU"):
            opened = {x for x in LETTERS if x != "C" and holds_in_group(role, x, thing)}
            assert opened == set(), (thing, role)


def test_nobody_but_the_group_approves_what_is_the_groups() -> None:
    for thing in ("cause", "evidence", "choice", "campaign", "letter", "reply", "agenda"):
        assert [role for role in ROLES if holds(role, "A", thing)] == ["OR"]


def test_the_centre_touches_no_contact() -> None:
    assert not any(holds(role, x, "contact") for role in ("CA", "ME", "FU") for x in LETTERS)


def test_an_organiser_gives_no_role_that_holds_more_than_theirs() -> None:
    for role in GRANTS["OR"]:
        for thing in RIGHTS:
            assert RIGHTS[thing][role].letters <= RIGHTS[thing]["OR"].letters


def test_roles_towards_a_group_are_those_of_the_cast(cast: Cast) -> None:
    roles = [role_in(cast.by(name), cast.group) for name in EVERYBODY]
    assert roles == ["OR", "GM", "CA", "ME", "RA", "RA", "RN"]
    assert [role_in(cast.by(name), cast.centre) for name in ("ana", "ilinca")] == ["RA", "CA"]


def test_a_funder_is_a_guest_of_the_centre_and_sees_no_draft(cast: Cast) -> None:
    Membership.objects.create(
        group=cast.centre, user=cast.users["vera"], role="FU", since=clock.now()
    )
    draft = open_cause(group=cast.group, title="Ciornă", by=cast.by("ana"))
    assert role_in(cast.by("vera"), cast.group) == "FU"
    assert draft not in causes_visible_to(cast.by("vera"))
    assert draft in causes_visible_to(cast.by("dan"))


def test_a_role_that_has_ended_opens_nothing(cast: Cast) -> None:
    Membership.objects.filter(user=cast.users["ana"]).update(until=clock.now())
    assert role_in(cast.by("ana"), cast.group) == "RA"


type Scene = dict[str, object]
"""The rows that the rules are asked about, by name."""


@dataclass(frozen=True)
class Asked:
    """A rule, and the names of the rows in the scene that it is asked about."""

    rule: Callable[..., Refusal | None]
    rows: tuple[str, ...]
    more: dict[str, str]

    def __str__(self) -> str:
        return f"{self.rule.__name__} {' '.join(self.rows)}"

    def lets_in(self, cast: Cast, scene: Scene) -> set[str]:
        """Return the people of the cast whom the rule lets do what it is about."""
        rows = [scene[name] for name in self.rows]
        return {who for who in EVERYBODY if self.rule(cast.by(who), *rows, **self.more) is None}


def of(rule: Callable[..., Refusal | None], *rows: str, **more: str) -> Asked:
    """Return how to ask a rule about rows of the scene."""
    return Asked(rule, rows, more)


@pytest.fixture
def scene(cast: Cast, cause: Cause, office: Office) -> Scene:
    """Ana's group with a draft, a published cause, a demand, evidence, people and an agreement."""
    ana = cast.by("ana")
    contact = add_contact(
        group=cast.group, name="E", phone="0722123456", consents=["calls"], by=ana
    )
    return {
        "ana": cast.users["ana"],
        "vera": cast.users["vera"],
        "group": cast.group,
        "centre": cast.centre,
        "coalition": open_group(name="C", place="P", aim="X", kind="coalition", by=ana),
        "member": Membership.objects.get(user=cast.users["mihai"]),
        "link": invite(group=cast.group, role="GM", by=ana).link,
        "errand": ask_for_evidence(cause=cause, by=ana).link,
        "contact": contact,
        "consent": contact.consents.get(),
        "office": office,
        "authority": office.authority,
        "channel": office.channels.get(),
        "cause": cause,
        "draft": open_cause(group=cast.group, title="Ciornă", by=ana),
        "demand": add_demand(cause=cause, sentence="Un loc", office=office, by=ana),
        "evidence": offer_evidence(
            cause=cause,
            kind="witness",
            caption="Am văzut",
            seen_on=date(2026, 1, 1),
            by=cast.by("vera"),
        ),
    }


ALL = "ana mihai ilinca dan sorin vera vlad"
WRITERS = "ana dan ilinca sorin"
STAFF = "dan ilinca"

RULES: list[tuple[Asked, str]] = [
    (of(of_groups.why_not_open_group), "ana mihai ilinca dan sorin vera"),
    (of(of_groups.why_not_open_group, "centre"), "ilinca"),
    (of(of_groups.why_not_open_centre), ""),
    (of(of_groups.why_not_edit_group, "group"), "ana ilinca"),
    (of(of_groups.why_not_edit_group, "centre"), "ilinca"),
    (of(of_groups.why_not_say_at_risk, "group"), "ana"),
    (of(of_groups.why_not_assist_group, "coalition", "centre"), "ana"),
    (of(of_groups.why_not_end_assistance, "group"), "ana ilinca"),
    (of(of_groups.why_not_see_people, "group"), "ana mihai ilinca"),
    (of(of_groups.why_not_invite, "group", role="OR"), "ana"),
    (of(of_groups.why_not_invite, "group", role="VO"), "ana"),
    (of(of_groups.why_not_invite, "centre", role="ME"), "ilinca"),
    (of(of_groups.why_not_invite, "centre", role="OR"), ""),
    (of(of_groups.why_not_accept_invitation, "link", "group"), "ilinca dan sorin vera"),
    (of(of_groups.why_not_revoke_invitation, "group"), "ana ilinca"),
    (of(of_groups.why_not_see_errands, "group"), "ana"),
    (of(of_groups.why_not_revoke_errand, "group", "errand"), "ana"),
    (of(of_groups.why_not_renew_errand, "group", "errand"), "ana"),
    (of(of_groups.why_not_change_role, "member", role="VO"), "ana"),
    (of(of_groups.why_not_end_membership, "member"), "ana"),
    (of(of_groups.why_not_leave_group, "member"), "mihai"),
    (of(of_groups.why_not_join_coalition, "coalition", "group"), "ana"),
    (of(of_groups.why_not_bring_own_group, "coalition"), "ana"),
    (of(of_groups.why_not_bring_own_group, "group"), ""),
    (of(of_groups.why_not_see_contacts, "group"), "ana mihai"),
    (of(of_groups.why_not_add_contact, "group"), "ana"),
    (of(of_groups.why_not_edit_contact, "contact"), "ana"),
    (of(of_groups.why_not_record_consent, "contact", purpose="news"), "ana"),
    (of(of_groups.why_not_withdraw_consent, "consent"), "ana"),
    (of(of_groups.why_not_erase_contact, "contact"), "ana"),
    (of(of_groups.why_not_export_contacts, "group"), "ana"),
    (of(of_authorities.why_not_add_authority), WRITERS),
    (of(of_authorities.why_not_add_office, "authority"), WRITERS),
    (of(of_authorities.why_not_edit_office, "office"), STAFF),
    (of(of_authorities.why_not_add_mandate, "office"), WRITERS),
    (of(of_authorities.why_not_add_channel, "office"), WRITERS),
    (of(of_authorities.why_not_check_channel, "channel"), STAFF),
    (of(of_authorities.why_not_edit_authority, "authority"), STAFF),
    (of(of_authorities.why_not_keep_register), STAFF),
    (of(of_authorities.why_not_import_authorities), "ilinca"),
    (of(of_authorities.why_not_propose_correction, "authority"), "ana mihai ilinca dan sorin vera"),
    (of(of_causes.why_not_open_cause, "group"), "ana mihai"),
    (of(of_causes.why_not_edit_cause, "cause"), "ana"),
    (of(of_causes.why_not_publish_cause, "draft"), "ana"),
    (of(of_causes.why_not_hide_cause, "cause"), "ana"),
    (of(of_causes.why_not_add_demand, "cause"), "ana"),
    (of(of_causes.why_not_withdraw_demand, "demand"), "ana"),
    (of(of_causes.why_not_ask_for_evidence, "cause"), "ana"),
    (of(of_causes.why_not_offer_evidence, "cause"), "ana mihai dan sorin vera vlad"),
    (of(of_causes.why_not_offer_evidence, "draft"), "ana mihai dan"),
    (of(of_causes.why_not_accept_evidence, "evidence"), "ana"),
    (of(of_causes.why_not_strike_evidence, "evidence"), "ana"),
    (of(of_accounts.why_not_edit_account, "vera"), "vera"),
    (of(of_accounts.why_not_sign_out_everywhere, "vera"), "vera"),
    (of(of_accounts.why_not_delete_account, "vera"), "vera"),
    (of(of_accounts.why_not_delete_account, "ana"), ""),
]


@pytest.mark.parametrize(("asked", "allowed"), RULES, ids=str)
def test_each_rule_lets_in_exactly_these_people(
    cast: Cast, scene: Scene, asked: Asked, allowed: str
) -> None:
    assert asked.lets_in(cast, scene) == set(allowed.split())


def test_a_centre_is_opened_by_the_system(db: None) -> None:
    assert of_groups.why_not_open_centre(system()) is None


VISIBLE: list[tuple[Callable[[Actor], QuerySet[Any]], str, str]] = [
    (causes_visible_to, "cause", ALL),
    (causes_visible_to, "draft", "ana mihai ilinca dan"),
    (groups_run_by, "group", "ana mihai ilinca dan"),
    (groups_of_contacts, "group", "ana mihai"),
]


@pytest.mark.parametrize(("rows", "name", "seen_by"), VISIBLE)
def test_each_row_is_seen_by_exactly_these_people(
    cast: Cast, scene: Scene, rows: Callable[[Actor], QuerySet[Any]], name: str, seen_by: str
) -> None:
    row = scene[name]
    assert {who for who in EVERYBODY if row in rows(cast.by(who))} == set(seen_by.split())


def test_every_rule_of_people_and_causes_is_walked() -> None:
    asked = {asked.rule.__name__ for asked, _ in RULES}
    # The first is asked inside others; the others have a test file of their action's own.
    besides = {
        "why_not_lose",
        "why_not_end_mandate",
        "why_not_decide_correction",
        "why_not_leave_coalition",
        "why_not_open_account",
    }
    for module in (of_groups, of_authorities, of_causes, of_accounts):
        rules = {
            name
            for name, rule in vars(module).items()
            if name.startswith("why_not_") and rule.__module__ == module.__name__
        }
        assert rules <= asked | besides
