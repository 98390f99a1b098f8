"""Each story is a test: after each act, what it says must stand."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from civicsteps.causes.models import Cause
from civicsteps.identify.reports.models import Report
from civicsteps.stories.loading import folder, load, shelf
from civicsteps.stories.playing import Scene
from civicsteps.stories.reading import Act, Story, StoryError, read_story

HERE = Path(__file__).parent
TODAY = date(2026, 11, 23)


def every_story(*, day_zero: date = TODAY) -> list[Story]:
    """The demonstration, and the ways that only tests go."""
    return [*shelf(folder(), today=day_zero), read_story(HERE / "ways.yaml", day_zero=day_zero)]


def check(scene: Scene, act: Act) -> None:
    """Assert what an act says must then be true."""
    cause = cause_of(scene, act.then) or Cause()
    where = f"{scene.story.name}: {act.do} on {act.on}"
    for name, wanted in act.then.items():
        if name != "cause":
            assert OBSERVED[name](scene, cause, act) == wanted, f"{where}: {name}"


def cause_of(scene: Scene, then: Mapping[str, object]) -> Cause | None:
    """The cause that an act is about: named by the act, or that of the story's first report."""
    if "cause" in then:
        return Cause.objects.get(pk=scene.row(str(then["cause"])).pk)
    told = scene.row("told") if "told" in scene.refs else None
    return told.cause if isinstance(told, Report) else None


OBSERVED: dict[str, Callable[[Scene, Cause, Act], object]] = {
    "height": lambda scene, cause, act: cause.height,
    "flags": lambda scene, cause, act: sorted(cause.stairs["flags"].values()),
    "public": lambda scene, cause, act: cause.published_at is not None,
    "voices": lambda scene, cause, act: cause.voices.count(),
    "state": lambda scene, cause, act: getattr(scene.row(act.name), "state"),  # noqa: B009
}


def test_every_act_leaves_what_its_story_says(db: None) -> None:
    for scene, act in load(every_story()):
        check(scene, act)


@pytest.mark.slow
def test_a_second_loading_changes_nothing(db: None) -> None:
    first = [(act.do, dict(scene.refs)) for scene, act in load(every_story())][-1]
    count = Cause.objects.count()
    assert [(act.do, dict(scene.refs)) for scene, act in load(every_story())][-1] == first
    assert Cause.objects.count() == count


@pytest.mark.slow
def test_an_interrupted_loading_goes_on_another_day(db: None) -> None:
    halfway = 70
    for number, _ in enumerate(load(every_story())):
        if number == halfway:
            break
    for number, (scene, act) in enumerate(load(every_story(day_zero=date(2026, 11, 24)))):
        if number > halfway:
            check(scene, act)


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("acts: [{do: a.b, by: ana}]", "'on'"),
        ("acts: [{do: a.b, by: ana, on: soon}]", "is no day"),
        ("acts: [{do: a.b, by: ana, on: D0, whoever: x}]", "whoever"),
        ("acts: [", "story.yaml"),
    ],
)
def test_a_broken_story_names_its_trouble(tmp_path: Path, text: str, trouble: str) -> None:
    path = tmp_path / "story.yaml"
    path.write_text(text)
    with pytest.raises(StoryError, match=trouble):
        read_story(path, day_zero=TODAY)
