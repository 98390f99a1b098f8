from pathlib import Path

import pytest
from django.conf import LazySettings


@pytest.fixture(autouse=True)
def storage(settings: LazySettings, tmp_path: Path) -> Path:
    """A storage of this test's own."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path
