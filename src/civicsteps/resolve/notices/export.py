"""Notices as files: CSV for a spreadsheet, GeoJSON for maps, iCalendar of their days, Atom."""

import csv
from collections.abc import Iterable
from datetime import datetime, timedelta
from io import StringIO

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from civicsteps.core import clock
from civicsteps.core.mail.parsing import clean
from civicsteps.core.text import cell
from civicsteps.resolve.notices.models import Notice
from civicsteps.resolve.notices.queries import Narrowed, notices_public

MOST = 10_000
MOST_IN_FEED = 50
COLUMNS = (
    "kind", "title", "authority", "place", "lat", "lon", "published_on", "proposals_by",
    "meeting_on", "vote_on", "evidence", "url", "page", "illustrative",
)  # fmt: skip


def as_csv(notices: Iterable[Notice]) -> str:
    """Return a line for each notice; no cell is a formula."""
    out = StringIO()
    rows = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    rows.writeheader()
    for notice in notices:
        rows.writerow({name: cell(str(value)) for name, value in _record(notice).items()})
    # The mark at the beginning tells a spreadsheet that the letters are UTF-8.
    return "\ufeff" + out.getvalue()


def as_geojson(notices: Iterable[Notice]) -> dict[str, object]:
    """Return the notices that have a place, as points."""
    placed = [notice for notice in notices if notice.lat is not None]
    features = [
        {
            "type": "Feature",
            "id": str(notice.pk),
            "geometry": {"type": "Point", "coordinates": [notice.lon, notice.lat]},
            "properties": {k: v for k, v in _record(notice).items() if k not in {"lat", "lon"}},
        }
        for notice in placed
    ]
    return {"type": "FeatureCollection", "features": features}


def as_calendar(notices: Iterable[Notice]) -> bytes:
    """Return the days printed on notices, a whole-day event each (RFC 5545)."""
    calendar = Calendar()
    calendar.add("prodid", "-//Civic Steps//notices//RO")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Days of notices"))
    words = {
        "proposals_by": _("Proposals by today: %(title)s"),
        "meeting_on": _("Meeting or debate: %(title)s"),
        "vote_on": _("Vote: %(title)s"),
    }
    for notice in notices:
        for name, day in notice.days.items():
            if name not in words:
                continue
            event = Event()
            event.add("uid", f"{notice.pk}-{name}@{settings.MAIL_DOMAIN}")
            event.add("dtstamp", notice.recorded_at)
            event.add("dtstart", day)
            event.add("dtend", day + timedelta(days=1))
            event.add("summary", words[name] % {"title": notice.title})
            event.add("url", settings.SITE_URL + notice.get_absolute_url())
            calendar.add_component(event)
    return bytes(calendar.to_ical())


class Notices(Feed[Notice, None]):
    """What authorities published, as an Atom feed. Rule: everybody."""

    feed_type = Atom1Feed
    item_guid_is_permalink = False

    def title(self) -> str:
        return _("What authorities publish")

    def link(self) -> str:
        return reverse("notices")

    def items(self) -> list[Notice]:
        return list(notices_public(Narrowed(), today=clock.today())[:MOST_IN_FEED])

    def item_title(self, item: Notice) -> str:
        # Typed words may hold what XML has no sign for.
        return clean(item.title, 240)

    def item_description(self, item: Notice) -> str:
        return f"{item.get_kind_display()} · {item.office.authority}"

    def item_guid(self, item: Notice) -> str:
        return f"urn:uuid:{item.pk}"

    def item_updateddate(self, item: Notice) -> datetime:
        return item.recorded_at


def _record(notice: Notice) -> dict[str, object]:
    days = ("published_on", "proposals_by", "meeting_on", "vote_on")
    said = {name: getattr(notice, name) for name in days}
    return {
        "kind": notice.kind,
        "title": notice.title,
        "authority": str(notice.office.authority),
        "place": notice.place,
        "lat": "" if notice.lat is None else notice.lat,
        "lon": "" if notice.lon is None else notice.lon,
        **{name: day.isoformat() if day else "" for name, day in said.items()},
        "evidence": notice.evidence,
        "url": notice.url,
        "page": settings.SITE_URL + notice.get_absolute_url(),
        "illustrative": notice.illustrative,
    }
