"""The list of people whom a group may reach, sealed and searchable."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from civicsteps.core import clock
from civicsteps.core.journal.models import Entry
from civicsteps.core.refusals import Refused
from civicsteps.people.groups.actions import (
    add_contact,
    edit_contact,
    erase_contact,
    export_contacts,
    record_consent,
    withdraw_consent,
)
from civicsteps.people.groups.models import Consent, Contact, ContactWord
from civicsteps.people.groups.queries import contacts_of, count_of_contacts, phone_to_call
from tests.cast import Cast

LIST = "/grupuri/loc-de-joaca/contacte/"
OTHERS = ("mihai", "vera", "vlad", "sorin", "dan", "ilinca")


@pytest.fixture
def elena(cast: Cast) -> Contact:
    """A neighbour who agreed that her telephone stands on the page."""
    return add_contact(
        group=cast.group,
        name="Elena Țurcanu-Pop",
        phone="+40 722 123 456",
        email="Elena@Example.org",
        consents=["public_phone"],
        by=cast.by("ana"),
    )


def _found(cast: Cast, search: str) -> list[str]:
    return [contact.name for contact in contacts_of(cast.group, search=search)]


def test_what_identifies_a_person_is_ciphertext_in_the_database(elena: Contact) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, email, phone FROM groups_contact")
        stored = " ".join(cursor.fetchone())
    assert "Elena" not in stored
    assert "722" not in stored
    assert Contact.objects.get().phone == "0722123456"


@pytest.mark.parametrize(
    "typed",
    ["elena", "TURCANU", "țurcanu pop", "0722 123 456", "+40722123456", "elena@example.org"],
)
def test_a_person_is_found_by_whole_words_however_written(
    cast: Cast, elena: Contact, typed: str
) -> None:
    assert _found(cast, typed) == ["Elena Țurcanu-Pop"]


@pytest.mark.parametrize("typed", ["ele", "elena ion", "0722", "ana@example.org"])
def test_other_words_find_nobody(cast: Cast, elena: Contact, typed: str) -> None:
    assert _found(cast, typed) == []


@pytest.mark.parametrize("name", OTHERS)
def test_only_the_groups_organisers_write_people_down(cast: Cast, name: str) -> None:
    with pytest.raises(Refused):
        add_contact(group=cast.group, name="X", by=cast.by(name))
    assert not Contact.objects.exists()


def test_the_same_telephone_or_address_is_one_person(cast: Cast, elena: Contact) -> None:
    twins: tuple[tuple[str, Any], ...] = (
        ("phone", "0722.123.456"),
        ("email", "ELENA@example.org"),
    )
    for field, typed in twins:
        with pytest.raises(Refused) as refused:
            add_contact(group=cast.group, name="Alta", by=cast.by("ana"), **{field: typed})
        assert refused.value.refusal.field == field
    add_contact(group=cast.other_group, name="E", phone="0722123456", by=cast.by("sorin"))


def test_an_edited_person_is_found_by_the_new_words_alone(cast: Cast, elena: Contact) -> None:
    edit_contact(contact=elena, name="Elena Ionescu", by=cast.by("ana"))
    assert _found(cast, "ionescu") == ["Elena Ionescu"]
    assert _found(cast, "pop") == []
    assert phone_to_call(cast.group) is None
    assert elena.consents.get().withdrawn_on == clock.today()


@pytest.mark.parametrize("name", OTHERS)
def test_others_neither_edit_nor_erase_nor_export(cast: Cast, elena: Contact, name: str) -> None:
    for attempt in (
        lambda: edit_contact(contact=elena, name="X", by=cast.by(name)),
        lambda: erase_contact(contact=elena, by=cast.by(name)),
        lambda: export_contacts(group=cast.group, reason="backup", by=cast.by(name)),
        lambda: withdraw_consent(consent=elena.consents.get(), by=cast.by(name)),
    ):
        with pytest.raises(Refused):
            attempt()


def test_the_page_shows_whom_to_call_until_they_take_it_back(cast: Cast, elena: Contact) -> None:
    assert phone_to_call(cast.group) == ("Elena Țurcanu-Pop", "0722123456")
    consent = elena.consents.get()
    withdraw_consent(consent=consent, by=cast.by("ana"))
    assert phone_to_call(cast.group) is None
    with pytest.raises(Refused):
        withdraw_consent(consent=consent, by=cast.by("ana"))


def test_a_group_at_risk_shows_nobody(cast: Cast, elena: Contact) -> None:
    cast.group.at_risk = True
    cast.group.save()
    assert phone_to_call(cast.group) is None
    contact = add_contact(group=cast.group, name="Y", phone="0733000111", by=cast.by("ana"))
    with pytest.raises(Refused):
        record_consent(
            contact=contact,
            purpose="public_phone",
            how="spoken",
            on=clock.today(),
            by=cast.by("ana"),
        )


def test_an_agreement_has_a_day_a_way_and_its_telephone(cast: Cast, elena: Contact) -> None:
    by = cast.by("ana")
    on = clock.today() - timedelta(days=3)
    consent = record_consent(contact=elena, purpose="news", how="paper", on=on, by=by)
    assert (consent.given_on, consent.how) == (on, "paper")
    nobody = add_contact(group=cast.group, name="Fără telefon", by=by)
    for contact, purpose, day in (
        (elena, "news", clock.today()),
        (nobody, "calls", clock.today()),
        (nobody, "news", clock.today() + timedelta(days=1)),
    ):
        with pytest.raises(Refused):
            record_consent(contact=contact, purpose=purpose, how="spoken", on=day, by=by)
    assert Consent.objects.count() == 2


def test_erasing_keeps_the_count_and_drops_the_person(cast: Cast, elena: Contact) -> None:
    erase_contact(contact=elena, by=cast.by("ana"))
    assert count_of_contacts(cast.group) == 1
    assert not contacts_of(cast.group).exists()
    row = Contact.objects.get()
    assert (row.name, row.email, row.phone, row.phone_key) == ("", "", "", None)
    assert not ContactWord.objects.exists()
    assert phone_to_call(cast.group) is None
    with pytest.raises(Refused):
        erase_contact(contact=elena, by=cast.by("ana"))
    add_contact(group=cast.group, name="Alta", phone="0722123456", by=cast.by("ana"))


def test_an_export_is_logged_with_its_reason_and_starts_no_formula(
    cast: Cast, elena: Contact
) -> None:
    add_contact(group=cast.group, name="=1+1", note="@SUM(A1)", by=cast.by("ana"))
    text = export_contacts(group=cast.group, reason="calls", by=cast.by("ana"))
    lines = text.splitlines()
    assert len(lines) == 3
    assert "Elena Țurcanu-Pop,elena@example.org,0722123456" in lines[1]
    assert lines[2].startswith("'=1+1,,,'@SUM(A1)")
    entry = Entry.objects.get(kind="groups.contacts_exported")
    assert entry.data == {"reason": "calls", "count": 2}
    with pytest.raises(Refused):
        export_contacts(group=cast.group, reason="", by=cast.by("ana"))


def test_the_pages_write_down_and_twice_makes_one(cast: Cast, client: Client) -> None:
    client.force_login(cast.users["ana"])
    typed = {
        "name": "Maria",
        "phone": "0744 555 666",
        "consents": ["calls"],
        "how": "spoken",
        "agreed_on": clock.today().isoformat(),
        "once": str(uuid4()),
    }
    first, again = (client.post(f"{LIST}nou/", typed) for _ in range(2))
    assert first["Location"] == again["Location"]
    assert Contact.objects.count() == 1
    page = client.get(first["Location"]).content.decode()
    assert "Maria" in page
    assert "să fie sunat" in page


def test_a_bad_telephone_keeps_the_form_and_speaks_romanian(cast: Cast, client: Client) -> None:
    client.force_login(cast.users["ana"])
    typed = {"name": "Maria", "phone": "12", "how": "spoken", "agreed_on": "2026-01-01"}
    page = client.post(f"{LIST}nou/", {**typed, "once": str(uuid4())})
    assert page.status_code == 422
    assert "între 6 și 15 cifre" in page.content.decode()
    assert 'value="Maria"' in page.content.decode()


def test_the_export_page_gives_a_file_after_a_reason(
    cast: Cast, elena: Contact, client: Client
) -> None:
    client.force_login(cast.users["ana"])
    assert client.post(f"{LIST}lista/").status_code == 422
    answer = client.post(f"{LIST}lista/", {"reason": "meeting"})
    assert answer["Content-Type"].startswith("text/csv")
    assert "Elena" in answer.content.decode()


def test_members_see_names_without_telephones_and_others_see_no_page(
    cast: Cast, elena: Contact, client: Client
) -> None:
    client.force_login(cast.users["mihai"])
    page = client.get(LIST).content.decode()
    assert "Elena" in page
    assert "0722123456" not in page
    assert client.get(f"{LIST}{elena.pk}/").status_code == 403
    for name in ("sorin", "dan", "ilinca", "vera"):
        client.force_login(cast.users[name])
        assert client.get(LIST).status_code == 404
        assert client.get(f"{LIST}{elena.pk}/").status_code == 404


def test_a_contact_of_another_group_is_not_found(
    cast: Cast, elena: Contact, client: Client
) -> None:
    client.force_login(cast.users["sorin"])
    assert client.get(f"/grupuri/alt-grup/contacte/{elena.pk}/").status_code == 404


def test_a_page_of_many_takes_as_few_queries_as_a_page_of_one(
    cast: Cast, elena: Contact, client: Client
) -> None:
    client.force_login(cast.users["ana"])
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(LIST)
    for n in range(30):
        add_contact(group=cast.group, name=f"Om {n}", consents=["news"], by=cast.by("ana"))
    with CaptureQueriesContext(connection) as many:
        client.get(LIST)
    assert len(many) == len(one) <= 12


def test_what_was_erased_meanwhile_is_not_written_back(cast: Cast) -> None:
    contact = add_contact(group=cast.group, name="Elena", by=cast.by("ana"))
    stale = Contact.objects.get(pk=contact.pk)
    erase_contact(contact=contact, by=cast.by("ana"))
    with pytest.raises(Refused):
        edit_contact(contact=stale, name="Elena", by=cast.by("ana"))
    contact.refresh_from_db()
    assert contact.name == ""
