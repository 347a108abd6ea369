"""How places are lettered: a, b, … z, aa for decisions and spreadsheets' columns; i, ii, iii below them."""

from __future__ import annotations

_ROMAN = (("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1))


def letters(index: int) -> str:
    """`a`, `b`, … `z`, `aa` for 0, 1, … 25, 26."""
    text, index = "", index + 1
    while index:
        index, place = divmod(index - 1, 26)
        text = chr(ord("a") + place) + text
    return text


def roman(index: int) -> str:
    """`i`, `ii`, `iii`, `iv` for 0, 1, 2, 3."""
    text, left = "", index + 1
    for numeral, value in _ROMAN:
        times, left = divmod(left, value)
        text += numeral * times
    return text
