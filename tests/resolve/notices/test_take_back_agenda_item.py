"""What was entered by mistake about an agenda is taken back."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from civicsteps.causes.compare import compare_facts
from civicsteps.causes.models import Cause, Fact
from civicsteps.core.refusals import Refused
from civicsteps.people.acts.models import Act
from civicsteps.people.authorities.models import Office
from civicsteps.resolve.notices.actions import take_back_agenda_item
from tests.cast import Cast
from tests.proofs import paper
from tests.resolve.notices.test_record_agenda_item import put


def test_the_step_falls_and_the_page_is_gone(cast: Cast, cause: Cause, office: Office) -> None:
    item = put(cast, cause, office, document=paper())
    ana = Client()
    ana.force_login(cast.users["ana"])
    address = reverse("agenda_take_back", args=[item.pk])
    assert address in ana.get(item.get_absolute_url()).content.decode()
    assert ana.get(address).status_code == 200
    assert ana.post(address, {"once": str(uuid4())})["Location"] == cause.get_absolute_url()
    cause.refresh_from_db()
    assert cause.height == 0
    fact = Fact.objects.get()
    assert (fact.lifted_because, fact.proof) == ("withdrawn", "")
    assert Act.objects.get(kind="agenda").void
    assert compare_facts() == []
    assert ana.get(item.get_absolute_url()).status_code == 404


def test_by_an_organiser_and_once(cast: Cast, cause: Cause, office: Office) -> None:
    item = put(cast, cause, office, document=paper())
    for who in ("mihai", "dan", "sorin", "vlad"):
        with pytest.raises(Refused):
            take_back_agenda_item(item=item, by=cast.by(who))
    take_back_agenda_item(item=item, by=cast.by("ana"))
    with pytest.raises(Refused):
        take_back_agenda_item(item=item, by=cast.by("ana"))
