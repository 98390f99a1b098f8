"""The list of what must be public: whole, in both languages, and refused with its line."""

from pathlib import Path

import pytest
from django.utils import translation

from civicsteps.resolve.duties.packs import PackError, duties, duty, errors, read_pack

WHOLE = """schema: civicsteps.duties/1
duties:
  - id: one
    title: {ro: Unu, en: One}
    where: {ro: Aici, en: Here}
    article: art. 1
    confidence: high
"""


def test_the_list_has_fourteen_things_each_in_both_languages() -> None:
    assert len(duties()) == 14
    assert not errors()
    one = duty("transparency")
    assert one is not None
    assert one.article == "Legea 52/2003, art. 13"
    with translation.override("ro"):
        assert one.title == "Raportul anual privind transparența decizională"
    with translation.override("en"):
        assert one.title == "The yearly report on how decisions were made public"


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("en: One", "fr: Un", 4, "en is missing"),
        ("confidence: high", "confidence: sure", 3, "confidence is none of"),
        ("    article: art. 1\n", "", 3, "article is missing"),
        ("duties/1", "duties/9", 1, "schema is not"),
        ("title: {ro: Unu, en: One}", "title: [Unu", 5, "expected"),
    ],
)
def test_a_broken_list_names_its_file_line_and_reason(
    tmp_path: Path, old: str, new: str, line: int, reason: str
) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(WHOLE.replace(old, new), encoding="utf-8")
    with pytest.raises(PackError) as caught:
        read_pack(path)
    assert (caught.value.file, caught.value.line) == ("bad.yaml", line)
    assert reason in caught.value.reason


def test_the_same_thing_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "twice.yaml"
    path.write_text(WHOLE + WHOLE.split("duties:\n")[1], encoding="utf-8")
    with pytest.raises(PackError, match=r"twice\.yaml:8: one stands twice"):
        read_pack(path)
