"""The one door to the network: what it never reads, and how much of what it does."""

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.conf import LazySettings

from civicsteps.resolve.notices import fetching
from civicsteps.resolve.notices.fetching import (
    MOST_BYTES,
    FetchError,
    fetch,
    is_public,
    why_not_fetch,
)

type Answer = Callable[[BaseHTTPRequestHandler], None]


@pytest.fixture
def serve(settings: LazySettings) -> Iterator[Callable[[Answer], str]]:
    """A server of our own, which alone may be read though it is on this machine."""
    servers = []

    def begin(answer: Answer, *, trusted: bool = True) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                answer(self)

            def log_message(self, *args: object) -> None:
                return

        server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        if trusted:
            settings.WATCH_ALSO = [*settings.WATCH_ALSO, f"127.0.0.1:{server.server_port}"]
        return f"http://127.0.0.1:{server.server_port}/"

    settings.WATCH_SOURCES = True
    yield begin
    for server in servers:
        server.shutdown()
        server.server_close()


def say(body: bytes, **headers: str) -> Answer:
    def answer(at: BaseHTTPRequestHandler) -> None:
        at.send_response(200)
        for name, value in headers.items():
            at.send_header(name.replace("_", "-"), value)
        at.end_headers()
        at.wfile.write(body)

    return answer


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "https://10.0.0.7/x", "http://192.168.1.1/",
        "http://172.16.5.4/", "http://169.254.169.254/latest/meta-data/", "http://0.0.0.0/",
        "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[fd00::1]/", "http://[fe80::1]/",
        "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://100.64.0.1/",
        "http://224.0.0.1/", "http://router.local/", "http://db/", "http://a.internal/",
    ],
)  # fmt: skip
def test_no_address_inside_is_read(url: str, settings: LazySettings) -> None:
    settings.WATCH_SOURCES = True
    assert why_not_fetch(url) == "private"


@pytest.mark.parametrize(
    "url",
    [
        "ftp://primarie.example/", "file:secret", "gopher://x.example/", "//x.example/",
        "http://user:pass@primarie.example/", "http://primarie.example:22/", "https://", "x",
        "http://primarie.example:99999/", "http://primarie.example/\r\nHost: x", "http://[::1/",
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_not_read(url: str, settings: LazySettings) -> None:
    settings.WATCH_SOURCES = True
    assert why_not_fetch(url) == "address"
    with pytest.raises(FetchError):
        fetch(url)


@pytest.mark.parametrize("url", ["http://2130706433/", "http://0x7f.1/", "http://127.1/"])
def test_an_inside_address_in_other_clothes_is_found_when_it_is_resolved(
    url: str, settings: LazySettings
) -> None:
    settings.WATCH_SOURCES = True
    with pytest.raises(FetchError) as error:
        fetch(url)
    assert error.value.code in {"private", "unreachable"}


def test_public_addresses_are_public() -> None:
    assert is_public("9.9.9.9")
    assert is_public("2a00:1450:4001::1")
    assert not is_public("nonsense")


def test_nothing_is_read_where_it_is_turned_off(settings: LazySettings) -> None:
    settings.WATCH_SOURCES = False
    with pytest.raises(FetchError, match="off"):
        fetch("https://primarie.example/")


def test_a_page_is_read_with_its_marks(serve: Callable[..., str]) -> None:
    got = fetch(serve(say(b"<p>Proiect</p>", ETag='"7"', Content_Type="text/html")))
    assert (got.content, got.etag, got.type) == (b"<p>Proiect</p>", '"7"', "text/html")


def test_what_did_not_change_is_not_sent_again(serve: Callable[..., str]) -> None:
    def answer(at: BaseHTTPRequestHandler) -> None:
        at.send_response(304 if at.headers.get("If-None-Match") == '"7"' else 200)
        at.end_headers()

    assert fetch(serve(answer), etag='"7"').unchanged


def test_a_redirect_to_an_inside_address_is_not_followed(serve: Callable[..., str]) -> None:
    reached = []
    inside = serve(lambda at: reached.append(at.path), trusted=False)

    def answer(at: BaseHTTPRequestHandler) -> None:
        at.send_response(302)
        at.send_header("Location", inside)
        at.end_headers()

    with pytest.raises(FetchError) as error:
        fetch(serve(answer))
    assert error.value.code in {"private", "address"}
    assert not reached


def test_redirects_without_end_are_given_up(serve: Callable[..., str]) -> None:
    asked = []

    def answer(at: BaseHTTPRequestHandler) -> None:
        asked.append(at.path)
        at.send_response(301)
        at.send_header("Location", f"/{len(asked)}")
        at.end_headers()

    with pytest.raises(FetchError, match="redirects"):
        fetch(serve(answer))
    assert len(asked) == 4


@pytest.mark.parametrize("packed", [False, True])
def test_more_than_five_megabytes_are_not_taken(serve: Callable[..., str], packed: bool) -> None:
    whole = b"0" * (MOST_BYTES + 10)
    body, how = (gzip.compress(whole), "gzip") if packed else (whole, "identity")
    with pytest.raises(FetchError) as error:
        fetch(serve(say(body, Content_Encoding=how)))
    assert error.value.code == "big"


def test_an_error_of_theirs_is_an_error(serve: Callable[..., str]) -> None:
    with pytest.raises(FetchError, match="status"):
        fetch(serve(lambda at: at.send_error(503)))


def test_who_answers_a_letter_at_a_time_holds_nobody(
    serve: Callable[[Answer], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "MOST_SECONDS", 1.0)
    gone = threading.Event()

    def drip(at: BaseHTTPRequestHandler) -> None:
        at.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while not gone.wait(0.1):
            at.wfile.write(b"x")

    begun = time.monotonic()
    with pytest.raises(FetchError):
        fetch(serve(drip))
    assert time.monotonic() - begun < 5
    gone.set()
