"""What leaves by itself, each by moving the clock; and the pages that tell it."""

from datetime import date, timedelta

import pytest
from django.test import Client

from civicsteps.causes.actions import accept_evidence, offer_evidence, strike_evidence
from civicsteps.causes.models import Cause, Evidence
from civicsteps.core import clock
from civicsteps.core.files.models import StoredFile
from civicsteps.core.files.prepare import prepare
from civicsteps.core.keeping import KEEPINGS, sweep_all
from civicsteps.core.tasks import sweep_tables
from civicsteps.core.work.recurring import RECURRING
from civicsteps.identify.consultations.models import Choice
from civicsteps.identify.reports.actions import file_report, set_aside_report
from civicsteps.identify.reports.filing import Where
from civicsteps.people.archives.models import FormerMember
from civicsteps.people.groups.actions import (
    add_contact,
    end_membership,
    export_contacts,
    withdraw_consent,
)
from civicsteps.people.groups.models import Contact, Export, Membership
from civicsteps.people.persons.actions import hand_own_page
from civicsteps.people.persons.models import Door, NewAddress, Sweep
from tests.cast import Cast
from tests.core.files.specimens import telling_jpeg

pytestmark = pytest.mark.django_db
YEAR = 366


def in_days(days: float) -> date:
    return clock.today() + timedelta(days=days)


def swept(label: str, days: float) -> int:
    """How many rows of a table the sweep removes so many days from now."""
    keeping = KEEPINGS[label]
    assert keeping.sweep is not None
    with clock.set_to(clock.now() + timedelta(days=days)):
        return keeping.sweep(clock.today())


def test_a_contact_who_agrees_to_nothing_is_emptied_after_a_year(cast: Cast) -> None:
    by = cast.by("ana")
    add_contact(group=cast.group, name="A", phone="0722000111", by=by)
    add_contact(group=cast.group, name="B", phone="0722000222", consents=["calls"], by=by)
    back = add_contact(group=cast.group, name="C", phone="0722000333", consents=["calls"], by=by)
    with clock.set_to(clock.now() + timedelta(days=300)):
        withdraw_consent(consent=back.consents.get(), by=by)
    assert swept("groups.Contact", 360) == 0
    assert swept("groups.Contact", 400) == 1
    assert swept("groups.Contact", 700) == 1
    assert sorted(c.name for c in Contact.objects.all()) == ["", "", "B"]
    assert Contact.objects.count() == 3


def test_who_left_a_group_is_forgotten_after_three_years(cast: Cast) -> None:
    member = Membership.objects.get(user=cast.users["mihai"])
    end_membership(membership=member, by=cast.by("ana"))
    FormerMember.objects.create(
        group=cast.group, actor=cast.by("vera"), role="GM", since=clock.now(), until=clock.now()
    )
    for label in ("groups.Membership", "archives.FormerMember"):
        assert swept(label, 1000) == 0
        assert swept(label, 3 * 365 + 2) == 1
    assert Membership.objects.filter(user=cast.users["ana"]).exists()


def test_the_log_of_what_went_out_stays_three_years(cast: Cast) -> None:
    export_contacts(group=cast.group, reason="calls", by=cast.by("ana"))
    assert swept("groups.Export", 1000) == 0
    assert swept("groups.Export", 3 * 365 + 2) == 1


def test_what_was_set_aside_is_emptied_and_where_somebody_stood_is_rounded(cast: Cast) -> None:
    where = Where(place="la poartă", lat=44.123456, lon=26.123456, accuracy=10)
    aside, waits = (
        file_report(
            group=cast.group,
            words="Nu merge",
            said_by="cineva",
            where=where,
            photos=[prepare(telling_jpeg(), name="p.jpg")],
            by=cast.by("vlad"),
        )
        for _ in range(2)
    )
    set_aside_report(report=aside, reason="altundeva", by=cast.by("ana"))
    assert swept("reports.Report", 360) == 0
    assert swept("reports.Report", YEAR + 1) == 2
    aside.refresh_from_db()
    waits.refresh_from_db()
    assert (aside.voice.words, aside.voice.said_by, aside.place) == ("", "", "")
    assert (aside.lat, aside.photos.count()) == (None, 0)
    assert (waits.voice.words, waits.lat, waits.lon) == ("Nu merge", 44.123, 26.123)
    assert StoredFile.objects.count() == 1
    assert swept("reports.Report", YEAR + 1) == 0


def test_struck_evidence_lets_its_photo_go_after_a_year(cast: Cast, cause: Cause) -> None:
    evidence = offer_evidence(
        cause=cause,
        kind="photo",
        caption="Leagănul",
        seen_on=clock.today(),
        file=prepare(telling_jpeg(), name="l.jpg"),
        by=cast.by("mihai"),
    )
    accept_evidence(evidence=evidence, by=cast.by("ana"))
    assert swept("causes.Evidence", 1000) == 0
    strike_evidence(evidence=evidence, reason="alt loc", by=cast.by("ana"))
    assert swept("causes.Evidence", 360) == 0
    assert swept("causes.Evidence", YEAR + 1) == 1
    evidence = Evidence.objects.get()
    assert (evidence.file, evidence.caption) == (None, "")
    assert not StoredFile.objects.exists()


def test_the_sheet_of_a_decision_goes_after_three_years_and_its_numbers_stay(
    cast: Cast, cause: Cause
) -> None:
    Choice.objects.create(
        cause=cause, held_on=clock.today(), how="meeting", in_favour=12, present=14,
        note="a spus doamna de la doi", recorded_by=cast.by("ana"), recorded_at=clock.now(),
    )  # fmt: skip
    assert swept("consultations.Choice", 1000) == 0
    assert swept("consultations.Choice", 3 * 365 + 2) == 1
    assert Choice.objects.get().note == ""
    assert Choice.objects.get().in_favour == 12


def test_doors_and_unconfirmed_addresses_go_with_their_links(cast: Cast) -> None:
    contact = add_contact(group=cast.group, name="A", phone="0722000111", by=cast.by("ana"))
    door = hand_own_page(contact=contact, by=cast.by("ana")).door
    NewAddress.objects.create(
        door=door, holding="contacts", key="x", email="a@example.org", asked_at=clock.now()
    )
    assert swept("persons.NewAddress", 30) == swept("persons.Door", 30) == 0
    assert swept("persons.NewAddress", 33) == swept("persons.Door", 33) == 1
    assert not Door.objects.exists()


def test_it_runs_every_night_and_what_it_removed_is_on_the_staff_s_page(
    cast: Cast, client: Client
) -> None:
    assert sweep_tables.module_path in RECURRING
    add_contact(group=cast.group, name="A", phone="0722000111", by=cast.by("ana"))
    sweep_all(in_days(YEAR + 1))
    assert Sweep.objects.get(label="groups.Contact").removed == 1
    assert swept("persons.Sweep", 390) == 0
    export_contacts(group=cast.group, reason="calls", by=cast.by("ana"))
    client.force_login(cast.users["ilinca"])
    text = client.get("/birou/pastrare/").content.decode()
    assert "1 rând șters" in text
    assert "lista oamenilor: 1" in text
    assert cast.group.name not in text
    for name in ("ana", "dan", "vera"):
        client.force_login(cast.users[name])
        assert client.get("/birou/pastrare/").status_code == 404


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/pastrare/", "Cine semnează o scrisoare, semnătura, unde locuiește"),
        ("/en/pastrare/", "Who signs a letter, their signature, where they live"),
    ],
)
def test_everybody_reads_what_is_kept_and_how_long(
    client: Client, db: None, address: str, said: str
) -> None:
    text = client.get(address).content.decode()
    assert said in text
    shown = sum(str(k.period) in text for k in KEEPINGS.values() if k.personal and k.period)
    assert shown or "/en/" in address


def test_every_export_of_contacts_is_on_the_group_s_page_alone(cast: Cast, client: Client) -> None:
    add_contact(group=cast.group, name="Elena", phone="0722000111", by=cast.by("ana"))
    export_contacts(group=cast.group, reason="meeting", by=cast.by("ana"))
    export = Export.objects.get()
    assert (export.what, export.reason, export.count) == ("contacts", "meeting", 1)
    client.force_login(cast.users["ana"])
    text = client.get("/grupuri/loc-de-joaca/exporturi/").content.decode()
    assert "Ana" in text
    assert "Elena" not in text
    for name, status in (("mihai", 403), ("ilinca", 404), ("sorin", 404)):
        client.force_login(cast.users[name])
        assert client.get("/grupuri/loc-de-joaca/exporturi/").status_code == status
