"""The local mailbox: what a demonstration would have sent; in production it is not there."""

import pytest
from django.conf import LazySettings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from civicsteps.core.mail.models import Message
from civicsteps.core.mail.send import send

pytestmark = pytest.mark.django_db


@pytest.fixture
def message(db: None) -> Message:
    with transaction.atomic():
        return send(
            to="vera@example.org",
            subject="Codul tău",
            text="Codul e 123.\nhttps://pasi.example/l/abc/\n",
            html="<!doctype html><html><head></head><body><script>x</script>Cod</body></html>",
            kind="accounts.code",
            headers={"X-Test": "da"},
        )


def urls(message: Message) -> list[str]:
    return [
        reverse("mailbox"),
        message.get_absolute_url(),
        reverse("mailbox_html", args=[message.pk]),
    ]


def test_everybody_reads_it_in_a_demonstration(client: Client, message: Message) -> None:
    listed, shown, _ = (client.get(url).content.decode() for url in urls(message))
    assert "Codul tău" in listed
    assert "vera@example.org" in listed
    assert "Codul e 123." in shown
    assert "X-Test" in shown
    assert 'href="https://pasi.example/l/abc/"' in shown


def test_nobody_reads_it_in_production(
    client: Client, message: Message, settings: LazySettings
) -> None:
    settings.LOCAL_MAILBOX = False
    for url in urls(message):
        assert client.get(url).status_code == 404


def test_its_html_is_in_a_sandbox(client: Client, message: Message) -> None:
    response = client.get(urls(message)[2])
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "allow-scripts" not in policy
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert '<base target="_top">' in response.content.decode()


def test_it_is_searched_without_diacritics(client: Client, message: Message) -> None:
    assert "Codul tău" in client.get(urls(message)[0], {"q": "VERA tau"}).content.decode()
    nothing = client.get(urls(message)[0], {"q": "altceva"}).content.decode()
    assert "Niciun mesaj cu „altceva”" in nothing


def test_it_has_pages_that_keep_the_search(client: Client, message: Message) -> None:
    with transaction.atomic():
        for number in range(35):
            send(to="a@x.ro", subject=f"Nr {number}", text="a", kind="tests.a")
    first = client.get(urls(message)[0], {"q": "nr"}).content.decode()
    assert "?q=nr&amp;page=2" in first
    assert "Nr 0<" in client.get(urls(message)[0], {"q": "nr", "page": "2"}).content.decode()
    assert client.get(urls(message)[0], {"page": "x"}).status_code == 200
