"""Who decides: the most specific first, with why; and which laws bind whom."""

from datetime import timedelta

import pytest
from django.test import Client

from civicsteps.core import clock
from civicsteps.core.refusals import Refused
from civicsteps.people.authorities.actions import (
    add_authority,
    add_channel,
    add_competence,
    add_office,
    check_channel,
    end_competence,
    replace_channel,
)
from civicsteps.people.authorities.competent import competent
from civicsteps.people.authorities.laws import binds, owes_answer
from civicsteps.people.authorities.models import Authority, Channel, Office
from civicsteps.people.authorities.queries import address_to_write, channels_to_check, speaks_for
from tests.cast import Cast


def hall(cast: Cast, name: str, kind: str, place: str, county: str) -> Office:
    by = cast.by("ilinca")
    made = add_authority(name=name, kind=kind, place=place, county=county, by=by)
    return add_office(authority=made, kind="registry", name="Registratura", by=by)


def test_a_sector_and_the_city_both_decide_the_one_written_down_first(cast: Cast) -> None:
    sector = hall(cast, "Primăria Sectorului 6", "sector", "București", "B")
    city = hall(cast, "Primăria Municipiului București", "municipality", "București", "B")
    other = hall(cast, "Primăria Sectorului 1", "sector", "București", "B")
    add_competence(
        authority=city.authority,
        topic="roads",
        place="Splaiul Independenței",
        source="HCGMB",
        by=cast.by("dan"),
    )
    found = competent("roads", "Splaiul Independenței, Sector 6, București")
    assert [one.office for one in found] == [city, sector]
    assert "Splaiul Independenței" in found[0].why
    assert found[1].usual
    assert other not in [one.office for one in found]


def test_namesakes_are_told_apart_by_the_county(cast: Cast) -> None:
    neamt = hall(cast, "Primăria Orașului Bicaz", "town", "Bicaz, Neamț", "NT")
    hall(cast, "Primăria Comunei Bicaz", "commune", "Bicaz, Maramureș", "MM")
    assert [one.office for one in competent("parks", "Bicaz, Neamț")] == [neamt]
    assert len(competent("parks", "Bicaz")) == 2


def test_a_county_council_and_a_ministry_come_after_the_town_hall(cast: Cast) -> None:
    town = hall(cast, "Primăria Comunei Mogoșoaia", "commune", "Mogoșoaia, Ilfov", "IF")
    county = hall(cast, "Consiliul Județean Ilfov", "county", "județul Ilfov", "IF")
    ministry = hall(cast, "Ministerul Transporturilor", "ministry", "București", "")
    add_competence(authority=ministry.authority, topic="roads", source="lege", by=cast.by("dan"))
    found = competent("roads", "mogosoaia, ilfov")
    assert [one.office for one in found] == [town, county, ministry]


def test_what_ended_is_offered_no_more(cast: Cast, office: Office) -> None:
    by = cast.by("dan")
    written = add_competence(
        authority=office.authority, office=office, topic="water", source="x", by=by
    )
    again = add_competence(
        authority=office.authority, office=office, topic="water", source="y", by=by
    )
    assert again == written
    assert [one.office for one in competent("water", "oriunde")] == [office]
    end_competence(competence=written, by=by)
    assert competent("water", "oriunde") == []
    for name in ("ana", "vera"):
        with pytest.raises(Refused):
            add_competence(authority=office.authority, topic="parks", source="x", by=cast.by(name))


def test_asking_who_decides_costs_the_same_in_a_whole_country(
    cast: Cast, django_assert_max_num_queries: object
) -> None:
    hall(cast, "Primăria Comunei Mogoșoaia", "commune", "Mogoșoaia, Ilfov", "IF")
    Authority.objects.bulk_create(
        Authority(
            slug=f"c{n}",
            name=f"Comuna C{n}",
            kind="commune",
            place=f"C{n}, Ilfov",
            folded=f"comuna c{n} ilfov",
        )
        for n in range(400)
    )
    with django_assert_max_num_queries(4):  # type: ignore[operator]
        assert competent("parks", "Mogoșoaia, Ilfov")


def test_a_private_operator_owes_no_answer_by_the_information_law(cast: Cast) -> None:
    town = hall(cast, "Comuna X", "commune", "X", "IF").authority
    private = hall(cast, "Apa SRL", "operator", "X", "IF").authority
    assert owes_answer(town, "T544")
    assert binds(town, "l60")
    assert not owes_answer(private, "T544")
    private.profile = "company"
    assert owes_answer(private, "TOG27")


def test_an_unread_mailbox_gets_no_letters(cast: Cast, office: Office) -> None:
    channel = office.channels.get()
    check_channel(channel=channel, works=False, refuses=True, by=cast.by("dan"))
    channel.refresh_from_db()
    assert channel.state == "refuses"
    assert address_to_write(office) is None


def test_a_replaced_address_stays_and_is_tried_no_more(cast: Cast, office: Office) -> None:
    by, old = cast.by("dan"), office.channels.get()
    with pytest.raises(Refused):
        replace_channel(channel=old, address=old.address.upper(), by=by)
    new = replace_channel(channel=old, address="nou@s6.example", source="site", by=by)
    assert new is not None
    assert list(Channel.objects.filter(superseded_on=None)) == [new]
    with pytest.raises(Refused):
        check_channel(channel=old, works=True, by=by)


def test_addresses_are_tried_again_after_a_year(cast: Cast, office: Office) -> None:
    channel = office.channels.get()
    today = clock.today()
    assert list(channels_to_check(on=today)) == [channel]
    check_channel(channel=channel, works=True, by=cast.by("dan"))
    assert not channels_to_check(on=today + timedelta(days=365)).exists()
    assert channels_to_check(on=today + timedelta(days=366)).exists()


def test_the_list_of_what_to_try_is_the_keepers(cast: Cast, office: Office, client: Client) -> None:
    client.force_login(cast.users["ana"])
    assert client.get("/autoritati/de-verificat/").status_code == 403
    client.force_login(cast.users["dan"])
    assert office.channels.get().address in client.get("/autoritati/de-verificat/").content.decode()


def test_an_authority_speaks_from_its_domain_or_its_very_address(
    cast: Cast, office: Office
) -> None:
    add_channel(office=office, kind="email", address="comuna@yahoo.com", by=cast.by("dan"))
    add_channel(office=office, kind="email", address="eu@rau.example", by=cast.by("ana"))
    authority = office.authority
    assert speaks_for(authority, "Oricine@Primarie.example")
    assert speaks_for(authority, "comuna@yahoo.com")
    assert not speaks_for(authority, "altcineva@yahoo.com")
    assert not speaks_for(authority, "eu@rau.example")
    assert not speaks_for(authority, "x@falsaprimarie.example")
