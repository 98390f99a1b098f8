"""The one door through which the site reads an address that somebody typed.

Only http and https, only addresses that are on the public internet, checked once they are resolved
and again at each redirect, and connected to as they were checked; at most 5 MB, 20 seconds, three
redirects. `WATCH_SOURCES` turns it on; `WATCH_ALSO` names `host:port` that may be anywhere, for a
test's own server.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from django.conf import settings

MOST_BYTES = 5 * 1024 * 1024
MOST_SECONDS = 20.0
MOST_REDIRECTS = 3
PORTS = {80, 443, 8080, 8443}
_CHUNK = 64 * 1024
_MOVED = {301, 302, 303, 307, 308}
_CALLED = "CivicSteps/1 (+{})"


class FetchError(Exception):
    """An address could not be read: `code` says why in a word."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: its bytes, and what to ask with the next time. 304: `unchanged`."""

    content: bytes = b""
    type: str = ""
    etag: str = ""
    last_modified: str = ""
    unchanged: bool = False


def fetch(url: str, *, etag: str = "", last_modified: str = "") -> Fetched:
    """Read an address. Raises FetchError: off, address, private, unreachable, slow, big, status."""
    if not settings.WATCH_SOURCES:
        raise FetchError("off")
    ends = time.monotonic() + MOST_SECONDS
    asked = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    headers = {name: value for name, value in asked.items() if value}
    for _turn in range(MOST_REDIRECTS + 1):
        try:
            answer = _ask(url, headers, ends)
        except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
            raise FetchError(
                "slow" if isinstance(error, TimeoutError) else "unreachable"
            ) from error
        if isinstance(answer, Fetched):
            return answer
        url = answer
    raise FetchError("redirects")


def why_not_fetch(url: str) -> str:
    """Return in a word why an address may not be read, empty when it may. It is not resolved."""
    try:
        host, port, _secure = _place_of(url)
    except FetchError as error:
        return error.code
    try:
        literal = ipaddress.ip_address(host)
    except ValueError:
        local = host == "localhost" or host.endswith((".localhost", ".local", ".internal"))
        return "private" if (local or "." not in host) and not _trusted(host, port) else ""
    return "" if is_public(str(literal)) or _trusted(host, port) else "private"


def is_public(address: str) -> bool:
    """Tell whether an IP address is on the public internet, whatever it is wrapped in."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo and found.teredo[1])
        if inner:
            return is_public(str(inner))
        if found in ipaddress.ip_network("64:ff9b::/96"):
            return is_public(str(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)))
    return found.is_global and not found.is_multicast and not found.is_reserved


def _place_of(url: str) -> tuple[str, int, bool]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchError("address") from error
    host = (parts.hostname or "").rstrip(".")
    secure = parts.scheme == "https"
    if parts.scheme not in {"http", "https"} or not host or parts.username or parts.password:
        raise FetchError("address")
    if any(c.isspace() or ord(c) < 32 for c in url):
        raise FetchError("address")
    port = port or (443 if secure else 80)
    if port not in PORTS and not _trusted(host, port):
        raise FetchError("address")
    return host, port, secure


def _trusted(host: str, port: int) -> bool:
    return f"{host}:{port}" in settings.WATCH_ALSO


def _resolve(host: str, port: int) -> str:
    """Return an address of a host, if all that it has are public."""
    try:
        name = host.encode("idna").decode()
    except UnicodeError as error:
        raise FetchError("address") from error
    found = {str(info[4][0]) for info in socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)}
    if not found:
        raise FetchError("unreachable")
    if not _trusted(host, port) and not all(is_public(address) for address in found):
        raise FetchError("private")
    return sorted(found)[0]


def _ask(url: str, headers: dict[str, str], ends: float) -> Fetched | str:
    host, port, secure = _place_of(url)
    address = _resolve(host, port)
    left = ends - time.monotonic()
    if left <= 0:
        raise TimeoutError
    line: socket.socket = socket.create_connection((address, port), timeout=min(left, 10))
    if secure:
        secured = ssl.create_default_context()
        line = secured.wrap_socket(line, server_hostname=host, do_handshake_on_connect=False)
    connection = http.client.HTTPConnection(host, port)
    connection.sock = line
    # A time limit of the socket is for each byte: who sends one now and then would hold a worker.
    watch = threading.Timer(left, _cut, [line])
    watch.daemon = True
    watch.start()
    try:
        if isinstance(line, ssl.SSLSocket):
            line.do_handshake()
        parts = urlsplit(url)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        sent = {"User-Agent": _CALLED.format(settings.SITE_URL), "Accept-Encoding": "gzip"}
        connection.request("GET", _ascii(target), headers={**sent, **headers})
        return _answer(url, connection.getresponse(), line, ends)
    finally:
        watch.cancel()
        connection.close()


def _cut(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def _answer(
    url: str, answer: http.client.HTTPResponse, line: socket.socket, ends: float
) -> Fetched | str:
    if answer.status == 304:
        return Fetched(unchanged=True)
    if answer.status in _MOVED and (to := answer.getheader("Location")):
        return urljoin(url, to)
    if answer.status != 200:
        raise FetchError("status")
    packed = answer.getheader("Content-Encoding", "").strip().lower()
    if packed not in {"", "identity", "gzip"}:
        raise FetchError("encoded")
    return Fetched(
        content=_body(answer, line, ends, packed=packed == "gzip"),
        type=answer.getheader("Content-Type", "")[:120],
        etag=answer.getheader("ETag", "")[:200],
        last_modified=answer.getheader("Last-Modified", "")[:60],
    )


def _body(
    answer: http.client.HTTPResponse, line: socket.socket, ends: float, *, packed: bool
) -> bytes:
    unpack = zlib.decompressobj(wbits=31) if packed else None
    whole = bytearray()
    while True:
        left = ends - time.monotonic()
        if left <= 0:
            raise TimeoutError
        if line.fileno() >= 0:
            line.settimeout(min(left, 10))
        chunk = answer.read1(_CHUNK)
        if not chunk:
            return bytes(whole)
        whole += unpack.decompress(chunk, MOST_BYTES + 1) if unpack else chunk
        if len(whole) > MOST_BYTES or (unpack and unpack.unconsumed_tail):
            raise FetchError("big")


def _ascii(target: str) -> str:
    return "".join(c if c.isascii() else "".join(f"%{b:02X}" for b in c.encode()) for c in target)
