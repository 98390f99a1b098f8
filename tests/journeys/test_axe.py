"""Every kind of page, on a phone, in Romanian, in both themes: open to all, and never sideways."""

from collections.abc import Iterator
from urllib.parse import urlparse

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import Browser, Page

from tests.journeys.conftest import phone
from tests.journeys.flows.signing_in import sign_in
from tests.journeys.kinds import KINDS, VISITOR, Kind
from tests.journeys.no_pages import NO_PAGE
from tests.journeys.site import ROOT, Site
from tests.journeys.watch import Watch

pytestmark = pytest.mark.journey

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"type": "tag", "values": TAGS}
# What a theme can change; the rest of a page is the same in both.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async (rules) => {
  const found = await axe.run(document, {runOnly: rules, resultTypes: ["violations"]});
  const why = node => [...node.any, ...node.all, ...node.none][0]?.message;
  return found.violations.flatMap(rule => rule.nodes.map(node =>
    `${rule.id}: ${node.html.slice(0, 160)} — ${why(node)}`));
}"""
SIDEWAYS = """() => [...document.querySelectorAll("body *")]
  .filter(el => document.documentElement.scrollWidth > innerWidth
    && el.getBoundingClientRect().right > innerWidth + 1)
  .slice(0, 4).map(el => el.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def visits(chromium: Browser, told_site: Site) -> Iterator["Visits"]:
    """A phone for each person, signed in when first needed."""
    visits = Visits(chromium, told_site)
    yield visits
    visits.close()


class Visits:
    """The phones of those who look at pages, and what went wrong on them."""

    def __init__(self, chromium: Browser, site: Site) -> None:
        self.chromium, self.site = chromium, site
        self.watch = Watch(urlparse(site.url).netloc)
        self.pages: dict[str, Page] = {}

    def page(self, email: str) -> Page:
        """Return the phone of somebody; a visitor's is a fresh one each time."""
        if email == VISITOR and email in self.pages:
            self.pages.pop(email).context.close()
        if email not in self.pages:
            context = phone(self.chromium, self.site)
            context.add_init_script(path=AXE)
            self.watch.over(context)
            self.pages[email] = context.new_page()
            if email != VISITOR:
                sign_in(self.pages[email], email)
        return self.pages[email]

    def open(self, name: str, kind: Kind) -> Page:
        """Open a kind of page, and see that it answers as it should and misbehaves in nothing."""
        page = self.page(kind.by)
        self.watch.wrong.clear()
        if kind.reach:
            kind.reach(page)
        else:
            address = kind.url(name.partition(" ")[0], self.site.seed)
            response = page.goto(address.format(self.site.seed.value("cause.slug")))
            assert response is not None
            assert response.status == kind.status, f"{response.status} {response.url}"
        return page

    def close(self) -> None:
        for page in self.pages.values():
            page.context.close()


@pytest.mark.parametrize("name", KINDS)
def test_page_is_open_to_everybody(visits: Visits, name: str) -> None:
    """No violation of WCAG 2.2 AA or good practice, light and dark; nothing runs off a phone."""
    page = visits.open(name, KINDS[name])
    assert page.locator("html").get_attribute("lang") == "ro"
    assert page.locator("h1").count() == 1
    wrong: list[str] = []
    page.emulate_media(color_scheme="dark")
    wrong += [f"dark: {found}" for found in page.evaluate(RUN, COLOURS)]
    page.emulate_media(color_scheme="light")
    wrong += [f"light: {found}" for found in page.evaluate(RUN, RULES)]
    wrong += [f"sideways: {found}" for found in page.evaluate(SIDEWAYS)]
    for size in ("130%", "200%"):
        page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        wrong += [f"sideways at {size}: {found}" for found in page.evaluate(SIDEWAYS)]
    wrong += visits.watch.wrong
    assert not wrong, "\n".join([page.url, *wrong])


def test_every_address_has_its_kind() -> None:
    """A new page comes with a line in `KINDS`, or a word on why it is no page."""
    known = {name.partition(" (")[0] for name in KINDS} | NO_PAGE.keys()
    assert set(_names(get_resolver())) - known == set()


def _names(resolver: URLResolver) -> Iterator[str]:
    for found in resolver.url_patterns:
        if isinstance(found, URLPattern):
            yield str(found.name)
        else:
            yield from _names(found)
