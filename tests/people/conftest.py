"""Nothing that one test counted is left for the next."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def fresh_counts() -> Iterator[None]:
    """Sign-in attempts are counted in the cache, which outlives a test."""
    cache.clear()
    yield
    cache.clear()
