"""A centre assists groups; the group may go on alone; groups stand together."""

from uuid import uuid4

import pytest
from django.test import Client

from civicsteps.core.refusals import Refused
from civicsteps.people.groups.actions import (
    assist_group,
    end_assistance,
    join_coalition,
    leave_coalition,
    open_group,
)
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.queries import coalition_members, role_in
from tests.cast import Cast


@pytest.fixture
def free(cast: Cast) -> Group:
    """A group that Vera opened and nobody assists."""
    return open_group(name="Liber", place="Iași", aim="X", by=cast.by("vera"))


def test_the_group_lets_a_centre_in_and_its_mentor_sees_it(cast: Cast, free: Group) -> None:
    assert role_in(cast.by("dan"), free) == "RA"
    assist_group(group=free, centre=cast.centre, by=cast.by("vera"))
    assert role_in(cast.by("dan"), free) == "ME"


@pytest.mark.parametrize("name", ["ana", "dan", "ilinca", "vlad"])
def test_no_centre_looks_into_a_group_by_itself(cast: Cast, free: Group, name: str) -> None:
    with pytest.raises(Refused):
        assist_group(group=free, centre=cast.centre, by=cast.by(name))


def test_a_group_has_one_centre_and_a_centre_is_one(cast: Cast, free: Group) -> None:
    with pytest.raises(Refused):
        assist_group(group=cast.group, centre=cast.centre, by=cast.by("ana"))
    with pytest.raises(Refused):
        assist_group(group=free, centre=cast.other_group, by=cast.by("vera"))


def test_a_group_goes_on_alone(cast: Cast, client: Client) -> None:
    with pytest.raises(Refused):
        end_assistance(group=cast.group, by=cast.by("mihai"))
    client.force_login(cast.users["ana"])
    client.post("/grupuri/loc-de-joaca/fara-sprijin/")
    cast.group.refresh_from_db()
    assert role_in(cast.by("ilinca"), cast.group) == "RA"
    with pytest.raises(Refused):
        end_assistance(group=cast.group, by=cast.by("ana"))


def test_the_page_chooses_among_centres(cast: Cast, free: Group, client: Client) -> None:
    client.force_login(cast.users["vera"])
    page = client.get("/grupuri/liber/sprijin/").content.decode()
    assert "Centrul de resurse" in page
    assert "Alt grup" not in page
    typed = {"group": cast.centre.pk, "once": str(uuid4())}
    assert client.post("/grupuri/liber/sprijin/", typed)["Location"] == "/grupuri/liber/"
    free.refresh_from_db()
    assert free.assisted_by == cast.centre
    client.force_login(cast.users["sorin"])
    assert client.get("/grupuri/liber/sprijin/").status_code == 404


def test_an_organiser_of_both_brings_a_group_into_a_coalition_and_out(cast: Cast) -> None:
    coalition = open_group(
        name="Împreună", place="București", aim="X", kind="coalition", by=cast.by("ana")
    )
    member = join_coalition(coalition=coalition, group=cast.group, by=cast.by("ana"))
    assert list(coalition_members(coalition)) == [cast.group]
    with pytest.raises(Refused):
        join_coalition(coalition=coalition, group=cast.group, by=cast.by("ana"))
    with pytest.raises(Refused):
        join_coalition(coalition=coalition, group=cast.other_group, by=cast.by("ana"))
    with pytest.raises(Refused):
        leave_coalition(member=member, by=cast.by("mihai"))
    leave_coalition(member=member, by=cast.by("ana"))
    assert not coalition_members(coalition).exists()


def test_a_group_is_no_coalition(cast: Cast) -> None:
    with pytest.raises(Refused):
        join_coalition(coalition=cast.other_group, group=cast.group, by=cast.by("ana"))
