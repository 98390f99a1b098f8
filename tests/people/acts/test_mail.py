"""Mail that needs a person stands on the centre's desk until somebody sees to it."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from civicsteps.core import clock
from civicsteps.core.mail.actions import mark_sent, set_aside
from civicsteps.core.mail.delivery import claim
from civicsteps.core.mail.receive import receive
from civicsteps.core.mail.send import send
from civicsteps.core.mail.tasks import carry_waiting
from civicsteps.core.work.running import drain
from civicsteps.people.acts.comparing import differences
from civicsteps.people.acts.models import Need
from tests.cast import Cast


@pytest.fixture(autouse=True)
def storage(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_the_centre_is_asked_to_sort_it_and_then_no_more(cast: Cast) -> None:
    inbound = receive(b"Subject: Raspuns\n\nx", via="test")
    drain()
    need = Need.objects.get()
    assert (need.group, need.kind, need.about) == (cast.centre, "mail.unsorted", "Raspuns")
    assert need.url == reverse("unsorted_mail", args=[inbound.pk])
    assert differences() == []
    set_aside(inbound=inbound, by=cast.by("ilinca"))
    drain()
    assert Need.objects.get().closed_on is not None
    assert differences() == []


def test_what_was_sorted_before_the_news_came_asks_for_nothing(cast: Cast) -> None:
    inbound = receive(b"Subject: Raspuns\n\nx", via="test")
    set_aside(inbound=inbound, by=cast.by("ilinca"))
    drain()
    assert not Need.objects.filter(closed_on=None).exists()
    assert differences() == []


@pytest.mark.django_db
def test_without_a_centre_nobody_is_asked() -> None:
    receive(b"Subject: Raspuns\n\nx", via="test")
    drain()
    assert not Need.objects.exists()
    assert differences() == []


def test_nobody_is_asked_about_a_code_and_nobody_reads_it(cast: Cast, client: Client) -> None:
    with transaction.atomic():
        message = send(to="vera@example.org", subject="Cod", text="123456", kind="accounts.code")
    claim(message.pk)
    with clock.set_to(clock.now() + timedelta(minutes=20)):
        carry_waiting.call()
    drain()
    message.refresh_from_db()
    assert message.state == "uncertain"
    assert not Need.objects.exists()
    assert differences() == []
    client.force_login(cast.users["ilinca"])
    assert "Cod" not in client.get(reverse("uncertain")).content.decode()
    assert client.get(reverse("uncertain_mail", args=[message.pk])).status_code == 404


def test_the_centre_is_asked_about_a_message_that_perhaps_did_not_leave(cast: Cast) -> None:
    with transaction.atomic():
        message = send(to="vera@example.org", subject="Noutăți", text="a", kind="tests.note")
    claim(message.pk)
    with clock.set_to(clock.now() + timedelta(minutes=20)):
        carry_waiting.call()
    drain()
    need = Need.objects.get()
    assert (need.group, need.kind, need.about) == (cast.centre, "mail.uncertain", "Noutăți")
    assert need.url == reverse("uncertain_mail", args=[message.pk])
    assert differences() == []
    mark_sent(message=message, by=cast.by("ilinca"))
    drain()
    assert Need.objects.get().closed_on is not None
    assert differences() == []
