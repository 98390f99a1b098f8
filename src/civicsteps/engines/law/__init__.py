"""The law's clocks: rules as data, counted by every method that a clerk or a court may use.

Pure functions. `load_book` reads and checks the rule files, `count` and `figures` say which day is
the last one by whom, `timeline` and `starts` chain the steps, `edges` says what opens next, `gate`
who may. No law is written in code: see `schema.py` for how a rule is written.
"""

from civicsteps.engines.law.books import (
    Book,
    NoLawError,
    UnknownLawError,
    edges,
    load_book,
)
from civicsteps.engines.law.calendars import Calendar, easter
from civicsteps.engines.law.chains import Gate, gate, passes_before, starts, timeline
from civicsteps.engines.law.counting import count, count_hours, known_methods
from civicsteps.engines.law.figuring import Figures, Span, expiry, extension_credited, figures
from civicsteps.engines.law.nodes import LawError
from civicsteps.engines.law.rules import (
    Also,
    Citation,
    Delivery,
    Edge,
    Evidence,
    Extension,
    Instead,
    Review,
    Rule,
    Source,
    Step,
    Transition,
    Who,
    what_changed,
)

__all__ = [
    "Also",
    "Book",
    "Calendar",
    "Citation",
    "Delivery",
    "Edge",
    "Evidence",
    "Extension",
    "Figures",
    "Gate",
    "Instead",
    "LawError",
    "NoLawError",
    "Review",
    "Rule",
    "Source",
    "Span",
    "Step",
    "Transition",
    "UnknownLawError",
    "Who",
    "count",
    "count_hours",
    "easter",
    "edges",
    "expiry",
    "extension_credited",
    "figures",
    "gate",
    "known_methods",
    "load_book",
    "passes_before",
    "starts",
    "timeline",
    "what_changed",
]
