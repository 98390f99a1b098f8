import pytest
from django.utils import translation

from civicsteps.causes.actions import open_cause
from civicsteps.core.refusals import Refused
from civicsteps.core.search.models import Doc
from civicsteps.core.work.running import drain
from civicsteps.people.acts.models import Need
from tests.cast import Cast


def test_a_new_cause_is_the_groups_alone_and_asks_to_be_shown(cast: Cast) -> None:
    cause = open_cause(group=cast.group, title="  Nu avem loc de joacă ", by=cast.by("mihai"))
    assert (cause.title, cause.slug, cause.published_at) == (
        "Nu avem loc de joacă", "nu-avem-loc-de-joaca", None,
    )  # fmt: skip
    assert cause.place == cast.group.place
    need = Need.objects.get(kind="causes.publish", closed_on=None)
    assert need.url == cause.get_absolute_url()
    drain()
    assert Doc.objects.get(title=cause.title).audience == cast.group.audience


def test_the_task_is_kept_without_the_language_of_whoever_made_it(cast: Cast) -> None:
    with translation.override("en"):
        cause = open_cause(group=cast.group, title="Podul", by=cast.by("mihai"))
        assert cause.get_absolute_url() == "/en/probleme/podul/"
        drain()
    assert Need.objects.get(kind="causes.publish").url == "/probleme/podul/"
    assert Doc.objects.get(title="Podul").url == "/probleme/podul/"


def test_the_same_title_gets_an_address_of_its_own(cast: Cast) -> None:
    ana = cast.by("ana")
    slugs = [open_cause(group=cast.group, title="Podul", by=ana).slug for _ in range(3)]
    assert slugs == ["podul", "podul-2", "podul-3"]


@pytest.mark.parametrize("name", ["vlad", "vera", "sorin", "dan", "ilinca"])
def test_nobody_outside_opens_a_cause(cast: Cast, name: str) -> None:
    with pytest.raises(Refused) as refused:
        open_cause(group=cast.group, title="Podul", by=cast.by(name))
    assert refused.value.refusal.kind == "forbidden"


def test_a_cause_needs_a_title(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        open_cause(group=cast.group, title=" \n ", by=cast.by("ana"))
    assert refused.value.refusal.field == "title"
