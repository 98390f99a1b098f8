"""Amounts of money: typed and read in lei, kept in bani (a hundredth of a leu)."""

import re
from decimal import Decimal

from django.utils.formats import get_format, number_format

MOST_BANI = 10**15
_THOUSANDS = re.compile(r"\d{1,3}(?:[.\s\u00a0]\d{3})+(?:,\d{1,2})?")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?")


def amount_of(text: str) -> int | None:
    """Return a cell's amount of lei in bani. Raises ValueError for what is no amount."""
    said = re.sub(r"(?i)\s*(lei|ron)\.?$", "", text.strip()).strip()
    if not said or said in {"-", "–"}:
        return None
    if _THOUSANDS.fullmatch(said):
        said = re.sub(r"[.\s\u00a0]", "", said).replace(",", ".")
    elif _ENGLISH.fullmatch(said):
        said = said.replace(",", "")
    else:
        said = said.replace(",", ".")
    if not re.fullmatch(r"\d{1,15}(\.\d{1,4})?", said):
        raise ValueError("no amount")
    bani = int((Decimal(said) * 100).to_integral_value())
    if bani > MOST_BANI:
        raise ValueError("no amount")
    return bani


def lei(bani: int | None) -> str:
    """Say an amount in lei, with its bani where it has some; nothing for none."""
    if bani is None:
        return ""
    whole, rest = divmod(bani, 100)
    text = number_format(whole, use_l10n=True, force_grouping=True)
    return f"{text}{get_format('DECIMAL_SEPARATOR')}{rest:02d} lei" if rest else f"{text} lei"
