"""How long each table keeps its rows: what is past its time leaves, all else stays."""

import io
import json
import uuid
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import transaction

from civicsteps.core import clock, keeping
from civicsteps.core.actors.actions import system
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.models import StoredFile
from civicsteps.core.guard.models import Knocks
from civicsteps.core.keeping import KEEPINGS, Keeping, sweep_all
from civicsteps.core.links.models import Link
from civicsteps.core.mail import threads
from civicsteps.core.mail.actions import set_aside
from civicsteps.core.mail.models import Inbound, Message
from civicsteps.core.mail.receive import receive
from civicsteps.core.mail.send import send
from civicsteps.core.once.models import Once

pytestmark = pytest.mark.django_db
KIND = "tests.keeping"
CORE = "actors guard imprint files journal links mail once".split()


@pytest.fixture(autouse=True)
def filer() -> Iterator[None]:
    threads._FILERS[KIND] = lambda inbound, _parsed: inbound.actor
    yield
    del threads._FILERS[KIND]


def in_days(days: float) -> date:
    return clock.today() + timedelta(days=days)


@pytest.mark.parametrize("label", CORE)
def test_every_table_says_how_it_is_kept_and_names_its_columns(label: str) -> None:
    for model in apps.get_app_config(label).get_models():
        kept = KEEPINGS[model._meta.label]
        assert kept.why
        assert set(kept.personal) <= {field.name for field in model._meta.get_fields()}


def test_a_form_s_key_stays_thirty_days() -> None:
    Once.objects.create(key=uuid.uuid4(), at=clock.now(), led_to="/")
    assert sweep_all(in_days(29))["once.Once"] == 0
    assert sweep_all(in_days(32))["once.Once"] == 1


def test_knocks_stay_thirty_days() -> None:
    Knocks.objects.create(door="report", source=b"x", window=clock.now())
    assert sweep_all(in_days(29))["guard.Knocks"] == 0
    assert sweep_all(in_days(32))["guard.Knocks"] == 1


def test_a_link_stays_ninety_days_after_its_time() -> None:
    by = system()
    Link.objects.create(
        purpose="x", about="x", token_hash=b"x", issued_by=by, holder=by,
        issued_at=clock.now(), expires_at=clock.now() + timedelta(days=30),
    )  # fmt: skip
    assert sweep_all(in_days(119))["links.Link"] == 0
    assert sweep_all(in_days(122))["links.Link"] == 1


def _message(kind: str, *, state: str = "sent", about: Actor | None = None) -> Message:
    with transaction.atomic():
        thread = threads.open_thread(kind=KIND, about=about, title="x") if about else None
        message = send(to="a@x.ro", subject="a", text="a", kind=kind, thread=thread)
    Message.objects.filter(pk=message.pk).update(
        state=state, sent_at=clock.now(), claimed_at=clock.now()
    )
    return message


def test_mail_stays_by_its_kind() -> None:
    letter = _message("letters.letter", about=system())
    doubtful = _message("tests.news", state="uncertain")
    code, news = _message("accounts.code"), _message("tests.news")
    lost_code = _message("accounts.code", state="uncertain")
    assert sweep_all(in_days(0))["mail.Message"] == 0
    sweep_all(in_days(3))
    assert set(Message.objects.all()) == {letter, doubtful, news}
    assert not Message.objects.filter(pk__in=[code.pk, lost_code.pk]).exists()
    sweep_all(in_days(92))
    assert set(Message.objects.all()) == {letter, doubtful}


def test_what_was_set_aside_leaves_after_a_year_with_its_bytes() -> None:
    thread = threads.open_thread(kind=KIND, about=system(), title="x")
    stray = receive(b"Subject: stray\n\nx", via="test")
    waits = receive(b"Subject: waits\n\nx", via="test")
    filed = receive(f"To: {thread.address}\n\nx".encode(), via="test")
    set_aside(inbound=stray, by=system())
    sweep_all(in_days(364))
    assert Inbound.objects.count() == 3
    sweep_all(in_days(367))
    assert set(Inbound.objects.all()) == {waits, filed}
    kept = set(StoredFile.objects.values_list("pk", flat=True))
    assert kept == {waits.raw_id, filed.raw_id}


def test_one_table_that_fails_does_not_keep_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def fall(_on: date) -> int:
        raise RuntimeError("stuck")

    stuck = Keeping("tests.Stuck", (), "stuck", fall)
    monkeypatch.setattr(keeping, "KEEPINGS", {"tests.Stuck": stuck, **KEEPINGS})
    Once.objects.create(key=uuid.uuid4(), at=clock.now(), led_to="/")
    with pytest.raises(ExceptionGroup, match="could not be swept"):
        sweep_all(in_days(40))
    assert not Once.objects.exists()


def test_the_command_says_what_it_removed() -> None:
    Once.objects.create(key=uuid.uuid4(), at=clock.now(), led_to="/")
    out = io.StringIO()
    call_command("keeping_sweep", "--json", "--on", in_days(40).isoformat(), stdout=out)
    assert json.loads(out.getvalue())["once.Once"] == 1
