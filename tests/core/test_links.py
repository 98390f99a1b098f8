"""Links that do one thing."""

from datetime import timedelta

import pytest
from django.test import Client

from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.links.actions import LinkGone, find, issue, revoke, use
from civicsteps.core.links.models import Link
from tests.cast import Cast

PURPOSE = "causes.bring_evidence"


@pytest.fixture
def token(cause: Cause, cast: Cast) -> str:
    url = issue(PURPOSE, cause, by=cast.by("ana")).url
    return url.rstrip("/").rpartition("/")[2]


def test_only_the_hash_of_a_token_is_kept(token: str) -> None:
    assert token not in str(Link.objects.values())


def test_looking_at_a_link_does_not_use_it(client: Client, token: str) -> None:
    for _ in range(3):
        assert client.get(f"/l/{token}/").status_code == 200
    assert find(token).uses_left == 1


def test_a_used_link_says_so(client: Client, token: str) -> None:
    use(find(token))
    with pytest.raises(LinkGone, match="used"):
        find(token)
    response = client.get(f"/l/{token}/")
    assert response.status_code == 410
    assert "folosit" in response.content.decode()


def test_an_expired_link_says_so(client: Client, token: str) -> None:
    with clock.set_to(clock.now() + timedelta(days=400)), pytest.raises(LinkGone, match="expired"):
        find(token)


def test_a_revoked_link_says_so(token: str, cause: Cause) -> None:
    assert revoke(cause, purpose=PURPOSE) == 1
    with pytest.raises(LinkGone, match="revoked"):
        find(token)


def test_a_forged_link_gets_a_page_that_says_what_to_do(client: Client, db: None) -> None:
    response = client.get("/l/AAAAAAAAAAAAAAAAAAAAAAAA/")
    assert response.status_code == 410
    assert "probleme" in response.content.decode()


def test_a_link_has_one_use_even_when_followed_twice_at_once(token: str) -> None:
    first, second = find(token), find(token)
    use(first)
    with pytest.raises(LinkGone):
        use(second)
