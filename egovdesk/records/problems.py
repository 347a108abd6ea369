"""What is wrong with a record, said beside the field it concerns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

NAME_LIMIT = 500


@dataclass(frozen=True)
class Problem:
    """One thing wrong: the field it stands beside and the sentence shown there."""

    field: str
    sentence: str


def name_problems(field: str, text: str, *, label: str, limit: int = NAME_LIMIT) -> list[Problem]:
    """A name must be there and be no longer than `limit` characters."""
    if not any(one.isprintable() and not one.isspace() for one in text):
        return [Problem(field, f"{label} is empty. Type at least a word.")]
    if len(text) > limit:
        return [Problem(field, f"{label} has {len(text):,} characters. Keep it to {limit:,}.")]
    return []


def date_problems(field: str, start: date | None, end: date | None) -> list[Problem]:
    """A period must not end before it begins."""
    if start is not None and end is not None and end < start:
        return [Problem(field, "This ends before it begins. Change one of the two dates.")]
    return []
