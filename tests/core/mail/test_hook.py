"""A provider's webhook: what it brings is kept and answered at once, and read afterwards."""

import base64
import hmac
import json
import time
from functools import partial
from io import BytesIO
from typing import cast

import pytest
from django.conf import LazySettings
from django.conf import settings as live
from django.test import Client, RequestFactory
from django.urls import reverse

from civicsteps.core.files.models import StoredFile
from civicsteps.core.http import Request
from civicsteps.core.mail.hooks import mail_hook
from civicsteps.core.mail.models import Arrival, Inbound, Thread
from civicsteps.core.mail.tasks import take_arrival
from tests.core.mail import letters

pytestmark = pytest.mark.django_db
SECRET = "furnizor:parola"


@pytest.fixture
def hook(settings: LazySettings) -> str:
    """The address of the webhook, open for one provider."""
    settings.MAIL_HOOK, settings.ANYMAIL = "postmark", {"WEBHOOK_SECRET": SECRET}
    return reverse("mail_hook")


def bring(client: Client, hook: str, raw: bytes, *, to: str) -> int:
    """What the provider gets for an answer when it brings a message."""
    said = {
        "From": "registratura@primarie.example",
        "FromFull": {"Email": "registratura@primarie.example", "Name": "", "MailboxHash": ""},
        "ToFull": [{"Email": to, "Name": "", "MailboxHash": ""}],
        "CcFull": [], "BccFull": [], "Attachments": [], "Headers": [],
        "OriginalRecipient": to, "MessageID": "eveniment-1", "Subject": "x",
        "RawEmail": raw.decode("utf-8"),
    }  # fmt: skip
    key = base64.b64encode(SECRET.encode()).decode()
    answer = client.post(
        hook,
        json.dumps(said),
        content_type="application/json",
        headers={"authorization": f"Basic {key}"},
    )
    return answer.status_code


def test_what_it_brings_is_kept_first_and_read_by_a_task(
    client: Client, hook: str, thread: Thread
) -> None:
    assert bring(client, hook, letters.reply(thread), to=thread.address) == 200
    arrival = Arrival.objects.get()
    assert (arrival.taken_at, arrival.envelope) == (None, [thread.address])
    assert not Inbound.objects.exists()
    take_arrival.call(str(arrival.pk))
    take_arrival.call(str(arrival.pk))
    inbound = Inbound.objects.get()
    assert (inbound.state, inbound.thread, inbound.via) == ("filed", thread, "hook")
    arrival.refresh_from_db()
    assert (arrival.raw, arrival.inbound) == (None, inbound)
    assert StoredFile.objects.filter(type="message/rfc822").count() == 1


def test_the_same_event_twice_is_one_message(client: Client, hook: str, thread: Thread) -> None:
    for _ in range(2):
        assert bring(client, hook, letters.reply(thread), to=thread.address) == 200
    assert Arrival.objects.count() == 1


def test_the_envelope_says_whose_it_is_where_the_message_does_not(
    client: Client, hook: str, thread: Thread
) -> None:
    raw = letters.reply(None, to="lista@primarie.example")
    assert bring(client, hook, raw, to=thread.address) == 200
    take_arrival.call(str(Arrival.objects.get().pk))
    assert Inbound.objects.get().thread == thread


def test_a_message_larger_than_any_form_is_taken(client: Client, hook: str, thread: Thread) -> None:
    large = letters.reply(thread, body="x" * (live.DATA_UPLOAD_MAX_MEMORY_SIZE + 1_000))
    assert bring(client, hook, large, to=thread.address) == 200
    assert Arrival.objects.get().size > live.DATA_UPLOAD_MAX_MEMORY_SIZE


class Unread(BytesIO):
    """A call of which nothing may be read."""

    def read(self, *_sizes: int | None) -> bytes:
        raise AssertionError("read before the secret was known")


@pytest.mark.parametrize("secret", ["eu:ghicesc", "", "furnizor", "ș:ț", f"{SECRET}x"])
def test_nothing_is_read_of_who_does_not_know_the_secret(hook: str, secret: str) -> None:
    key = base64.b64encode(secret.encode()).decode()
    call = RequestFactory().post(
        hook, b"{}", content_type="application/json", headers={"authorization": f"Basic {key}"}
    )
    call._stream = Unread()  # what the server reads from
    assert mail_hook(cast(Request, call)).status_code == 403
    assert not Arrival.objects.exists()


def test_a_message_larger_than_any_form_is_taken_from_fields_too(
    client: Client, settings: LazySettings, thread: Thread
) -> None:
    settings.MAIL_HOOK, settings.ANYMAIL = (
        "mailgun",
        {"WEBHOOK_SECRET": SECRET, "MAILGUN_WEBHOOK_SIGNING_KEY": "cheie"},
    )
    raw = letters.reply(thread, body="x" * (live.DATA_UPLOAD_MAX_MEMORY_SIZE + 1_000))
    at, token = str(int(time.time())), "jeton"
    signed = hmac.new(b"cheie", (at + token).encode(), "sha256").hexdigest()
    fields = {
        "timestamp": at, "token": token, "signature": signed, "recipient": thread.address,
        "sender": "registratura@primarie.example", "body-mime": raw.decode(),
    }  # fmt: skip
    key = base64.b64encode(SECRET.encode()).decode()
    send = partial(client.post, reverse("mail_hook"), headers={"authorization": f"Basic {key}"})
    assert send({**fields, "signature": "0" * 64}).status_code == 400
    assert not Arrival.objects.exists()
    assert send(fields).status_code == 200
    take_arrival.call(str(Arrival.objects.get().pk))
    assert Inbound.objects.get().thread == thread


@pytest.mark.parametrize(("provider", "secret"), [("postmark", ""), ("", SECRET), ("nu", SECRET)])
def test_it_is_closed_until_a_provider_and_a_secret_are_named(
    client: Client, settings: LazySettings, provider: str, secret: str
) -> None:
    settings.MAIL_HOOK, settings.ANYMAIL = provider, {"WEBHOOK_SECRET": secret}
    assert client.post(reverse("mail_hook"), {}).status_code == 404
