"""The law as people read it: instruments by need, and what a day makes of each step."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from civicsteps.core.days import BINDING, said
from civicsteps.core.text import plain
from civicsteps.engines.law import Book, Calendar, Edge, Figures, Rule, Span, Step, timeline
from civicsteps.engines.law import figures as figures_of
from civicsteps.people.clocks import vocabulary as named
from civicsteps.people.clocks import words
from civicsteps.people.clocks.drawing import Bar, bars

BADGES = {"high": "good", "medium": "wait", "low": "wait"}


@dataclass(frozen=True, slots=True)
class Next:
    """A step that comes after another: on what condition, what it is, and its place on a page."""

    when: str
    act: str
    url: str


@dataclass(frozen=True, slots=True)
class Told:
    """A step in words, with its bar, what follows it and, for a day, its dates."""

    step: Step
    bar: Bar
    act: str
    side: str
    term: str
    since: str
    silence: str
    note: str
    question: str
    method: str
    sure: str
    badge: str
    next: tuple[Next, ...]
    days: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """An instrument in the list, with its drawn steps, the first term, and how sure it is."""

    rule: Rule
    title: str
    first: Told | None
    steps: tuple[Told, ...]
    sure: str
    badge: str


def listed(book: Book, *, need: str = "", text: str = "") -> list[Listed]:
    """Return the instruments, narrowed to a kind of need and to words; an unknown need is none."""
    families = named.NEEDS[need][1].split() if need in named.NEEDS else None
    wanted = plain(text).split()
    found = [
        rule
        for rule in book.rules.values()
        if (families is None or rule.family in families) and _says(rule, wanted)
    ]
    return [_listed(book, rule) for rule in sorted(found, key=_place)]


def told(
    book: Book,
    rule: Rule,
    *,
    on: date | None = None,
    of: str = "",
    calendar: Calendar | None = None,
) -> tuple[Told, ...]:
    """Return the steps of a rule in words; with a day, each with its dates.

    `of` is the id of the one step that starts on the day; without it the day is that of the first
    event, and whoever may be silent is. ValueError when the day leaves what the calendar knows.
    """
    found = _figures(book, rule, on, of, calendar) if on and calendar else {}
    return tuple(_told(book, bar, found.get(bar.step.key)) for bar in bars(rule))


def who_may(rule: Rule) -> Iterator[tuple[str, str]]:
    """Return each kind of actor and what it may: by itself, through whom, or not."""
    for kind, label in named.ACTORS.items():
        condition = rule.who.conditions.get(kind, {})
        text = words.text_of(condition)
        yield str(label), f"{_way(rule, kind)} {text}".strip()


def own_actors(rule: Rule) -> Iterator[tuple[str, str]]:
    """Return the steps that only some may take, and who they are."""
    for step in rule.steps.values():
        if step.actors:
            kinds = ", ".join(str(named.ACTORS[kind]) for kind in step.actors.actor_kinds)
            through = ", ".join(str(named.ACTORS[kind]) for kind in step.actors.through_centre)
            if through:
                kinds = _("%(kinds)s; through the centre or an association: %(through)s") % {
                    "kinds": kinds,
                    "through": through,
                }
            yield words.text_of(step.act), kinds


def how_sure(rule: Rule) -> tuple[str, str]:
    """Return how much of a rule is confirmed, in words, and the kind of its badge."""
    whole = len(rule.steps)
    confirmed = sum(step.confidence == "high" for step in rule.steps.values())
    if confirmed == whole:
        return str(named.CONFIDENCE["high"]), BADGES["high"]
    if not confirmed:
        return str(named.CONFIDENCE[rule.review.confidence]), BADGES["low"]
    said = ngettext(
        "%(sure)d of %(all)d steps confirmed in the official text",
        "%(sure)d of %(all)d steps confirmed in the official text",
        confirmed,
    )
    return said % {"sure": confirmed, "all": whole}, BADGES["medium"]


def doubts(book: Book) -> list[tuple[Rule, str, list[tuple[str, str, str]]]]:
    """Return what a lawyer must still confirm: of each rule its unsure steps, with the question."""
    found = []
    for rule in sorted(book.rules.values(), key=_place):
        unsure = [
            (
                words.text_of(step.act),
                str(named.CONFIDENCE[step.confidence]),
                words.text_of(step.question) or _("Was it read right, and is it still so?"),
            )
            for step in rule.steps.values()
            if step.confidence != "high" or step.question
        ]
        if unsure:
            found.append((rule, words.text_of(rule.title), unsure))
    return found


def holidays(calendar: Calendar, year: int) -> list[tuple[date, str]]:
    """Return the public holidays of a year with their names."""
    start = date(year, 1, 1).toordinal()
    length = date(year, 12, 31).toordinal() - start + 1
    days = (date.fromordinal(start + n) for n in range(length))
    return [(day, name) for day in days if (name := calendar.holiday(day))]


def said_all(names: Iterable[str], vocabulary: named.Words) -> list[str | Promise]:
    """Return the words of a rule file as people say them."""
    return [vocabulary[name] for name in names]


def _place(rule: Rule) -> tuple[bool, int, str]:
    order = [family for _label, families in named.NEEDS.values() for family in families.split()]
    return rule.jurisdiction != "RO", order.index(rule.family), rule.id


def _says(rule: Rule, wanted: list[str]) -> bool:
    texts = [rule.id, rule.citation.act, *rule.title.values(), *rule.note.values()]
    for step in rule.steps.values():
        texts += [step.article, *step.act.values(), *step.note.values()]
    whole = plain(" ".join(texts))
    return all(word in whole for word in wanted)


def _listed(book: Book, rule: Rule) -> Listed:
    steps = told(book, rule)
    sure, badge = how_sure(rule)
    return Listed(
        rule=rule,
        title=words.text_of(rule.title),
        first=next((step for step in steps if step.step.duration), None),
        steps=steps,
        sure=sure,
        badge=badge,
    )


def _way(rule: Rule, kind: str) -> str:
    if kind in rule.who.actor_kinds:
        return _("Yes.")
    if kind in rule.who.via_member:
        return _("Through one member who signs.")
    if kind in rule.who.through_centre:
        return _("Through the centre or a partner association.")
    return _("No, not itself.")


def _figures(book: Book, rule: Rule, on: date, of: str, calendar: Calendar) -> dict[str, Figures]:
    day = Span.on(on)
    if of:
        step = rule.steps[of]
        return {step.key: figures_of(step, day, calendar)}
    return {found.step: found for found in timeline(book, rule.id, day, calendar)}


def _told(book: Book, bar: Bar, found: Figures | None) -> Told:
    step = bar.step
    return Told(
        step=step,
        bar=bar,
        act=words.text_of(step.act),
        side=str(named.SIDES[step.who]),
        term=words.term(step),
        since=str(named.EVENTS[step.event]),
        silence=str(named.SILENCES[step.on_silence]) if step.on_silence else "",
        note=words.text_of(step.note),
        question=words.text_of(step.question),
        method=str(words.METHODS[step.primary]) if step.primary else "",
        sure=str(named.CONFIDENCE[step.confidence]),
        badge=BADGES[step.confidence],
        next=tuple(_next(book, edge) for edge in step.next),
        days=tuple(_days(found)) if found else (),
        skipped=tuple(words.holidays_in(found)) if found else (),
    )


def _next(book: Book, edge: Edge) -> Next:
    step = book.step(edge.step)
    when = _(" or ").join(str(named.FACTS[word]) for word in sorted(edge.when))
    url = f"{reverse('law_rule', args=[step.rule_id])}#{step.id}"
    return Next(when, words.text_of(step.act), url)


def _days(found: Figures) -> Iterator[str]:
    if found.nominal is None:
        return
    first = said(found.trigger.earliest, BINDING)
    if found.trigger.earliest != found.trigger.latest:
        last = said(found.trigger.latest, BINDING)
        yield _("It starts between %(first)s and %(last)s.") % {"first": first, "last": last}
    yield _("The last day, as we show it: %(day)s.") % {"day": said(found.nominal, BINDING)}
    if found.act_by:
        yield _("To be sure, act until %(day)s, 13:00.") % {"day": said(found.act_by, BINDING)}
    if found.late_from:
        yield _("Late, whoever counts, from %(day)s.") % {"day": said(found.late_from, BINDING)}
    if found.breach_after:
        day = said(found.breach_after, BINDING)
        yield _("Too late, whoever counts, if it is done after %(day)s.") % {"day": day}
