"""What moves, for feed readers."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from civicsteps.causes.models import Cause
from civicsteps.causes.stairs import kept_stairs
from civicsteps.core.journal.models import Entry
from civicsteps.core.journal.queries import entries_about, sentence
from civicsteps.front.queries import public_causes

MOST = 30


@dataclass(frozen=True, slots=True)
class Told:
    """An entry of a story, and the page that tells it."""

    entry: Entry
    url: str


class Causes(Feed[Cause, None]):
    """The public problems, what moved last first. Rule: everybody."""

    feed_type = Atom1Feed

    def title(self) -> str:
        return _("Problems that moved")

    def link(self) -> str:
        return reverse("causes")

    def items(self) -> QuerySet[Cause]:
        return public_causes()[:MOST]

    def item_title(self, item: Cause) -> str:
        return item.title

    def item_description(self, item: Cause) -> str:
        return f"{kept_stairs(item).dots()} · {item.place} · {item.group}"


class Story(Feed[Told, Cause]):
    """What happened with one public problem. Rule: everybody, of what is public."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, *args: object, **kwargs: object) -> Cause:
        return get_object_or_404(Cause, slug=kwargs["slug"], published_at__isnull=False)

    def title(self, obj: Cause) -> str:
        return obj.title

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

    def item_pubdate(self, item: Told) -> datetime:
        return item.entry.at
