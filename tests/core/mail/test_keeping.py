"""What came by mail is kept whole three years; then only what proves that it came."""

import hashlib
from datetime import timedelta

import pytest

from civicsteps.core import clock
from civicsteps.core.files import blobs
from civicsteps.core.files.models import StoredFile
from civicsteps.core.mail.keeping import FILED_KEPT_FOR, sweep_inbound
from civicsteps.core.mail.models import Inbound, Thread
from civicsteps.core.mail.receive import receive
from tests.core.mail import letters

pytestmark = pytest.mark.django_db


def test_after_three_years_only_a_fingerprint_of_what_was_filed_is_left(thread: Thread) -> None:
    raw = letters.reply(thread, body="Stimată doamnă Popescu, vă răspundem.")
    inbound = receive(raw, via="test")
    day = clock.today() + FILED_KEPT_FOR
    assert sweep_inbound(day) == 0
    assert sweep_inbound(day + timedelta(days=1)) == 1
    assert sweep_inbound(day + timedelta(days=1)) == 0
    inbound.refresh_from_db()
    left = blobs.read(inbound.kept.sha256).decode()
    assert hashlib.sha256(raw).hexdigest() in left
    assert "registratura@primarie.example" in left
    assert "Popescu" not in left
    assert (inbound.state, inbound.from_name, inbound.subject) == ("filed", "", "")
    assert inbound.folded == "registratura@primarie.example"
    assert list(StoredFile.objects.all()) == [inbound.raw]


def test_the_same_message_after_that_is_still_known(thread: Thread) -> None:
    raw = letters.reply(thread)
    first = receive(raw, via="test")
    sweep_inbound(clock.today() + FILED_KEPT_FOR + timedelta(days=1))
    assert receive(raw, via="test") == first
    assert Inbound.objects.count() == 1


def test_what_waits_for_the_staff_is_kept_whole() -> None:
    raw = letters.reply(None)
    inbound = receive(raw, via="test")
    sweep_inbound(clock.today() + FILED_KEPT_FOR + timedelta(days=1))
    assert blobs.read(Inbound.objects.get(pk=inbound.pk).kept.sha256) == raw
