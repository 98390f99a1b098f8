"""Saying a figure: one JSON object on a line, with what it is held against."""

import json
from collections.abc import Sequence
from statistics import quantiles


def say(bench: str, case: str, figure: float, unit: str, *, peer: float | None = None) -> None:
    """Print one figure; `peer` is the limit or measure that it is held against, same unit."""
    line = {
        "bench": bench,
        "case": case,
        "figure": round(figure, 2),
        "unit": unit,
        "peer": peer,
        "ratio": round(figure / peer, 3) if peer else None,
    }
    print(json.dumps(line, ensure_ascii=False), flush=True)


def p95(figures: Sequence[float]) -> float:
    """Return the figure that 95 of 100 stay under."""
    return quantiles(figures, n=20, method="inclusive")[-1]
