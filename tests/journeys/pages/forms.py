"""Filling in and sending our forms, as every page shows them."""

import time
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

MOMENT = 2.1  # seconds that a person needs, at least, for a form open to everybody


def form(page: Page) -> Locator:
    """The form that a page is about; never the search."""
    return page.locator("main form[method=post]").first


def fill(page: Page, values: Mapping[str, object], *, again: bool = False) -> None:
    """Fill fields by name: text, a choice of radios or a list, a tick, files by path."""
    for name, value in values.items():
        field = form(page).locator(f"[name='{name}']:not([type=hidden])")
        kind = field.first.evaluate("el => el.type")
        if kind == "radio":
            form(page).locator(f"[name='{name}'][value='{value}']").check()
        elif kind == "checkbox":
            field.set_checked(bool(value))
        elif kind == "file":
            field.set_input_files(_paths(value))
        elif kind.startswith("select"):
            _choose(field, str(value))
        else:
            field.fill(str(value))


def send(page: Page, values: Mapping[str, object] | None = None, *, slowly: bool = False) -> None:
    """Fill in, send, and see that it was taken."""
    here = page.url
    fill(page, values or {})
    if slowly:
        time.sleep(MOMENT)
    submit(page)
    wrong = page.locator(".error-summary")
    assert not wrong.count(), f"{here}: {wrong.inner_text()}"


def submit(page: Page) -> None:
    """Press the form's own button and wait for the page that comes."""
    with page.expect_navigation():
        form(page).locator("button[type=submit], button:not([type])").last.click()


def refused(page: Page) -> Locator:
    """The summary of what is still to be put right, on top, with the reader at it."""
    summary = page.locator(".error-summary")
    expect(summary).to_be_visible()
    return summary


def _paths(value: object) -> list[Path]:
    return [value] if isinstance(value, Path) else list(value)  # type: ignore[call-overload]  # paths


def _choose(field: Locator, said: str) -> None:
    labels = field.locator("option").all_inner_texts()
    field.select_option(label=said) if said in labels else field.select_option(said)
