"""Changing what a group says of itself."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from civicsteps.core.refusals import Refused
from civicsteps.people.groups.actions import edit_group
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
