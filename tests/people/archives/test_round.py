"""Every group's archive, out and in: on an empty installation it is the same, byte for byte."""

import io

import pytest

from civicsteps.causes.compare import compare_facts
from civicsteps.causes.models import Cause
from civicsteps.people.archives.reading import read_archive
from civicsteps.people.groups.models import Group
from civicsteps.stories.loading import load
from tests.people.archives.lab import archive_of, emptied, lines_of
from tests.stories.test_stories import every_story

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def told(db: None) -> None:
    for _ in load(every_story()):
        pass


def test_every_group_comes_back_the_same(told: None) -> None:
    groups = Group.objects.exclude(kind=Group.Kind.CENTRE).order_by("slug")
    before = {group.slug: archive_of(group) for group in groups}
    heights = dict(Cause.objects.values_list("slug", "height"))
    assert max(heights.values()) > 5
    for slug, archive in before.items():
        with emptied():
            read_archive(io.BytesIO(archive))
            assert compare_facts() == [], slug
            here = dict(Cause.objects.values_list("slug", "height"))
            assert here.items() <= heights.items()
            again = archive_of(Group.objects.get(slug=slug))
        first, second = lines_of(archive), lines_of(again)
        assert set(first) == set(second), slug
        for name in first:
            assert first[name] == second[name], f"{slug}: {name}"
