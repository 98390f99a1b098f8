"""What keeps robots out and lets people in."""

from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client, RequestFactory

from civicsteps.core import clock
from civicsteps.core.guard.forms import _SALT, GuardedForm
from civicsteps.core.guard.limits import LIMITS, knock, network_of
from civicsteps.core.guard.models import Knocks


def sent(age: timedelta, **fields: str) -> GuardedForm:
    shown = signing.dumps((clock.now() - age).timestamp(), salt=_SALT)
    once = "6d1f0a3e-2c56-4f5e-9f0d-6f7a3a1d52c4"
    return GuardedForm({"shown": shown, "once": once, **fields})


def test_a_person_who_took_a_minute_is_let_in() -> None:
    assert sent(timedelta(minutes=1)).is_valid()


@pytest.mark.parametrize(
    ("age", "fields"),
    [
        (timedelta(0), {}),
        (timedelta(days=2), {}),
        (timedelta(minutes=1), {"trap": "buy now"}),
        (timedelta(minutes=1), {"shown": "forged"}),
    ],
)
def test_a_robot_or_an_old_page_is_asked_again(age: timedelta, fields: dict[str, str]) -> None:
    assert not sent(age, **fields).is_valid()


def test_an_old_page_can_be_sent_again_at_once() -> None:
    form = sent(timedelta(days=2))
    assert not form.is_valid()
    stamp = signing.loads(form.data["shown"], salt=_SALT)
    assert clock.now().timestamp() - stamp < 5


def test_knocks_are_counted_by_window_and_refused_past_the_limit(db: None) -> None:
    for _ in range(LIMITS["follow"].count):
        assert knock("follow", "192.0.2.0/24") is None
    assert knock("follow", "192.0.2.0/24")
    assert knock("follow", "198.51.100.0/24") is None
    with clock.set_to(clock.now() + timedelta(hours=1)):
        assert knock("follow", "192.0.2.0/24") is None


def test_an_address_is_never_stored_in_clear(db: None) -> None:
    knock("follow", "192.0.2.0/24")
    assert b"192" not in bytes(Knocks.objects.get().source)


def test_neighbours_of_one_network_share_a_limit(rf: RequestFactory) -> None:
    assert network_of(rf.get("/", REMOTE_ADDR="192.0.2.77")) == "192.0.2.0/24"
    assert network_of(rf.get("/", REMOTE_ADDR="2001:db8:1:2::9")) == "2001:db8:1:2::/64"


@pytest.mark.parametrize("address", ["192.0.2.77", "::ffff:192.0.2.77"])
def test_an_address_is_the_same_however_the_server_writes_it(
    rf: RequestFactory, address: str
) -> None:
    assert network_of(rf.get("/", REMOTE_ADDR=address)) == "192.0.2.0/24"


def test_what_a_proxy_passes_on_may_be_nonsense(rf: RequestFactory) -> None:
    assert network_of(rf.get("/", REMOTE_ADDR="unknown")) == "::/64"


@pytest.mark.parametrize(
    ("path", "said"), [("/spune/", "Este prea mare"), ("/en/spune/", "This is too large")]
)
def test_a_request_larger_than_any_form_is_turned_away(
    client: Client, db: None, path: str, said: str
) -> None:
    page = client.post(path, {"words": "a"}, CONTENT_LENGTH=str(41 * 1024 * 1024))
    assert page.status_code == 413
    assert said in page.content.decode()
