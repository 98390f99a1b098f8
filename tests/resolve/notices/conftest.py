from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from civicsteps.core import clock
from civicsteps.people.authorities.models import Office
from civicsteps.resolve.notices.actions_notices import add_notice
from civicsteps.resolve.notices.actions_watching import add_source
from civicsteps.resolve.notices.models import Notice, WatchSource
from tests.cast import Cast

NOON = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
PUBLISHED = date(2026, 11, 2)


@pytest.fixture(autouse=True)
def _noon() -> object:
    with clock.set_to(NOON):
        yield


@pytest.fixture
def write(cast: Cast, office: Office) -> Callable[..., Notice]:
    """Ana writes down what she found published."""

    def add(title: str = "Proiect: parcul Tineretului", **more: Any) -> Notice:  # noqa: ANN401 - any of its terms
        said: dict[str, Any] = {
            "kind": "draft",
            "office": office,
            "group": cast.group,
            "by": cast.by("ana"),
        }
        return add_notice(**{**said, "title": title, "published_on": PUBLISHED, **more})

    return add


@pytest.fixture
def source(cast: Cast, office: Office) -> WatchSource:
    """The feed of drafts that Ana's group watches."""
    return add_source(
        group=cast.group,
        office=office,
        kind="feed",
        title="Proiecte de hotărâre",
        url="https://primarie.example/rss",
        by=cast.by("ana"),
    )
