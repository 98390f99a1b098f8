"""A centre opens a programme."""

from datetime import date

import pytest

from civicsteps.core.journal.models import Entry
from civicsteps.core.refusals import Refused
from civicsteps.programme.calls.actions import open_programme
from civicsteps.programme.calls.models import Programme
from tests.cast import Cast
from tests.programme.calls.conftest import opened


def test_it_has_an_address_and_an_entry(cast: Cast) -> None:
    programme = opened(cast)
    assert programme.get_absolute_url() == "/programe/pasi-civici/"
    assert programme.amount == 17_443_700
    assert Entry.objects.filter(kind="calls.programme_opened").count() == 1


def test_an_address_is_taken_once(cast: Cast) -> None:
    opened(cast)
    with pytest.raises(Refused) as refused:
        opened(cast)
    assert refused.value.refusal.field == "slug"
    assert Programme.objects.count() == 1


def test_it_does_not_end_before_it_begins(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        opened(cast, ends=date(2025, 12, 31))
    assert refused.value.refusal.field == "ends"


def test_a_group_has_no_programmes(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        open_programme(
            centre=cast.group, slug="x", name="X", aim="X", begins=date(2026, 1, 1),
            ends=date(2026, 2, 1), by=cast.by("ilinca"),
        )  # fmt: skip
    assert refused.value.refusal.kind == "forbidden"


@pytest.mark.parametrize("who", ["ana", "mihai", "dan", "sorin", "vlad"])
def test_only_the_centres_administrator_opens_it(cast: Cast, who: str) -> None:
    with pytest.raises(Refused) as refused:
        opened(cast, who=who)
    assert refused.value.refusal.kind == "forbidden"
