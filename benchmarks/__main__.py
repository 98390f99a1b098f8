"""`make bench`, or `make bench BENCH=pages`: run the measurements, one JSON object on a line.

Each `bench_NAME.py` is a program of its own and prints `{"bench", "case", "figure", "unit", "peer",
"ratio"}`; a case named `lost` counts what must not be lost, and fails the run when it is not 0.
"""

import json
import subprocess
import sys
from pathlib import Path


def main(names: list[str]) -> int:
    """Run the named benchmarks, or all; 1 when one fails or loses something."""
    every = sorted(path.stem.removeprefix("bench_") for path in here().glob("bench_*.py"))
    if unknown := set(names) - set(every):
        print(f"bench: no {', '.join(sorted(unknown))}; there are {every}", file=sys.stderr)
        return 2
    return max((run(name) for name in names or every), default=0)


def here() -> Path:
    return Path(__file__).parent


def run(name: str) -> int:
    # The PostgreSQL of the benchmarks needs no folder of the session.
    words = [sys.executable, "-W", "ignore:XDG_RUNTIME_DIR", "-m", f"benchmarks.bench_{name}"]
    with subprocess.Popen(words, cwd=here().parent, stdout=subprocess.PIPE, text=True) as program:
        lines = echo(program)
    lost = any(line["case"] == "lost" and line["figure"] for line in lines)
    return 1 if program.returncode or lost else 0


def echo(program: subprocess.Popen[str]) -> list[dict[str, object]]:
    """Pass each line on as it comes, and return them read."""
    lines = []
    for line in program.stdout or ():
        print(line, end="", flush=True)
        lines.append(json.loads(line))
    return lines


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
