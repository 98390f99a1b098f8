"""Keeping a prepared file: its bytes before its row, both or nothing."""

from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.db import transaction

from civicsteps.core.actors.models import Actor
from civicsteps.core.files import blobs
from civicsteps.core.files.actions import keep
from civicsteps.core.files.models import StoredFile
from civicsteps.core.files.prepare import Prepared, prepare
from civicsteps.core.refusals import Refused
from tests.core.files import specimens


@pytest.fixture
def by(db: None) -> Actor:
    return Actor.objects.create(kind=Actor.Kind.USER)


def stored(storage: Path) -> list[Path]:
    return [path for path in storage.rglob("*") if path.is_file()]


def test_a_file_is_kept_with_what_was_found_of_it(by: Actor) -> None:
    prepared = prepare(specimens.picture((1000, 500)), name="groapa.jpg")
    file = keep(prepared, by=by, audiences=["public", "public"])
    file.refresh_from_db()
    assert blobs.read(file.sha256) == prepared.content
    assert blobs.read(file.small_sha256 or b"") == prepared.small
    assert (file.name, file.type, file.size) == ("groapa.jpg", "image/jpeg", len(prepared.content))
    assert (file.width, file.height, file.audiences) == (1000, 500, ["public"])


def test_the_same_bytes_are_stored_once(by: Actor, storage: Path) -> None:
    prepared = prepare(specimens.picture(), name="a.jpg")
    first, second = (keep(prepared, by=by, audiences=[]) for _ in range(2))
    assert first.pk != second.pk
    assert len(stored(storage)) == 1


def test_a_rollback_leaves_no_row(by: Actor) -> None:
    with transaction.atomic():
        keep(prepare(specimens.picture(), name="a.jpg"), by=by, audiences=[])
        transaction.set_rollback(True)
    assert not StoredFile.objects.exists()


def test_outside_an_action_nothing_is_kept() -> None:
    with pytest.raises(RuntimeError):
        keep(Prepared(b"x", "image/png", "a.png"), by=Actor(), audiences=[])


def test_bytes_cut_short_by_a_crash_are_written_again(by: Actor, storage: Path) -> None:
    prepared = prepare(specimens.picture(), name="a.jpg")
    keep(prepared, by=by, audiences=[])
    stored(storage)[0].write_bytes(prepared.content[:10])
    file = keep(prepared, by=by, audiences=[])
    assert blobs.read(file.sha256) == prepared.content


def test_a_full_disk_leaves_neither_bytes_nor_row_and_says_so(
    by: Actor, storage: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(name: str, content: object, **_kwargs: object) -> str:
        half = storage / name
        half.parent.mkdir(parents=True)
        half.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(default_storage, "save", full)
    with pytest.raises(Refused, match="loc"), transaction.atomic():
        keep(prepare(specimens.picture(), name="a.jpg"), by=by, audiences=[])
    assert not stored(storage)
    assert not StoredFile.objects.exists()


def test_bytes_swept_while_they_were_kept_again_are_put_back(
    by: Actor, storage: Path, django_capture_on_commit_callbacks: object
) -> None:
    prepared = prepare(specimens.picture(), name="a.jpg")
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # a fixture
        file = keep(prepared, by=by, audiences=[])
        stored(storage)[0].unlink()
    assert blobs.read(file.sha256) == prepared.content
