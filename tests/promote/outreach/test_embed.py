"""A problem's card in other pages, link previews, and what machines are told."""

import json

import pytest
from django.conf import LazySettings
from django.test import Client

from civicsteps.causes.actions import hide_cause
from civicsteps.causes.models import Cause
from civicsteps.people.groups.models import Group
from civicsteps.promote.outreach.actions import choose_address
from tests.cast import Cast

SITE = "https://pasi.example.org"


@pytest.fixture(autouse=True)
def site(settings: LazySettings) -> None:
    settings.SITE_URL = SITE


def test_the_card_may_be_framed_and_does_nothing(cause: Cause, client: Client) -> None:
    answer = client.get(f"/probleme/{cause.slug}/card/")
    policy = answer["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "X-Frame-Options" not in answer
    assert not answer.cookies
    page = answer.content.decode()
    assert "<script" not in page
    assert "<form" not in page
    assert cause.title in page


def test_the_code_is_there_to_copy_and_is_no_frame(cause: Cause, client: Client) -> None:
    page = client.get(f"/probleme/{cause.slug}/spune-mai-departe/").content.decode()
    assert f"&lt;iframe src=&quot;{SITE}/probleme/{cause.slug}/card/&quot;" in page
    assert "<iframe" not in page


def test_no_other_page_may_be_framed(cause: Cause, client: Client) -> None:
    for address in (cause.get_absolute_url(), f"/probleme/{cause.slug}/spune-mai-departe/"):
        answer = client.get(address)
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
        assert answer["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("form", ["{site}{page}", "{site}/en{page}", "{site}/locul"])
def test_oembed_answers_for_every_way_to_the_problem(
    cast: Cast, cause: Cause, client: Client, form: str
) -> None:
    choose_address(word="locul", cause=cause, by=cast.by("ana"))
    url = form.format(site=SITE, page=cause.get_absolute_url())
    answer = client.get("/oembed/", {"url": url, "maxwidth": "300"})
    said = json.loads(answer.content)
    assert (said["version"], said["type"], said["width"]) == ("1.0", "rich", 300)
    assert f'src="{SITE}/probleme/{cause.slug}/card/"' in said["html"]
    assert said["title"] == cause.title
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_oembed_knows_nothing_else(cast: Cast, cause: Cause, client: Client) -> None:
    page = cause.get_absolute_url()
    for url in (
        "",
        "javascript:x",
        f"https://rau.example.net{page}",
        f"{SITE}/",
        f"{SITE}{page}card/",
    ):
        assert client.get("/oembed/", {"url": url}).status_code == 404
    assert client.get("/oembed/", {"url": SITE + page, "format": "xml"}).status_code == 501
    hide_cause(cause=cause, by=cast.by("ana"))
    assert client.get("/oembed/", {"url": SITE + page}).status_code == 404


def test_a_page_tells_machines_how_it_is_shown(cause: Cause, client: Client) -> None:
    page = client.get(cause.get_absolute_url()).content.decode()
    assert "application/json+oembed" in page
    assert '<meta property="og:title" content="Nu avem loc de joacă">' in page
    assert f'content="{SITE}/probleme/{cause.slug}/imagini/lat.png?v=' in page
    assert 'content="1200"' in page
    assert f'<meta property="og:url" content="{SITE}{cause.get_absolute_url()}">' in page


def test_every_kind_of_public_page_has_a_preview(cast: Cast, cause: Cause, client: Client) -> None:
    for address in ("/", cast.group.get_absolute_url(), cause.get_absolute_url()):
        page = client.get(address).content.decode()
        picture = page.partition('og:image" content="')[2].partition('"')[0].removeprefix(SITE)
        assert client.get(picture)["Content-Type"] == "image/png"


def test_a_preview_outs_nobody_in_danger(cast: Cast, cause: Cause, client: Client) -> None:
    Group.objects.filter(pk=cast.group.pk).update(at_risk=True)
    for address in (cause.get_absolute_url(), cast.group.get_absolute_url()):
        head = client.get(address).content.decode().partition("</head>")[0]
        shown = [line for line in head.splitlines() if "<meta" in line or "<title" in line]
        for said in (cause.title, cast.group.name, cast.group.aim, cause.slug, "București"):
            assert not [line for line in shown if said in line]
        assert any("/imagini/lat.png" in line for line in shown)
    card = client.get(f"/probleme/{cause.slug}/card/").content.decode()
    assert cause.title not in card
    assert cast.group.name not in card


def test_the_cause_page_asks_nothing_more_for_its_preview(
    cause: Cause, client: Client, django_assert_max_num_queries: object
) -> None:
    client.get(cause.get_absolute_url())
    with django_assert_max_num_queries(12):  # type: ignore[operator]  # pytest-django's own
        client.get(f"/probleme/{cause.slug}/spune-mai-departe/")
