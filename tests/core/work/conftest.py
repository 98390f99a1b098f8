from collections.abc import Iterator

import pytest

from tests.core.work import lab


@pytest.fixture
def heard(db: None) -> Iterator[list[str]]:
    """What the tasks of the lab have heard in this test."""
    lab.HEARD.clear()
    yield lab.HEARD
    lab.HEARD.clear()
