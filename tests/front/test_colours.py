"""The colours of the house stay legible: every pair that meets on a screen, in both themes."""

import re
from pathlib import Path

import pytest

import civicsteps

TOKENS = Path(civicsteps.__path__[0]) / "front/static/front/css/tokens.css"
BLOCK = re.compile(r"(:root[^{]*)\{([^{}]*--paper[^{}]*)\}")
COLOUR = re.compile(r"--([\w-]+):\s*#([0-9a-f]{6});")

AAA, AA, SHAPE = 7.0, 4.5, 3.0
PAIRS = [
    *[("ink", ground, AAA) for ground in ("paper", "card", "petrol-tint", "brick-tint")],
    *[("ink", ground, AAA) for ground in ("amber-tint", "leaf-tint", "plum-tint")],
    *[("quiet", ground, AA) for ground in ("paper", "card", "petrol-tint")],
    *[("petrol", ground, AA) for ground in ("paper", "card", "petrol-tint")],
    *[("brick-text", ground, AA) for ground in ("paper", "card", "brick-tint")],
    *[("leaf", ground, AA) for ground in ("paper", "card", "leaf-tint")],
    *[("plum", ground, AA) for ground in ("paper", "card", "plum-tint")],
    *[("amber", ground, AA) for ground in ("paper", "card", "amber-tint")],
    ("on-petrol", "petrol", AAA),
    ("on-petrol", "petrol-deep", AAA),
    ("on-stairs", "stairs", AA),
    *[("stairs", ground, SHAPE) for ground in ("paper", "card")],
    *[(front, "mist", AA) for front in ("ink", "quiet")],
    ("on-brick", "brick", AA),
    ("on-brick", "brick-deep", AA),
    *[("edge", ground, SHAPE) for ground in ("paper", "card")],
    *[("brick", ground, SHAPE) for ground in ("paper", "card")],
]


def themes() -> dict[str, dict[str, str]]:
    return {
        name.strip(): dict(COLOUR.findall(body)) for name, body in BLOCK.findall(TOKENS.read_text())
    }


def luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_there_are_three_blocks_and_both_dark_ones_agree() -> None:
    found = themes()

    assert len(found) == 3
    assert found[':root:not([data-theme="light"])'] == found[':root[data-theme="dark"]']


@pytest.mark.parametrize("theme", [":root", ':root[data-theme="dark"]'])
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_a_pair_is_legible(theme: str, front: str, ground: str, least: float) -> None:
    colours = themes()[theme]

    assert contrast(colours[front], colours[ground]) >= least
