"""What every test stands on: nothing is skipped, each database runs its own, and a browser."""

import gc
import os
import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path

import hypothesis
import pytest
from django.db import connection
from django.utils import translation
from playwright.sync_api import Browser, sync_playwright
from pytest_django.plugin import DjangoDbBlocker
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from tools import chromium as chromium_tool

pytest_plugins = ("tests.cast",)

hypothesis.settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
hypothesis.settings.register_profile("work", deadline=None)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "work")

# Pages leave circles behind them; looking for these a tenth as often saves a tenth of the time.
gc.set_threshold(10_000, 20, 20)

VENDORS = {"only_sqlite": "sqlite", "only_postgresql": "postgresql"}


OF_NO_DATABASE = (
    "tests/config/",
    "tests/core/mail/test_killed.py",
    "tests/engines/",
    "tests/tools/",
)
"""Tests that ask nothing of the run's own database: the run on SQLite has them."""

WALKED = "tests/laws/walked/"
"""The laws that read what one walk through the whole house found."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests that the run on the other database has."""
    other = [item for item in items if of_the_other_run(item)]
    if other:
        config.hook.pytest_deselected(items=other)
        items[:] = [item for item in items if item not in other]


def of_the_other_run(item: pytest.Item) -> bool:
    vendor = connection.vendor
    if vendor == "postgresql" and item.nodeid.startswith(OF_NO_DATABASE):
        return True
    return any(item.get_closest_marker(m) and vendor != v for m, v in VENDORS.items())


class ByStage(LoadFileScheduling):
    """Gives a file whole to one process, and to the same one all that share a walk.

    What a file's tests stand on is built once; of two processes each would build it.
    """

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0]
        return WALKED if path.startswith(WALKED) else path


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByStage:
    return ByStage(config, log)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Begin in the site's own language, whichever the last test left."""
    translation.deactivate()


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
def blank_sqlite(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """A SQLite file with every table and trigger and nothing in it, for programs to be given."""
    path = tmp_path_factory.mktemp("blank") / "blank.sqlite3"
    with django_db_blocker.unblock(), closing(sqlite3.connect(path)) as copy:
        connection.ensure_connection()
        connection.connection.backup(copy)
    return path


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
