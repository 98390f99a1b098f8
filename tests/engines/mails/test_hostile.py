"""Text made to keep a reader busy is read as fast as any other."""

import time
from datetime import UTC

import pytest

from civicsteps.engines.mails import original_of, own_words

LONG = 150_000


@pytest.mark.parametrize(
    "text",
    ["da" + "\n" * LONG + "nu", "De la" + " " * LONG + "x", "> " * LONG, "De la: a\n" * 15_000],
    ids=["empty lines", "spaces before no colon", "quotes", "heads without end"],
)
def test_it_takes_no_longer_than_a_moment(text: str) -> None:
    began = time.process_time()
    own_words(text)
    original_of(text, subject="Fwd: a", zone=UTC)
    assert time.process_time() - began < 3
