"""Corrections: anybody with an account proposes, nothing changes until the centre accepts."""

import pytest
from django.test import Client

from civicsteps.core.actors.actions import visitor
from civicsteps.core.refusals import Refused
from civicsteps.people.authorities.actions import (
    accept_correction,
    add_channel,
    edit_authority,
    propose_correction,
    refuse_correction,
    replace_channel,
)
from civicsteps.people.authorities.models import Channel, Competence, Correction, Office
from civicsteps.people.authorities.queries import address_to_write
from tests.cast import Cast


def propose(cast: Cast, at: Office, who: str = "vera", **said: object) -> Correction:
    given = {"what": "name", "new": "Primăria Mare", "source": "site-ul lor"} | said
    return propose_correction(authority=at.authority, by=cast.by(who), **given)  # type: ignore[arg-type]


def test_a_name_changes_when_it_is_accepted_and_not_before(cast: Cast, office: Office) -> None:
    correction = propose(cast, office)
    office.authority.refresh_from_db()
    assert office.authority.name == "Primăria Sectorului 6"
    accept_correction(correction=correction, by=cast.by("dan"))
    office.authority.refresh_from_db()
    assert office.authority.name == "Primăria Mare"
    revision = office.authority.revisions.get()
    assert revision.before == {"name": "Primăria Sectorului 6"}


def test_an_address_is_replaced_and_the_old_one_stays_as_history(
    cast: Cast, office: Office
) -> None:
    old = office.channels.get()
    correction = propose(cast, office, what="channel", channel=old, new="Noua@S6.example")
    accept_correction(correction=correction, by=cast.by("ilinca"))
    old.refresh_from_db()
    assert old.state == "fails"
    assert old.superseded_by is not None
    assert address_to_write(office) == "noua@s6.example"


def test_an_address_can_be_given_up(cast: Cast, office: Office) -> None:
    correction = propose(cast, office, what="channel", channel=office.channels.get(), new="")
    accept_correction(correction=correction, by=cast.by("ilinca"))
    assert address_to_write(office) is None
    assert Channel.objects.count() == 1


def test_a_competence_is_written_down_with_its_source(cast: Cast, office: Office) -> None:
    correction = propose(cast, office, what="competence", office=office, topic="parks", new="")
    accept_correction(correction=correction, by=cast.by("dan"))
    competence = Competence.objects.get()
    assert (competence.office, competence.source) == (office, "site-ul lor")


def test_refusing_says_why_and_changes_nothing(cast: Cast, office: Office) -> None:
    correction = propose(cast, office)
    with pytest.raises(Refused):
        refuse_correction(correction=correction, reason=" ", by=cast.by("dan"))
    refuse_correction(correction=correction, reason="nu e așa", by=cast.by("dan"))
    office.authority.refresh_from_db()
    assert office.authority.name == "Primăria Sectorului 6"
    with pytest.raises(Refused):
        accept_correction(correction=correction, by=cast.by("dan"))


def test_what_changed_meanwhile_is_not_overwritten(cast: Cast, office: Office) -> None:
    correction = propose(cast, office)
    edit_authority(authority=office.authority, name="Primăria S6", by=cast.by("dan"))
    with pytest.raises(Refused):
        accept_correction(correction=correction, by=cast.by("dan"))


def test_visitors_propose_nothing_and_those_who_propose_decide_nothing(
    cast: Cast, office: Office
) -> None:
    with pytest.raises(Refused):
        propose_correction(
            authority=office.authority, what="name", new="X", source="x", by=visitor()
        )
    correction = propose(cast, office)
    for name in ("vera", "ana", "mihai"):
        with pytest.raises(Refused):
            accept_correction(correction=correction, by=cast.by(name))


def test_one_person_has_twenty_open_at_most(cast: Cast, office: Office) -> None:
    for n in range(20):
        propose(cast, office, new=f"Primăria {n}")
    with pytest.raises(Refused):
        propose(cast, office, new="Încă una")


@pytest.mark.parametrize(
    "said",
    [
        {"new": ""},
        {"new": "Primăria Sectorului 6"},
        {"what": "office", "new": "Alt nume"},
        {"what": "channel", "new": "a@b.example"},
        {"what": "competence", "topic": ""},
    ],
)
def test_what_says_nothing_is_refused(cast: Cast, office: Office, said: dict[str, str]) -> None:
    with pytest.raises(Refused) as refused:
        propose(cast, office, **said)
    assert refused.value.refusal.kind == "input"


def test_open_proposals_are_read_by_their_writer_and_the_keepers_alone(
    cast: Cast, office: Office, client: Client
) -> None:
    propose(cast, office)
    path = f"/autoritati/{office.authority.slug}/corecturi/"
    assert "Primăria Mare" not in client.get(path).content.decode()
    client.force_login(cast.users["mihai"])
    assert "Primăria Mare" not in client.get(path).content.decode()
    client.force_login(cast.users["vera"])
    assert "Primăria Mare" in client.get(path).content.decode()
    client.force_login(cast.users["dan"])
    assert "Primăria Mare" in client.get("/autoritati/corecturi/").content.decode()


def test_the_pages_propose_and_decide(cast: Cast, office: Office, client: Client) -> None:
    client.force_login(cast.users["vera"])
    path = f"/autoritati/{office.authority.slug}/corecteaza/"
    typed = {"what": "website", "new": "https://s6.example", "source": "antetul lor"}
    typed["once"] = "0197a000-0000-7000-8000-000000000001"
    assert client.post(path, typed).status_code == 302
    correction = Correction.objects.get()
    assert client.get(f"/corecturi/{correction.pk}/").status_code == 403
    client.force_login(cast.users["ilinca"])
    refused = client.post(f"/corecturi/{correction.pk}/", {"accept": "no", "reason": ""})
    assert refused.status_code == 422
    client.post(f"/corecturi/{correction.pk}/", {"accept": "yes"})
    office.authority.refresh_from_db()
    assert office.authority.website == "https://s6.example"


@pytest.mark.parametrize(
    ("what", "new"),
    [
        ("website", "javascript:alert(1)"),
        ("website", "primaria"),
        ("channel", "nu e adresă"),
        ("name", "P" * 161),
        ("place", "P" * 121),
    ],
)
def test_what_the_register_could_not_keep_is_not_proposed(
    cast: Cast, office: Office, what: str, new: str
) -> None:
    channel = office.channels.get() if what == "channel" else None
    with pytest.raises(Refused) as refused:
        propose(cast, office, what=what, new=new, channel=channel)
    assert refused.value.refusal.field == "new"
    assert not Correction.objects.exists()


def test_letters_leave_for_the_address_that_the_centre_put_there(
    cast: Cast, office: Office
) -> None:
    old = office.channels.get()
    add_channel(office=office, kind="email", address="altul@oriunde.example", by=cast.by("ana"))
    replace_channel(channel=old, address="noua@s6.example", by=cast.by("ilinca"))
    assert address_to_write(office) == "noua@s6.example"


def test_what_is_no_address_takes_no_address_s_place(cast: Cast, office: Office) -> None:
    with pytest.raises(Refused):
        replace_channel(channel=office.channels.get(), address="strada Mare", by=cast.by("ilinca"))
    with pytest.raises(Refused):
        add_channel(office=office, kind="email", address="strada Mare", by=cast.by("ilinca"))
