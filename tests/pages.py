"""Using pages as a person does: look at the form, take a moment, send it."""

import re
from datetime import timedelta
from typing import Any, Protocol

from django.test import Client

from civicsteps.core import clock
from tests.cast import Cast

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)"(?: value="([^"]*)")?')


class Page(Protocol):
    """An answer with its bytes."""

    content: bytes


def browser(cast: Cast, name: str = "") -> Client:
    """Return a browser, signed in as somebody of the cast, or of a visitor."""
    client = Client()
    if name:
        client.force_login(cast.users[name])
    return client


def hidden(page: Page) -> dict[str, str]:
    """Return the hidden fields of a page's form."""
    return {name: value for name, value in HIDDEN.findall(page.content.decode()) if value}


def send(client: Client, address: str, **typed: Any) -> Any:  # noqa: ANN401 - an answer
    """Open a page, fill its form in ten seconds, and send it."""
    page: Any = client.get(address)
    return later(client, address, hidden(page) | typed)


def later(client: Client, address: str, fields: dict[str, Any]) -> Any:  # noqa: ANN401 - an answer
    """Send these fields ten seconds from now."""
    with clock.set_to(clock.now() + timedelta(seconds=10)):
        return client.post(address, fields)
