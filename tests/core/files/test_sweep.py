"""Bytes that nothing refers to leave; all others stay."""

import os
import time
from pathlib import Path

import pytest

from civicsteps.core.actors.models import Actor
from civicsteps.core.files import blobs
from civicsteps.core.files.actions import keep
from civicsteps.core.files.prepare import prepare
from civicsteps.core.files.sweeping import sweep_bytes
from tests.core.files import specimens


def age(storage: Path, days: float) -> None:
    for path in storage.rglob("*"):
        moment = time.time() - days * 86_400
        os.utime(path, (moment, moment))


@pytest.mark.django_db
def test_old_bytes_that_no_file_refers_to_leave(storage: Path) -> None:
    by = Actor.objects.create(kind=Actor.Kind.USER)
    file = keep(prepare(specimens.picture((900, 9)), name="a.jpg"), by=by, audiences=[])
    orphan = blobs.write(b"nobody's")
    age(storage, 3)
    assert sweep_bytes() == 1
    assert blobs.read(file.sha256)
    assert blobs.read(file.small_sha256 or b"")
    with pytest.raises(FileNotFoundError):
        blobs.read(orphan)


@pytest.mark.django_db
def test_fresh_bytes_are_spared_as_their_row_may_be_on_its_way(storage: Path) -> None:
    blobs.write(b"on its way")
    age(storage, 1)
    assert sweep_bytes() == 0


@pytest.mark.django_db
def test_an_empty_storage_is_swept() -> None:
    assert sweep_bytes() == 0


@pytest.mark.django_db
def test_what_is_in_the_storage_but_not_ours_stays(storage: Path) -> None:
    other = storage / "bytes" / "ab" / "README"
    other.parent.mkdir(parents=True)
    other.write_text("x")
    age(storage, 30)
    assert sweep_bytes() == 0
    assert other.exists()
