"""The built fonts, icons and scripts: whole, small, and free of other addresses."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont

from civicsteps.config import assets

ROMANIAN = "ăâîșțĂÂÎȘȚşţ„”«»–—…·→✓№€°²×−"


@pytest.mark.parametrize("name", assets.FONTS)
def test_a_font_has_our_letters_and_its_weights(name: str) -> None:
    font = TTFont(assets.VENDOR / f"{name}.woff2")
    assert {ord(letter) for letter in ROMANIAN + "azAZ09"} <= font.getBestCmap().keys()
    weight = next(axis for axis in font["fvar"].axes if axis.axisTag == "wght")
    assert (weight.minValue, weight.defaultValue) == (400, 400)
    assert weight.maxValue >= 700
    assert "kern" in {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}


def test_fonts_fit_a_first_page() -> None:
    sizes = {name: (assets.VENDOR / f"{name}.woff2").stat().st_size for name in assets.FONTS}
    assert sizes["source-sans-3"] <= 40_000
    assert sum(sizes.values()) <= 77_000


def test_every_icon_is_in_the_sprite() -> None:
    root = ElementTree.parse(assets.VENDOR / "icons.svg").getroot()
    drawn = {symbol.get("id") for symbol in root if len(symbol)}
    assert drawn == {f"i-{name}" for name in assets.ICONS}


@pytest.mark.parametrize("path", sorted(assets.VENDOR.glob("*.*js")), ids=lambda path: path.name)
def test_no_script_asks_for_a_source_map(path: Path) -> None:
    assert "sourceMappingURL=" not in path.read_text("utf-8")


def test_a_second_build_does_nothing() -> None:
    before = {path: path.stat().st_mtime_ns for path in assets.VENDOR.iterdir()}
    assert assets.main() == 0
    assert before == {path: path.stat().st_mtime_ns for path in assets.VENDOR.iterdir()}
