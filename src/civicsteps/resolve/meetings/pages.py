"""What the pages of meetings show, put together from rows."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.http import urlencode
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from civicsteps.causes.models import Fact
from civicsteps.causes.sources import address_of
from civicsteps.core.actors.models import Actor
from civicsteps.core.days import BINDING, said
from civicsteps.core.offers import offers_for
from civicsteps.people.clocks.models import Clock
from civicsteps.people.clocks.queries import clocks_of
from civicsteps.resolve.meetings import kit, rules
from civicsteps.resolve.meetings.models import Ask, Meeting, OptionVersion, Part, Table
from civicsteps.resolve.meetings.queries import asks_of, known_to

BADGES = {"yes": "good", "no": "bad", "dodged": "wait", "not_put": ""}
FILTERS = {
    "": gettext_lazy("All"),
    "open": gettext_lazy("Still to come"),
    "held": gettext_lazy("Held"),
    "refused": gettext_lazy("Refused"),
    "no_reply": gettext_lazy("Without an answer"),
}
ACTS = (
    ("kit", rules.why_not_edit_kit),
    ("parts", rules.why_not_give_parts),
    ("asks", rules.why_not_add_ask),
    ("audience", rules.why_not_ask_for_audience),
    ("schedule", rules.why_not_schedule_meeting),
    ("end", rules.why_not_end_meeting),
    ("hold", rules.why_not_hold_meeting),
    ("minutes", rules.why_not_write_minutes),
    ("take_back", rules.why_not_take_back_meeting),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A meeting in a list."""

    title: str
    meta: str
    url: str


@dataclass(frozen=True, slots=True)
class Known:
    """A fact of the kit: what, when, what shows it, and where it is read."""

    words: str
    meta: str
    url: str


@dataclass(frozen=True, slots=True)
class Shown:
    """An option as it stands, with its earlier versions and which side wrote each."""

    number: int
    pk: str
    now: OptionVersion
    earlier: list[OptionVersion]


def line(meeting: Meeting) -> Line:
    """Return a meeting as a list shows it."""
    parts = [meeting.get_state_display(), when(meeting) or "", meeting.office.authority.name]
    title = f"{meeting.get_kind_display()}: {meeting.purpose}"
    return Line(title, " · ".join(part for part in parts if part), meeting.get_absolute_url())


def table_line(table: Table) -> Line:
    """Return a page of options as a list shows it: with whom, and how the vote stands."""
    if table.vote_closed_on:
        stands = table.get_outcome_display()
    elif table.votes_now and table.vote_until:
        stands = _("a vote until %(day)s") % {"day": said(table.vote_until, BINDING)}
    else:
        stands = ""
    parts = [table.office.authority.name, table.cause.title, stands]
    return Line(table.title, " · ".join(filter(None, parts)), table.get_absolute_url())


def when(meeting: Meeting) -> str:
    """Return the day and the hour of a meeting, or the day on which it was held."""
    if meeting.held_on:
        return said(meeting.held_on)
    if meeting.starts_at is None:
        return ""
    local = localtime(meeting.starts_at)
    return _("%(day)s, %(hour)s") % {"day": said(local, BINDING), "hour": f"{local:%H:%M}"}


def filters(text: str, chosen: str) -> list[dict[str, object]]:
    """Return the filters of a list of meetings; each keeps what is searched for."""
    return [
        {"label": label, "url": "?" + query_of(text, state), "current": state == chosen}
        for state, label in FILTERS.items()
    ]


def query_of(text: str, state: str) -> str:
    """Return what stays in the address of a list."""
    return urlencode({k: v for k, v in (("q", text), ("stare", state)) if v})


def meeting_page(meeting: Meeting, *, by: Actor) -> dict[str, object]:
    """Return what a meeting's page shows: to everybody how it went, inside the kit too."""
    asks = asks_of(meeting)
    inside = rules.reads_inside(by, meeting.cause.group)
    context: dict[str, object] = {
        "meeting": meeting,
        "when": when(meeting),
        "asks": [(ask, BADGES.get(ask.answer, "")) for ask in asks],
        "inside": inside,
        "quiet": meeting.cause.group.at_risk,
        "minutes": rules.minutes_of(meeting),
    }
    return context | (inside_page(meeting, asks, by=by) if inside else {})


def inside_page(meeting: Meeting, asks: list[Ask], *, by: Actor) -> dict[str, object]:
    """Return what only the group and its centre read of a meeting, and what they may do."""
    parts = meeting.roles
    minutes = rules.minutes_of(meeting)
    agenda = kit.agenda_of(meeting.agenda)
    return {
        "agenda": agenda,
        "agenda_minutes": kit.minutes_in(agenda),
        "parts": [(Part.Role(role).label, name) for role, name in parts.items()],
        "lacks": list(kit.lacks(meeting, asks, parts)) if meeting.is_open else [],
        "known": list(known(known_to(meeting))),
        "may": {name for name, why_not in ACTS if why_not(by, meeting) is None},
        "may_send": bool(minutes and rules.why_not_send_minutes(by, minutes) is None),
        "may_settle": bool(minutes and rules.why_not_settle_minutes(by, minutes) is None),
        **audience_terms(meeting),
        "replies": list(minutes.replies.order_by("received_on", "pk")) if minutes else [],
        "offers": [(offer, offer.url(meeting)) for offer in offers_for(meeting, by=by)],
    }


def audience_terms(meeting: Meeting) -> dict[str, object]:
    """Return the terms of the letter that asks for an audience, and whether it has its answer.

    They answered, and the term runs on: the answer is not written at the letter yet.
    """
    letter = meeting.request
    clocks: list[Clock] = [] if letter is None or letter.withdrawn_on else clocks_of(letter)
    answered = meeting.answered_on is not None and any(clock.is_open for clock in clocks)
    return {"clocks": clocks, "answer_missing": answered}


def options_of(table: Table) -> list[Shown]:
    """Return the options of a page as they stand."""
    return [
        Shown(option.position, str(option.pk), versions[0], versions[1:])
        for option in table.options.all()
        if option.dropped_on is None and (versions := list(option.versions.all()))
    ]


def table_page(table: Table, *, by: Actor) -> dict[str, object]:
    """Return what a page of options shows, and what its reader may do there."""
    vote = table.votes.filter(voter=by).first() if not by._state.adding else None
    return {
        "table": table,
        "options": options_of(table),
        "may_write": rules.why_not_write_option(by, table) is None,
        "may_run": rules.why_not_invite_office(by, table) is None,
        "may_open": rules.why_not_open_vote(by, table) is None,
        "may_vote": rules.why_not_cast_vote(by, table) is None,
        "may_close": rules.why_not_close_vote(by, table) is None,
        "vote": vote,
        "voted": table.votes.count() if table.votes_now else 0,
        "counts": _counts(table) if table.vote_closed_on else [],
    }


def _counts(table: Table) -> list[dict[str, object]]:
    return [
        {"label": _("for it"), "number": table.yes},
        {"label": _("against"), "number": table.no},
        {"label": _("neither"), "number": table.neither},
    ]


def known(facts: list[Fact]) -> Iterator[Known]:
    """Yield facts as the kit shows them."""
    for fact in facts:
        parts = [said(fact.on), str(fact.office.authority) if fact.office else "", fact.proof]
        meta = " · ".join(part for part in parts if part)
        yield Known(fact.words, meta, address_of(fact.source) or "")


def one_button(meeting: Meeting, *, title: str, text: str, submit: str) -> dict[str, object]:
    """Return the words of a page with one button."""
    return {
        "cause": meeting.cause, "back": meeting.get_absolute_url(), "back_label": str(meeting),
        "title": title, "text": text, "submit": submit,
    }  # fmt: skip
