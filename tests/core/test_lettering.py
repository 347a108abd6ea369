"""Letters and numerals of decisions' parts and of spreadsheets' columns."""

from __future__ import annotations

from egovdesk.lettering import letters, roman


def test_letters_go_on_after_z() -> None:
    found = [letters(index) for index in (0, 1, 25, 26, 27, 701, 702)]
    assert found == ["a", "b", "z", "aa", "ab", "zz", "aaa"]


def test_numerals_count_on_as_far_as_a_clerk_would_go() -> None:
    found = [roman(index) for index in (0, 1, 3, 4, 8, 9, 13, 18, 38)]
    assert found == ["i", "ii", "iv", "v", "ix", "x", "xiv", "xix", "xxxix"]
