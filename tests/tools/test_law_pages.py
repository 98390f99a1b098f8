"""The page of the law's clocks in the documentation is the one that the rules draw."""

from tools import law_pages


def test_the_page_is_what_the_rules_say_today() -> None:
    assert law_pages.PAGE.read_text("utf-8") == law_pages.text()


def test_every_instrument_is_drawn() -> None:
    assert law_pages.text().count("```text") == law_pages.text().count("\n## ")
