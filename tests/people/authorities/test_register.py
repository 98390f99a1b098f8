"""The register of authorities, kept by those who write to them."""

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from civicsteps.core import clock
from civicsteps.core.refusals import Refused
from civicsteps.people.authorities.actions import (
    add_authority,
    add_channel,
    add_mandate,
    add_office,
    check_channel,
    edit_authority,
    edit_office,
    end_mandate,
)
from civicsteps.people.authorities.models import Authority, Channel, Office
from civicsteps.people.authorities.queries import (
    address_to_write,
    holder_of,
    offices_like,
)
from civicsteps.people.groups.actions import open_group
from tests.cast import Cast


def test_writers_add_an_authority_that_is_found_without_diacritics(cast: Cast) -> None:
    for name in ("ana", "dan", "ilinca"):
        by = cast.by(name)
        added = add_authority(name=f"Primăria Școlii {name}", place="Țăndărei", by=by)
        add_office(authority=added, kind="registry", name="Registratura", by=by)
    assert offices_like("PRIMARIA scolii tandarei").count() == 3
    assert offices_like("școlii ana").count() == 1
    assert not offices_like("școlii nimeni").exists()


@pytest.mark.parametrize("name", ["mihai", "vera", "vlad"])
def test_readers_change_nothing(cast: Cast, office: Office, name: str) -> None:
    by = cast.by(name)
    channel = office.channels.get()
    mandate = add_mandate(office=office, begins=date(2024, 10, 27), by=cast.by("ana"))
    for attempt in (
        lambda: add_authority(name="X", by=by),
        lambda: edit_authority(authority=office.authority, name="X", by=by),
        lambda: add_office(authority=office.authority, kind="head", name="X", by=by),
        lambda: edit_office(office=office, kind="head", name="X", by=by),
        lambda: add_mandate(office=office, begins=date(2024, 1, 1), by=by),
        lambda: end_mandate(mandate=mandate, on=date(2026, 1, 1), by=by),
        lambda: add_channel(office=office, kind="email", address="a@b.ro", by=by),
        lambda: check_channel(channel=channel, works=True, by=by),
    ):
        with pytest.raises(Refused):
            attempt()


def test_namesakes_get_different_addresses_and_the_new_page_keeps_its_own(cast: Cast) -> None:
    slugs = [add_authority(name="Noua", by=cast.by("ana")).slug for _ in range(2)]
    assert slugs == ["noua-2", "noua-3"]


def test_an_edited_authority_is_found_by_its_new_name_at_its_old_address(
    cast: Cast, office: Office
) -> None:
    edit_authority(authority=office.authority, name="Primăria Mare", by=cast.by("dan"))
    assert [one.authority.slug for one in offices_like("mare")] == ["primaria-s6"]
    assert not offices_like("sectorului").exists()


def test_an_office_is_written_down_once(cast: Cast, office: Office) -> None:
    with pytest.raises(Refused) as refused:
        add_office(
            authority=office.authority, kind="council", name="Consiliul Local", by=cast.by("dan")
        )
    assert refused.value.refusal.field == "name"
    head = add_office(authority=office.authority, kind="head", name="Primar", by=cast.by("dan"))
    with pytest.raises(Refused):
        edit_office(office=head, kind="head", name="Consiliul Local", by=cast.by("dan"))
    assert offices_like("primar sectorului").count() == 2


def test_the_holder_of_a_day_is_the_one_whose_mandate_runs(cast: Cast, office: Office) -> None:
    by = cast.by("dan")
    old = add_mandate(office=office, holder="A", begins=date(2020, 10, 1), by=by)
    end_mandate(mandate=old, on=date(2024, 10, 27), by=by)
    add_mandate(office=office, holder="B", begins=date(2024, 10, 27), by=by)
    holders = [holder_of(office, on=day) for day in (date(2024, 10, 26), date(2024, 10, 27))]
    assert [mandate.holder for mandate in holders if mandate] == ["A", "B"]
    assert holder_of(office, on=date(2019, 1, 1)) is None
    with pytest.raises(Refused):
        end_mandate(mandate=old, on=date(2025, 1, 1), by=by)
    with pytest.raises(Refused):
        add_mandate(office=office, begins=date(2024, 1, 2), ends=date(2024, 1, 1), by=by)


def test_letters_leave_for_an_address_that_works(cast: Cast, office: Office) -> None:
    by = cast.by("dan")
    first = office.channels.get()
    assert address_to_write(office) == first.address
    second = add_channel(office=office, kind="email", address="Cabinet@Primarie.example", by=by)
    assert check_channel(channel=second, works=True, by=by).checked_on == clock.today()
    assert address_to_write(office) == "cabinet@primarie.example"
    check_channel(channel=second, works=False, by=by)
    check_channel(channel=first, works=False, by=by)
    assert address_to_write(office) is None


def test_who_just_opened_a_group_adds_to_the_register_and_diverts_nobodys_letters(
    cast: Cast, office: Office
) -> None:
    real = office.channels.get()
    open_group(name="Nou", place="Iași", aim="X", by=cast.by("vera"))
    vera = cast.by("vera")
    fake = add_channel(office=office, kind="email", address="eu@rau.example", by=vera)
    mandate = add_mandate(office=office, begins=date(2024, 10, 27), by=vera)
    for attempt in (
        lambda: check_channel(channel=fake, works=True, by=vera),
        lambda: check_channel(channel=real, works=False, by=vera),
        lambda: edit_authority(authority=office.authority, name="X", by=vera),
        lambda: edit_office(office=office, kind="head", name="X", by=vera),
        lambda: end_mandate(mandate=mandate, on=date(2026, 1, 1), by=vera),
    ):
        with pytest.raises(Refused):
            attempt()
    Channel.objects.filter(pk=fake.pk).update(state="works")
    assert address_to_write(office) == real.address
    assert fake.added_by == vera


def test_an_address_that_somebody_trusted_tried_is_as_good_as_theirs(
    cast: Cast, office: Office
) -> None:
    open_group(name="Nou", place="Iași", aim="X", by=cast.by("vera"))
    found = add_channel(office=office, kind="email", address="bun@s6.example", by=cast.by("vera"))
    check_channel(channel=found, works=True, by=cast.by("dan"))
    assert address_to_write(office) == "bun@s6.example"


def test_the_page_of_an_office_offers_what_one_may(
    cast: Cast, office: Office, client: Client
) -> None:
    open_group(name="Nou", place="Iași", aim="X", by=cast.by("vera"))
    client.force_login(cast.users["vera"])
    page = client.get(f"/birouri/{office.pk}/").content.decode()
    assert f"/birouri/{office.pk}/adresa/" in page
    assert f"/birouri/{office.pk}/schimba/" not in page
    assert client.get(f"/birouri/{office.pk}/adresa/").status_code == 200
    assert client.get(f"/birouri/{office.pk}/schimba/").status_code == 403


def test_the_same_channel_again_stays_one(cast: Cast, office: Office) -> None:
    for _ in range(2):
        add_channel(office=office, kind="phone", address="021 000 000", by=cast.by("ana"))
    assert office.channels.count() == 2


def test_the_pages_write_down_an_authority_an_office_and_an_address(
    cast: Cast, client: Client
) -> None:
    client.force_login(cast.users["ana"])
    typed = {"name": "Primăria Vaslui", "kind": "municipality", "place": "Vaslui"}
    typed["once"] = str(uuid4())
    answers = [client.post("/autoritati/noua/", typed)["Location"] for _ in range(2)]
    assert answers == ["/autoritati/primaria-vaslui/"] * 2
    assert Authority.objects.count() == 1
    typed = {"name": "Primar", "kind": "head", "once": str(uuid4())}
    path = client.post("/autoritati/primaria-vaslui/birou-nou/", typed)["Location"]
    bad = {"kind": "email", "address": "nu e adresă", "once": str(uuid4())}
    refused = client.post(f"{path}adresa/", bad)
    assert refused.status_code == 422
    assert "nu e adresă" in refused.content.decode()
    good = {**bad, "address": "primar@vaslui.example", "source": "site-ul primăriei"}
    client.post(f"{path}adresa/", good)
    page = client.get(path).content.decode()
    assert "primar@vaslui.example" in page
    assert "neîncercat" in page
    channel = Channel.objects.get()
    client.force_login(cast.users["dan"])
    client.post(f"/adrese/{channel.pk}/verifica/", {"works": "yes"})
    channel.refresh_from_db()
    assert channel.state == "works"


def test_everybody_sees_an_office_and_members_find_its_forms_closed(
    cast: Cast, office: Office, client: Client
) -> None:
    path = f"/birouri/{office.pk}/"
    page = client.get(path)
    assert "registratura@primarie.example" in page.content.decode()
    assert client.get(f"{path}adresa/")["Location"].startswith("/cont/intra/")
    client.force_login(cast.users["mihai"])
    for form in ("adresa/", "mandat/", "schimba/"):
        assert client.get(path + form).status_code == 403
    assert client.get(f"/birouri/{uuid4()}/").status_code == 404
