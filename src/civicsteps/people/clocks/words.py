"""A term of the law in plain sentences: until when, counted how, by which article, how sure."""

from collections.abc import Iterator, Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from civicsteps.core import clock as house
from civicsteps.core.days import BINDING, said
from civicsteps.engines.law import Figures, Step
from civicsteps.people.clocks import book as law
from civicsteps.people.clocks.models import Clock

METHODS: dict[str, str | Promise] = {
    "DAY1_RAW": gettext_lazy("the first day counts as day one"),
    "INCL_RAW": gettext_lazy(
        "counted in the calendar: the first day is left out, the last one counts"
    ),
    "INCL_ROLL": gettext_lazy(
        "counted in the calendar; when the last day is free, it moves to the next working day"
    ),
    "FREE_RAW": gettext_lazy("neither the first day nor the last counts"),
    "FREE_ROLL": gettext_lazy(
        "neither the first day nor the last counts; when the term would end on a free day, it"
        " moves to the next working day"
    ),
    "WD_DAY1": gettext_lazy("only working days count, the first one included"),
    "WD_AFTER": gettext_lazy("only working days count, from the next one on"),
    "WD_FREE": gettext_lazy("only working days count, and neither the first nor the last of them"),
    "MONTHS_RAW": gettext_lazy("the same day of the month, that many months later"),
    "MONTHS_ROLL": gettext_lazy(
        "the same day of the month, that many months later; from a free day it moves to the next"
        " working day"
    ),
    "YEARS_RAW": gettext_lazy("the same day, that many years later"),
    "YEARS_ROLL": gettext_lazy(
        "the same day, that many years later; from a free day it moves to the next working day"
    ),
    "BACK_RAW": gettext_lazy("counted back from the event"),
    "BACK_FREE": gettext_lazy("that many full days between the act and the event"),
    "BACK_FREE_ROLL": gettext_lazy(
        "that many full days between the act and the event; from a free day it moves back to a"
        " working day"
    ),
    "BACK_WD": gettext_lazy("that many working days before the event"),
    "BACK_WD_FREE": gettext_lazy("that many full working days between the act and the event"),
    "HOURS": gettext_lazy("hour by hour"),
    "HOURS_CPC": gettext_lazy("hours that begin at midnight of the next day"),
}
CONFIDENCE: dict[str, str | Promise] = {
    "high": gettext_lazy("The term stands in the text of the law, which we have read."),
    "medium": gettext_lazy("The term was read in copies or guides, not in the official text: ask."),
    "low": gettext_lazy("This term is to be confirmed by a lawyer; we call nobody late by it."),
}
EVIDENCE: dict[str, str | Promise] = {
    "A": gettext_lazy("The first day is proved by a registration number."),
    "B": gettext_lazy("The first day is proved by a delivery receipt."),
    "C": gettext_lazy("The first day is proved by our own e-mail or photo alone."),
    "D": gettext_lazy("The first day rests on somebody's word."),
}


ENDINGS: dict[tuple[str, str], str | Promise] = {
    ("authority", "met"): gettext_lazy("They answered on %(ended)s."),
    ("authority", "metlate"): gettext_lazy(
        "They answered on %(ended)s; they were late since %(late)s."
    ),
    ("authority", "refusedlate"): gettext_lazy(
        "They refused on %(ended)s; they were late since %(late)s."
    ),
    ("authority", "refused"): gettext_lazy("They refused on %(ended)s."),
    ("authority", "lapsed"): gettext_lazy("It passed without an answer, on %(ended)s."),
    ("authority", "withdrawn"): gettext_lazy(
        "It was taken back on %(ended)s: nobody owes an answer any more."
    ),
    ("group", "met"): gettext_lazy("You acted on %(ended)s: this term is kept."),
    ("group", "lapsed"): gettext_lazy("It passed: the last sure day was %(act_by)s."),
    ("group", "withdrawn"): gettext_lazy("On %(ended)s nothing was left to act on."),
    ("", "met"): gettext_lazy("It was done on %(ended)s."),
    ("", "lapsed"): gettext_lazy("It passed on %(ended)s."),
}
"""How a term ended, by whose it is and whether that was late; else by how it ended alone."""


def sentence(clock: Clock) -> str:
    """Return a clock in one plain sentence: who has until when, or since when they are late."""
    told = _days(clock)
    if not clock.is_open:
        return _ended(clock) % told
    if clock.state == Clock.State.PAUSED:
        return _("This term stands still since %(paused)s.") % told
    if clock.who == Clock.Who.GROUP:
        return _("You can act until %(act_by)s at the latest, 13:00, to be sure.") % told
    if clock.is_late(house.today()) and not clock.claimable:
        return _("Their last day was %(nominal)s, as far as we know.") % told
    if clock.is_late(house.today()):
        return _("They had until %(nominal)s to answer; they are late since %(late)s.") % told
    if clock.trigger_earliest != clock.trigger_latest:
        return _("They may answer until about %(nominal)s; surely late from %(late)s.") % told
    if clock.late_from is None:
        return _("They may answer until %(nominal)s.") % told
    return _("They may answer until %(nominal)s; late from %(late)s.") % told


def reasons(clock: Clock) -> Iterator[str]:
    """Return why a clock says its days: how long from when, how counted, where it stands."""
    step = Step.from_terms(clock.terms)
    yield _("%(what)s: %(term)s, from %(first)s.") % {
        "what": text_of(step.act),
        "term": term(step, extended=clock.extended_on is not None),
        "first": _first(clock),
    }
    if step.primary in METHODS:
        yield _("How we count: %(how)s.") % {"how": METHODS[step.primary]}
    rule = law.book().rules.get(step.rule_id)
    yield _("Where it stands: %(article)s, %(act)s.") % {
        "article": step.article,
        "act": rule.citation.act if rule else step.rule_id,
    }
    if clock.extended_on:
        yield _("They said on %(day)s that they need longer.") % {"day": said(clock.extended_on)}
    if clock.paused_days:
        days = clock.paused_days
        yield ngettext(
            "It stood still for %(days)d day, which is not counted.",
            "It stood still for %(days)d days, which are not counted.",
            days,
        ) % {"days": days}
    yield str(EVIDENCE[clock.evidence])
    yield str(CONFIDENCE[clock.confidence])
    yield from _of_change(clock, step)


def holidays_in(figures: Figures) -> Iterator[str]:
    """Return the free days that moved the end, each with its name."""
    for day, name in figures.skipped:
        yield f"{said(day, BINDING)}: {name}" if name else said(day, BINDING)


def term(step: Step, *, extended: bool = False) -> str:
    """Return how long a step's term is: „30 de zile”, „6 luni”, or that the law sets none."""
    if step.duration is None:
        return _("the law sets no term")
    n = step.extension.to if extended and step.extension else step.duration
    words = {
        "calendar": ngettext("%(n)d day", "%(n)d days", n),
        "working": ngettext("%(n)d working day", "%(n)d working days", n),
        "month": ngettext("%(n)d month", "%(n)d months", n),
        "year": ngettext("%(n)d year", "%(n)d years", n),
        "hour": ngettext("%(n)d hour", "%(n)d hours", n),
    }
    return words[step.unit] % {"n": n}


def text_of(texts: Mapping[str, str]) -> str:
    """Return a text of the packs in the reader's language."""
    language = (get_language() or "ro")[:2]
    return texts.get(language) or texts.get("ro", "")


def _ended(clock: Clock) -> str:
    """Return how a term ended, with places for its days."""
    late = "late" if clock.answered_late else ""
    for key in ((clock.who, clock.state + late), ("", clock.state)):
        if key in ENDINGS:
            return str(ENDINGS[key])
    return _("This term ended on %(ended)s.")


def _of_change(clock: Clock, step: Step) -> Iterator[str]:
    try:
        now = law.book().step(clock.step)
    except KeyError:
        yield _("The law has changed: this term is not in it any more. Yours goes on as it began.")
        return
    if now.digest != clock.version:
        was, is_now = term(step), term(now)
        yield _(
            "The law has changed: it was %(was)s, now it is %(now)s. Yours goes on as it began."
        ) % {"was": was, "now": is_now}


def _first(clock: Clock) -> str:
    if clock.trigger_earliest == clock.trigger_latest:
        return said(clock.trigger_latest)
    return _("some day between %(first)s and %(last)s") % {
        "first": said(clock.trigger_earliest),
        "last": said(clock.trigger_latest),
    }


def _days(clock: Clock) -> dict[str, str]:
    def day(value: date | None, pattern: str = BINDING) -> str:
        return said(value, pattern) if value else "–"

    return {
        "nominal": day(clock.nominal),
        "act_by": day(clock.act_by),
        "late": day(clock.late_from),
        "ended": day(clock.ended_on),
        "paused": day(clock.paused_on),
    }
