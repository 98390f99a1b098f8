"""Feeds: the same in Atom and JSON, and nothing of what is not public."""

import json
from datetime import date
from xml.etree import ElementTree

import pytest
from django.test import Client

from civicsteps.causes.actions import hide_cause
from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.people.groups.models import Group
from civicsteps.programme.calls.models import Participation, Programme
from tests.cast import Cast

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def feeds(cast: Cast, cause: Cause) -> list[str]:
    programme = Programme.objects.create(
        slug="program", name="Program", aim="Bine.", centre=cast.centre, opened_at=clock.now(),
        begins=date(2026, 1, 1), ends=date(2026, 12, 31),
    )  # fmt: skip
    Participation.objects.create(programme=programme, group=cast.group, since=date(2026, 1, 1))
    return [
        "/probleme/flux",
        f"/grupuri/{cast.group.slug}/flux",
        "/programe/program/flux",
        f"/probleme/{cause.slug}/flux",
    ]


def titles(client: Client, feed: str) -> tuple[list[str | None], list[str]]:
    atom = ElementTree.fromstring(client.get(f"{feed}.atom").content)
    answer = client.get(f"{feed}.json")
    assert answer["Content-Type"].startswith("application/feed+json")
    said = json.loads(answer.content)
    assert said["version"] == "https://jsonfeed.org/version/1.1"
    assert said["feed_url"].endswith(f"{feed}.json")
    for item in said["items"]:
        assert item["id"].startswith("urn:uuid:")
        assert item["url"].startswith("http")
        assert item["content_text"]
    return [e.findtext(f"{ATOM}title") for e in atom.iter(f"{ATOM}entry")], [
        item["title"] for item in said["items"]
    ]


def test_both_forms_of_a_feed_say_the_same(feeds: list[str], cause: Cause, client: Client) -> None:
    for feed in feeds[:3]:
        assert titles(client, feed) == ([cause.title], [cause.title])
    atom, said = titles(client, feeds[3])
    assert atom == said
    assert len(said) > 0


def test_what_is_hidden_leaves_the_feeds(
    cast: Cast, feeds: list[str], cause: Cause, client: Client
) -> None:
    hide_cause(cause=cause, by=cast.by("ana"))
    for feed in feeds[:3]:
        assert titles(client, feed) == ([], [])
    assert client.get(f"{feeds[3]}.json").status_code == 404


def test_feeds_name_nobody_in_danger(
    cast: Cast, feeds: list[str], cause: Cause, client: Client
) -> None:
    Group.objects.filter(pk=cast.group.pk).update(at_risk=True)
    for feed in feeds:
        for ending in ("atom", "json"):
            said = client.get(f"{feed}.{ending}").content.decode()
            assert cause.title not in said
            assert f"<name>{cast.group.name}" not in said
            assert "București" not in said
