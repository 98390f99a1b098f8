"""An address is kept in no language, and shown in the reader's."""

import pytest

from civicsteps.core.addresses import in_language, neutral


@pytest.mark.parametrize(
    ("made", "kept"),
    [
        ("/en/probleme/podul/", "/probleme/podul/"),
        ("/probleme/podul/", "/probleme/podul/"),
        ("/en/", "/"),
        ("/en", "/"),
        ("/energie/", "/energie/"),
        ("/en/ro/x/", "/ro/x/"),
        ("/en/cauta/?q=/en/", "/cauta/?q=/en/"),
    ],
)
def test_the_language_is_left_off_once(made: str, kept: str) -> None:
    assert neutral(made) == kept


def test_a_kept_address_is_shown_in_the_readers_language() -> None:
    assert in_language("/birou/", "ro") == "/birou/"
    assert in_language("/birou/", "en") == "/en/birou/"
