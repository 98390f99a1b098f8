"""Hold the sizes that keep the house readable: `python -m tools.budgets`.

Lengths of functions are counted without decorators and docstring; migrations and what others wrote
are left out.
"""

import ast
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "civicsteps"
LEFT_OUT = {"migrations", "vendor", "__pycache__"}

MEDIAN_FUNCTION, P95_FUNCTION, LONGEST_FUNCTION = 9, 35, 80
FILE_LINES, TEST_FILE_LINES = 400, 800
TEMPLATE_LINES, SCRIPT_LINES = 120, 150
STYLE_BYTES = 60_000
SCRIPTS_BYTES = 40_000

Function = ast.FunctionDef | ast.AsyncFunctionDef


def main() -> int:
    """Print what is over its budget; 1 when something is."""
    over = list(faults(SOURCE, ROOT / "tests"))
    for line in over:
        print(f"budgets: {line}", file=sys.stderr)
    return 1 if over else 0


def faults(source: Path, tests: Path) -> Iterator[str]:
    """Every budget that the code under `source` or the tests exceed, in words."""
    yield from long_functions(files(source, ".py"))
    yield from long_files(files(source, ".py"), FILE_LINES)
    yield from long_files(files(tests, ".py"), TEST_FILE_LINES)
    yield from long_files(files(source, ".html"), TEMPLATE_LINES)
    yield from long_files(files(source, ".js"), SCRIPT_LINES)
    for suffix, budget in ((".css", STYLE_BYTES), (".js", SCRIPTS_BYTES)):
        total = sum(path.stat().st_size for path in files(source, suffix))
        if total > budget:
            yield f"{suffix} files have {total} bytes in all, budget {budget}"


def files(folder: Path, suffix: str) -> list[Path]:
    found = folder.rglob(f"*{suffix}")
    return sorted(path for path in found if not LEFT_OUT.intersection(path.parts))


def long_files(paths: Iterable[Path], budget: int) -> Iterator[str]:
    for path in paths:
        lines = path.read_text("utf-8").count("\n")
        if lines > budget:
            yield f"{path}: {lines} lines, budget {budget}"


def long_functions(paths: Iterable[Path]) -> Iterator[str]:
    """Functions past the longest allowed, and a median or a 95th percentile past theirs."""
    lengths = []
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, Function):
                lengths.append(length_of(node))
                if lengths[-1] > LONGEST_FUNCTION:
                    lines = f"{lengths[-1]} lines, budget {LONGEST_FUNCTION}"
                    yield f"{path}:{node.lineno}: {node.name} has {lines}"
    if len(lengths) < 2:
        return
    if (middle := median(lengths)) > MEDIAN_FUNCTION:
        yield f"the median function has {middle} lines, budget {MEDIAN_FUNCTION}"
    if (p95 := quantiles(lengths, n=20)[-1]) > P95_FUNCTION:
        yield f"one function in twenty has more than {p95:.0f} lines, budget {P95_FUNCTION}"


def length_of(function: Function) -> int:
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


if __name__ == "__main__":
    sys.exit(main())
