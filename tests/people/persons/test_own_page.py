"""„Ce știți despre mine”: who opens it, what stands there, and what can be done."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.test import Client

from civicsteps.causes.models import Cause, Voice
from civicsteps.core import clock
from civicsteps.core.actors.actions import visitor
from civicsteps.core.codes import show
from civicsteps.core.following.actions import ask_to_follow
from civicsteps.core.following.models import Follow
from civicsteps.core.following.registry import subject
from civicsteps.core.mail.models import Message
from civicsteps.core.refusals import Refused
from civicsteps.identify.reports.actions import file_report
from civicsteps.people.accounts.models import User
from civicsteps.people.groups.actions import add_contact
from civicsteps.people.groups.models import Contact, Export
from civicsteps.people.imports.models import Import, ImportRow
from civicsteps.people.persons.actions import (
    ask_for_own_page,
    confirm_address,
    correct_held,
    do_to_held,
    erase_person,
    hand_own_page,
    open_by_account,
    open_by_code,
    take_along,
)
from civicsteps.people.persons.doors import Entered, enter
from civicsteps.people.persons.models import NewAddress
from tests.cast import Cast
from tests.people.persons.conftest import ELENA

pytestmark = pytest.mark.django_db
OTHERS = ("mihai", "vera", "vlad", "sorin", "dan", "ilinca")
SOON = timedelta(minutes=1)


def mailed(email: str) -> str:
    """Ask by e-mail; return the address in the letter."""
    ask_for_own_page(email=email, language="ro", by=visitor())
    message: Message = Message.objects.get(kind="persons.own_page", to__iexact=email)
    return next(w for w in str(message.text).split() if "/datele-mele/p/" in w)


def token_of(url: str) -> str:
    return url.rstrip("/").rpartition("/")[2]


def entered_by_mail(email: str = ELENA) -> Entered:
    return enter(token_of(mailed(email)))


def path_of(url: str) -> str:
    return "/" + url.split("/", 3)[3]


def test_the_same_answer_whether_anything_is_held_or_not(client: Client, elena: Contact) -> None:
    for email in (ELENA, "nimeni@example.org"):
        start = client.get("/datele-mele/")
        form = start.context["form"]
        sent = {name: form[name].value() for name in ("once", "shown")}
        with clock.set_to(clock.now() + SOON):
            answer = client.post("/datele-mele/", {**sent, "email": email}, follow=True)
        assert "Uită-te în e-mail" in answer.content.decode()
    letters = Message.objects.filter(kind="persons.own_page")
    assert {letter.to for letter in letters} == {ELENA, "nimeni@example.org"}
    assert len({letter.subject for letter in letters}) == 1


def test_one_address_is_written_to_three_times_a_day(client: Client) -> None:
    said = []
    for _ in range(4):
        form = client.get("/datele-mele/").context["form"]
        sent = {name: form[name].value() for name in ("once", "shown")}
        with clock.set_to(clock.now() + SOON):
            said.append(client.post("/datele-mele/", {**sent, "email": ELENA}).status_code)
    assert said == [302, 302, 302, 409]
    assert Message.objects.count() == 3


def test_by_mail_all_groups_are_seen_and_opening_changes_nothing(
    client: Client, elena: Contact
) -> None:
    page = path_of(mailed(ELENA))
    for _ in range(2):
        answer = client.get(page)
        text = answer.content.decode()
        assert answer.status_code == 200
        for said in ("Elena Țurcanu", "Elena T.", "0722123456", "Loc de joacă", "Alt grup"):
            assert said in text
    assert answer["Referrer-Policy"] == "same-origin"


def test_a_link_that_a_group_hands_shows_that_group_alone(
    client: Client, cast: Cast, elena: Contact
) -> None:
    opened = hand_own_page(contact=elena, by=cast.by("ana"))
    text = client.get(path_of(opened.url)).content.decode()
    assert "Elena Țurcanu" in text
    assert "Alt grup" not in text
    assert "0733000111" not in text
    for name in OTHERS:
        with pytest.raises(Refused):
            hand_own_page(contact=elena, by=cast.by(name))


def test_a_code_opens_one_voice_and_an_account_its_own(client: Client, cast: Cast) -> None:
    for words in ("Leagănul e rupt", "Becul e ars"):
        file_report(group=cast.group, words=words, by=cast.by("vera"))
    voice = Voice.objects.get(words="Becul e ars")
    page = f"/datele-mele/cod/{show(voice.code)}/"
    assert client.get(page).status_code == 200
    by_code = client.post(page, follow=True).content.decode()
    assert "Becul e ars" in by_code
    assert "Leagănul" not in by_code
    client.force_login(cast.users["vera"])
    own = client.post("/datele-mele/cont/", follow=True).content.decode()
    assert "Becul e ars" in own
    assert "Leagănul e rupt" in own
    assert "vera@example.org" in own
    with pytest.raises(Refused):
        open_by_code(code="abc-def-ghj", by=cast.by("vlad"))
    with pytest.raises(Refused):
        open_by_account(by=cast.by("vlad"))


def test_a_link_never_opens_what_is_another_s(client: Client, cast: Cast, elena: Contact) -> None:
    add_contact(
        group=cast.group, name="Maria", email="maria@example.org", consents=["news"],
        by=cast.by("ana"),
    )  # fmt: skip
    maria = entered_by_mail("maria@example.org")
    consent = elena.consents.first()
    assert consent is not None
    base = f"/datele-mele/p/{maria.token}/contacts"
    assert client.get(f"{base}/{elena.pk}/scrie/").status_code == 404
    assert client.post(f"{base}/withdraw/{consent.pk}/").status_code == 404
    given: dict[str, Any] = {"door": maria.door, "holding": "contacts", "by": maria.by}
    with pytest.raises(Refused):
        do_to_held(verb="withdraw", key=str(consent.pk), **given)
    with pytest.raises(Refused):
        correct_held(key=str(elena.pk), said={"name": "X"}, language="ro", **given)
    erase_person(door=maria.door, by=maria.by)
    elena.refresh_from_db()
    assert elena.erased_at is None
    assert elena.consents.filter(withdrawn_on=None).count() == 2


@pytest.mark.parametrize("name", ["ana", *OTHERS])
def test_nobody_uses_a_door_but_who_holds_its_link(cast: Cast, elena: Contact, name: str) -> None:
    door = entered_by_mail().door
    by = cast.by(name)
    address = NewAddress.objects.create(
        door=door, holding="contacts", key=str(elena.pk), email="x@example.org",
        asked_at=clock.now(),
    )  # fmt: skip
    attempts: tuple[Callable[[], object], ...] = (
        lambda: take_along(door=door, by=by),
        lambda: erase_person(door=door, by=by),
        lambda: do_to_held(door=door, holding="contacts", verb="withdraw", key="1", by=by),
        lambda: correct_held(
            door=door, holding="contacts", key=str(elena.pk), said={}, language="ro", by=by
        ),
    )
    for attempt in attempts:
        with pytest.raises(Refused):
            attempt()
    assert address.email == "x@example.org"


def test_a_link_is_no_good_after_its_thirty_days_and_another_purpose_is_none(
    client: Client, cast: Cast, elena: Contact
) -> None:
    page = path_of(mailed(ELENA))
    with clock.set_to(clock.now() + timedelta(days=31)):
        for address in (page, page + "sterge/"):
            assert client.get(address).status_code == 410
            assert client.post(address).status_code in {405, 410}
        assert client.post(page + "ia/").status_code == 410
    assert client.get("/datele-mele/p/nu-exista/").status_code == 410


def test_an_agreement_is_taken_back_by_a_second_button(client: Client, elena: Contact) -> None:
    entered = entered_by_mail()
    consent = elena.consents.get(purpose="news")
    page = f"/datele-mele/p/{entered.token}/contacts/withdraw/{consent.pk}/"
    client.get(page)
    consent.refresh_from_db()
    assert consent.withdrawn_on is None
    assert client.post(page).status_code == 302
    consent.refresh_from_db()
    assert consent.withdrawn_on == clock.today()
    assert client.post(page).status_code == 404


def test_name_and_telephone_are_put_right_and_a_new_address_waits_for_its_owner(
    client: Client, cast: Cast, elena: Contact
) -> None:
    entered = entered_by_mail()
    page = f"/datele-mele/p/{entered.token}/contacts/{elena.pk}/scrie/"
    typed = {"name": "Elena Pop", "phone": "0744 555 666", "email": "noua@example.org"}
    assert client.post(page, {**typed, "phone": "1"}).status_code == 422
    assert client.post(page, typed).status_code == 302
    elena.refresh_from_db()
    assert (elena.name, elena.phone, elena.email) == ("Elena Pop", "0744555666", ELENA)
    letter = Message.objects.get(kind="persons.new_address")
    assert letter.to == "noua@example.org"
    link = path_of(next(word for word in letter.text.split() if "/l/" in word))
    client.get(link)
    elena.refresh_from_db()
    assert elena.email == ELENA
    assert client.post(link).status_code == 302
    elena.refresh_from_db()
    assert elena.email == "noua@example.org"
    assert not NewAddress.objects.exists()


def test_an_address_that_the_group_has_already_is_refused(cast: Cast, elena: Contact) -> None:
    add_contact(group=cast.group, name="M", phone="0744555666", by=cast.by("ana"))
    entered = entered_by_mail()
    with pytest.raises(Refused):
        correct_held(
            door=entered.door,
            holding="contacts",
            key=str(elena.pk),
            said={"name": "E", "phone": "0744 555 666", "email": ELENA},
            language="ro",
            by=entered.by,
        )


def test_all_of_it_is_taken_along_and_the_groups_log_says_only_that(
    client: Client, cast: Cast, elena: Contact
) -> None:
    Contact.objects.filter(pk=elena.pk).update(note="")
    entered = entered_by_mail()
    answer = client.post(f"/datele-mele/p/{entered.token}/ia/")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as taken:
        told = json.loads(taken.read("date.json"))
        assert "Elena Țurcanu" in taken.read("date.html").decode()
        assert "0722123456" in taken.read("date.csv").decode()
    assert {part["what"] for part in told["held"]} >= {"contacts", "messages"}
    exports = Export.objects.filter(what="own")
    assert {export.group for export in exports} == {cast.group, cast.other_group}
    client.force_login(cast.users["ana"])
    log = client.get("/grupuri/loc-de-joaca/exporturi/").content.decode()
    assert "luat de el" in log
    assert "Elena" not in log


def test_erased_the_person_is_gone_from_every_room_and_still_counted(
    client: Client, cast: Cast, elena: Contact, cause: Cause
) -> None:
    about = subject("causes.cause", cause.pk)
    assert about is not None
    ask_to_follow(about=about, email=ELENA, language="ro", by=cast.by("vlad"))
    User.objects.create_user(ELENA, name="Elena Țurcanu")
    file_report(
        group=cast.group,
        words="Leagănul e rupt de o lună",
        said_by="Elena de la trei",
        by=User.objects.get(email=ELENA).actor,
    )
    batch = Import.objects.create(
        group=cast.group, kind="contacts", by=cast.by("ana"), entered_at=clock.now()
    )
    line = {"name": "Elena Țurcanu", "email": "Elena@Example.org"}
    row = ImportRow.objects.create(
        batch=batch, number=1, data=line, shown=line, state="ready", chosen=True
    )
    other = ImportRow.objects.create(
        batch=batch, number=2, data={"email": "maria@example.org"}, state="ready"
    )
    entered = entered_by_mail()
    page = f"/datele-mele/p/{entered.token}/sterge/"
    asked = client.get(page).content.decode()
    assert "Ce rămâne, și de ce" in asked
    assert Contact.objects.filter(erased_at=None).count() == 2
    assert client.post(page).status_code == 302
    assert client.post(page).status_code == 410  # done once
    for text in everything_written():
        assert "Țurcanu" not in text
        assert "elena@" not in text.lower()
        assert "Leagănul e rupt" not in text
    assert Contact.objects.count() == 2
    assert Voice.objects.filter(withdrawn_on=clock.today()).count() == 1
    row.refresh_from_db()
    other.refresh_from_db()
    assert (row.data, row.chosen, row.state) == ({}, False, "left")
    assert other.data == {"email": "maria@example.org"}
    assert not Follow.objects.filter(ended_at=None).exists()


def everything_written() -> list[str]:
    """Every text of ours in the database, opened where it is sealed."""
    return [
        str(value)
        for model in apps.get_models()
        if model.__module__.startswith("civicsteps.")
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField | models.JSONField)
        for value in model._default_manager.values_list(field.name, flat=True)
    ]


def test_a_group_s_last_organiser_settles_that_first(client: Client, cast: Cast) -> None:
    opened = open_by_account(by=cast.by("ana"))
    entered = enter(token_of(opened.url))
    page = path_of(opened.url) + "sterge/"
    assert "Încă nu" in client.get(page).content.decode()
    with pytest.raises(Refused):
        erase_person(door=entered.door, by=entered.by)
    assert User.objects.filter(email="ana@example.org").exists()


def test_a_new_address_of_an_account_is_its_own_to_confirm(cast: Cast) -> None:
    entered = enter(token_of(open_by_account(by=cast.by("vera")).url))
    said = {"name": "Vera", "email": "mihai@example.org"}
    given: dict[str, Any] = {"door": entered.door, "holding": "account", "by": entered.by}
    key = str(cast.users["vera"].pk)
    assert correct_held(key=key, said=said, language="ro", **given)
    with pytest.raises(Refused):  # that address has an account
        confirm_address(address=NewAddress.objects.get(), by=entered.by)
