"""What every test stands on: nothing is skipped, each database runs its own, and a browser."""

import os
from collections.abc import Generator, Iterator

import hypothesis
import pytest
from django.db import connection
from playwright.sync_api import Browser, sync_playwright

from tools import chromium as chromium_tool

pytest_plugins = ("tests.cast",)

hypothesis.settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
hypothesis.settings.register_profile("work", deadline=None)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "work")

VENDORS = {"only_sqlite": "sqlite", "only_postgresql": "postgresql"}


NO_DATABASE = ("tests/engines/", "tests/tools/", "tests/config/")
"""Folders whose tests ask nothing of the run's database: the run on SQLite has them."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests that the other database's run has, and keep together what shares work."""
    other = [item for item in items if of_the_other_run(item)]
    if other:
        config.hook.pytest_deselected(items=other)
        items[:] = [item for item in items if item not in other]
    for item in items:
        item.add_marker(pytest.mark.xdist_group(stage_of(item)))


def of_the_other_run(item: pytest.Item) -> bool:
    vendor = connection.vendor
    if vendor == "postgresql" and item.nodeid.startswith(NO_DATABASE):
        return True
    return any(item.get_closest_marker(m) and vendor != v for m, v in VENDORS.items())


def stage_of(item: pytest.Item) -> str:
    """Return what a test shares with others, so that one process builds it: a walk, or a file."""
    names = getattr(item, "fixturenames", ())
    return "walks" if "walks" in names else item.nodeid.partition("::")[0]


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skipped or expected failure into a failure: what cannot run is an error."""
    report = yield
    return refuse_skip(report)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a whole file."""
    report = yield
    return refuse_skip(report)


def refuse_skip[Report: (pytest.TestReport, pytest.CollectReport)](report: Report) -> Report:
    expected = vars(report).pop("wasxfail", None)
    if report.outcome == "skipped" or expected is not None:
        report.outcome = "failed"
        report.longrepr = f"Nothing is skipped here. {expected or report.longrepr}"
    return report


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A Chromium, started once. Its pages are the test's to open and close."""
    path = chromium_tool.find()
    if path is None:
        pytest.fail(chromium_tool.REMEDY, pytrace=False)
    # Chromium's own sandbox refuses to run as root, as in most containers.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()
