"""Changing what a group says of itself."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from civicsteps.core.refusals import Refused
from civicsteps.people.groups.actions import edit_group, end_assistance
from civicsteps.people.groups.models import Group
from tests.cast import Cast

WORDS: dict[str, Any] = {
    "name": "Loc de joacă",
    "place": "Grozăvești",
    "aim": "Un loc de joacă sigur.",
}


def test_the_organiser_changes_words_and_the_address_stays(cast: Cast) -> None:
    group = edit_group(group=cast.group, **WORDS, contact="la blocul 5", by=cast.by("ana"))
    group.refresh_from_db()
    assert (group.place, group.contact, group.slug) == ("Grozăvești", "la blocul 5", "loc-de-joaca")


@pytest.mark.parametrize("name", ["mihai", "vera", "vlad", "sorin", "dan"])
def test_others_may_not(cast: Cast, name: str) -> None:
    with pytest.raises(Refused):
        edit_group(group=cast.group, **WORDS, by=cast.by(name))


def test_only_its_own_organisers_say_whether_a_group_is_in_danger(
    cast: Cast, client: Client
) -> None:
    edit_group(group=cast.group, **WORDS, at_risk=True, by=cast.by("ana"))
    with pytest.raises(Refused):
        edit_group(group=cast.group, **WORDS, at_risk=False, by=cast.by("ilinca"))
    client.force_login(cast.users["ilinca"])
    path = "/grupuri/loc-de-joaca/schimba/"
    assert 'name="at_risk"' not in client.get(path).content.decode()
    typed = {**WORDS, "legal_form": "informal", "accent": "leaf", "once": str(uuid4())}
    assert client.post(path, typed).status_code == 302
    cast.group.refresh_from_db()
    assert (cast.group.accent, cast.group.at_risk) == ("leaf", True)
    client.force_login(cast.users["ana"])
    client.post(path, {**typed, "once": str(uuid4())})
    cast.group.refresh_from_db()
    assert not cast.group.at_risk


def test_an_edit_undoes_nothing_that_was_done_since_the_page_was_read(cast: Cast) -> None:
    stale = Group.objects.get(pk=cast.group.pk)
    end_assistance(group=cast.group, by=cast.by("ana"))
    edit_group(group=stale, **WORDS, by=cast.by("ana"))
    cast.group.refresh_from_db()
    assert cast.group.assisted_by is None


def test_two_groups_of_a_place_do_not_share_a_name(cast: Cast) -> None:
    taken = {**WORDS, "name": "Alt grup", "place": "București"}
    with pytest.raises(Refused) as refused:
        edit_group(group=cast.group, **taken, by=cast.by("ana"))
    assert refused.value.refusal.field == "name"


def test_the_page_shows_what_is_kept_and_saves_it(cast: Cast, client: Client) -> None:
    client.force_login(cast.users["ana"])
    path = "/grupuri/loc-de-joaca/schimba/"
    assert "Un cartier bun." in client.get(path).content.decode()
    typed = {**WORDS, "legal_form": "informal", "accent": "leaf", "once": str(uuid4())}
    assert client.post(path, typed)["Location"] == "/grupuri/loc-de-joaca/"
    cast.group.refresh_from_db()
    assert cast.group.accent == "leaf"


def test_a_member_sees_that_the_page_is_closed_and_a_stranger_sees_none(
    cast: Cast, client: Client
) -> None:
    client.force_login(cast.users["mihai"])
    assert client.get("/grupuri/loc-de-joaca/schimba/").status_code == 403
    client.force_login(cast.users["sorin"])
    assert client.get("/grupuri/loc-de-joaca/schimba/").status_code == 404
