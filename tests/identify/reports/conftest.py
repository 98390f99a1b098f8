import pytest

from civicsteps.identify.reports.actions import file_report
from civicsteps.identify.reports.filing import Where
from civicsteps.identify.reports.models import Report
from tests import proofs
from tests.cast import Cast

WORDS = "Copiii se joacă între mașini."
SCHOOL = Where(place="la poarta școlii", lat=44.4300, lon=26.0500, accuracy=12.0)


@pytest.fixture
def report(cast: Cast) -> Report:
    """What Vlad said, with a photo: it waits."""
    return file_report(
        group=cast.group, words=WORDS, where=SCHOOL, photos=[proofs.photo()], may_quote=True,
        said_by="o mamă", by=cast.by("vlad"),
    )  # fmt: skip
