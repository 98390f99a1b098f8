"""The sizes that lint holds."""

from pathlib import Path

import pytest

from tools.budgets import LONGEST_FUNCTION, STYLE_BYTES, faults


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for folder in ("src/migrations", "src/vendor", "tests"):
        (tmp_path / folder).mkdir(parents=True)
    return tmp_path


def found(tree: Path) -> str:
    return "\n".join(faults(tree / "src", tree / "tests"))


def function(lines: int, docstring: int = 0) -> str:
    words = '    """Why.\n' + "\n" * docstring + '    """\n'
    return "def long():\n" + words + "    x = 1\n" * (lines - 1)


def test_a_long_function_is_named_and_its_docstring_is_free(tree: Path) -> None:
    (tree / "src" / "a.py").write_text(function(LONGEST_FUNCTION, docstring=30))
    assert "long has" not in found(tree)
    (tree / "src" / "a.py").write_text(function(LONGEST_FUNCTION + 1))
    assert "long has 81 lines" in found(tree)


def test_migrations_and_what_others_wrote_are_left_out(tree: Path) -> None:
    (tree / "src" / "migrations" / "0001_initial.py").write_text(function(500))
    (tree / "src" / "vendor" / "map.css").write_text("a" * (STYLE_BYTES + 1))
    assert found(tree) == ""


@pytest.mark.parametrize("name", ["a.py", "a.html", "a.js"])
def test_a_long_file_is_named(tree: Path, name: str) -> None:
    (tree / "src" / name).write_text("\n" * 401)
    assert f"{name}: 401 lines" in found(tree)


def test_style_has_a_ceiling_over_all_files(tree: Path) -> None:
    for name in ("a.css", "b.css"):
        (tree / "src" / name).write_text("a" * (STYLE_BYTES // 2 + 1))
    assert ".css files have 60002 bytes" in found(tree)
