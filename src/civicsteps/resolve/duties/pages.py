"""What the pages of duties, streets and investments show, in words."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from civicsteps.core.days import said
from civicsteps.resolve.duties.amounts import lei
from civicsteps.resolve.duties.models import InvestmentLine, Look, Review, Street, StreetService
from civicsteps.resolve.duties.packs import Duty, duties
from civicsteps.resolve.duties.queries import Sums

TONES = {"found": "good", "part": "wait", "missing": "bad"}
CONFIDENCES = {
    "high": lambda: _("sure of the article"),
    "medium": lambda: _("fairly sure of the article"),
    "low": lambda: _("not sure of the article"),
}

type Cell = dict[str, str]
type Filter = dict[str, object]


def score_of(review: Review) -> str:
    """Say how many were found, and how many nobody looked for; never a share of those."""
    total = len(duties())
    found, part, missing = (getattr(review, f"n_{state}") for state in Look.State.values)
    return score(found, part, total - found - part - missing, total)


def score(found: int, part: int, unlooked: int, total: int) -> str:
    """Say a score in words: „6 din 14 găsite, 1 în parte, 3 neverificate”."""
    texts = [
        ngettext("%(n)d of %(total)d found", "%(n)d of %(total)d found", found)
        % {"n": found, "total": total}
    ]
    if part:
        texts.append(ngettext("%(n)d in part", "%(n)d in part", part) % {"n": part})
    if unlooked:
        text = ngettext("%(n)d not looked for", "%(n)d not looked for", unlooked)
        texts.append(text % {"n": unlooked})
    return ", ".join(texts)


def duty_rows(looks: Iterable[Look]) -> list[dict[str, object]]:
    """Return the list with what was found of each, and when it was otherwise before."""
    by_duty: dict[str, list[Look]] = {}
    for look in looks:
        by_duty.setdefault(look.duty, []).append(look)
    return [
        _duty_row(number, one, by_duty.get(one.id, [])) for number, one in enumerate(duties(), 1)
    ]


def missing_of(rows: Iterable[Mapping[str, object]]) -> list[Duty]:
    """Return what was looked for and not found, or found in part."""
    return [one for row in rows if row["missing"] and isinstance(one := row["duty"], Duty)]


def _duty_row(number: int, one: Duty, looks: list[Look]) -> dict[str, object]:
    now = next((look for look in looks if look.current), None)
    return {
        "number": number,
        "duty": one,
        "now": now,
        "tone": TONES[now.state] if now else "",
        "sure": CONFIDENCES[one.confidence](),
        "missing": now is not None and now.state != Look.State.FOUND,
        "before": [look for look in looks if look.accepted_on and look is not now],
        "waiting": [look for look in looks if look.waits],
    }


def compared(reviews: Iterable[Review]) -> list[list[Cell]]:
    """Return a table's rows: a year and group each, with what was found."""
    return [
        [
            {"text": str(review.year), "url": review.get_absolute_url()},
            {"text": review.group.name, "head": _("Group")},
            {"text": score_of(review), "head": _("Found")},
        ]
        for review in reviews
    ]


def street_rows(streets: Iterable[Street]) -> list[list[Cell]]:
    """Return a table's rows: a street each, with what it has and the years it was listed in."""
    rows = []
    for street in streets:
        has = {seen.service: seen for seen in getattr(street, "has", ())}
        cells = [{"text": street.name, "url": street.get_absolute_url()}]
        for service, label in StreetService.Service.choices:
            seen = has.get(service)
            text = seen.get_state_display() if seen else StreetService.State.UNKNOWN.label
            cells.append({"text": str(text), "head": str(label)})
        years = sorted({line.year for line in getattr(street, "listed", ())})
        cells.append({"text": ", ".join(map(str, years)) or "–", "head": _("In the lists of")})
        rows.append(cells)
    return rows


def street_heads() -> list[str]:
    """Return the heads of the table of streets."""
    return [_("Street"), *(str(s.label) for s in StreetService.Service), _("In the lists of")]


def sum_rows(sums: Iterable[Sums]) -> list[list[Cell]]:
    """Return a table's rows: promised and done of each year."""
    return [
        [
            {"text": str(year.year), "url": f"?{urlencode({'an': year.year})}"},
            {"text": _counted(year.lines, year.promised), "head": _("In the lists")},
            {"text": _counted(year.done_lines, year.done), "head": _("Done")},
            {"text": str(year.unsaid), "head": _("Without a sum")},
        ]
        for year in sums
    ]


def sum_heads() -> list[str]:
    """Return the heads of the table of years."""
    return [_("Year"), _("In the lists"), _("Done"), _("Without a sum")]


def line_of(line: InvestmentLine) -> dict[str, str]:
    """Return a line of the list: what, where, how much, how far."""
    where = line.street.name if line.street else ""
    parts = [str(line.year), where, lei(line.amount), str(line.get_stage_display())]
    return {
        "url": line.get_absolute_url(),
        "title": line.words,
        "meta": " · ".join(part for part in parts if part),
    }


def answer_of(lines: list[InvestmentLine], *, year: int, asked: str) -> str:
    """Answer whether a street is in a year's list, in one sentence."""
    if not asked:
        return ""
    stages = {line.stage for line in lines if line.year == year}
    if stages - {InvestmentLine.Stage.GONE, InvestmentLine.Stage.PROMISED}:
        return _("Yes: it is in the list of %(year)s.") % {"year": year}
    if InvestmentLine.Stage.PROMISED in stages:
        return _("Promised for %(year)s, but not in the list yet.") % {"year": year}
    if stages:
        return _("It was in the list of %(year)s and is gone from it.") % {"year": year}
    if lines:
        return _("Not in the list of %(year)s. It was in that of %(last)s.") % {
            "year": year,
            "last": lines[0].year,
        }
    return _("Not in any list that we wrote down.")


def day_of(look: Look) -> str:
    """Say on which day something was seen."""
    return said(look.seen_on)


def filters(
    kept: Mapping[str, str], name: str, choices: Iterable[tuple[object, object]]
) -> list[Filter]:
    """Return links that narrow by one name, the first of them by nothing."""
    others = {key: value for key, value in kept.items() if key != name and value}
    chosen = kept.get(name, "")
    return [
        {
            "label": label,
            "url": "?" + urlencode({**others, **({name: value} if value else {})}),
            "current": str(value) == chosen,
        }
        for value, label in [("", _("all")), *choices]
    ]


def files_of(name: str, *arguments: object, query: str = "", kinds: str = "csv") -> list[Cell]:
    """Return the files in which a list can be taken along."""
    return [
        {
            "label": kind.upper(),
            "url": reverse(name, args=[*arguments, kind]) + (f"?{query}" if query else ""),
        }
        for kind in kinds.split()
    ]


def _counted(lines: int, bani: int) -> str:
    text = ngettext("%(n)d line", "%(n)d lines", lines) % {"n": lines}
    return f"{text}, {lei(bani)}" if bani else text
