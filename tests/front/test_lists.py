"""Lists as they work without a script: what was chosen stands in the address, and comes off."""

import csv
import html
import json
import re
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from civicsteps.causes.actions import add_demand, hide_cause, open_cause, publish_cause
from civicsteps.causes.facts import record_fact
from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.front import paging
from civicsteps.front.lists import export
from civicsteps.front.reactions import put_cause
from civicsteps.people.authorities.models import Authority, Office
from civicsteps.people.groups.models import Group
from tests.cast import Cast
from tests.pages import browser


def opened(cast: Cast, title: str, *, who: str = "ana", **fields: Any) -> Cause:  # noqa: ANN401 - columns
    """A public cause with these columns."""
    group = cast.group if who == "ana" else cast.other_group
    cause = open_cause(group=group, title=title, by=cast.by(who))
    cause = publish_cause(cause=cause, by=cast.by(who))
    for name, value in fields.items():
        setattr(cause, name, value)
    cause.save()
    put_cause(cause)
    return cause


def titles(address: str, **asked: str) -> list[str]:
    """The problems that a list shows, in order."""
    page = Client().get(address, asked).content.decode()
    return [html.unescape(found) for found in re.findall(r"<strong>(.*?)</strong>", page)]


def chips(address: str, **asked: str) -> dict[str, str]:
    """What can be taken off a list, and where that leads."""
    page = Client().get(address, asked).content.decode()
    found = re.search(r'aria-label="Ce ai ales">(.*?)</ul>', page, re.DOTALL)
    links = re.findall(r'href="([^"]*)">([^<]*) <svg', found[1]) if found else []
    return {html.unescape(label): html.unescape(url) for url, label in links}


def taken(address: str, **asked: str) -> str:
    """A file, as it is taken away."""
    answer: Any = Client().get(address, asked)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content).decode()


@pytest.fixture
def few(cast: Cast) -> list[Cause]:
    return [
        opened(cast, "Groapa", height=1, place="Iași, Tătărași", moved_on=date(2026, 1, 5)),
        opened(cast, "Podul", height=6, place="București", moved_on=date(2026, 1, 4)),
        opened(cast, "Școala", who="sorin", height=4, place="Iași", moved_on=date(2026, 1, 3)),
    ]


def test_steps_group_place_and_words_narrow_the_list(cast: Cast, few: list[Cause]) -> None:
    assert titles("/probleme/") == ["Groapa", "Podul", "Școala"]
    assert titles("/probleme/", de_la="4") == ["Podul", "Școala"]
    assert titles("/probleme/", de_la="2", pana_la="5") == ["Școala"]
    assert titles("/probleme/", treapta="6") == ["Podul"]
    assert titles("/probleme/", grup="alt-grup") == ["Școala"]
    assert titles("/probleme/", grup="loc joaca") == ["Groapa", "Podul"]
    assert titles("/probleme/", grup="nimeni") == []
    # However the letters are typed: ș, the cedilla ş, and none.
    for typed in ("Iași", "iasi", "IAŞI", "tatarasi iasi"):
        assert "Groapa" in titles("/probleme/", loc=typed)
    assert titles("/probleme/", loc="Iași") == ["Groapa", "Școala"]
    assert titles("/probleme/", q="scoala") == titles("/probleme/", q="Şcoala") == ["Școala"]
    assert titles("/probleme/", sort="inalte") == ["Podul", "Școala", "Groapa"]
    assert titles("/probleme/", sort="stau") == ["Școala", "Podul", "Groapa"]


def test_whom_it_is_asked_of_and_the_flags(cast: Cast, few: list[Cause], office: Office) -> None:
    by = cast.by("ana")
    demand = add_demand(cause=few[0], sentence="Astupați-o.", office=office, by=by)
    assert titles("/probleme/", autoritate="primaria-s6") == ["Groapa"]
    assert titles("/probleme/", autoritate="sectorului 6") == ["Groapa"]
    assert titles("/probleme/", semn="refused") == []
    record_fact(cause=few[0], demand=demand, kind="refusal", source=demand, on=clock.today(), by=by)
    assert titles("/probleme/", semn="refused") == ["Groapa"]


def test_each_choice_is_a_chip_that_comes_off_alone(cast: Cast, few: list[Cause]) -> None:
    shown = chips("/probleme/", de_la="4", loc="Iași", sort="inalte", semn="nimic")
    assert list(shown) == ["de la treapta: 4 cerut", "locul sau județul: Iași"]
    assert shown["locul sau județul: Iași"] == "?de_la=4&sort=inalte"
    assert chips("/probleme/", grup="alt-grup") == {"grupul: Alt grup": "?"}


def test_what_is_typed_next_keeps_what_was_chosen(cast: Cast, few: list[Cause]) -> None:
    page = Client().get("/probleme/", {"treapta": "6", "zona": "43,25,45,27"}).content.decode()
    assert page.count('<option value="6" selected>') == 2
    assert '<input type="hidden" name="zona" value="43,25,45,27"' in page


def test_nothing_found_says_what_to_change(cast: Cast, few: list[Cause]) -> None:
    page = Client().get("/probleme/", {"loc": "Cluj"}).content.decode()
    assert "Scoate ceva" in page
    assert "Scoate ceva" not in Client().get("/promisiuni/").content.decode()


def test_the_rectangle_of_the_map(cast: Cast, few: list[Cause]) -> None:
    Cause.objects.filter(pk=few[0].pk).update(lat=47.16, lon=27.6)
    Cause.objects.filter(pk=few[1].pk).update(lat=44.43, lon=26.1)
    assert titles("/probleme/", zona="47,27,48,28") == ["Groapa"]
    for nonsense in ("48,28,47,27", "a,b,c,d", "1,2,3", "nan,nan,nan,nan", "-91,0,0,0"):
        assert len(titles("/probleme/", zona=nonsense)) == 3


def test_a_group_at_risk_is_found_by_its_town_alone(cast: Cast, few: list[Cause]) -> None:
    Group.objects.filter(pk=cast.group.pk).update(at_risk=True)
    where = {"lat": 44.437654, "lon": 26.103456, "place": "Strada Ascunsă 7"}
    Cause.objects.filter(pk=few[0].pk).update(**where, folded_place="strada ascunsa 7")
    assert titles("/probleme/", zona="44,26,45,27") == []
    assert titles("/probleme/", loc="ascunsa") == []
    assert "Groapa" in titles("/probleme/", loc="București")
    seen = Client().get("/probleme/").content.decode() + Client().get("/harta/").content.decode()
    seen += taken("/probleme/lista.csv") + taken("/probleme/lista.geojson")
    assert "Ascunsă" not in seen
    assert "44.43" not in seen
    assert "[26.1, 44.4]" in seen


def test_a_deep_page_is_refused_kindly(
    cast: Cast, cause: Cause, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = [
        Cause(
            group=cast.group, slug=f"c-{n}", title=f"C {n}", place="P", opened_by=cause.opened_by,
            opened_on=cause.opened_on, moved_on=cause.moved_on, published_at=cause.published_at,
        )
        for n in range(60)
    ]  # fmt: skip
    Cause.objects.bulk_create(copies)
    monkeypatch.setattr(paging, "MOST_PAGES", 2)
    monkeypatch.setattr(paging, "MOST_COUNTED", 50)
    last = Client().get("/probleme/", {"page": "2000"}).content.decode()
    assert "2 din 2" in last
    assert "peste 50" in last
    assert "Lista se răsfoiește până aici" in last
    assert "Lista se răsfoiește până aici" not in Client().get("/probleme/").content.decode()


def test_a_late_page_asks_no_more_than_the_first(cast: Cast, cause: Cause) -> None:
    def asked(**query: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert Client().get("/probleme/", query).status_code == 200
        return len(captured)

    assert asked(page="9") == asked() <= 12
    everything = {
        "q": "joaca", "grup": "joaca", "autoritate": "primaria", "loc": "b", "semn": "broken",
        "de_la": "1", "pana_la": "9", "zona": "1,1,50,50", "sort": "stau",
    }  # fmt: skip
    assert asked(**everything) <= 12


def test_the_map_turns_its_pages_within_what_was_chosen(cast: Cast, cause: Cause) -> None:
    Cause.objects.update(lat=44.431234567, lon=26.05)
    copies = [
        Cause(
            group=cast.group, slug=f"c-{n}", title=f"C {n}", place="P", lat=44.4, lon=26.0,
            opened_by=cause.opened_by, opened_on=cause.opened_on, moved_on=cause.moved_on,
            published_at=cause.published_at,
        )
        for n in range(101)
    ]  # fmt: skip
    Cause.objects.bulk_create(copies)
    text = browser(cast).get("/harta/", {"grup": cast.group.slug}).content.decode()
    assert f"grup={cast.group.slug}&amp;page=2" in text
    last = browser(cast).get("/harta/", {"grup": cast.group.slug, "page": "2"}).content.decode()
    assert 'data-lat="44.43123"' in last
    assert "44.431234" not in text + last


def test_a_list_is_taken_away_as_it_is_narrowed(cast: Cast, few: list[Cause]) -> None:
    Cause.objects.filter(pk=few[0].pk).update(title="=HYPERLINK(1)", lat=47.16, lon=27.6)
    hide_cause(cause=few[1], by=cast.by("ana"))
    text = taken("/probleme/lista.csv")
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))
    assert [row["problema"] for row in rows] == ["'=HYPERLINK(1)", "Școala"]
    assert rows[1]["treapta"] == "4"
    assert rows[1]["adresă"].endswith("/probleme/scoala/")
    told = json.loads(taken("/probleme/lista.geojson", loc="Iași", de_la="1"))
    assert [found["geometry"] for found in told["features"]] == [
        {"type": "Point", "coordinates": [27.6, 47.16]},
        None,
    ]
    assert told["whole"] is True
    assert [x["title"] for x in json.loads(taken("/probleme/lista.json", q="scoala"))["items"]] == [
        "Școala"
    ]
    assert Client().get("/autoritati/lista.geojson").status_code == 404
    assert Client().get("/probleme/lista.exe").status_code == 404


def test_what_is_taken_away_is_bounded_and_says_so(
    cast: Cast, few: list[Cause], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "MOST", 2)
    assert "Lista se oprește aici, la 2" in taken("/probleme/lista.csv")
    told = json.loads(taken("/probleme/lista.json"))
    assert (len(told["items"]), told["whole"]) == (2, False)


def test_the_address_to_take_it_away_carries_what_was_chosen(cast: Cast, few: list[Cause]) -> None:
    page = html.unescape(Client().get("/probleme/", {"loc": "Iași", "page": "1"}).content.decode())
    assert 'href="/probleme/lista.csv?loc=Ia%C8%99i"' in page
    assert 'href="/harta/?loc=Ia%C8%99i"' in page


def test_groups_by_name_kind_height_and_place(cast: Cast, few: list[Cause]) -> None:
    def shown(**asked: str) -> list[str]:
        page = Client().get("/grupuri/", asked).content.decode()
        return re.findall(r'<h3 class="card-title"><a [^>]*>(.*?)</a>', page)

    far = Group.objects.create(
        slug="z", name="Școala Nouă", kind="coalition", place="Iași", aim="A.",
        opened_at=clock.now() + timedelta(1),
    )  # fmt: skip
    assert shown() == ["Alt grup", "Loc de joacă", "Școala Nouă"]
    assert shown(fel="coalition") == shown(loc="iasi") == [far.name]
    assert shown(treapta="5") == ["Loc de joacă"]
    assert shown(sort="inalte") == ["Loc de joacă", "Alt grup", "Școala Nouă"]
    assert shown(sort="noi")[0] == far.name
    assert "Școala Nouă" in taken("/grupuri/lista.csv")
    assert "Centrul de resurse" not in taken("/grupuri/lista.csv")


def test_a_groups_new_name_is_sorted_anew(cast: Cast) -> None:
    cast.group.name, cast.group.place = "Ăla nou", "Șag"
    cast.group.save()
    cast.group.refresh_from_db()
    assert cast.group.folded == "ala nou sag"


def test_authorities_that_owe_an_answer(cast: Cast, cause: Cause, office: Office) -> None:
    Authority.objects.create(slug="alta", name="Altă primărie", place="Iași")
    assert titles("/autoritati/") == ["Altă primărie", "Primăria Sectorului 6"]
    assert titles("/autoritati/", deschise="on") == []
    assert titles("/autoritati/", loc="Iasi") == ["Altă primărie"]
    demand = add_demand(cause=cause, sentence="Un loc.", office=office, by=cast.by("ana"))
    record_fact(
        cause=cause, demand=demand, kind="letter", source=demand, on=clock.today(),
        by=cast.by("ana"), office=office,
    )  # fmt: skip
    assert titles("/autoritati/", deschise="on") == ["Primăria Sectorului 6"]
    assert "1 cerere fără răspuns" in Client().get("/autoritati/").content.decode()
    record_fact(
        cause=cause, demand=demand, kind="agenda", source=cause, on=clock.today(), by=cast.by("ana")
    )
    assert titles("/autoritati/", deschise="on") == []
