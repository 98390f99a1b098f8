"""What moves, for feed readers: Atom, and the same as JSON Feed 1.1.

Feeds travel far from the page: of a group at risk they say no title, no place and no name.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any

from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, SyndicationFeed
from django.utils.translation import gettext as _

from civicsteps.causes.models import Cause
from civicsteps.core.journal.models import Entry
from civicsteps.core.journal.queries import entries_about, sentence
from civicsteps.front.queries import public_causes
from civicsteps.people.groups.models import Group
from civicsteps.programme.calls.models import Programme
from civicsteps.programme.calls.queries import public_causes_of
from civicsteps.promote.outreach.telling import in_steps, tell_cause, tell_group

MOST = 30


class JSONFeed(SyndicationFeed):
    """JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/) of what the other feeds say."""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile: IO[Any], _encoding: str) -> None:
        """Write the feed as one JSON object."""
        said = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": str(self.feed["title"]),
            "home_page_url": str(self.feed["link"]),
            "feed_url": str(self.feed["feed_url"]),
            "language": str(self.feed["language"]),
            "items": [_item(item) for item in self.items],
        }
        outfile.write(json.dumps(said, ensure_ascii=False).encode())


@dataclass(frozen=True, slots=True)
class Told:
    """An entry of a story, and the page that tells it."""

    entry: Entry
    url: str


class Moved[Of](Feed[Cause, Of]):
    """Public problems, what moved last first."""

    feed_type: type[SyndicationFeed] = Atom1Feed

    def item_title(self, item: Cause) -> str:
        return tell_cause(item).headline

    def item_description(self, item: Cause) -> str:
        telling = tell_cause(item)
        steps = in_steps(telling.stairs) if telling.stairs else ""
        return " · ".join(part for part in (steps, telling.kicker) if part)

    def item_guid(self, item: Cause) -> str:
        return f"urn:uuid:{item.pk}"

    item_guid_is_permalink = False


class Causes(Moved[None]):
    """All public problems. Rule: everybody."""

    def title(self) -> str:
        return _("Problems that moved")

    def link(self) -> str:
        return reverse("causes")

    def items(self) -> QuerySet[Cause]:
        return public_causes()[:MOST]


class OfGroup(Moved[Group]):
    """A group's public problems. Rule: everybody."""

    def get_object(self, request: HttpRequest, *args: object, **kwargs: object) -> Group:
        return get_object_or_404(Group, slug=kwargs["slug"])

    def title(self, obj: Group) -> str:
        return tell_group(obj).headline

    def link(self, obj: Group) -> str:
        return obj.get_absolute_url()

    def items(self, obj: Group) -> QuerySet[Cause]:
        return public_causes().filter(group=obj)[:MOST]


class OfProgramme(Moved[Programme]):
    """The public problems of the groups that a programme names. Rule: everybody."""

    def get_object(self, request: HttpRequest, *args: object, **kwargs: object) -> Programme:
        return get_object_or_404(Programme, slug=kwargs["slug"])

    def title(self, obj: Programme) -> str:
        return obj.name_said

    def link(self, obj: Programme) -> str:
        return obj.get_absolute_url()

    def items(self, obj: Programme) -> QuerySet[Cause]:
        return public_causes_of(obj).order_by("-moved_on", "-pk")[:MOST]


class Story(Feed[Told, Cause]):
    """What happened with one public problem. Rule: everybody, of what is public."""

    feed_type: type[SyndicationFeed] = Atom1Feed

    def get_object(self, request: HttpRequest, *args: object, **kwargs: object) -> Cause:
        causes = Cause.objects.select_related("group")
        return get_object_or_404(causes, slug=kwargs["slug"], published_at__isnull=False)

    def title(self, obj: Cause) -> str:
        return tell_cause(obj).headline

    def link(self, obj: Cause) -> str:
        return obj.get_absolute_url()

    def items(self, obj: Cause) -> list[Told]:
        entries = entries_about(obj, audiences=["public", obj.audience])[:MOST]
        return [Told(entry, obj.get_absolute_url()) for entry in entries]

    def item_title(self, item: Told) -> str:
        return sentence(item.entry)

    def item_description(self, item: Told) -> str:
        return ""

    def item_link(self, item: Told) -> str:
        return item.url

    def item_guid(self, item: Told) -> str:
        return f"urn:uuid:{item.entry.pk}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: Told) -> datetime:
        return item.entry.at


def as_json[F: Feed[Any, Any]](told: type[F]) -> F:
    """Return a feed that says the same as JSON Feed."""
    found = told()
    found.feed_type = JSONFeed
    return found


def _item(item: dict[str, Any]) -> dict[str, str]:
    """Return an item as JSON Feed has it; what is empty is left out."""
    said = {
        "id": str(item["unique_id"] or item["link"]),
        "url": str(item["link"]),
        "title": str(item["title"]),
        "content_text": str(item["description"] or item["title"]),
        "date_published": item["pubdate"].isoformat() if item["pubdate"] else "",
    }
    return {name: value for name, value in said.items() if value}
