"""Local units from a file: read as people write, told before, written once, taken back whole."""

import pytest
from django.test import Client

from civicsteps.core.refusals import Refused
from civicsteps.people.authorities.actions import (
    add_channel,
    check_channel,
    edit_authority,
    take_in_unit,
)
from civicsteps.people.authorities.models import Authority, Channel, Office
from civicsteps.people.authorities.units import (
    Unit,
    bare_name,
    check_digit_holds,
    readable,
    unit_of,
)
from civicsteps.people.imports import running
from civicsteps.people.imports.actions import confirm_import, undo_import
from civicsteps.people.imports.models import Import, ImportRow
from tests import bringing
from tests.cast import Cast

HEAD = "SIRUTA;DENLOC;CODP;JUD;SIRSUP;TIP;NIV;MED"
SMALL = "\n".join(
    [
        HEAD,
        "225;JUDEȚUL IAȘI;0;22;1;40;1;0",
        "403;MUNICIPIUL BUCUREȘTI;0;40;1;40;1;0",
        "97919;MIROSLAVA;707305;22;225;3;2;3",
        "97991;HORPAZ;707306;22;97919;23;3;3",
        "120968;ORAȘ BICAZ;615100;27;279;2;2;1",
        "107234;BICAZ;437055;24;243;3;2;3",
        "179132;MUNICIPIUL BUCUREȘTI;10011;40;403;9;2;1",
        "179141;BUCUREȘTI SECTORUL 1;10013;40;179132;6;3;1",
        "95060;MUNICIPIUL IAȘI;700005;22;225;1;2;1",
    ]
)


def bring(cast: Cast, text: str, *, who: str = "ilinca") -> Import:
    files = {"siruta.csv": text.encode()}
    return bringing.bring(cast, "authorities", files, who=who, group=cast.centre)


def load(cast: Cast, batch: Import) -> list[ImportRow]:
    return _as_centre(cast, batch, "load")


def take_back(cast: Cast, batch: Import) -> list[ImportRow]:
    return _as_centre(cast, batch, "undo")


def _as_centre(cast: Cast, batch: Import, what: str) -> list[ImportRow]:
    batch.refresh_from_db()
    begin = confirm_import if what == "load" else undo_import
    some = running.load_some if what == "load" else running.undo_some
    begin(batch=batch, by=cast.by("ilinca"))
    while some(batch.pk):
        pass
    return bringing.lines(batch)


@pytest.mark.parametrize(
    ("capitals", "written"),
    [
        ("ȘTEFAN CEL MARE", "Ștefan cel Mare"),
        ("CLUJ-NAPOCA", "Cluj-Napoca"),
        ("VATRA MOLDOVIȚEI", "Vatra Moldoviței"),
        ("I.C. BRĂTIANU", "I.C. Brătianu"),
        ("1 DECEMBRIE", "1 Decembrie"),
        ("Gata scris", "Gata scris"),
    ],
)
def test_capitals_are_read_as_people_write_them(capitals: str, written: str) -> None:
    assert readable(capitals) == written


def test_what_kind_it_is_leaves_the_name() -> None:
    assert bare_name("ORAȘ BICAZ") == ("Bicaz", "town")
    assert bare_name("BUCUREȘTI SECTORUL 1") == ("1", "sector")
    assert bare_name("JUDEŢUL IAŞI") == ("Iași", "county")


def test_the_check_digit_is_that_of_the_register() -> None:
    assert all(check_digit_holds(code) for code in (179141, 97919, 120968, 95060))
    assert not check_digit_holds(179142)


def test_units_are_authorities_villages_are_not(cast: Cast) -> None:
    load(cast, bring(cast, SMALL))
    kinds = dict(Authority.objects.values_list("name", "kind"))
    assert kinds == {
        "Județul Iași": "county",
        "Comuna Miroslava": "commune",
        "Orașul Bicaz": "town",
        "Comuna Bicaz": "commune",
        "Municipiul București": "municipality",
        "Sectorul 1": "sector",
        "Municipiul Iași": "municipality",
    }
    assert Authority.objects.get(siruta=107234).place == "Bicaz, județul Maramureș"
    assert Office.objects.filter(authority__siruta=97919).count() == 3


def test_nothing_is_written_before_it_is_confirmed_and_the_second_time_nothing_is_new(
    cast: Cast,
) -> None:
    batch = bring(cast, SMALL)
    assert not Authority.objects.exists()
    load(cast, batch)
    again = bring(cast, SMALL)
    assert again.state == "failed"
    assert Authority.objects.count() == 7


def test_the_preview_tells_column_by_column_what_changes_and_what_is_missing(cast: Cast) -> None:
    known = Authority.objects.create(
        slug="p-bicaz", name="Primăria Orașului Bicaz", place="Bicaz", siruta=120968
    )
    gone = Authority.objects.create(slug="x", name="Comuna Pierdută", siruta=1, kind="commune")
    batch = bring(cast, f"{HEAD};EMAIL\n120968;ORAȘ BICAZ;0;27;279;2;2;1;primaria@bicaz.example")
    row = batch.rows.get()
    assert "felul: altele → oraș" in row.shown["changes"]
    assert "primaria@bicaz.example" in row.shown["changes"]
    assert "numele" not in row.shown["changes"]
    assert gone.name in " ".join(batch.found["notes"])
    load(cast, batch)
    known.refresh_from_db()
    assert (known.name, known.kind, known.county) == ("Primăria Orașului Bicaz", "town", "NT")
    assert Channel.objects.get(office__authority=known).state == "unchecked"


def test_a_wrong_check_digit_is_a_doubt_and_still_comes_in(cast: Cast) -> None:
    batch = bring(cast, f"{HEAD}\n97918;MIROSLAVA;0;22;225;3;2;3")
    row = batch.rows.get()
    assert (row.state, row.code) == ("doubtful", "check_digit")
    load(cast, batch)
    assert Authority.objects.filter(siruta=97918).exists()


def test_what_cannot_be_a_unit_says_why(cast: Cast) -> None:
    text = (
        "siruta;nume;judet;fel;e-mail\n97919;Miroslava;Atlantida;comună;\n;Bicaz;NT;oraș;\n1;X;IS;;"
    )
    batch = bring(cast, text)
    assert [row.code for row in batch.rows.order_by("number")] == [
        "no_county",
        "no_siruta",
        "no_kind",
    ]


def test_a_table_without_codes_is_refused_in_words(cast: Cast) -> None:
    batch = bring(cast, "nume;telefon\nBicaz;0233")
    assert batch.state == "failed"
    assert "SIRUTA" in batch.error


def test_all_of_it_is_taken_back(cast: Cast) -> None:
    known = Authority.objects.create(slug="p-bicaz", name="Primăria Bicaz", siruta=120968)
    batch = bring(cast, SMALL)
    load(cast, batch)
    rows = take_back(cast, batch)
    assert {row.note for row in rows} == {""}
    known.refresh_from_db()
    assert list(Authority.objects.all()) == [known]
    assert (known.kind, known.county, known.place) == ("other", "", "")


def test_what_somebody_changed_or_used_since_stays(cast: Cast) -> None:
    batch = bring(cast, SMALL)
    load(cast, batch)
    edited = Authority.objects.get(siruta=97919)
    edit_authority(authority=edited, name="Primăria Comunei Miroslava", by=cast.by("ilinca"))
    used = Office.objects.get(authority__siruta=95060, kind="registry")
    tried = add_channel(office=used, kind="email", address="r@iasi.example", by=cast.by("ilinca"))
    check_channel(channel=tried, works=True, by=cast.by("ilinca"))
    rows = {r.data["siruta"]: r.state for r in take_back(cast, batch)}
    assert rows[97919] == "loaded"
    assert rows[95060] == "loaded"
    assert rows[120968] == "undone"
    assert set(Authority.objects.values_list("siruta", flat=True)) == {97919, 95060}


@pytest.mark.parametrize("name", ["ana", "dan", "vera", "mihai"])
def test_only_the_centre_brings_in_lists(cast: Cast, name: str, client: Client) -> None:
    with pytest.raises(Refused):
        bring(cast, SMALL, who=name)
    unit = unit_of({"siruta": "97919", "name": "MIROSLAVA", "county": "IS", "kind": "comună"})
    assert isinstance(unit, Unit)
    with pytest.raises(Refused):
        take_in_unit(unit=unit, by=cast.by(name))
    client.force_login(cast.users[name])
    batch = bring(cast, SMALL)
    assert client.get(f"/aduceri/{batch.pk}/").status_code == 404


def test_the_administrator_looks_at_the_lines_and_confirms_them(cast: Cast, client: Client) -> None:
    client.force_login(cast.users["ilinca"])
    batch = bring(cast, SMALL)
    page = client.get(batch.get_absolute_url()).content.decode()
    assert "Comuna Miroslava, județul Iași" in page
    assert client.get("/grupuri/centru/aduce/authorities/").status_code == 200


@pytest.mark.slow
def test_a_list_of_many_portions_comes_in_once_and_goes_back_whole(cast: Cast) -> None:
    rows = [f"{900000 + n};COMUNA DE PROBĂ {n};0;{n % 39 + 1};1;3;2;3" for n in range(600)] + [
        f"{800000 + n};JUDEȚUL {n};0;{n % 39 + 1};1;40;1;0" for n in range(41)
    ]
    batch = bring(cast, "\n".join([HEAD, *rows]))
    load(cast, batch)
    assert Authority.objects.count() == 641
    batch.refresh_from_db()
    assert batch.counts["new"] == 641
    take_back(cast, batch)
    assert not Authority.objects.exists()
