"""Charts laid out: bands by tier, rows and columns in them, lines that run only between boxes.

Lines go across in the space below a row, each parent in a lane of its own, and up and down in the gutter
left of a column, so that none runs through a box.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from egovdesk.documents.framework.chart import (
    BOX_HEIGHT,
    BOX_WIDTH,
    Band,
    Box,
    Chart,
    ChartGroup,
    ChartLine,
    ChartLink,
    LineKind,
)
from egovdesk.records.groups import Tier

_GUTTER = 14
_STEP = BOX_WIDTH + _GUTTER
_LABELS, _AFTER = 138, 2
_ABOVE, _LANE, _BELOW = 30, 6, 30
_EDGE = 12
"""Room round a drawing without labels of bands."""

_BANDS: tuple[tuple[str, str, frozenset[Tier]], ...] = (
    ("Senior management", "strategy", frozenset({Tier.SMT})),
    ("E-governance", "direction, priorities", frozenset({Tier.E_GOVERNANCE})),
    (
        "ICT infrastructure and service development", "",
        frozenset({Tier.INFRASTRUCTURE, Tier.SERVICE}),
    ),
    ("Supporting groups", "policies, standards", frozenset({Tier.SUPPORTING})),
    ("Other groups", "outside the framework", frozenset({Tier.NONE})),
)  # fmt: skip
_OTHERS = len(_BANDS) - 1


def lay_out(
    groups: Sequence[ChartGroup],
    links: Sequence[ChartLink] = (),
    *,
    columns: int = 4,
    labels: bool = True,
) -> Chart:
    """Lay groups out by tier, at most so many beside one another, each near the group above."""
    if not groups:
        return Chart(0, 0)
    plan = _Plan(list(groups), list(links), max(2, columns))
    chart = plan.chart(labels)
    if crossed(chart) and plan.loose:
        chart = _Plan(list(groups), list(links), max(2, columns), loose=False).chart(labels)
    return chart


def crossed(chart: Chart) -> list[tuple[ChartLine, Box]]:
    """The lines that run through a box, which a drawing should not have."""
    found = []
    for line in chart.lines:
        ends = (line.one_id, line.other_id)
        for start, end in zip(line.points, line.points[1:], strict=False):
            met = _through(start, end, chart.boxes)
            found += [(line, box) for box in met if box.group.id not in ends]
    return found


def _through(
    start: tuple[float, float], end: tuple[float, float], boxes: Sequence[Box]
) -> list[Box]:
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    return [
        box for box in boxes
        if left < box.left + BOX_WIDTH - 1 and right > box.left + 1
        and top < box.bottom - 1 and bottom > box.top + 1
    ]  # fmt: skip


@dataclass
class _Plan:
    """Which band, row and column each group stands in, on the way to a drawing."""

    groups: list[ChartGroup]
    links: list[ChartLink]
    most: int
    loose: bool = True
    order: dict[str, int] = field(default_factory=dict)
    cells: dict[str, tuple[int, float]] = field(default_factory=dict)
    band_rows: list[tuple[int, int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.known = {one.id: one for one in self.groups}
        self.order = {one.id: at for at, one in enumerate(self.groups)}
        self.joint = [one for one in self.links if one.kind is LineKind.JOINT]
        self._place()

    # -- cells -----------------------------------------------------------------------------------

    def _place(self) -> None:
        bands: dict[int, list[ChartGroup]] = {}
        for one in self.groups:
            bands.setdefault(self._band(one), []).append(one)
        row = 0
        for band in sorted(bands):
            members, first = self._sorted(bands[band]), row
            while members:
                depth = [one for one in members if self._parent_in(one, members) is None]
                taken = depth or members
                members = [one for one in members if one not in taken]
                row = self._fill(taken, row)
            self.band_rows.append((band, first, row))

    def _band(self, one: ChartGroup) -> int:
        own = next(
            (at for at, (_title, _detail, tiers) in enumerate(_BANDS) if tiers & set(one.tiers)),
            _OTHERS,
        )
        if own != _OTHERS:
            return own
        partners = [self.known.get(other) for other in self._partners(one.id)]
        beside = [self._own_band(two) for two in partners if two is not None]
        if not beside:
            return own
        nearest = min(beside)
        return nearest if nearest != _OTHERS else self._beyond(one)

    def _own_band(self, one: ChartGroup) -> int:
        found = [at for at, (_t, _d, tiers) in enumerate(_BANDS) if tiers & set(one.tiers)]
        return min(found, default=_OTHERS)

    def _beyond(self, one: ChartGroup) -> int:
        """The band of a partner's partner: a group that meets in a joint group."""
        further = [
            self._own_band(self.known[three])
            for two in self._partners(one.id)
            for three in self._partners(two)
            if three in self.known
        ]
        return min(further, default=_OTHERS)

    def _partners(self, group_id: str) -> list[str]:
        return [
            one.other_id if one.one_id == group_id else one.one_id
            for one in self.joint
            if group_id in (one.one_id, one.other_id)
        ]

    def _parent_in(self, one: ChartGroup, members: list[ChartGroup]) -> ChartGroup | None:
        parent = self.known.get(one.parent_id or "")
        return parent if parent in members and parent is not one else None

    def _sorted(self, members: list[ChartGroup]) -> list[ChartGroup]:
        """Beside those that share a parent, from the left; who meets jointly comes after them."""

        def key(one: ChartGroup) -> tuple[bool, int, float, int]:
            joint = self._own_band(one) == _OTHERS and bool(self._partners(one.id))
            row, column = self.cells.get(one.parent_id or "", (0, 0.0))
            return (joint and not one.joint, int(joint), row * 100 + column, self.order[one.id])

        return sorted(members, key=key)

    def _fill(self, members: list[ChartGroup], row: int) -> int:
        """Put groups into rows from a row on, and return the row after them."""
        column = 0.0
        for one in members:
            chained = bool(self._partners(one.id)) and self._own_band(one) == _OTHERS and column > 0
            if chained:
                column += 0.5 if self.loose else 1.0
            if column > self.most - 1:
                row, column = row + 1, 0.0
            self.cells[one.id] = (row, column)
            column += 1
        return row + 1

    # -- lengths ---------------------------------------------------------------------------------

    def chart(self, labels: bool) -> Chart:
        """The drawing."""
        left = _LABELS if labels else _EDGE
        tops, bands = self._heights(labels)
        boxes = tuple(
            Box(one, left + self.cells[one.id][1] * _STEP, tops[self.cells[one.id][0]],
                *self.cells[one.id])
            for one in self.groups
        )  # fmt: skip
        right = max(one.left for one in boxes) + BOX_WIDTH + (_AFTER if labels else _EDGE)
        chart = Chart(right, bands[-1].top + bands[-1].height, tuple(bands), boxes)
        lines = tuple(self._lines(chart))
        return Chart(chart.width, chart.height, chart.bands, boxes, lines)

    def _heights(self, labels: bool) -> tuple[list[float], list[Band]]:
        """The top of each row, with room below it for a lane for each parent in it."""
        tops: list[float] = []
        bands: list[Band] = []
        y = 0.0
        for band, first, after in self.band_rows:
            top = y
            for row in range(first, after):
                y += _ABOVE if labels or tops else _EDGE
                tops.append(y)
                y += BOX_HEIGHT + max(0, len(self._lanes(row)) - 1) * _LANE
            y += _BELOW if band != self.band_rows[-1][0] or labels else _EDGE
            title, detail, _tiers = _BANDS[band]
            bands.append(Band(self._title(band, title), self._detail(band, detail), top, y - top))
        return tops, bands

    def _title(self, band: int, title: str) -> str:
        if band != 2:
            return title
        there = {tier for one in self.groups if self._band(one) == band for tier in one.tiers}
        if Tier.SERVICE not in there:
            return "ICT infrastructure"
        return title if Tier.INFRASTRUCTURE in there else "Service development"

    def _detail(self, band: int, detail: str) -> str:
        if band != 2 or detail:
            return detail
        title = self._title(band, _BANDS[band][0])
        return {"ICT infrastructure": "infrastructure, architecture",
                "Service development": "applications"}.get(title, "")  # fmt: skip

    def _lanes(self, row: int) -> list[str]:
        """The parents of a row, from the left: each has a lane of its own below the row."""
        parents = {one.parent_id for one in self.groups if one.parent_id in self.cells}
        parents |= {one.one_id for one in self.links if one.kind is LineKind.ALSO}
        mine = [
            one for one in parents if one is not None and self.cells.get(one, (-1, 0))[0] == row
        ]
        return sorted(mine, key=lambda one: self.cells[one][1])

    # -- lines -----------------------------------------------------------------------------------

    def _lines(self, chart: Chart) -> list[ChartLine]:
        found = []
        for one in self.groups:
            parent = chart.by_id.get(one.parent_id or "")
            if parent is not None and parent.group.id != one.id:
                points = self._way(chart, parent, chart.by_id[one.id])
                found.append(ChartLine(LineKind.PARENT, points, parent.group.id, one.id))
        for link in self.links:
            start, end = chart.by_id.get(link.one_id), chart.by_id.get(link.other_id)
            if start is None or end is None or start is end:
                continue
            if (
                link.kind is LineKind.JOINT
                and start.row == end.row
                and self._beside(chart, start, end)
            ):
                points = self._across(start, end)
            else:
                points = self._way(chart, start, end)
            found.append(ChartLine(link.kind, points, link.one_id, link.other_id))
        return found

    def _beside(self, chart: Chart, one: Box, other: Box) -> bool:
        low, high = sorted((one.left, other.left))
        return not any(box.row == one.row and low < box.left < high for box in chart.boxes)

    def _across(self, one: Box, other: Box) -> tuple[tuple[float, float], ...]:
        left, right = sorted((one, other), key=lambda box: box.left)
        y = left.top + BOX_HEIGHT / 2
        return ((left.left + BOX_WIDTH, y), (right.left, y))

    def _way(self, chart: Chart, start: Box, end: Box) -> tuple[tuple[float, float], ...]:
        """From below one box to above another, by its lane and, past other rows, by a gutter."""
        lanes = self._lanes(start.row)
        at = lanes.index(start.group.id) if start.group.id in lanes else 0
        lane = start.bottom + _ABOVE / 2 + at * _LANE
        above = end.top - _ABOVE / 2 + (_LANE if end.row != start.row + 1 else 0)
        if end.row == start.row + 1:
            if start.middle == end.middle:
                return ((start.middle, start.bottom), (end.middle, end.top))
            return (
                (start.middle, start.bottom), (start.middle, lane), (end.middle, lane),
                (end.middle, end.top),
            )  # fmt: skip
        gutter = end.left - _GUTTER / 2
        return (
            (start.middle, start.bottom), (start.middle, lane), (gutter, lane), (gutter, above),
            (end.middle, above), (end.middle, end.top),
        )  # fmt: skip


def columns_within(width: float, *, labels: bool = True) -> int:
    """How many groups have room beside one another."""
    taken = _LABELS + _AFTER if labels else 2 * _EDGE
    room = width - taken + _GUTTER
    return max(2, int(room // _STEP))
