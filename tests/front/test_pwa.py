"""An app on the phone: what it is called, what it keeps, and what it must never keep."""

import json
import re
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from civicsteps.causes.models import Cause
from civicsteps.front.offline import HEADER, KEEPABLE, NO_DRAFTS, PRIVATE
from civicsteps.people.groups.actions import add_contact
from civicsteps.people.groups.models import Group
from tests.cast import Cast
from tests.laws.house import url_names
from tests.pages import browser

KNOWN = re.compile(r"self\.KNOWN = (\{.*\});$", re.MULTILINE)


@pytest.mark.parametrize(
    ("path", "name", "start"),
    [
        ("/manifest.webmanifest", "Pași civici", "/"),
        ("/en/manifest.webmanifest", "Civic Steps", "/en/"),
    ],
)
def test_it_is_called_by_its_name_in_each_language(
    cast: Cast, path: str, name: str, start: str
) -> None:
    said = json.loads(browser(cast).get(path).content)
    assert (said["name"], said["start_url"], said["scope"]) == (name, start, "/")
    assert {icon["purpose"] for icon in said["icons"]} == {"any", "maskable"}
    for icon in said["icons"]:
        assert finders.find(icon["src"].removeprefix("/static/")), icon
    assert cast.group.name not in json.dumps(said)


def test_the_worker_reaches_the_whole_site_and_is_asked_for_anew(cast: Cast) -> None:
    answer = browser(cast).get("/sw.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Service-Worker-Allowed"] == "/"
    assert answer["Cache-Control"] == "no-cache"
    assert "worker-src 'self'" in answer["Content-Security-Policy"]


def test_the_shell_is_every_part_of_a_page_and_each_part_is_there(cast: Cast) -> None:
    found = KNOWN.search(browser(cast).get("/sw.js").content.decode())
    assert found
    known = json.loads(found[1])
    page = browser(cast).get("/").content.decode()
    linked = set(re.findall(r'<link rel="stylesheet" href="([^"]+)">', page))
    assert linked <= set(known["shell"])
    for path in known["shell"]:
        assert finders.find(path.removeprefix("/static/")), path
    modules = {path.rpartition("/")[2] for path in known["shell"] if path.endswith(".js")}
    folder = finders.find("front/js/main.js")
    assert folder
    for module in modules:
        text = open(folder.replace("main.js", module), encoding="utf-8").read()  # noqa: PTH123, SIM115
        asked = set(re.findall(r'import\(?[^"\n]*"\./([a-z]+\.js)"', text))
        assert asked <= modules, module
    for path in known["pages"].values():
        assert browser(cast).get(path).status_code == 200


def test_public_pages_may_be_kept_and_ones_own_apart(cast: Cast, cause: Cause) -> None:
    path = f"/probleme/{cause.slug}/"
    assert browser(cast).get(path)[HEADER] == "public"
    ana, mihai = (browser(cast, n).get(path)[HEADER] for n in ("ana", "mihai"))
    assert ana.startswith("own ")
    assert ana != mihai


def test_what_is_private_is_kept_by_no_cache(cast: Cast, cause: Cause) -> None:
    contact = add_contact(group=cast.group, name="Vecina", by=cast.by("ana"))
    ana = browser(cast, "ana")
    slug = cast.group.slug
    private: dict[str, list[Any]] = {
        "contacts": [slug],
        "contact": [slug, contact.pk],
        "contact_new": [slug],
        "group_people": [slug],
        "talk": ["causes.cause", cause.pk],
        "talks": [],
        "desk": [],
        "account": [],
    }
    for name, words in private.items():
        answer = ana.get(reverse(name, args=words))
        assert answer.status_code == 200, name
        assert HEADER not in answer, name
        assert {"no-store", "private"} <= set(answer["Cache-Control"].split(", ")), name


def test_no_page_about_a_group_at_risk_is_kept(cast: Cast, cause: Cause) -> None:
    Group.objects.filter(pk=cast.group.pk).update(at_risk=True)
    for name in ("", "ana", "dan"):
        for path in (f"/probleme/{cause.slug}/", f"/grupuri/{cast.group.slug}/"):
            answer = browser(cast, name).get(path)
            assert answer.status_code == 200
            assert HEADER not in answer
            assert "no-store" in answer["Cache-Control"]
    assert browser(cast).get("/grupuri/alt-grup/")[HEADER] == "public"


def test_every_page_is_on_one_list_at_most_and_is_there() -> None:
    assert not KEEPABLE & PRIVATE
    assert set(url_names()) >= (KEEPABLE | PRIVATE | NO_DRAFTS)


def test_where_other_peoples_names_are_typed_nothing_stays_on_the_phone(cast: Cast) -> None:
    ana = browser(cast, "ana")
    slug = cast.group.slug
    assert "data-no-drafts" in ana.get(f"/grupuri/{slug}/contacte/nou/").content.decode()
    assert "data-no-drafts" not in ana.get("/spune/").content.decode()
    Group.objects.filter(pk=cast.group.pk).update(at_risk=True)
    answer = ana.get(f"/grupuri/{slug}/spune/")
    assert answer.status_code == 200
    assert "data-no-drafts" in answer.content.decode()


def test_whoever_asks_hears_that_there_is_a_signal(cast: Cast) -> None:
    answer = browser(cast).get("/semnal/")
    assert answer.status_code == 204
    assert "no-store" in answer["Cache-Control"]


def test_finding_out_what_a_page_is_about_gives_a_reader_no_cookie(
    cast: Cast, cause: Cause
) -> None:
    assert not browser(cast).get("/fara-semnal/").cookies
    assert not browser(cast).get("/grupuri/").cookies
