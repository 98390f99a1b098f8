"""A site that runs to be measured: its own process group, a visitor, and what a visit weighs."""

import gzip
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import quote, urljoin

ROOT = Path(__file__).parents[1]
CACHE = ROOT / ".build" / "bench"
PATIENCE = 60  # seconds until a site must answer
HTML_ASSET = re.compile(r'<(?:link|script|img|use)[^>]*?\s(?:href|src)="([^"#]+)')
CSS_ASSET = re.compile(r"url\(\"?([^\")#]+)")
JS_ASSET = re.compile(r"(?:from|import)\s*\(?\s*[\"'](\.[^\"']+)")
# What only a page with a map loads: the budget is for a page without one.
MAP = re.compile(r"/(map|maplibre|pmtiles|land)\b")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def stop(process: subprocess.Popen[str]) -> None:
    """End a process and those that it started, which are a group of their own."""
    for word in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, word)
        until = time.monotonic() + PATIENCE / 2
        while time.monotonic() < until:
            process.poll()
            if not _has_any(process.pid):
                return
            time.sleep(0.1)


def _has_any(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@contextmanager
def served(environment: Mapping[str, str]) -> Iterator["Visitor"]:
    """Run `civicsteps serve` and give a visitor of it."""
    port = free_port()
    words = [sys.executable, "-m", "civicsteps.cli", "serve", "--port", str(port)]
    process = subprocess.Popen(
        words, env=environment, cwd=ROOT, stdout=sys.stderr, text=True, start_new_session=True
    )
    try:
        yield _first_answer(process, port)
    finally:
        stop(process)


def _first_answer(process: subprocess.Popen[str], port: int) -> "Visitor":
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        visitor = Visitor(port)
        try:
            visitor.get("/")
        except (OSError, HTTPException):
            time.sleep(0.1)
        else:
            return visitor
    raise RuntimeError("the site did not answer")


class Visitor:
    """Asks a site on this machine over one connection that stays open."""

    def __init__(self, port: int) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)

    def get(self, path: str, *, cookie: str = "", coding: str = "br, gzip") -> tuple[int, bytes]:
        """Return the status and the body as it came."""
        headers = {"Accept-Encoding": coding, "Cookie": cookie}
        self.connection.request("GET", quote(path, safe="/?&=+%"), headers=headers)
        answer = self.connection.getresponse()
        return answer.status, answer.read()

    def timed(self, path: str, *, cookie: str = "") -> tuple[float, int]:
        """Return the milliseconds from asking to the last byte, and the status."""
        began = time.perf_counter()
        status, _ = self.get(path, cookie=cookie)
        return (time.perf_counter() - began) * 1000, status

    def weight(self, path: str, *, cookie: str = "") -> int:
        """Return the bytes of a first visit: the page by gzip, and what it loads as it is sent.

        Every module that a script may call for is counted, and every font that a style names.
        """
        _, page = self.get(path, cookie=cookie, coding="identity")
        waiting = [urljoin(path, found) for found in HTML_ASSET.findall(page.decode())]
        loaded: dict[str, int] = {}
        for asset in waiting:
            if asset.startswith("/static/") and asset not in loaded and not MAP.search(asset):
                loaded[asset] = len(self.get(asset)[1])
                waiting += self._named_in(asset)
        return len(gzip.compress(page, 6)) + sum(loaded.values())

    def _named_in(self, asset: str) -> list[str]:
        """Return the addresses that a style or script names."""
        names = {".css": CSS_ASSET, ".js": JS_ASSET}.get(Path(asset).suffix)
        if names is None:
            return []
        _, text = self.get(asset, coding="identity")
        return [urljoin(asset, found) for found in names.findall(text.decode())]
