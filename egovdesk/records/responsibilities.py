"""The responsibilities of Chart 3: which an item is about, and when each was last on an agenda."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from egovdesk.records.choices import Choice

RATIFYING = "EG6"
"""The approval of the decisions of subsidiary groups: whatever ratifies is about it."""


@dataclass(frozen=True)
class Seen:
    """The latest meeting of a group with an item about something, and that item."""

    held_on: date
    meeting_id: str
    item_id: str


@dataclass(frozen=True)
class SeenItem:
    """The latest item of a group of its kind: named for a responsibility, of a category, or ratifying."""

    group_id: str
    responsibility: str
    category: str
    ratifies: bool
    seen: Seen


def codes_of(category: str, choices: Mapping[str, Choice]) -> tuple[str, ...]:
    """The responsibilities that a category of decision stands for, by the list's own words."""
    return tuple(
        code
        for code, one in choices.items()
        if category and any(category.startswith(each) for each in one.detail.split())
    )


def last_seen(
    found: Iterable[SeenItem], choices: Mapping[str, Choice]
) -> dict[tuple[str, str], Seen]:
    """When each responsibility was last on the agenda of each group, by group and code."""
    latest: dict[tuple[str, str], Seen] = {}
    for one in found:
        if one.responsibility:
            codes: tuple[str, ...] = (one.responsibility,)
        elif one.ratifies:
            codes = (RATIFYING,)
        else:
            codes = codes_of(one.category, choices)
        for code in codes:
            before = latest.get((one.group_id, code))
            if before is None or before.held_on < one.seen.held_on:
                latest[one.group_id, code] = one.seen
    return latest


def months_before(day: date, months: int) -> date:
    """The day that many months earlier; the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, 28)
