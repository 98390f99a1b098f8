"""Dan, the mentor, writes for Ana, who organises the playground group, and for Mihai."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from civicsteps.causes.models import Cause
from civicsteps.people.dictation.models import Dictation
from civicsteps.people.groups.models import Membership
from tests import proofs
from tests.cast import Cast
from tests.pages import browser, send

LINK = re.compile(r"http://[^/\s]+(/l/[\w-]+/)")


def place_of(cast: Cast, name: str) -> Membership:
    """Return somebody's place in the playground group."""
    return Membership.objects.get(user=cast.users[name], group=cast.group)


def writing(cast: Cast, mentor: str = "dan", member: str = "ana") -> Client:
    """Return the browser of a mentor who has begun to write for somebody."""
    client = browser(cast, mentor)
    address = reverse("dictation_new", args=[cast.group.slug])
    answer = send(client, address, member=str(place_of(cast, member).pk))
    assert answer.status_code == 302
    return client


def dictate_demand(client: Client, cause: Cause, office_id: object, **typed: Any) -> Any:  # noqa: ANN401 - an answer
    """Fill in what the group asks, as it is said on the telephone."""
    fields = {"sentence": "Faceți locul de joacă", "office": str(office_id)} | typed
    return send(client, reverse("demand_new", args=[cause.slug]), **fields)


def dictate_photo(client: Client, cause: Cause) -> Any:  # noqa: ANN401 - an answer
    """Fill in what somebody saw, with a photo."""
    return send(
        client,
        reverse("evidence_new", args=[cause.slug]),
        caption="Leagăn rupt lângă bloc",
        seen_on="2026-01-05",
        kind="photo",
        file=proofs.photo_upload(),
    )


@pytest.fixture
def mentor(cast: Cast) -> Client:
    """Dan's browser, writing for Ana."""
    return writing(cast)


@pytest.fixture
def dictated(mentor: Client, cause: Cause) -> Dictation:
    """A photo that Dan wrote down for Ana; it waits for her."""
    dictate_photo(mentor, cause)
    return Dictation.objects.get()
