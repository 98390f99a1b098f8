"""A phone on a poor line: what a first public page weighs, and whom it calls."""

import pytest
from playwright.sync_api import Browser, CDPSession, expect

from tests.journeys.conftest import phone
from tests.journeys.site import Site

pytestmark = pytest.mark.journey

MOST = 150_000  # bytes over the wire for a first page without a map, fonts and all


class Scale:
    """Weighs what comes over the wire, compressed as it comes, headers included."""

    def __init__(self, session: CDPSession) -> None:
        self.weights: dict[str, float] = {}
        self.names: dict[str, str] = {}
        session.on("Network.requestWillBeSent", self._named)
        session.on("Network.loadingFinished", self._weighed)
        session.send("Network.enable")

    def _named(self, event: dict[str, object]) -> None:
        self.names[str(event["requestId"])] = str(event["documentURL"])
        request = event["request"]
        if isinstance(request, dict):
            self.names[str(event["requestId"])] = str(request["url"])

    def _weighed(self, event: dict[str, float]) -> None:
        self.weights[self.names[str(event["requestId"])]] = event["encodedDataLength"]


@pytest.mark.parametrize(
    "address", ["/", "/probleme/", "/probleme/{cause.slug}/", "/grupuri/{g05.slug}/", "/spune/"]
)
def test_a_first_page_is_light(chromium: Browser, told_site: Site, address: str) -> None:
    """Nothing cached, nothing scrolled away from: all that one visit brings."""
    path = address.replace("{cause.slug}", told_site.seed.value("cause.slug"))
    path = path.replace("{g05.slug}", told_site.seed.value("g05.slug"))
    context = phone(chromium, told_site)
    page = context.new_page()
    scale = Scale(context.new_cdp_session(page))
    page.goto(path, wait_until="networkidle")
    expect(page.locator("h1")).to_be_visible()
    context.close()
    said = "\n".join(f"{size:>8.0f} {url}" for url, size in sorted(scale.weights.items()))
    assert all(url.startswith((told_site.url, "data:", "blob:")) for url in scale.weights), said
    assert sum(scale.weights.values()) <= MOST, said
