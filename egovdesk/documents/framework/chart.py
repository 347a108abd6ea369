"""A chart of groups: bands by tier, a box for each group, lines between them; no screen needed.

Lengths are in pixels at 100%; the screen, the picture and the Word figure all draw what is here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from egovdesk.records.groups import Tier

BOX_WIDTH, BOX_HEIGHT = 168, 66


class LineKind(StrEnum):
    """What a line says: a parent, groups that meet jointly, or another tie."""

    PARENT = "parent"
    JOINT = "joint"
    ALSO = "also"


@dataclass(frozen=True)
class ChartGroup:
    """A group as the chart shows it. `amber` marks `last`, its third line, as differing from the model."""

    id: str
    name: str
    chair: str = ""
    last: str = ""
    tiers: tuple[Tier, ...] = (Tier.NONE,)
    parent_id: str | None = None
    joint: bool = False
    kept: bool = True
    amber: bool = False

    @property
    def spoken(self) -> str:
        """All of it in a sentence, for lists and for those who do not see the chart."""
        tiers = ", ".join(one.label for one in self.tiers)
        parts = [self.name, tiers, self.chair, self.last]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class ChartLink:
    """A tie besides the parent."""

    one_id: str
    other_id: str
    kind: LineKind


@dataclass(frozen=True)
class Band:
    """A strip of the chart: its name, what it is for, and where it lies."""

    title: str
    detail: str
    top: float
    height: float


@dataclass(frozen=True)
class Box:
    """A group in its place."""

    group: ChartGroup
    left: float
    top: float
    row: int
    column: float

    @property
    def middle(self) -> float:
        """The middle from left to right."""
        return self.left + BOX_WIDTH / 2

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + BOX_HEIGHT


@dataclass(frozen=True)
class ChartLine:
    """A line through its corners."""

    kind: LineKind
    points: tuple[tuple[float, float], ...]
    one_id: str = ""
    other_id: str = ""


@dataclass(frozen=True)
class Chart:
    """A drawing: its size, bands, boxes and lines."""

    width: float
    height: float
    bands: tuple[Band, ...] = ()
    boxes: tuple[Box, ...] = ()
    lines: tuple[ChartLine, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Box]:
        """The box of each group."""
        return {one.group.id: one for one in self.boxes}

    def beside(self, group_id: str, key: str) -> str | None:
        """The group that an arrow key leads to: the nearest that way."""
        here = self.by_id[group_id]
        if key in ("left", "right"):
            row = [one for one in self.boxes if one.row == here.row]
            way = -1 if key == "left" else 1
            found = [one for one in row if (one.left - here.left) * way > 0]
            return min(found, key=lambda one: abs(one.left - here.left)).group.id if found else None
        if key == "up" and (parent := self.by_id.get(here.group.parent_id or "")):
            return parent.group.id
        way = -1 if key == "up" else 1
        if key == "down":
            below = [one for one in self.boxes if one.group.parent_id == group_id]
            if below:
                return min(below, key=lambda one: (one.top, one.left)).group.id
        rows = [one for one in self.boxes if (one.row - here.row) * way > 0]
        if not rows:
            return None
        nearest = min(rows, key=lambda one: (abs(one.row - here.row), abs(one.left - here.left)))
        return nearest.group.id
