import pytest

from civicsteps.people.groups.actions import add_contact
from civicsteps.people.groups.models import Contact
from tests.cast import Cast

ELENA = "elena@example.org"


@pytest.fixture
def elena(cast: Cast) -> Contact:
    """Elena, whom two groups know, one under another telephone."""
    add_contact(
        group=cast.other_group,
        name="Elena T.",
        email=ELENA,
        phone="0733 000 111",
        by=cast.by("sorin"),
    )
    return add_contact(
        group=cast.group,
        name="Elena Țurcanu",
        email=ELENA,
        phone="0722 123 456",
        consents=["news", "calls"],
        by=cast.by("ana"),
    )
