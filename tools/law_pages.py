"""Draw each instrument's clock for the documentation: `python -m tools.law_pages`.

Writes `docs/reference/law.md` from the rule files; with `--check` it writes nothing and answers 1
when the page is not what the rules say today.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.utils import translation

from civicsteps.engines.law import Edge, Rule, Step, load_book
from civicsteps.people.clocks import vocabulary as named
from civicsteps.people.clocks.drawing import Bar, bars

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "law.md"
WIDTH = 40
UNITS = {
    "calendar": "days",
    "working": "working days",
    "month": "months",
    "year": "years",
    "hour": "hours",
}
HEAD = """\
<!-- Made by `python -m tools.law_pages` from the rule files. Do not edit. -->

# The law's clocks

Each instrument with its clock, as the rule files in `src/civicsteps/engines/law/packs` have it.
The same, in both languages and with a day to try, stands at `/lege/`. How sure a term is:
**high**, confirmed in the official text; **medium**, seen in copies, to be confirmed; **low**, to
be confirmed by a lawyer, and nobody is called late in public by it. Information, not legal advice.

In the drawings the line is the whole length of the instrument, `█` a term of the authority, `▓` of
the group; a month is drawn as 30 days.
"""


def main() -> int:
    """Write the page, or say whether it is current."""
    if not settings.configured:
        settings.configure(USE_I18N=False)
    page = text()
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(page, "utf-8")
        return 0
    if PAGE.read_text("utf-8") == page:
        return 0
    print("law: the page is old; run python -m tools.law_pages", file=sys.stderr)
    return 1


def text() -> str:
    """Return the whole page, in English."""
    with translation.override("en"):
        parts = [HEAD, *(_section(rule) for rule in load_book().rules.values())]
    return "\n".join(parts)


def _section(rule: Rule) -> str:
    lines = [f"## {rule.title['en']}", "", f"`{rule.id}` · {rule.citation.act}"]
    until = f" to {rule.valid_to}" if rule.valid_to else " on"
    lines[-1] += f" · from {rule.valid_from}{until} · {rule.review.confidence}"
    if rule.note:
        lines += ["", rule.note["en"]]
    lines += ["", "```text", *_drawing(rule), "```", "", *_table(rule), ""]
    return "\n".join(lines)


def _drawing(rule: Rule) -> Iterator[str]:
    wide = max(map(len, rule.steps))
    for bar in bars(rule):
        yield f"{bar.step.id:<{wide}} {_line(bar)} {term(bar.step)}".rstrip()


def _line(bar: Bar) -> str:
    sign = "▓" if bar.step.who == "group" else "█"
    start = min(round(bar.start * WIDTH / 100), WIDTH - 1)
    length = max(round(bar.width * WIDTH / 100), 1) if bar.width else 0
    length = min(length, WIDTH - start)
    if not length:
        return "·" * start + "○" + "·" * (WIDTH - start - 1)
    return "·" * start + sign * length + "·" * (WIDTH - start - length)


def term(step: Step) -> str:
    """Return a step's length: „10 days”, „no term”."""
    if step.duration is None:
        return "no term"
    unit = UNITS[step.unit] if step.duration > 1 else UNITS[step.unit][:-1]
    longer = f", or {step.extension.to} with notice" if step.extension else ""
    return f"{step.duration} {unit}{longer}"


def _table(rule: Rule) -> Iterator[str]:
    yield "| step | who | what | runs | term and reading | article | sure | then |"
    yield "|---|---|---|---|---|---|---|---|"
    for step in rule.steps.values():
        reading = f"{term(step)}, {step.primary}" if step.primary else term(step)
        cells = (
            f"`.{step.id}`",
            step.who,
            step.act["en"],
            str(named.EVENTS[step.event]),
            reading,
            step.article,
            step.confidence,
            "; ".join(_after(edge) for edge in step.next),
        )
        yield "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


def _after(edge: Edge) -> str:
    when = " or ".join(str(named.FACTS[word]) for word in sorted(edge.when))
    return f"{when}: `{edge.step}`" if when else f"`{edge.step}`"


if __name__ == "__main__":
    sys.exit(main())
