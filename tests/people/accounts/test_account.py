"""One's own account: name, language, going out everywhere, leaving for good."""

import pytest
from django.test import Client

from civicsteps.core.actors.models import Actor
from civicsteps.core.journal.models import Entry
from civicsteps.core.refusals import Refused
from civicsteps.people.accounts.actions import delete_account, edit_account, sign_out_everywhere
from civicsteps.people.accounts.models import User
from civicsteps.people.groups.models import Membership
from tests.cast import Cast


def test_the_page_keeps_name_and_language(cast: Cast, client: Client) -> None:
    client.force_login(cast.users["vera"])
    page = client.get("/cont/").content.decode()
    assert "vera@example.org" in page
    done = client.post("/cont/", {"name": "Vera  Ionescu", "language": "en"})
    assert (done.status_code, done["Location"]) == (302, "/cont/")
    vera = User.objects.get(pk=cast.users["vera"].pk)
    assert (vera.name, vera.language) == ("Vera  Ionescu", "en")


def test_a_bad_language_is_refused_and_what_was_typed_stays(cast: Cast, client: Client) -> None:
    client.force_login(cast.users["vera"])
    page = client.post("/cont/", {"name": "Vera Nouă", "language": "de"})
    assert page.status_code == 422
    assert "Vera Nouă" in page.content.decode()


def test_the_page_is_for_who_is_signed_in(db: None, client: Client) -> None:
    assert client.get("/cont/")["Location"].startswith("/cont/intra/")


def test_nobody_changes_the_account_of_another(cast: Cast) -> None:
    vera = cast.users["vera"]
    with pytest.raises(Refused):
        edit_account(user=vera, name="X", language="ro", by=cast.by("ana"))
    with pytest.raises(Refused):
        sign_out_everywhere(user=vera, by=cast.by("ana"))
    with pytest.raises(Refused):
        delete_account(user=vera, by=cast.by("ana"))
    assert User.objects.get(pk=vera.pk).name == "Vera"


def test_signing_out_everywhere_ends_the_session_of_another_phone(cast: Cast) -> None:
    phone, computer = Client(), Client()
    for device in (phone, computer):
        device.force_login(cast.users["ana"])
    assert phone.get("/cont/").status_code == 200
    computer.post("/cont/iesi-peste-tot/")
    for device in (phone, computer):
        assert device.get("/cont/").status_code == 302


def test_deleting_an_account_keeps_what_was_done_by_nobody_in_particular(
    cast: Cast, client: Client
) -> None:
    mihai = cast.users["mihai"]
    actor = mihai.actor_id
    edit_account(user=mihai, name="Mihai", language="ro", by=cast.by("mihai"))
    client.force_login(mihai)
    client.post("/cont/sterge/")
    assert not User.objects.filter(pk=mihai.pk).exists()
    assert not Membership.objects.filter(group=cast.group, role="GM").exists()
    assert Actor.objects.filter(pk=actor).exists()
    assert Entry.objects.filter(actor_id=actor).count() == 2
    assert client.get("/cont/").status_code == 302


def test_the_last_organiser_is_told_why_they_cannot_go(cast: Cast, client: Client) -> None:
    client.force_login(cast.users["ana"])
    assert "fără niciun organizator" in client.get("/cont/sterge/").content.decode()
    assert client.post("/cont/sterge/").status_code == 409
    assert User.objects.filter(pk=cast.users["ana"].pk).exists()
