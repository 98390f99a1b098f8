"""Roles change and people leave; a group always keeps an organiser."""

from uuid import uuid4

import pytest
from django.test import Client

from civicsteps.core.refusals import Refused
from civicsteps.people.groups.actions import change_role, end_membership, leave_group
from civicsteps.people.groups.models import Membership
from civicsteps.people.groups.queries import role_in
from tests.cast import Cast


def _place(cast: Cast, name: str) -> Membership:
    return Membership.objects.select_related("group", "user__actor").get(
        user=cast.users[name], until=None
    )


def test_an_organiser_makes_a_member_organiser_and_the_past_stays(cast: Cast) -> None:
    change_role(membership=_place(cast, "mihai"), role="OR", by=cast.by("ana"))
    assert role_in(cast.by("mihai"), cast.group) == "OR"
    assert Membership.objects.filter(user=cast.users["mihai"], until__isnull=False).count() == 1


def test_the_same_role_again_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused):
        change_role(membership=_place(cast, "mihai"), role="GM", by=cast.by("ana"))


def test_the_last_organiser_is_neither_lowered_nor_removed_nor_leaves(cast: Cast) -> None:
    ana = _place(cast, "ana")
    with pytest.raises(Refused):
        change_role(membership=ana, role="GM", by=cast.by("ana"))
    with pytest.raises(Refused):
        end_membership(membership=ana, by=cast.by("ana"))
    with pytest.raises(Refused):
        leave_group(membership=ana, by=cast.by("ana"))
    assert role_in(cast.by("ana"), cast.group) == "OR"


def test_with_a_second_organiser_the_first_may_leave(cast: Cast) -> None:
    change_role(membership=_place(cast, "mihai"), role="OR", by=cast.by("ana"))
    leave_group(membership=_place(cast, "ana"), by=cast.by("ana"))
    assert role_in(cast.by("ana"), cast.group) == "RA"


def test_the_last_administrator_of_a_centre_stays(cast: Cast) -> None:
    with pytest.raises(Refused):
        leave_group(membership=_place(cast, "ilinca"), by=cast.by("ilinca"))


@pytest.mark.parametrize("name", ["mihai", "vera", "vlad", "sorin", "dan", "ilinca"])
def test_only_organisers_manage_people(cast: Cast, name: str) -> None:
    with pytest.raises(Refused):
        change_role(membership=_place(cast, "mihai"), role="VO", by=cast.by(name))
    with pytest.raises(Refused):
        end_membership(membership=_place(cast, "mihai"), by=cast.by(name))


def test_nobody_leaves_for_another(cast: Cast) -> None:
    with pytest.raises(Refused):
        leave_group(membership=_place(cast, "mihai"), by=cast.by("ana"))


def test_who_was_removed_is_not_removed_again(cast: Cast) -> None:
    place = _place(cast, "mihai")
    end_membership(membership=place, by=cast.by("ana"))
    with pytest.raises(Refused):
        end_membership(membership=place, by=cast.by("ana"))


def test_the_pages_change_a_role_and_take_somebody_out(cast: Cast, client: Client) -> None:
    client.force_login(cast.users["ana"])
    path = f"/grupuri/loc-de-joaca/oameni/{_place(cast, 'mihai').pk}/"
    client.post(f"{path}rol/", {"role": "VO", "once": str(uuid4())})
    assert role_in(cast.by("mihai"), cast.group) == "VO"
    path = f"/grupuri/loc-de-joaca/oameni/{_place(cast, 'mihai').pk}/"
    client.post(f"{path}scoate/")
    assert role_in(cast.by("mihai"), cast.group) == "RA"


def test_a_member_leaves_by_the_page_and_the_last_organiser_is_told_why(
    cast: Cast, client: Client
) -> None:
    client.force_login(cast.users["mihai"])
    client.post("/grupuri/loc-de-joaca/ies/")
    assert role_in(cast.by("mihai"), cast.group) == "RA"
    client.force_login(cast.users["ana"])
    assert "fără niciun organizator" in client.get("/grupuri/loc-de-joaca/ies/").content.decode()
    assert client.post("/grupuri/loc-de-joaca/ies/").status_code == 409


def test_a_membership_of_another_group_is_not_found(cast: Cast, client: Client) -> None:
    client.force_login(cast.users["ana"])
    theirs = _place(cast, "sorin").pk
    assert client.get(f"/grupuri/loc-de-joaca/oameni/{theirs}/scoate/").status_code == 404


def test_who_is_out_already_is_not_given_a_role_from_an_old_page(cast: Cast) -> None:
    place = Membership.objects.get(user=cast.users["mihai"])
    stale = Membership.objects.get(pk=place.pk)
    end_membership(membership=place, by=cast.by("ana"))
    with pytest.raises(Refused):
        change_role(membership=stale, role="VO", by=cast.by("ana"))
    assert not Membership.objects.filter(user=cast.users["mihai"], until=None).exists()
