"""The hour of a message, in twelve hours or in twenty-four."""

from datetime import time

_BEFORE_NOON = {"am", "a", "πμ", "ص", "de", "上午", "오전", "午前", "sa", "ch"}
_AFTER_NOON = {"pm", "p", "μμ", "م", "du", "下午", "오후", "午後"}
NOON = 12


def time_of(hour: int, minute: int, half: str) -> tuple[time | None, bool]:
    """Return the hour that was written, and whether it was written in halves of a day.

    `half` is the mark of the half as the phone's language has it, as „PM”, „p. m.”, „du.”. An hour
    that no clock has is None.
    """
    mark = "".join(letter for letter in half.casefold() if letter.isalpha())
    halves = mark in _BEFORE_NOON | _AFTER_NOON
    if mark in _AFTER_NOON and hour < NOON:
        hour += NOON
    elif mark in _BEFORE_NOON and hour == NOON:
        hour = 0
    try:
        return time(hour, minute), halves
    except ValueError:
        return None, halves
