"""Figures that can be trusted, and a run that fails when something is lost."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks import __main__ as bench
from benchmarks.figures import p95, say
from benchmarks.site import CSS_ASSET, HTML_ASSET, JS_ASSET, MAP, stop


def test_a_figure_is_one_line_with_its_limit(capsys: pytest.CaptureFixture[str]) -> None:
    say("pages", "home", 75, "ms", peer=150)
    say("pages", "home", 3.14159, "ms")
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["figure"], first["peer"], first["ratio"]) == (75, 150, 0.5)
    assert (second["figure"], second["peer"], second["ratio"]) == (3.14, None, None)


def test_the_slowest_of_twenty_is_not_hidden_by_the_others() -> None:
    assert p95([10.0] * 18 + [500.0, 500.0]) == 500.0
    assert p95([10.0] * 100 + [500.0]) == 10.0


@pytest.mark.parametrize(("lost", "code"), [(0, 0), (1, 1)])
def test_a_run_fails_when_something_is_lost(
    lost: int, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "benchmarks"
    here.mkdir()
    line = json.dumps({"bench": "x", "case": "lost", "figure": lost})
    (here / "bench_x.py").write_text(f"print('{line}')", encoding="utf-8")
    monkeypatch.setattr(bench, "here", lambda: here)
    assert bench.main(["x"]) == code


def test_everything_that_a_page_loads_is_weighed_but_the_map() -> None:
    page = '<link rel="stylesheet" href="/static/a.css"><script type="module" src="/static/m.js">'
    assert HTML_ASSET.findall(page) == ["/static/a.css", "/static/m.js"]
    assert CSS_ASSET.findall('src: url("../f.woff2") format("woff2")') == ["../f.woff2"]
    script = 'import { x } from "./x.js"; const later = () => import("./map.js");'
    assert JS_ASSET.findall(script) == ["./x.js", "./map.js"]
    assert [bool(MAP.search(f"/static/{name}")) for name in ("map.1a.js", "main.js")] == [1, 0]


def test_what_a_benchmark_started_is_stopped_with_all_its_children() -> None:
    child = "import time; print('up', flush=True); time.sleep(60)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    process = subprocess.Popen(
        [sys.executable, "-c", parent], stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "up\n"
    began = time.monotonic()
    stop(process)
    # The pipe ends when the last one that holds it has gone.
    assert process.stdout.read() == ""
    assert time.monotonic() - began < 20
