"""The law in plain words: what everybody may read of each instrument, and try on a day."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from civicsteps.core import clock
from civicsteps.core.http import Request
from civicsteps.engines.law import Book, Calendar, Rule, UnknownLawError
from civicsteps.people.clocks import book as law
from civicsteps.people.clocks import lawbook, words
from civicsteps.people.clocks import vocabulary as named
from civicsteps.people.clocks.law_forms import TryDayForm

COUNTRIES = ("RO", "UK")


@require_safe
def rules(request: Request) -> HttpResponse:
    """List every instrument with its clock, and how much is still unsure. Rule: everybody."""
    need, text = request.GET.get("nevoie", ""), request.GET.get("q", "")[:100]
    book = law.book()
    calendars = {country: law.calendar(country) for country in COUNTRIES}
    context = {
        "found": lawbook.listed(book, need=need, text=text),
        "text": text,
        "need": need if need in named.NEEDS else "",
        "filters": _filters(need, text),
        "unsure": _unsure(book),
        "calendars": [_year(calendars[c], c, y) for c in COUNTRIES for y in _years()],
        "moved": _moved(calendars),
    }
    return render(request, "clocks/law_rules.html", context)


@require_safe
def to_confirm(request: Request) -> HttpResponse:
    """List what a lawyer must still confirm, each step with its question. Rule: everybody."""
    book = law.book()
    context = {"doubts": lawbook.doubts(book), "unsure": _unsure(book)}
    return render(request, "clocks/law_to_confirm.html", context)


@require_safe
def rule(request: Request, rule_id: str) -> HttpResponse:
    """Show one instrument, and its dates for a day. Rule: everybody."""
    row = _rule_or_404(rule_id)
    form = TryDayForm(request.GET if "zi" in request.GET else None, rule=row)
    on, of = None, ""
    if form.is_valid():
        on, of = form.cleaned_data["zi"], form.cleaned_data["pas"]
    sure, badge = lawbook.how_sure(row)
    context = {
        "rule": row,
        "title": words.text_of(row.title),
        "note": words.text_of(row.note),
        "sure": sure,
        "badge": badge,
        "form": form,
        "on": on,
        "steps": _told(row, on, of, form),
        "who": list(lawbook.who_may(row)),
        "own_actors": list(lawbook.own_actors(row)),
        "facts": list(_facts(row)),
        "sources": [(source.title, named.MARKS[source.mark]) for source in row.sources],
        "replaced": _replaced(row),
    }
    return render(request, "clocks/law_rule.html", context)


def _rule_or_404(rule_id: str) -> Rule:
    try:
        return law.book().rule(rule_id)
    except UnknownLawError as error:
        raise Http404 from error


def _told(row: Rule, on: date | None, of: str, form: TryDayForm) -> tuple[lawbook.Told, ...]:
    calendar = law.calendar(row.jurisdiction) if on else None
    try:
        return lawbook.told(law.book(), row, on=on, of=of, calendar=calendar)
    except ValueError:
        form.add_error("zi", _("The calendar does not reach that day. Choose another."))
        return lawbook.told(law.book(), row)


def _unsure(book: Book) -> str:
    """How many steps a lawyer must still confirm, in words; empty when there is none."""
    count = sum(len(steps) for _rule, _title, steps in lawbook.doubts(book))
    said = ngettext(
        "%(count)d step to confirm, with its question",
        "%(count)d steps to confirm, each with its question",
        count,
    )
    return said % {"count": count} if count else ""


def _filters(need: str, text: str) -> list[dict[str, object]]:
    """One link for each kind of need, which keeps the words of the search."""
    found: list[dict[str, object]] = []
    for key, label in [("", _("everything")), *((k, v[0]) for k, v in named.NEEDS.items())]:
        kept = {name: value for name, value in (("nevoie", key), ("q", text)) if value}
        url = f"{reverse('law_rules')}{'?' if kept else ''}{urlencode(kept)}"
        current = need == key or (not key and need not in named.NEEDS)
        found.append({"label": label, "url": url, "current": current, "count": None})
    return found


def _years() -> tuple[int, int]:
    year = clock.today().year
    return year, year + 1


def _year(calendar: Calendar, country: str, year: int) -> dict[str, object]:
    label = _("Romania, %(year)s") if country == "RO" else _("United Kingdom, %(year)s")
    return {"label": label % {"year": year}, "days": lawbook.holidays(calendar, year)}


def _moved(calendars: dict[str, Calendar]) -> list[tuple[date, str]]:
    """The days that were declared off or worked, of every country, in order."""
    off = {(day, _("declared free")) for found in calendars.values() for day in found.off}
    on = {(day, _("worked")) for found in calendars.values() for day in found.on}
    return sorted(off | on)


def _facts(row: Rule) -> list[dict[str, str]]:
    citation = ", ".join((row.citation.act, *row.citation.norms))
    said = [
        (_("The law"), citation),
        (_("Who gets it"), _join(row.addressee, named.ADDRESSEES)),
        (_("What it costs"), _cost(row)),
        (_("How it may be sent"), _join(row.delivery.channels, named.CHANNELS)),
        (_("What it must say"), _join(row.contents, named.CONTENTS)),
        (_("Letters that we have ready"), _join(row.templates, named.TEMPLATES)),
    ]
    return [{"term": term, "value": value} for term, value in said if value]


def _join(names: tuple[str, ...], vocabulary: named.Words) -> str:
    return ", ".join(map(str, lawbook.said_all(names, vocabulary)))


def _cost(row: Rule) -> str:
    fee, note = row.delivery.fee, row.delivery.fee_note
    text = note if isinstance(note, str) else words.text_of(note or {})
    price = {0: _("Nothing."), "lookup": _("A stamp duty that changes."), None: ""}
    said = price[fee] if fee in price else _("%(lei)s lei.") % {"lei": fee}
    return f"{said} {text}".strip()


def _replaced(row: Rule) -> dict[str, str] | None:
    """The rule that came in the place of this one, to be led to."""
    name = row.transition.replaced_by
    if not name:
        return None
    newer = law.book().rule(name)
    return {"title": words.text_of(newer.title), "url": reverse("law_rule", args=[name])}
