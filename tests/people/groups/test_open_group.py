"""Opening a group: name, place, one sentence, one photo, and a page at once."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from civicsteps.core.actors.actions import system, visitor
from civicsteps.core.journal.models import Entry, Showing
from civicsteps.core.refusals import Refused
from civicsteps.people.groups.actions import open_centre, open_group
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.queries import role_in
from tests.cast import Cast

WORDS: dict[str, Any] = {"name": "Podul nostru", "place": "Săbăreni", "aim": "Un pod sigur."}
NEW = "/grupuri/nou/"


def _typed(**more: object) -> dict[str, object]:
    return {**WORDS, "kind": "group", "once": str(uuid4()), **more}


def test_who_opens_a_group_is_its_organiser(cast: Cast) -> None:
    by = cast.by("vera")
    group = open_group(**WORDS, by=by)
    assert (group.slug, role_in(by, group), group.assisted_by) == ("podul-nostru", "OR", None)
    entry = Entry.objects.get(kind="groups.group_opened")
    assert set(entry.showings.values_list("audience", flat=True)) == {"public", group.audience}


def test_a_centre_opens_it_for_others_and_assists_it_from_the_start(cast: Cast) -> None:
    group = open_group(**WORDS, centre=cast.centre, by=cast.by("ilinca"))
    assert group.assisted_by == cast.centre
    assert not group.memberships.exists()


@pytest.mark.parametrize("name", ["dan", "ana", "vera", "vlad"])
def test_nobody_but_its_administrator_opens_groups_for_a_centre(cast: Cast, name: str) -> None:
    with pytest.raises(Refused):
        open_group(**WORDS, centre=cast.centre, by=cast.by(name))


def test_a_visitor_opens_none(cast: Cast) -> None:
    with pytest.raises(Refused):
        open_group(**WORDS, by=visitor())
    assert not Group.objects.filter(name="Podul nostru").exists()


def test_namesakes_live_in_different_places(cast: Cast) -> None:
    open_group(**WORDS, by=cast.by("vera"))
    other = open_group(**{**WORDS, "place": "Vaslui"}, by=cast.by("vera"))
    assert other.slug == "podul-nostru-2"
    with pytest.raises(Refused) as refused:
        open_group(**{**WORDS, "name": "podul NOSTRU", "place": "sabareni"}, by=cast.by("vera"))
    assert refused.value.refusal.field == "name"


def test_a_group_at_risk_opens_in_silence(cast: Cast) -> None:
    group = open_group(**WORDS, at_risk=True, by=cast.by("vera"))
    assert not Showing.objects.filter(
        audience="public", entry__mentions__object_id=group.pk
    ).exists()


def test_a_centre_is_opened_by_the_system_alone(cast: Cast) -> None:
    centre = open_centre(**WORDS, admin=cast.users["vera"], by=system())
    assert role_in(cast.by("vera"), centre) == "CA"
    with pytest.raises(Refused):
        open_centre(**{**WORDS, "name": "Alt centru"}, admin=cast.users["ana"], by=cast.by("ana"))
    with pytest.raises(Refused):
        open_group(**{**WORDS, "name": "Al treilea"}, kind="centre", by=cast.by("vera"))


def test_the_page_leads_to_the_new_group_and_twice_makes_one(cast: Cast, client: Client) -> None:
    client.force_login(cast.users["vera"])
    typed = _typed()
    answers = [client.post(NEW, typed) for _ in range(2)]
    assert {a["Location"] for a in answers} == {"/grupuri/podul-nostru/prima-zi/"}
    assert Group.objects.filter(name="Podul nostru").count() == 1


def test_a_failed_form_keeps_what_was_typed_and_speaks_romanian(cast: Cast, client: Client) -> None:
    client.force_login(cast.users["vera"])
    page = client.post(NEW, _typed(place=""))
    text = page.content.decode()
    assert page.status_code == 422
    assert "Podul nostru" in text
    assert "Un pod sigur." in text
    assert "Completează și aici." in text
    assert "This field" not in text


def test_a_photo_that_is_none_is_refused_with_a_reason(cast: Cast, client: Client) -> None:
    client.force_login(cast.users["vera"])
    fake = SimpleUploadedFile("poza.jpg", b"<script>alert(1)</script>", "image/jpeg")
    page = client.post(NEW, _typed(photo=fake))
    assert page.status_code == 422
    assert not Group.objects.filter(name="Podul nostru").exists()


def test_a_visitor_is_sent_to_sign_in(db: None, client: Client) -> None:
    assert client.get(NEW)["Location"].startswith("/cont/intra/")
