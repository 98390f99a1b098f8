"""Points of a problem: brought from a file, shown, brought as evidence, taken along."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from civicsteps.causes.actions import accept_evidence, hide_cause, strike_evidence
from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.models import ref
from civicsteps.core.refusals import Refused
from civicsteps.core.work.running import drain
from civicsteps.engines.points import read_points
from civicsteps.identify.fieldwork.actions import (
    add_point,
    bring_points_as_evidence,
    hide_points,
    open_point_set,
    show_points,
    take_back_point,
)
from civicsteps.identify.fieldwork.models import Point, PointSet
from civicsteps.people.groups.models import Group
from civicsteps.people.imports.actions import begin_import, confirm_import, undo_import
from civicsteps.people.imports.models import Import
from civicsteps.people.imports.registry import Given
from tests.cast import Cast
from tests.engines.points.test_points import KML
from tests.pages import browser, hidden


@pytest.fixture
def lamps(cast: Cast, cause: Cause) -> PointSet:
    """Two dark lamps, seen by only the group so far."""
    by = cast.by("ana")
    lamps = open_point_set(cause=cause, title="Becuri arse", seen_on=clock.today(), by=by)
    add_point(point_set=lamps, number=1, lat=44.444312, lon=26.062145, title="=bec", by=by)
    add_point(point_set=lamps, number=2, lat=44.445, lon=26.063, note="<b>la colț</b>", by=by)
    return lamps


def brought(cast: Cast, cause: Cause, content: bytes, name: str = "harta.kml") -> Import:
    batch = begin_import(
        group=cast.group,
        kind="points",
        files=[Given(name, content)],
        about=ref(cause),
        choices={"title": "Becuri", "seen_on": clock.today().isoformat(), "source": "pe jos"},
        by=cast.by("ana"),
    )
    drain()
    batch.refresh_from_db()
    return batch


def loaded(cast: Cast, batch: Import) -> Import:
    confirm_import(batch=batch, by=cast.by("ana"))
    drain()
    batch.refresh_from_db()
    return batch


def test_a_map_becomes_a_set_and_its_lines_are_said(cast: Cast, cause: Cause) -> None:
    batch = brought(cast, cause, KML.encode())
    assert any("1 linie lăsată" in note for note in batch.found["notes"])
    loaded(cast, batch)
    lamps = PointSet.objects.get()
    assert (lamps.title, lamps.cause, lamps.shown_at) == ("Becuri", cause, None)
    assert [p.title for p in lamps.points.order_by("number")] == ["Bec ars", ""]


def test_taken_back_whole_the_set_goes_too(cast: Cast, cause: Cause) -> None:
    batch = loaded(cast, brought(cast, cause, KML.encode()))
    undo_import(batch=batch, by=cast.by("ana"))
    drain()
    batch.refresh_from_db()
    assert batch.counts["undone"] == 2
    assert not PointSet.objects.exists()


def test_what_stands_as_evidence_is_not_taken_back(cast: Cast, cause: Cause) -> None:
    batch = loaded(cast, brought(cast, cause, KML.encode()))
    lamps, by = PointSet.objects.get(), cast.by("ana")
    bring_points_as_evidence(point_set=show_points(point_set=lamps, by=by), by=by)
    undo_import(batch=batch, by=by)
    drain()
    batch.refresh_from_db()
    assert (batch.counts.get("undone", 0), batch.counts["kept"]) == (0, 2)
    assert Point.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("p.csv", "x;y\n327000;587000", "Stereo 70"),
        ("p.csv", "strada;bec\nLungă;3", "latitudine"),
        ("p.kml", "<!DOCTYPE a><kml/>", "comenzi"),
        ("p.xlsx", "nu e", "stricat"),
    ],
)
def test_a_file_without_points_says_why(
    cast: Cast, cause: Cause, name: str, content: str, words: str
) -> None:
    batch = brought(cast, cause, content.encode(), name)
    assert batch.state == "failed"
    assert words in batch.error


def test_a_table_with_doubts_is_explained_row_by_row(cast: Cast, cause: Cause) -> None:
    rows = "nume;lat;lon\nBec;44,44;26,06\nBec;44,44;26,06\nDeparte;48,85;2,35\nRău;a;b"
    batch = brought(cast, cause, rows.encode(), "p.csv")
    told = [(r.number, r.state, r.code, r.same_as) for r in batch.rows.order_by("number")]
    assert told == [
        (2, "ready", "", None), (3, "left", "", 2), (4, "doubtful", "far", None),
        (5, "refused", "no_place", None),
    ]  # fmt: skip


def test_a_problem_of_another_group_takes_no_points(cast: Cast, cause: Cause) -> None:
    with pytest.raises(Refused) as refused:
        begin_import(
            group=cast.other_group,
            kind="points",
            files=[Given("p.kml", KML.encode())],
            about=ref(cause),
            by=cast.by("sorin"),
        )
    assert refused.value.refusal.field == "about"


def test_only_the_group_sees_them_until_they_are_shown(
    cast: Cast, cause: Cause, lamps: PointSet
) -> None:
    address = lamps.get_absolute_url()
    assert Client().get(address).status_code == 404
    assert browser(cast, "mihai").get(address).status_code == 200
    show_points(point_set=lamps, by=cast.by("ana"))
    page = Client().get(address).content.decode()
    assert "Becuri arse" in page
    assert 'data-lat="44.44431"' in page
    assert "&lt;b&gt;la colț" in page
    assert "Becuri arse" in Client().get(f"/probleme/{cause.slug}/puncte/").content.decode()
    hide_points(point_set=lamps, by=cast.by("ana"))
    assert Client().get(address).status_code == 404
    show_points(point_set=lamps, by=cast.by("ana"))
    hide_cause(cause=cause, by=cast.by("ana"))
    assert Client().get(address).status_code == 404


def test_a_group_at_risk_shows_the_public_rounded_places_without_words(
    cast: Cast, lamps: PointSet
) -> None:
    show_points(point_set=lamps, by=cast.by("ana"))
    Group.objects.filter(pk=cast.group.pk).update(at_risk=True)
    for address in (lamps.get_absolute_url(), f"{lamps.get_absolute_url()}puncte.geojson"):
        page = Client().get(address).content.decode()
        assert "44.4443" not in page
        assert "la colț" not in page
        assert "Becuri arse" not in page
    assert "44.44431" in browser(cast, "mihai").get(lamps.get_absolute_url()).content.decode()


def test_as_evidence_of_a_group_at_risk_they_name_no_place(cast: Cast, lamps: PointSet) -> None:
    Group.objects.filter(pk=cast.group.pk).update(at_risk=True)
    lamps = PointSet.objects.get(pk=lamps.pk)
    show_points(point_set=lamps, by=cast.by("ana"))
    evidence = bring_points_as_evidence(point_set=lamps, by=cast.by("ana"))
    assert evidence.caption == "Puncte pe hartă: 2 puncte pe hartă"


def test_points_of_an_invented_problem_are_invented(cast: Cast, cause: Cause) -> None:
    Cause.objects.filter(pk=cause.pk).update(illustrative=True)
    loaded(cast, brought(cast, Cause.objects.get(pk=cause.pk), KML.encode()))
    assert PointSet.objects.get().illustrative


def test_what_was_brought_as_evidence_meanwhile_is_not_taken_back(
    cast: Cast, lamps: PointSet
) -> None:
    old = Point.objects.select_related("point_set__evidence").get(point_set=lamps, number=1)
    show_points(point_set=lamps, by=cast.by("ana"))
    bring_points_as_evidence(point_set=lamps, by=cast.by("ana"))
    with pytest.raises(Refused):
        take_back_point(point=old, by=cast.by("ana"))


def test_they_are_taken_along_in_three_shapes(cast: Cast, lamps: PointSet) -> None:
    show_points(point_set=lamps, by=cast.by("ana"))
    address = f"{lamps.get_absolute_url()}puncte"
    whole = json.loads(Client().get(f"{address}.geojson").content)
    assert whole["features"][0]["geometry"]["coordinates"] == [26.062145, 44.444312]
    rows = Client().get(f"{address}.csv").content.decode("utf-8-sig").splitlines()
    assert rows[1] == "1,44.444312,26.062145,'=bec,"
    lamps.points.filter(number=1).update(title="bec\x01")
    kml = Client().get(f"{address}.kml").content.decode()
    assert "&lt;b&gt;" in kml
    assert [place.title for place in read_points("p.kml", kml.encode()).points] == ["bec", "2"]
    assert Client().get(f"{address}.exe").status_code == 404


def test_as_evidence_they_check_the_problem_and_the_step_stands_on_them(
    cast: Cast, cause: Cause, lamps: PointSet
) -> None:
    by = cast.by("ana")
    with pytest.raises(Refused):
        bring_points_as_evidence(point_set=lamps, by=by)
    show_points(point_set=lamps, by=by)
    evidence = bring_points_as_evidence(point_set=lamps, by=by)
    assert evidence.caption == "Becuri arse: 2 puncte pe hartă"
    assert evidence.url.endswith(lamps.get_absolute_url())
    accept_evidence(evidence=evidence, by=by)
    cause.refresh_from_db()
    assert cause.height == 2
    assert lamps.get_absolute_url() in Client().get(evidence.get_absolute_url()).content.decode()
    with pytest.raises(Refused):
        hide_points(point_set=lamps, by=by)
    with pytest.raises(Refused):
        take_back_point(point=lamps.points.get(number=1), by=by)
    strike_evidence(evidence=evidence, reason="alt loc", by=by)
    lamps.refresh_from_db()
    hide_points(point_set=lamps, by=by)


@pytest.mark.parametrize("who", ["mihai", "dan", "ilinca", "sorin", "vera", "vlad"])
def test_only_an_organiser_brings_shows_and_hides(
    cast: Cast, cause: Cause, lamps: PointSet, who: str
) -> None:
    by = cast.by(who)
    for act in (
        lambda: open_point_set(cause=cause, title="x", seen_on=clock.today(), by=by),
        lambda: add_point(point_set=lamps, number=9, lat=44.0, lon=26.0, by=by),
        lambda: take_back_point(point=lamps.points.get(number=1), by=by),
        lambda: show_points(point_set=lamps, by=by),
        lambda: hide_points(point_set=lamps, by=by),
        lambda: bring_points_as_evidence(point_set=lamps, by=by),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.refusal.kind == "forbidden"


def test_neither_a_day_to_come_nor_an_empty_title(cast: Cast, cause: Cause) -> None:
    for title, day in (("", clock.today()), ("Becuri", clock.today() + timedelta(days=1))):
        with pytest.raises(Refused):
            open_point_set(cause=cause, title=title, seen_on=day, by=cast.by("ana"))


def test_from_the_problems_page_to_the_map(cast: Cast, cause: Cause, lamps: PointSet) -> None:
    ana = browser(cast, "ana")
    door = f"/probleme/{cause.slug}/puncte/"
    assert door in ana.get(f"/probleme/{cause.slug}/").content.decode()
    assert "despre=causes.cause" in ana.get(door).content.decode()
    address = lamps.get_absolute_url()
    for step in ("arata/", "dovada/"):
        page = ana.get(f"{address}{step}")
        assert ana.post(f"{address}{step}", hidden(page)).status_code == 302
    assert "Au fost aduse ca dovadă" in ana.get(address).content.decode()
    assert browser(cast, "sorin").get(f"{address}ascunde/").status_code == 403


def test_a_page_of_many_points_takes_as_few_queries(cast: Cast, lamps: PointSet) -> None:
    ana = browser(cast, "ana")
    with CaptureQueriesContext(connection) as few:
        ana.get(lamps.get_absolute_url())
    Point.objects.bulk_create(
        Point(point_set=lamps, number=n, lat=44.4, lon=26.0) for n in range(10, 300)
    )
    with CaptureQueriesContext(connection) as many:
        ana.get(lamps.get_absolute_url())
    assert len(many) == len(few) <= 12
