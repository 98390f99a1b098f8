"""Journeys: the site as it runs, a phone-sized Chromium, Romanian, several people at once."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol
from urllib.parse import urlparse

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Geolocation,
    Page,
    ViewportSize,
    expect,
)

from tests.journeys.site import ROOT, Seed, Site, make_seed, running
from tests.journeys.watch import Watch
from tests.proofs import paper_bytes, photo_bytes

PHONE: ViewportSize = {"width": 360, "height": 740}
PROGRAMME = ROOT / "demo" / "programme.yaml"
AUTHORITIES = ROOT / "demo" / "authorities.yaml"
G05 = ROOT / "demo" / "g05.yaml"
EVERY_KIND = ROOT / "tests" / "journeys" / "every_kind.yaml"
OF_GROUPS = sorted(path for path in (ROOT / "demo").glob("*.yaml") if path != PROGRAMME)
SECONDS = 10

expect.set_options(timeout=SECONDS * 1000)


class Person(Protocol):
    """Opens a browser of its own for somebody: `person()`, `person(scripts=False)`."""

    def __call__(self, *, scripts: bool = True, standing: Geolocation | None = None) -> Page: ...


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Seed:
    """The centre, its programme and its groups, with nothing told yet."""
    return make_seed(_of_the_run(tmp_path_factory, "programme"), PROGRAMME)


@pytest.fixture(scope="session")
def told_seed(seed: Seed, tmp_path_factory: pytest.TempPathFactory) -> Seed:
    """The same with a story told to its end, and one of everything a page can show."""
    folder = _of_the_run(tmp_path_factory, "told")
    return make_seed(folder, PROGRAMME, AUTHORITIES, G05, EVERY_KIND, like=seed)


@pytest.fixture(scope="session")
def demo_seed(seed: Seed, tmp_path_factory: pytest.TempPathFactory) -> Seed:
    """All that `make demo` shows: the twelve groups, each with its story."""
    return make_seed(_of_the_run(tmp_path_factory, "demo"), PROGRAMME, *OF_GROUPS, like=seed)


@pytest.fixture(scope="session")
def demo_site(demo_seed: Seed, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demonstration, running: for journeys that each keep to a group of their own."""
    with running(demo_seed, _folder(tmp_path_factory, "demo-site") / "data") as site:
        yield site


@pytest.fixture
def site(seed: Seed, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site of the test's own, running."""
    with running(seed, _folder(tmp_path_factory, "site") / "data") as site:
        yield site


@pytest.fixture(scope="module")
def told_site(told_seed: Seed, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site with a story told, shared by tests that only read."""
    with running(told_seed, _folder(tmp_path_factory, "told-site") / "data") as site:
        yield site


@pytest.fixture
def person(chromium: Browser, site: Site) -> Iterator[Person]:
    """Browsers for the people of a journey; the test fails if any of their pages misbehaved."""
    with people(chromium, site) as opens:
        yield opens


@pytest.fixture
def demo_person(chromium: Browser, demo_site: Site) -> Iterator[Person]:
    """The same, on the demonstration."""
    demo_site.forget_knocks()
    with people(chromium, demo_site) as opens:
        yield opens


@contextlib.contextmanager
def people(chromium: Browser, site: Site) -> Iterator[Person]:
    """Open watched browsers on a site, and close them at the end."""
    watch, contexts = Watch(urlparse(site.url).netloc), []

    def opens(*, scripts: bool = True, standing: Geolocation | None = None) -> Page:
        context = phone(chromium, site, scripts=scripts, standing=standing)
        watch.over(context)
        contexts.append(context)
        return context.new_page()

    yield opens
    for context in contexts:
        context.close()
    assert not watch.wrong, "\n".join(watch.wrong)


def phone(
    chromium: Browser, site: Site, *, scripts: bool = True, standing: Geolocation | None = None
) -> BrowserContext:
    """A phone that speaks Romanian and lets nothing move; `standing` says where it is."""
    context = chromium.new_context(
        base_url=site.url,
        viewport=PHONE,
        locale="ro-RO",
        timezone_id="Europe/Bucharest",
        reduced_motion="reduce",
        java_script_enabled=scripts,
        geolocation=standing,
        permissions=["geolocation"] if standing else [],
    )
    context.set_default_timeout(SECONDS * 1000)
    return context


def _of_the_run(factory: pytest.TempPathFactory, name: str) -> Path:
    """A folder that all processes of the run have."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"seed-{name}"
    folder.mkdir(exist_ok=True)
    folder.chmod(0o755)
    return folder


def _folder(factory: pytest.TempPathFactory, name: str) -> Path:
    folder = factory.mktemp(name)
    folder.chmod(0o755)
    return folder


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo on the phone."""
    path = tmp_path / "loc.jpg"
    path.write_bytes(photo_bytes())
    return path


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A PDF on the phone."""
    path = tmp_path / "ordine-de-zi.pdf"
    path.write_bytes(paper_bytes())
    return path
