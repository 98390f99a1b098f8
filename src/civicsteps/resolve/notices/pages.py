"""What the pages of notices show, put together from rows."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.days import BINDING, said
from civicsteps.resolve.notices import rules
from civicsteps.resolve.notices.actions_writing import letters_for
from civicsteps.resolve.notices.matching import Why, read_why
from civicsteps.resolve.notices.models import (
    NEAR,
    ActStage,
    Match,
    Notice,
    NoticeVersion,
    SeatVote,
    Watch,
    WatchSource,
)
from civicsteps.resolve.notices.points import headline
from civicsteps.resolve.notices.queries import (
    Narrowed,
    causes_to_write_for,
    my_matches,
)
from civicsteps.resolve.notices.terms import gap_of, law_of_plan, terms_of

FARTHEST = 5000
TROUBLES = {
    "private": gettext_lazy("It is not on the public internet."),
    "address": gettext_lazy("The address is not one that can be read."),
    "unreachable": gettext_lazy("Nobody answers there."),
    "slow": gettext_lazy("It answers too slowly."),
    "big": gettext_lazy("It is over 5 MB."),
    "status": gettext_lazy("It answers with an error."),
    "redirects": gettext_lazy("It sends us on and on."),
    "encoded": gettext_lazy("It is packed in a way that we do not read."),
    "entities": gettext_lazy("Its feed is made in a way that is not safe to read."),
    "feed": gettext_lazy("There is no feed there."),
    "table": gettext_lazy("There is no table there."),
    "no_titles": gettext_lazy("The table has no column of titles."),
    "empty": gettext_lazy("The page has no words."),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A notice in a list."""

    url: str
    title: str
    meta: str


def narrowed_by(asked: QueryDict) -> Narrowed:
    """Read what a list is narrowed to from its address; nonsense narrows nothing."""
    within = asked.get("within", "")
    return Narrowed(
        text=asked.get("q", "").replace("\0", "")[:100],
        kind=asked.get("fel", "") if asked.get("fel", "") in Notice.Kind.values else "",
        authority=key_of(asked.get("autoritate", "")),
        open_only=asked.get("stare", "") == "deschise",
        near=_point(asked.get("near", "") or f"{asked.get('lat', '')},{asked.get('lon', '')}"),
        within=min(max(int(within), 50), FARTHEST) if _is_number(within) else 500,
    )


def query_of(narrowed: Narrowed, **changed: object) -> str:
    """Return the address's query that narrows a list in this way, with some of it changed."""
    said_now: dict[str, str] = {
        "q": narrowed.text,
        "fel": narrowed.kind,
        "autoritate": str(narrowed.authority or ""),
        "stare": "deschise" if narrowed.open_only else "",
        "near": "{:.5f},{:.5f}".format(*narrowed.near) if narrowed.near else "",
        "within": str(narrowed.within) if narrowed.near else "",
        **{name: str(value) for name, value in changed.items()},
    }
    return urlencode({name: value for name, value in said_now.items() if value})


def filters_of(narrowed: Narrowed) -> list[dict[str, object]]:
    """Return the filters of the list: what is still open, kinds, and how far around."""
    chosen: list[dict[str, object]] = [
        {
            "label": _("open now"),
            "url": f"?{query_of(narrowed, stare='' if narrowed.open_only else 'deschise')}",
            "current": narrowed.open_only,
        }
    ]
    if narrowed.near:
        chosen += [
            {
                "label": label,
                "url": f"?{query_of(narrowed, within=metres)}",
                "current": narrowed.within == metres,
            }
            for metres, label in NEAR.items()
        ]
    chosen += [
        {
            "label": label,
            "url": f"?{query_of(narrowed, fel='' if narrowed.kind == kind else kind)}",
            "current": narrowed.kind == kind,
        }
        for kind, label in Notice.Kind.choices
    ]
    return chosen


def hidden_of(narrowed: Narrowed, **left_out: str) -> list[dict[str, str]]:
    """Return what a form of the list keeps of how it is narrowed; `q` and `left_out` it asks."""
    kept = QueryDict(query_of(narrowed, **{"q": "", **left_out}))
    return [{"name": name, "value": str(value)} for name, value in kept.items()]


def near_url(lat: float | None, lon: float | None) -> str:
    """Return the address of all that is within 500 m of a point; empty without one."""
    if lat is None or lon is None:
        return ""
    return f"{reverse('notices')}?{query_of(Narrowed(near=(lat, lon)))}"


def line_of(notice: Notice, match: Match | None = None) -> Line:
    """Return a notice as a line: what, whose, until when, and why it is here."""
    parts = [notice.get_kind_display(), str(notice.office.authority), notice.place]
    if next_day := _next_day(notice):
        parts.append(next_day)
    if match:
        parts.append(why_said(read_why(match.why)))
    return Line(notice.get_absolute_url(), notice.title, " · ".join(p for p in parts if p))


def points_of(notices: Iterable[Notice]) -> list[dict[str, object]]:
    """Return the places of notices, for the map."""
    return [
        {
            "label": notice.title,
            "lat": notice.lat,
            "lon": notice.lon,
            "url": notice.get_absolute_url(),
            "place": notice.place,
        }
        for notice in notices
        if notice.lat is not None
    ]


def why_said(why: Why) -> str:
    """Return in words why a notice fits."""
    parts = []
    if why.metres is not None:
        parts.append(_("%(metres)s m away") % {"metres": why.metres})
    if why.street:
        parts.append(_("on %(street)s") % {"street": why.street})
    if why.words:
        parts.append(_("it says “%(words)s”") % {"words": ", ".join(why.words)})
    if why.authority:
        parts.append(_("of your town hall"))
    return " · ".join(parts)


def notice_page(notice: Notice, *, by: Actor) -> dict[str, object]:
    """Return what a notice's page shows: its days with why, the gap, votes, the act's life."""
    votes = list(notice.votes.all())
    may_edit = rules.why_not_edit_notice(by, notice) is None
    causes = list(causes_to_write_for(by)[:1])
    matches = my_matches(by, notice)
    return {
        "notice": notice,
        "terms": terms_of(notice, today=clock.today()),
        "gap": gap_of(notice, inside=bool(causes or matches or may_edit)),
        "plan_law": law_of_plan(notice),
        "votes": sorted(votes, key=lambda vote: (vote.choice, vote.seat)),
        "tally": tally_of(votes),
        "stages": [stage_entry(stage) for stage in notice.stages.all()],
        "stage_rows": list(notice.stages.all()) if may_edit else [],
        "versions": [version_of(version) for version in notice.versions.all()],
        "matches": [(match, why_said(read_why(match.why))) for match in matches],
        "may_edit": may_edit,
        "may_write": bool(causes) and notice.checked_on is not None,
        "letters": letters_for(notice),
        "waits": notice.checked_on is None,
        "points_line": headline(notice) if notice.kind == Notice.Kind.AGENDA else "",
        "points": points_of([notice]),
        "near_url": near_url(notice.lat, notice.lon),
    }


def tally_of(votes: Iterable[SeatVote]) -> list[tuple[str, int]]:
    """Return how many seats made each choice, in the order of the choices."""
    counted = Counter(vote.choice for vote in votes)
    return [
        (str(choice.label), counted[choice.value])
        for choice in SeatVote.Choice
        if counted[choice.value]
    ]


def stage_entry(stage: ActStage) -> dict[str, object]:
    """Return a stage of the act as an entry of the timeline."""
    tones = {"annulled": "bad", "suspended": "bad", "rejected": "bad", "adopted": "good"}
    named = f"{stage.get_kind_display()} {stage.number}".strip()
    return {
        "icon": "gavel" if stage.kind in _COURT else "landmark",
        "sentence": named[:1].upper() + named[1:],
        "on": stage.on,
        "tone": tones.get(stage.kind, ""),
        "details": stage.note,
        "url": stage.document.get_absolute_url() if stage.document else stage.url,
    }


_COURT = {"challenged", "suspended", "resumed", "upheld", "annulled"}


def version_of(version: NoticeVersion) -> str:
    """Return in a sentence what a notice said before a change."""
    told = version.said
    days = [str(told[name]) for name in ("proposals_by", "vote_on") if told.get(name)]
    until = said(version.until)
    parts = [str(told.get("title", "")), *days]
    return _("Until %(day)s: %(said)s") % {"day": until, "said": ", ".join(parts)}


def health_of(source: WatchSource) -> str:
    """Return in a sentence how a source is."""
    if source.paused_on:
        return _("Paused since %(day)s.") % {"day": said(source.paused_on)}
    if source.failures:
        times = ngettext("It failed %(n)d time.", "It failed %(n)d times.", source.failures)
        reason = str(TROUBLES.get(source.trouble, ""))
        return f"{times % {'n': source.failures}} {reason}".strip()
    if source.last_new_at:
        return _("The last new thing came on %(day)s.") % {"day": said(source.last_new_at)}
    if source.last_ok_at:
        return _("Looked at on %(day)s; nothing new yet.") % {"day": said(source.last_ok_at)}
    return _("Nothing came from it yet.")


def source_line(source: WatchSource) -> Line:
    """Return a source as a line of a list."""
    meta = f"{source.get_kind_display()} · {health_of(source)}"
    return Line(source.get_absolute_url(), source.title, meta)


def watch_line(watch: Watch) -> Line:
    """Return a watch as a line of a list."""
    return Line(watch.get_absolute_url(), str(watch), asked_of(watch))


def asked_of(watch: Watch) -> str:
    """Return in words what a watch asks for."""
    parts = []
    if watch.within:
        parts.append(_("within %(metres)s m") % {"metres": watch.within})
    if watch.no_words:
        parts.append(_("without “%(words)s”") % {"words": watch.no_words})
    names = dict(Notice.Kind.choices)
    parts += [str(names[kind]) for kind in watch.kinds.split(",") if kind in names]
    return " · ".join(parts)


def files_of(narrowed: Narrowed) -> list[dict[str, str]]:
    """Return the list as files to take along."""
    query = query_of(narrowed)
    kinds = {"csv": "CSV", "geojson": "GeoJSON", "ics": _("calendar (ICS)")}
    return [
        {"label": label, "url": f"{reverse('notices_export', args=[kind])}?{query}".rstrip("?")}
        for kind, label in kinds.items()
    ] + [{"label": "Atom", "url": reverse("notices_feed")}]


def _next_day(notice: Notice) -> str:
    labels = {
        "proposals_by": _("proposals by %(day)s"),
        "meeting_on": _("meeting %(day)s"),
        "vote_on": _("vote %(day)s"),
    }
    ahead = [(day, name) for name, day in notice.days.items() if name in labels]
    ahead = [(day, name) for day, name in ahead if day >= clock.today()]
    if not ahead:
        return ""
    day, name = min(ahead)
    return labels[name] % {"day": said(day, BINDING)}


def _point(text: str) -> tuple[float, float] | None:
    lat, _comma, lon = text.partition(",")
    try:
        point = float(lat), float(lon)
    except ValueError:
        return None
    return point if -90 <= point[0] <= 90 and -180 <= point[1] <= 180 else None


def key_of(text: str) -> UUID | None:
    """Return the key of a row that an address names; nonsense names none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 7
