"""Loading the demonstration: the programme, then the stories, act by act."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from civicsteps.core.once.actions import perform
from civicsteps.stories.playing import Before, Scene, key_of, play
from civicsteps.stories.reading import Act, Story, StoryError, read_story

FIRST = "programme"


def folder() -> Path:
    """Return where the stories lie: `demo/` of the checkout."""
    found = Path(__file__).resolve().parents[3] / "demo"
    if not found.is_dir():
        raise StoryError(f"{found} is not there: the stories come with the source, not the wheel")
    return found


def shelf(path: Path, *, today: date) -> list[Story]:
    """Read every story of a folder: the programme first, the others by name.

    Days are counted from the day on which the folder was first loaded into this database, so
    that a loading which goes on tomorrow tells the same story.
    """
    day_zero = date.fromisoformat(perform(key_of("day zero"), today.isoformat))
    files = sorted(path.glob("*.yaml"), key=lambda file: (file.stem != FIRST, file.name))
    return [read_story(file, day_zero=day_zero) for file in files]


def load(stories: list[Story], *, before: Before | None = None) -> Iterator[tuple[Scene, Act]]:
    """Play stories one after another; what an earlier one named, a later one may use."""
    known: dict[str, str] = {}
    for story in stories:
        for scene, act in play(story, known=known, before=before):
            known.update(scene.refs)
            yield scene, act
