"""No lock names an address, and no file a folder of somebody's machine."""

from pathlib import Path

import pytest

from tools.addresses import places


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("requirements/dev.lock", "django @ https://example.org/django.whl"),
        ("requirements/dev.lock", "--index-url https://example.org/simple"),
        ("package-lock.json", '"resolved": "https://example.org/a.tgz"'),
        ("README.md", "see /home/ana/notes"),
        ("tools/x.py", 'URL = "https://registry.example.org/"'),
        (".npmrc", "registry=https://npm.example.org/"),
    ],
)
def test_an_address_is_found(tmp_path: Path, name: str, line: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"fine\n{line}\n", "utf-8")
    assert places_of(path) == [(2, line)]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("requirements/dev.lock", "django==6.1.3 \\"),
        ("package-lock.json", '"integrity": "sha512-ab/cd=="'),
        ("README.md", "https://example.org/home/ana/ and ~/notes and /probleme/"),
    ],
)
def test_what_belongs_to_nobody_is_left_alone(tmp_path: Path, name: str, line: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(line, "utf-8")
    assert places_of(path) == []


def places_of(path: Path) -> list[tuple[int, str]]:
    return list(places(path))
