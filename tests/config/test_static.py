"""Static files are compressed once, and again when they change."""

from pathlib import Path

from django.core.files.storage import FileSystemStorage

from civicsteps.config.static import HashedStorage

STYLE = "a { color: #0b5d66; }\n" * 100


def collect(source: Path, target: Path) -> None:
    """Copy the style from its folder and process it, as `collectstatic` does."""
    (target / "a.css").write_text((source / "a.css").read_text("utf-8"), encoding="utf-8")
    storage = HashedStorage(location=target, base_url="/static/")
    list(storage.post_process({"a.css": (FileSystemStorage(source), "a.css")}))


def compressed(target: Path) -> dict[str, int]:
    """Return the compressed files with the moment at which each was written."""
    return {path.name: path.stat().st_mtime_ns for path in target.glob("*.gz")}


def test_a_second_start_compresses_nothing_again(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    source.mkdir()
    target.mkdir()
    (source / "a.css").write_text(STYLE, encoding="utf-8")
    collect(source, target)
    first = compressed(target)
    assert len(first) == 1
    collect(source, target)
    assert compressed(target) == first
    (source / "a.css").write_text(STYLE.replace("0b5d66", "9b1c31"), encoding="utf-8")
    collect(source, target)
    assert len(compressed(target)) == 2
