"""Pictures to send on, in three shapes, kept by what is on them.

They are made by a task soon after something happened. A page that is asked for one that is not
there draws it without keeping it, a few at a time.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from civicsteps.causes.steps import FLAG_WORDS, STEP_WORDS
from civicsteps.causes.templatetags.steps import spoken
from civicsteps.core.imprint.queries import demo_notices
from civicsteps.core.turns import turn
from civicsteps.engines.ladders import STEPS, Staircase
from civicsteps.promote.outreach import press
from civicsteps.promote.outreach.telling import Telling, quoted, step_said

SHAPES = {"lat": (1200, 630), "patrat": (1080, 1080), "inalt": (1080, 1920)}
"""Width and height in dots: for link previews, for a feed, for a story."""
FOLDER = "pictures"


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture shows, and the hash of it, by which it is kept."""

    data: press.Data
    key: str

    @property
    def path(self) -> str:
        """Where it lies in the storage."""
        return f"{FOLDER}/{self.key[:2]}/{self.key}.png"


def picture_of(telling: Telling, shape: str) -> Picture:
    """Return the picture of what is told, in one of `SHAPES`, in the reader's language."""
    data = _data(telling, shape)
    said = json.dumps([press.edition(), data], ensure_ascii=False, sort_keys=True)
    return Picture(data, sha256(said.encode()).hexdigest())


def read(picture: Picture) -> bytes:
    """Return a picture's bytes: those kept, or drawn now and not kept. Raises BusyError."""
    with suppress(FileNotFoundError), default_storage.open(picture.path) as file:
        kept: bytes = file.read()
        return kept
    with turn():
        return draw(picture)


def draw(picture: Picture) -> bytes:
    """Draw a picture (PNG)."""
    return press.picture("picture", picture.data)


def keep(picture: Picture) -> bool:
    """Draw a picture and keep it, unless it is kept already; tell whether it was drawn."""
    if default_storage.exists(picture.path):
        return False
    default_storage.save(picture.path, ContentFile(draw(picture)))
    return True


def sweep(before: datetime) -> int:
    """Remove the pictures kept before a moment; return how many. They can be drawn again."""
    removed = 0
    for path in _kept_paths():
        if default_storage.get_modified_time(path) < before:
            default_storage.delete(path)
            removed += 1
    return removed


def stairs_data(stairs: Staircase) -> dict[str, object]:
    """Return a staircase as the sources draw it, with its words."""
    return {
        "height": stairs.height,
        "sentence": step_said(stairs),
        "spoken": spoken(stairs),
        "treads": [
            {
                "state": tread.state,
                "word": str(STEP_WORDS[tread.number - 1]),
                "flag": tread.flag is not None,
                "flag_word": str(FLAG_WORDS[tread.flag]) if tread.flag else "",
            }
            for tread in stairs.treads
        ],
    }


def marks_of(*, illustrative: bool) -> list[str]:
    """Return what every paper and picture must say of itself, funders apart."""
    made_up = [_("Made-up example. It is not a real document.")] if illustrative else []
    return made_up + demo_notices()


def _data(telling: Telling, shape: str) -> dict[str, object]:
    width, height = SHAPES[shape]
    return {
        "width": width,
        "height": height,
        "language": (get_language() or "ro")[:2],
        "headline": press.printable(telling.headline),
        "kicker": press.printable(telling.kicker),
        "words": press.printable(quoted(telling.words)) if telling.words else "",
        "words_by": press.printable(telling.words_by),
        "below": press.printable(telling.below),
        "address": "" if telling.neutral else press.printable(telling.shown_address),
        "of_ten": _("of 10"),
        "stairs": stairs_data(telling.stairs) if telling.stairs else _mark(),
        "mark": " ".join(marks_of(illustrative=telling.illustrative)),
    }


def _mark() -> dict[str, object]:
    """Return the staircase of the site's own mark, which says nothing of any problem."""
    tread = {"state": "held", "word": "", "flag": False, "flag_word": ""}
    promise = _("From a neighbour's words to a kept promise")
    return {"height": 0, "sentence": promise, "spoken": promise, "treads": [tread] * STEPS}


def _kept_paths() -> Iterator[str]:
    with suppress(FileNotFoundError):
        for folder in sorted(default_storage.listdir(FOLDER)[0]):
            for name in sorted(default_storage.listdir(f"{FOLDER}/{folder}")[1]):
                yield f"{FOLDER}/{folder}/{name}"
