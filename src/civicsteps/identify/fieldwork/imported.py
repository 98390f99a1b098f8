"""Points on a map as something that a group can bring in."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import PurePosixPath

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from civicsteps.causes.imported import cause_choices, cause_of
from civicsteps.core.actors.models import Actor
from civicsteps.core.models import ref, split_ref
from civicsteps.core.refusals import Refusal, Refused
from civicsteps.engines.points import (
    Found,
    Point,
    PointsError,
    is_coordinate,
    is_near,
    is_on_earth,
    points_of_table,
    read_points,
)
from civicsteps.engines.tables import TableError, read_table
from civicsteps.identify.fieldwork import models
from civicsteps.identify.fieldwork.actions import add_point, open_point_set, take_back_point
from civicsteps.identify.fieldwork.forms import PointsForm
from civicsteps.identify.fieldwork.rules import why_not_bring_points_in
from civicsteps.people.imports.models import Import, ImportRow
from civicsteps.people.imports.registry import Given, ImportKind, Line, register

TABLES = (".csv", ".txt", ".tsv", ".xlsx", ".xls", ".ods")
MAPS = (".kml", ".kmz", ".gpx", ".geojson", ".json")
UNREADABLE = {
    "broken": gettext_lazy("The file is damaged or is not what its name says. Save it again."),
    "doctype": gettext_lazy("The file holds commands besides points. We did not open it."),
    "bomb": gettext_lazy("The file unpacks to far more than points need. We did not open it."),
    "stereo70": gettext_lazy(
        "These are metres of the Stereo 70 grid, not degrees. Save the points as WGS 84 (latitude "
        "and longitude) and bring them again."
    ),
    "no_columns": gettext_lazy(
        "We found no columns with latitude and longitude. Call them “lat” and “lon”."
    ),
    "empty": gettext_lazy("The file has no rows with points."),
    "unknown": gettext_lazy("This is not a file with points. Bring KML, KMZ, GPX, GeoJSON or CSV."),
    "locked": gettext_lazy("The file has a password. Take it off and bring the file again."),
}


def read(given: Sequence[Given], batch: Import) -> Iterator[Line]:
    """Read the points of a file. Raises Refused where it has none that can be used."""
    try:
        found = _found(given[0])
    except (PointsError, TableError) as error:
        raise Refused(Refusal(UNREADABLE[error.code], "input", "files")) from error
    batch.found = {"notes": list(_notes(found))}
    seen: dict[tuple[float, float, str], int] = {}
    for point in found.points:
        yield _line(point, seen)


def load(batch: Import, row: ImportRow, by: Actor) -> str:
    """Add a point to the import's set, which the first one begins."""
    data = row.data
    point = add_point(
        point_set=_set_of(batch, by),
        number=row.number,
        lat=float(data["lat"]),
        lon=float(data["lon"]),
        title=str(data["title"]),
        note=str(data["note"]),
        by=by,
    )
    return ref(point)


def undo(_batch: Import, row: ImportRow, by: Actor) -> str:
    """Take a point back, unless its set stands as evidence."""
    points = models.Point.objects.select_related("point_set__cause__group", "point_set__evidence")
    point = points.filter(pk=split_ref(row.made)[1]).first()
    if point is not None:
        take_back_point(point=point, by=by)
    return ""


def result_url(batch: Import) -> str:
    """Return where the set that an import made is seen."""
    made = models.PointSet.objects.filter(from_import=ref(batch)).first()
    return made.get_absolute_url() if made else ""


def _found(given: Given) -> Found:
    if PurePosixPath(given.name).suffix.lower() in TABLES:
        table = read_table(given.name, given.content, knows=is_coordinate)
        return points_of_table(table.headings, table.rows)
    return read_points(given.name, given.content)


def _line(point: Point, seen: dict[tuple[float, float, str], int]) -> Line:
    good = is_on_earth(point.lat, point.lon)
    same = None
    if good and point.lat is not None and point.lon is not None:
        key = (round(point.lat, 6), round(point.lon, 6), point.title)
        same = seen.get(key)
        seen.setdefault(key, point.number)
    near = good and point.lat is not None and point.lon is not None
    far = near and not is_near(point.lat or 0, point.lon or 0)
    where = f"{point.lat:.5f}, {point.lon:.5f}" if near else ""
    return Line(
        number=point.number,
        data={"lat": point.lat, "lon": point.lon, "title": point.title, "note": point.note},
        shown={
            "title": point.title or _("point %(n)d") % {"n": point.number},
            "where": where,
            "note": point.note,
        },
        problem="" if good else "no_place",
        doubt="far" if far else "",
        same_as=same,
    )


def _notes(found: Found) -> Iterator[str]:
    if lines := found.left.get("lines"):
        yield ngettext(
            "Lines are not points: %(n)d line was left out.",
            "Lines are not points: %(n)d lines were left out.",
            lines,
        ) % {"n": lines}
    if areas := found.left.get("areas"):
        yield ngettext(
            "Areas are not points: %(n)d area was left out.",
            "Areas are not points: %(n)d areas were left out.",
            areas,
        ) % {"n": areas}
    if found.swapped:
        yield _("Latitude and longitude were the other way round: we put them right.")


def _set_of(batch: Import, by: Actor) -> models.PointSet:
    sets = models.PointSet.objects.select_related("cause__group")
    begun = sets.filter(from_import=ref(batch)).first()
    if begun is not None:
        return begun
    return open_point_set(
        cause=cause_of(batch),
        title=str(batch.choices.get("title") or _("Points on a map")),
        seen_on=date.fromisoformat(str(batch.choices["seen_on"])),
        source=str(batch.choices.get("source") or ""),
        from_import=ref(batch),
        by=by,
    )


register(
    ImportKind(
        name="points",
        title=gettext_lazy("Points on a map"),
        explain=gettext_lazy(
            "Lamps, holes, blocked pavements: KML, KMZ, GPX, GeoJSON, or a table with latitude "
            "and longitude. Only the group sees them until you show them."
        ),
        icon="map-pin",
        suffixes=(*MAPS, *TABLES),
        columns=(
            ("title", pgettext_lazy("column", "What")),
            ("where", pgettext_lazy("column", "Where")),
            ("note", gettext_lazy("A note")),
        ),
        read=read,
        load=load,
        undo=undo,
        why_not=why_not_bring_points_in,
        problems={
            "no_place": gettext_lazy("no place that can be read"),
            "far": gettext_lazy("it lies outside Romania"),
        },
        abouts=cause_choices,
        fields=PointsForm,
        result_url=result_url,
    )
)
