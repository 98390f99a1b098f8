"""What the cover and the story of the file say, in its language."""

from django.conf import settings
from django.utils.translation import gettext as _

from civicsteps.causes.models import Cause, Demand
from civicsteps.causes.queries import audiences_at, story_of, voices_quoted
from civicsteps.causes.stairs import kept_stairs
from civicsteps.causes.steps import STEP_SENTENCES
from civicsteps.causes.story import lines_of
from civicsteps.core import days
from civicsteps.core.actors.models import Actor
from civicsteps.core.imprint.queries import demo_notices
from civicsteps.follow.dossier.making import Front

STORY = 500
VOICES = 100


def front_of(cause: Cause, *, by: Actor, language: str) -> Front:
    """Return what the file says of a cause to an actor, before its documents.

    The caller has switched to `language`. The group's file carries no funder's notice.
    """
    stairs = kept_stairs(cause)
    # What is for anybody names nobody of a group at risk.
    quiet = cause.group.at_risk and cause.group_audience not in audiences_at(by, cause)
    illustrative = [_("Made-up example. It is not a real document.")] if cause.illustrative else []
    return {
        "language": language,
        "title": cause.title,
        "group": _("A group of neighbours") if quiet else str(cause.group),
        "place": "" if cause.group.at_risk else cause.place,
        "summary": cause.summary,
        "quote": _("“%(words)s”") % {"words": cause.words} if cause.words else "",
        "quote_by": "" if quiet else cause.words_by,
        "dots": stairs.dots(),
        "height": str(STEP_SENTENCES[stairs.height - 1]) if stairs.height else "",
        "marks": [*demo_notices(), *illustrative],
        "asks": [_ask(demand) for demand in _demands(cause)],
        "story": _story(cause, by),
        "voices": [
            {
                "words": _("“%(words)s”") % {"words": voice.words},
                "who": "" if quiet else voice.said_by,
            }
            for voice in voices_quoted(cause)[:VOICES]
        ],
        "address": settings.SITE_URL + cause.get_absolute_url(),
        "words": _words(),
    }


def _demands(cause: Cause) -> list[Demand]:
    return list(cause.demands.filter(withdrawn_on=None).select_related("office__authority"))


def _ask(demand: Demand) -> dict[str, str]:
    by_when = (
        _("By %(day)s") % {"day": days.said(demand.by_when, days.BINDING)} if demand.by_when else ""
    )
    seen = _("We shall see it by this: %(measure)s") % {"measure": demand.measure}
    return {
        "sentence": demand.sentence,
        "office": f"{demand.office.authority}, {demand.office}",
        "more": " · ".join(word for word in (by_when, seen if demand.measure else "") if word),
    }


def _story(cause: Cause, by: Actor) -> list[dict[str, str]]:
    entries = story_of(by, cause).prefetch_related("mentions")[:STORY]
    lines = [{"day": days.said(line.on), "sentence": line.sentence} for line in lines_of(entries)]
    return lines[::-1]


def _words() -> dict[str, str]:
    return {
        "file": _("The file of the problem"),
        "asks": _("What we ask"),
        "nothing": _("Nothing has been asked yet."),
        "index": _("The documents, in order of day"),
        "number": _("No."),
        "day": _("Day"),
        "document": _("Document"),
        "page": _("Page"),
        "story": _("How it went, day by day"),
        "voices": _("What people say"),
    }
