"""Finding by folded words and their beginnings, only what one may see."""

import pytest

from civicsteps.core.search.index import drop, put
from civicsteps.core.search.models import Doc
from civicsteps.core.search.queries import find
from civicsteps.people.groups.models import Group
from tests.cast import Cast


def titles(text: str, *audiences: str) -> list[str]:
    return [doc.title for doc in find(text, audiences=audiences or ("public",))]


@pytest.fixture
def school(cast: Cast) -> Group:
    group = cast.group
    put(group, audience="public", title="Drumul spre Școală", text="pod rupt", url="/x/")
    return group


@pytest.mark.parametrize("text", ["scoala", "Şcoală", "SCOAL", "pod scoala", "drum", "rupt"])
def test_any_spelling_and_beginning_finds(school: Group, text: str) -> None:
    assert titles(text) == ["Drumul spre Școală"]


@pytest.mark.parametrize("text", ["", "  ", "!!!", "oala", "pod lipsa", '"', "a OR b", "*"])
def test_other_words_or_none_find_nothing(school: Group, text: str) -> None:
    assert titles(text) == []


def test_only_the_audience_finds(cast: Cast) -> None:
    put(cast.group, audience="group:1", title="Ascuns", text="", url="/x/")
    assert titles("ascuns") == []
    assert titles("ascuns", "public", "group:1") == ["Ascuns"]


def test_a_second_put_replaces_the_first(school: Group) -> None:
    put(school, audience="public", title="Podul", text="", url="/x/")
    assert titles("scoala") == []
    assert titles("podul") == ["Podul"]
    assert Doc.objects.count() == 1


def test_what_is_dropped_is_found_no_more(school: Group) -> None:
    drop(school)
    assert titles("scoala") == []
