"""The three numbers of an item, kept apart: agenda number, minute number, order taken.

Headings take none. Minute numbers follow the group's style; reference.md 3.6 lists the styles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from string import Formatter

from egovdesk.records.choices import Choice
from egovdesk.records.meetings import Item, ItemState


class Restart(StrEnum):
    """When a style's count begins again."""

    MEETING = "meeting"
    YEAR = "year"
    NEVER = "never"


_USUAL = "{prefix} {number:02d}/{yy}"
_PARAGRAPH = ".{paragraph}"
_PARTS = {"number": r"0*(?P<number>\d+)", "year": r"(?P<year>\d{4})", "yy": r"(?P<yy>\d{2})"}


@dataclass(frozen=True)
class NumberStyle:
    """A pattern with {prefix}, {number}, {year} and {yy}, and when the count begins again.

    With `paragraphs`, those of a minute bear its number with their own: 2.1, 2.2.
    """

    pattern: str = _USUAL
    restart: Restart = Restart.YEAR
    paragraphs: bool = False

    def text(self, prefix: str, number: int, year: int) -> str:
        """The minute number as literal text ("CFB 34/03")."""
        facts = {"prefix": prefix, "number": number, "year": year, "yy": f"{year % 100:02d}"}
        try:
            filled = self.pattern.format(**facts)
        except (KeyError, IndexError, ValueError):  # a pattern that the council has mistyped
            return str(number)
        return filled.strip(" /") if "{number" in self.pattern else str(number)

    def year_key(self, year: int) -> int | None:
        """What distinguishes one count from the next: the year, 0 for one long count, or the meeting."""
        return {Restart.YEAR: year, Restart.NEVER: 0, Restart.MEETING: None}[self.restart]

    def sequence_of(self, text: str, year: int) -> int | None:
        """The count in a number given under this style in a municipal year; None where it is no such.

        A letter after it, or the place of a sub-item, does not matter, nor does the prefix.
        """
        found = self._reading.match(text.strip())
        if found is None:
            return None
        named = found.groupdict()
        same_year = int(named.get("year") or year) == year
        same_end = int(named.get("yy") or year) % 100 == year % 100
        return int(found["number"]) if same_year and same_end else None

    def tells_apart(self, text: str) -> bool:
        """Whether a number of this style is the only one of its kind, whatever its date."""
        if self.restart is Restart.NEVER:
            return True
        found = self._reading.match(text.strip())
        return found is not None and len(found.groupdict()) > 1

    @cached_property
    def _reading(self) -> re.Pattern[str]:
        """What the pattern writes, to be read; the number alone where a council has mistyped it."""
        try:
            return re.compile(_expression(self.pattern) + r"(?!\d)")
        except (ValueError, re.error):
            return re.compile(_PARTS["number"] + r"(?!\d)")


def _expression(pattern: str) -> str:
    """The pattern as a regular expression; without a prefix, what would follow it is left out too."""
    if "{number" not in pattern:
        raise ValueError("no number in it")
    written, opened = "", False
    for literal, name, _, _ in Formatter().parse(pattern):
        written += re.escape(literal) + (")?" if opened else "")
        opened = name == "prefix"
        written += "(?:.*?" if opened else _PARTS.get(name or "", "")
    return written + (")?" if opened else "")


def style_of(choice: Choice) -> NumberStyle:
    """The style that an entry of the list describes; its detail says when the count begins again."""
    pattern, paragraph, _ = choice.wording.partition(_PARAGRAPH)
    restarts = {one.value: one for one in Restart}
    return NumberStyle(pattern, restarts.get(choice.detail, Restart.YEAR), bool(paragraph))


def gaps(used: Iterable[int]) -> list[tuple[int, int]]:
    """The first and last of each run of numbers that is missing between the lowest and the highest."""
    ordered = sorted(set(used))
    return [(a + 1, b - 1) for a, b in pairwise(ordered) if b - a > 1]


@dataclass(frozen=True)
class Line:
    """An item where it stands on its agenda: its depth, its number, and whether it is in part B.

    An exempt sub-item stays in its item's part. `top` is whether it counts among the items of the
    agenda itself, as one under a heading does.
    """

    item: Item
    depth: int
    number: str
    part_b: bool
    top: bool = True


def agenda_lines(items: Iterable[Item], *, parts: bool) -> list[Line]:
    """The items in agenda order with their numbers; with `parts`, exempt ones follow as part B.

    A number frozen at issue is kept as it was issued; others are worked out around them.
    """
    items = list(items)
    children: dict[str | None, list[Item]] = {}
    known = {item.id for item in items}
    for item in sorted(items, key=lambda one: (one.position, one.id)):
        parent = item.parent_id if item.parent_id in known else None
        children.setdefault(parent, []).append(item)
    taken = {item.agenda_number for item in items if item.agenda_number}
    numbering = _Numbering(children, taken)
    top = children.get(None, [])
    count = numbering.add([one for one in top if not (parts and one.exempt)], part_b=False)
    numbering.add([one for one in top if parts and one.exempt], part_b=True, count=count)
    return numbering.lines


@dataclass
class _Numbering:
    """The lines of an agenda as they are numbered one after another."""

    children: dict[str | None, list[Item]]
    taken: set[str]
    lines: list[Line] = field(default_factory=list)

    def add(
        self,
        siblings: Sequence[Item],
        *,
        part_b: bool,
        stem: str = "",
        depth: int = 0,
        count: int = 0,
    ) -> int:
        """Add the lines of siblings and what is below them; return how far they have counted."""
        for item in siblings:
            number = item.agenda_number
            if not number and item.takes_number and item.state is not ItemState.WITHDRAWN:
                count += 1
                while f"{stem}{count}" in self.taken:
                    count += 1
                number = f"{stem}{count}"
            elif number.removeprefix(stem).isdecimal():
                count = max(count, int(number.removeprefix(stem)))
            self.lines.append(Line(item, depth, number, part_b, top=not stem))
            below = self.children.get(item.id, [])
            if number:
                self.add(below, part_b=part_b, stem=f"{number}.", depth=depth + 1)
            else:
                # A heading consumes no number, so what stands under it goes on with the count.
                count = self.add(below, part_b=part_b, stem=stem, depth=depth + 1, count=count)
        return count


def start_times(items: Sequence[Line], starts_at: str) -> dict[str, str]:
    """When each top-level item is due to begin ("14:15"), from the minutes allowed before it."""
    if not starts_at:
        return {}
    hours, minutes = (int(part) for part in starts_at.split(":"))
    clock, times = hours * 60 + minutes, {}
    for line in items:
        times[line.item.id] = f"{clock // 60 % 24:02d}:{clock % 60:02d}"
        clock += line.item.minutes_allowed
    return times
