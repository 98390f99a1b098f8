"""A link that signs in with one tap, where nothing is real."""

from django.test import Client

from civicsteps.core.links.actions import issue
from tests.cast import Cast


def _path(cast: Cast, name: str) -> str:
    user = cast.users[name]
    return issue("accounts.sign_in", user, by=cast.by("ana"), uses=2).url.partition("/l/")[2]


def test_a_get_shows_a_button_and_the_post_signs_in(cast: Cast, client: Client) -> None:
    path = f"/l/{_path(cast, 'ilinca')}"
    shown = client.get(path)
    assert "Ilinca" in shown.content.decode()
    assert "_auth_user_id" not in client.session
    done = client.post(path)
    assert (done.status_code, done["Location"]) == (302, "/birou/")
    assert client.session["_auth_user_id"] == str(cast.users["ilinca"].pk)


def test_one_can_change_roles_by_another_link(cast: Cast, client: Client) -> None:
    client.post(f"/l/{_path(cast, 'ilinca')}")
    client.post(f"/l/{_path(cast, 'ana')}")
    assert client.session["_auth_user_id"] == str(cast.users["ana"].pk)
