"""Past acts out of a table: which column is what, what a row tells, and on what day."""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from civicsteps.core import clock
from civicsteps.core.text import plain
from civicsteps.engines.tables import Table, day_of, folded

COLUMNS: dict[str, frozenset[str]] = {
    "on": frozenset({"data", "cand", "ziua", "date", "when"}),
    "kind": frozenset({"ce", "felul", "fel", "ce s a intamplat", "what", "kind"}),
    "text": frozenset({"pe scurt", "text", "descriere", "in cuvinte", "in short"}),
    "office": frozenset({"institutia", "institutie", "cine", "cui", "office"}),
    "url": frozenset({"link", "adresa", "dovada", "url"}),
    "publisher": frozenset({"cine a publicat", "sursa", "publisher"}),
    "number": frozenset({"numar", "numarul", "nr", "number"}),
    "file": frozenset({"fisier", "fisierul", "poza", "file"}),
    "present": frozenset({"prezenti", "cati au fost", "present"}),
    "in_favour": frozenset({"pentru", "in favoare", "in favour"}),
    "against": frozenset({"impotriva", "contra", "against"}),
    "answered": frozenset({"au raspuns", "raspunsul", "answered"}),
}
# Longer words first: „hotărârea grupului” is no „hotărâre” of an office.
KIND_WORDS = (
    ("choice", ("hotararea grupului", "am ales", "am hotarat", "vot", "choice", "we chose")),
    ("voice", ("voce", "au spus", "a spus", "plangere", "voice", "heard")),
    ("check", ("verific", "am fost", "masurat", "check")),
    ("letter", ("scrisoare", "cerere", "petitie", "sesizare", "letter")),
    ("reply", ("raspuns", "reply", "answer")),
    ("agenda", ("agenda", "ordinea de zi", "ordine de zi", "sedinta")),
    ("promise", ("promis", "promise")),
    ("decision", ("hotarare", "hcl", "decizie", "contract", "buget", "decision")),
    ("done", ("facut", "gata", "done")),
)
ANSWERS = {"da": "yes", "yes": "yes", "in parte": "partly", "partly": "partly", "nu": "no",
           "no": "no", "in alta parte": "forwarded", "forwarded": "forwarded"}  # fmt: skip
_MONTHS = ("ian", "feb", "mar", "apr", "mai", "iun", "iul", "aug", "sep", "oct", "noi", "dec")
_ENGLISH = {"jan": 1, "may": 5, "jun": 6, "jul": 7, "nov": 11}
_MONTH = re.compile(r"^(?:luna )?([a-z]{3})[a-z]*\.? (\d{4})$")
_FIGURES = re.compile(r"^(?:(\d{1,2})[./-](\d{4})|(\d{4})[./-](\d{1,2}))$")
_YEAR = re.compile(r"^(?:anul )?(\d{4})$")
_NUMBER = re.compile(r"^\d{1,6}$")


@dataclass(frozen=True, slots=True)
class When:
    """A day as exactly as it is known: `precision` is day, month or year.

    What is known less exactly stands on the last day that it may have been, and never ahead.
    """

    on: date
    precision: str = "day"


@dataclass(frozen=True, slots=True)
class Past:
    """A row as it was written: its place in the table, and its cells by column."""

    place: int
    cells: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "").strip()

    @property
    def kind(self) -> str:
        """The code of what happened, or nothing."""
        said = plain(self["kind"])
        found = (code for code, words in KIND_WORDS if code == said or _has(said, words))
        return next(found, "") if said else ""

    @property
    def when(self) -> When | None:
        """The day, or the last day of the month or year that is all that is known."""
        return when_in(self["on"])

    @property
    def answered(self) -> str:
        """How an office answered: yes, partly, no, forwarded; or nothing."""
        return ANSWERS.get(plain(self["answered"]), "")

    def how_many(self, name: str) -> int | None:
        """Return a number of people, or None."""
        return int(self[name]) if _NUMBER.match(self[name]) else None


def is_known(heading: str) -> bool:
    """Tell whether a folded heading names one of our columns."""
    return any(heading in names for names in COLUMNS.values())


def pasts_in(table: Table) -> Iterator[Past]:
    """Yield the rows of a table; a heading that we do not know is passed over."""
    places: dict[str, int] = {}
    for at, heading in enumerate(table.headings):
        for name, names in COLUMNS.items():
            if folded(heading) in names:
                places.setdefault(name, at)
    for number, row in table.rows:
        cells = {name: row[at] for name, at in places.items() if row[at].strip()}
        if cells:
            yield Past(number, cells)


def when_in(written: str) -> When | None:
    """Return the day that a cell tells: a day, „martie 2023”, „03.2023”, or „2023”."""
    text = plain(written)
    if found := _YEAR.match(text):
        return _last(int(found[1]), 12, "year")
    if found := _FIGURES.match(text):
        return _last(int(found[2] or found[3]), int(found[1] or found[4]), "month")
    if found := _MONTH.match(text):
        short = found[1]
        month = _MONTHS.index(short) + 1 if short in _MONTHS else _ENGLISH.get(short, 0)
        return _last(int(found[2]), month, "month")
    day = day_of(written)
    return When(day) if day else None


def _last(year: int, month: int, precision: str) -> When | None:
    if not 1 <= month <= 12 or not 1900 <= year <= 2200:
        return None
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    if precision == "year":
        first = date(year, 1, 1)
    today = clock.today()
    return When(min(last, today) if first <= today else last, precision)


def _has(said: str, words: tuple[str, ...]) -> bool:
    return any(word in said for word in words)
