"""A test that would be skipped, or may fail, fails the run."""

from pathlib import Path
from shutil import copy
from subprocess import run
from sys import executable

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "body",
    [
        "import pytest\n\ndef test_it():\n    pytest.skip('no browser')\n",
        "import pytest\n\n@pytest.mark.xfail\ndef test_it():\n    assert False\n",
        "import pytest\n\npytest.importorskip('there_is_no_such_module')\n",
    ],
)
def test_a_skip_is_a_failure(tmp_path: Path, body: str) -> None:
    copy(ROOT / "tests" / "conftest.py", tmp_path / "conftest.py")
    (tmp_path / "test_it.py").write_text(body)
    words = [executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    words += ["--rootdir", str(tmp_path), "--confcutdir", str(tmp_path), str(tmp_path)]
    done = run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in {1, 2}
    assert "Nothing is skipped here" in done.stdout
