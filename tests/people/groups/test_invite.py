"""Invitations: made, sent on, used once, taken back."""

import re
from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client

from civicsteps.core.links.models import Link
from civicsteps.core.refusals import Refused
from civicsteps.people.groups.actions import (
    accept_invitation,
    add_contact,
    end_membership,
    invite,
    open_group,
    revoke_invitation,
)
from civicsteps.people.groups.models import Membership
from civicsteps.people.groups.queries import role_in
from tests.cast import Cast

PEOPLE = "/grupuri/loc-de-joaca/oameni/"


def test_an_invited_neighbour_joins_with_the_role_of_the_link(cast: Cast, client: Client) -> None:
    link = invite(group=cast.group, role="GM", by=cast.by("ana")).url.partition("/l/")[2]
    client.force_login(cast.users["vera"])
    assert "Loc de joacă" in client.get(f"/l/{link}").content.decode()
    done = client.post(f"/l/{link}")
    assert done["Location"] == "/grupuri/loc-de-joaca/"
    assert role_in(cast.by("vera"), cast.group) == "GM"
    client.force_login(cast.users["sorin"])
    assert client.get(f"/l/{link}").status_code == 410


def test_a_visitor_signs_in_first_and_comes_back(cast: Cast, client: Client) -> None:
    link = invite(group=cast.group, role="GM", by=cast.by("ana")).url.partition("/l/")[2]
    answer = client.get(f"/l/{link}")
    assert answer["Location"] == f"/cont/intra/?next=/l/{link}"


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("mihai", "GM"),
        ("vera", "GM"),
        ("vlad", "VO"),
        ("sorin", "GM"),
        ("dan", "OR"),
        ("ilinca", "GM"),
        ("ilinca", "OR"),
        ("ana", "CA"),
        ("ana", "FU"),
    ],
)
def test_nobody_gives_what_they_do_not_hold(cast: Cast, name: str, role: str) -> None:
    with pytest.raises(Refused):
        invite(group=cast.group, role=role, by=cast.by(name))
    assert not Link.objects.exists()


def test_the_centre_invites_the_first_organiser_of_a_group_that_has_none(cast: Cast) -> None:
    by = cast.by("ilinca")
    group = open_group(name="Nou", place="Iași", aim="X", centre=cast.centre, by=by)
    link = invite(group=group, role="OR", by=by).link
    accept_invitation(link=link, group=group, by=cast.by("vera"))
    assert role_in(cast.by("vera"), group) == "OR"
    with pytest.raises(Refused):
        invite(group=group, role="OR", by=cast.by("ilinca"))


def test_who_is_in_the_group_does_not_join_twice(cast: Cast) -> None:
    link = invite(group=cast.group, role="OR", by=cast.by("ana")).link
    with pytest.raises(Refused):
        accept_invitation(link=link, group=cast.group, by=cast.by("mihai"))
    assert Membership.objects.filter(user=cast.users["mihai"]).count() == 1


def test_an_invitation_is_worth_nothing_once_its_maker_is_out(cast: Cast) -> None:
    second = invite(group=cast.group, role="OR", by=cast.by("ana")).link
    accept_invitation(link=second, group=cast.group, by=cast.by("vera"))
    from_vera = invite(group=cast.group, role="OR", by=cast.by("vera")).link
    place = cast.group.memberships.get(user=cast.users["vera"])
    end_membership(membership=place, by=cast.by("ana"))
    with pytest.raises(Refused):
        accept_invitation(
            link=Link.objects.get(pk=from_vera.pk), group=cast.group, by=cast.by("sorin")
        )


def test_an_invitation_taken_back_opens_nothing(cast: Cast, client: Client) -> None:
    issued = invite(group=cast.group, role="GM", by=cast.by("ana"))
    with pytest.raises(Refused):
        revoke_invitation(link=issued.link, group=cast.group, by=cast.by("mihai"))
    client.force_login(cast.users["ana"])
    answer = client.post(f"{PEOPLE}invitatii/{issued.link.pk}/retrage/")
    assert answer["Location"] == PEOPLE
    client.force_login(cast.users["vera"])
    assert client.get(f"/l/{issued.url.partition('/l/')[2]}").status_code == 410


def test_the_organiser_gets_a_text_for_whatsapp_with_a_link_that_works(
    cast: Cast, client: Client
) -> None:
    client.force_login(cast.users["ana"])
    typed = {"role": "VO", "once": str(uuid4())}
    first, again = (client.post(f"{PEOPLE}invita/", typed)["Location"] for _ in range(2))
    assert first == again
    assert Link.objects.count() == 1
    page = client.get(first).content.decode()
    assert "wa.me" in page
    assert "Vin și eu" in page
    token = re.search(r"/l/([\w-]{20,})/", page)
    assert token
    assert Client().get(f"/l/{token[1]}/").status_code == 302


def test_an_invitation_is_shown_in_no_other_browser_and_nothing_is_unsealed(
    cast: Cast, client: Client
) -> None:
    person = add_contact(group=cast.group, name="Elena Pop", by=cast.by("ana"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM groups_contact")
        sealed = cursor.fetchone()[0]
    assert sealed not in {"", person.name}
    client.force_login(cast.users["ana"])
    assert client.get(f"{PEOPLE}invitatie/{sealed}/").status_code == 404
    assert client.get(f"{PEOPLE}invitatie/")["Location"] == f"{PEOPLE}invita/"


def test_an_invitation_carries_the_sites_own_address(
    cast: Cast, client: Client, settings: LazySettings
) -> None:
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://pasi.example.net", ["*"]
    client.force_login(cast.users["ana"])
    typed = {"role": "VO", "once": str(uuid4())}
    made = client.post(f"{PEOPLE}invita/", typed, HTTP_HOST="rau.example.net")
    page = client.get(made["Location"], HTTP_HOST="rau.example.net").content.decode()
    assert "https://pasi.example.net/l/" in page
    assert "rau.example.net/l/" not in page


def test_the_page_of_people_is_the_groups_own(cast: Cast, client: Client) -> None:
    client.force_login(cast.users["mihai"])
    page = client.get(PEOPLE)
    assert "no-store" in page["Cache-Control"]
    assert "Ana" in page.content.decode()
    assert "Invită pe cineva" not in page.content.decode()
    client.force_login(cast.users["sorin"])
    assert client.get(PEOPLE).status_code == 404


def test_of_a_group_at_risk_the_centre_sees_no_name(cast: Cast, client: Client) -> None:
    client.force_login(cast.users["ilinca"])
    assert client.get(PEOPLE).status_code == 200
    cast.group.at_risk = True
    cast.group.save()
    assert client.get(PEOPLE).status_code == 403
