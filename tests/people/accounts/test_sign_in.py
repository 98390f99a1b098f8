"""Coming in with a code from the e-mail."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse

from civicsteps.core import clock
from civicsteps.core.mail.models import Message
from civicsteps.people.accounts.models import User
from tests.cast import Cast

SIGN_IN = "/cont/intra/"


def _code() -> str:
    found = re.search(r"\d{6}", Message.objects.latest("queued_at").text)
    assert found
    return found[0]


def test_a_member_comes_in_with_the_code_and_lands_on_the_desk(cast: Cast, client: Client) -> None:
    asked = client.post(SIGN_IN, {"email": "Ana@Example.org"})
    assert (asked.status_code, asked["Location"]) == (302, "/cont/cod/")
    message = Message.objects.get()
    assert (message.to, message.subject) == ("ana@example.org", "Codul tău pentru Pași civici")
    came = client.post("/cont/cod/", {"code": _code()})
    assert (came.status_code, came["Location"]) == (302, reverse("desk"))
    assert client.session["_auth_user_id"] == str(cast.users["ana"].pk)


@pytest.mark.django_db
def test_a_new_address_gets_an_account_with_an_actor_and_the_language_of_the_page(
    client: Client,
) -> None:
    client.post("/en" + SIGN_IN, {"email": "noua@example.org"})
    user = User.objects.get(email="noua@example.org")
    assert (user.language, user.actor.kind, user.last_login) == ("en", "user", None)
    assert "Your code" in Message.objects.get().text
    client.post("/en/cont/cod/", {"code": _code()})
    assert User.objects.get(pk=user.pk).last_login is not None


@pytest.mark.django_db
def test_a_known_and_an_unknown_address_get_the_same_answer(cast: Cast) -> None:
    answers = []
    for address in ("ana@example.org", "nimeni@example.org"):
        client = Client()
        asked = client.post(SIGN_IN, {"email": address})
        page = client.get("/cont/cod/").content.decode()
        answers.append((asked.status_code, asked["Location"], page.count("<form")))
    assert answers[0] == answers[1]


def test_a_wrong_code_stays_out_and_says_so_in_romanian(cast: Cast, client: Client) -> None:
    client.post(SIGN_IN, {"email": "ana@example.org"})
    wrong = "000000" if _code() != "000000" else "111111"
    page = client.post("/cont/cod/", {"code": wrong})
    assert page.status_code == 422
    assert "Nu e codul din e-mail" in page.content.decode()
    assert "_auth_user_id" not in client.session


def test_five_wrong_codes_make_the_right_one_worthless(cast: Cast, client: Client) -> None:
    client.post(SIGN_IN, {"email": "ana@example.org"})
    right = _code()
    wrong = "000000" if right != "000000" else "111111"
    for _ in range(5):
        client.post("/cont/cod/", {"code": wrong})
    client.post("/cont/cod/", {"code": right})
    assert "_auth_user_id" not in client.session


def test_who_mistyped_the_address_can_type_it_again(cast: Cast, client: Client) -> None:
    client.post(SIGN_IN, {"email": "anna@example.org"})
    assert client.get(SIGN_IN).status_code == 200
    client.post(SIGN_IN, {"email": "ana@example.org"})
    client.post("/cont/cod/", {"code": _code()})
    assert client.session["_auth_user_id"] == str(cast.users["ana"].pk)


def test_the_code_can_be_sent_once_more(cast: Cast, client: Client) -> None:
    client.post(SIGN_IN, {"email": "ana@example.org"})
    client.post("/cont/cod/", {"action": "resend"})
    assert Message.objects.count() == 2
    client.post("/cont/cod/", {"code": _code()})
    assert "_auth_user_id" in client.session


def test_one_goes_on_to_the_page_that_asked_to_sign_in(cast: Cast, client: Client) -> None:
    asked = client.post(f"{SIGN_IN}?next=/cont/", {"email": "ana@example.org"})
    came = client.post(asked["Location"], {"code": _code()})
    assert came["Location"] == "/cont/"
    away = Client().post(f"{SIGN_IN}?next=https://evil.example/", {"email": "ana@example.org"})
    assert "evil" not in away["Location"]


def test_a_bad_address_is_refused_and_kept(client: Client, db: None) -> None:
    page = client.post(SIGN_IN, {"email": "ana@"})
    assert page.status_code == 422
    assert 'value="ana@"' in page.content.decode()
    assert not User.objects.exists()


def test_too_many_askings_from_one_place_are_refused(client: Client, db: None) -> None:
    answers = [client.post(SIGN_IN, {"email": f"om{n}@example.org"}).status_code for n in range(21)]
    assert answers == [302] * 20 + [422]
    assert User.objects.count() == 20


def test_one_address_gets_ten_codes_in_an_hour_from_wherever_they_are_asked(
    cast: Cast, client: Client
) -> None:
    for number in range(12):
        cache.clear()  # the limit of one minute is another one's
        asked = {"email": "Ana@example.org" if number % 2 else "ana@example.org"}
        page = client.post(SIGN_IN, asked, REMOTE_ADDR=f"192.0.{number}.1")
    assert page.status_code == 422
    assert "Ana@example.org" in page.content.decode()
    assert Message.objects.count() == 10


def test_after_thirty_tries_with_one_address_even_the_right_code_waits(
    cast: Cast, client: Client
) -> None:
    for number in range(30):
        if number % 4 == 0:
            cache.clear()
            client.post(SIGN_IN, {"email": "ana@example.org"}, REMOTE_ADDR=f"192.0.{number}.1")
        client.post("/cont/cod/", {"code": "wrong"})
    client.post("/cont/cod/", {"code": _code()})
    assert "_auth_user_id" not in client.session
    with clock.set_to(clock.now() + timedelta(hours=1)):
        client.post("/cont/cod/", {"code": _code()})
    assert "_auth_user_id" in client.session


def test_the_code_goes_to_the_address_of_the_account_not_to_one_that_looks_like_it(
    cast: Cast, client: Client
) -> None:
    User.objects.filter(email="ana@example.org").update(email="kati@example.org")
    client.post(SIGN_IN, {"email": "\N{KELVIN SIGN}ati@example.org"})
    assert [message.to for message in Message.objects.all()] == ["kati@example.org"]


def test_a_closed_account_gets_no_code(cast: Cast, client: Client) -> None:
    User.objects.filter(email="ana@example.org").update(is_active=False)
    client.post(SIGN_IN, {"email": "ana@example.org"})
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    "path", ["password/reset/", "password/change/", "password/set/", "signup/", "email/", "login/"]
)
def test_there_are_no_password_pages(path: str, client: Client, db: None) -> None:
    assert client.get(f"/cont/{path}").status_code == 404


def test_no_password_name_is_known() -> None:
    with pytest.raises(NoReverseMatch):
        reverse("account_reset_password")


def test_signing_out_takes_a_button(cast: Cast, client: Client) -> None:
    client.force_login(cast.users["ana"])
    client.get("/cont/iesi/")
    assert "_auth_user_id" in client.session
    client.post("/cont/iesi/")
    assert "_auth_user_id" not in client.session
