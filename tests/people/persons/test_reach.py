"""How far a person's own page reaches: to all that is theirs, and to nothing of a neighbour."""

import pytest
from django.test import Client

from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.following.actions import ask_to_follow
from civicsteps.core.following.registry import subject
from civicsteps.core.holding import all_held
from civicsteps.core.mail.models import Message
from civicsteps.core.work.running import drain
from civicsteps.people.dictation.models import Dictation
from civicsteps.people.groups.actions import erase_contact
from civicsteps.people.groups.models import Contact
from civicsteps.people.imports.actions import confirm_import
from civicsteps.people.imports.models import Import, ImportRow
from civicsteps.people.persons.actions import erase_person
from civicsteps.people.persons.doors import Entered
from civicsteps.people.persons.identity import identity_of
from tests.cast import Cast
from tests.people.imports.sheets import bring, table
from tests.people.persons.conftest import ELENA
from tests.people.persons.test_own_page import entered_by_mail, everything_written

pytestmark = pytest.mark.django_db


def test_a_look_alike_of_an_address_opens_nothing_of_its_owner(
    cast: Cast, elena: Contact, cause: Cause
) -> None:
    about = subject("causes.cause", cause.pk)
    assert about is not None
    ask_to_follow(about=about, email=ELENA, language="ro", by=cast.by("vlad"))
    twin = entered_by_mail("elena@exámple.org")
    assert held_behind(twin) == set()
    erase_person(door=twin.door, by=twin.by)
    elena.refresh_from_db()
    assert elena.erased_at is None
    assert held_behind(entered_by_mail()) >= {"contacts", "follows"}


def held_behind(entered: Entered) -> set[str]:
    """The rooms that hold something of whom a link opens, its own letter apart."""
    told = all_held(identity_of(entered.door))
    return {holding.name for holding, _things in told} - {"messages"}


def test_erasing_one_person_spares_the_neighbour_whose_address_is_longer(
    cast: Cast, elena: Contact
) -> None:
    batch = Import.objects.create(
        group=cast.group, kind="contacts", by=cast.by("ana"), entered_at=clock.now()
    )
    said = ["marelena@example.org", "elena@example.org.uk", "Scrie la\nElena@example.org.", ELENA]
    for number, words in enumerate(said):
        ImportRow.objects.create(batch=batch, number=number, data={"note": words}, state="ready")
    entered = entered_by_mail()
    erase_person(door=entered.door, by=entered.by)
    left = [row.data.get("note") for row in ImportRow.objects.order_by("number")]
    assert left == [*said[:2], None, None]


def test_what_was_dictated_with_their_address_goes_too(cast: Cast, elena: Contact) -> None:
    waiting = Dictation.objects.create(
        group=cast.group,
        by=cast.by("vera"),
        at=clock.now(),
        url_name="contact_new",
        data="name=Elena&email=elena%40example.org",
    )
    entered = entered_by_mail()
    erase_person(door=entered.door, by=entered.by)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.data) == ("expired", "")


def test_an_organiser_s_erasing_reaches_the_list_that_the_contact_came_from(cast: Cast) -> None:
    content = table("Nume,Telefon", "Elena Pop,0722 123 456", "Radu Pop,0722 123 457")
    batch = bring(cast, content + b"\nPOP ELENA,+40722123456")
    confirm_import(batch=batch, by=cast.by("ana"))
    drain()
    contact = next(c for c in Contact.objects.all() if c.name == "Elena Pop")
    erase_contact(contact=contact, by=cast.by("ana"))
    drain()
    assert not [text for text in everything_written() if "elena" in text.lower()]
    assert [row.data["name"] for row in batch.rows.all() if row.data] == ["Radu Pop"]


def test_a_link_does_not_write_to_strangers_over_and_over(
    client: Client, cast: Cast, elena: Contact
) -> None:
    entered = entered_by_mail()
    page = f"/datele-mele/p/{entered.token}/contacts/{elena.pk}/scrie/"
    typed = {"name": "Elena", "phone": "0722 123 456"}
    to = ["a@example.org"] * 4 + [f"b{n}@example.org" for n in range(10)]
    said = [client.post(page, {**typed, "email": email}).status_code for email in to]
    assert said[:4] == [302, 302, 302, 409]
    assert said[-1] == 409
    letters = Message.objects.filter(kind="persons.new_address")
    assert letters.filter(to="a@example.org").count() == 3
    assert letters.count() <= 10
