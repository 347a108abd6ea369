"""The notice ruler: a row per meeting, from today over the day its agenda must go out to the meeting.

A list of rows like any other, so that keys and screen readers find in it what the eye does; the
delegate paints the time between the name at the left and the words at the right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyleOptionViewItem, QVBoxLayout, QWidget

from ui import theme
from ui.item_models.roles import Role
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, MarkKind, Text
from ui.widgets import painting
from ui.widgets.marks import paint_mark
from ui.widgets.row_tree import RowList
from ui.widgets.rows import RowDelegate, manner_of, paint_cell

_NAMES, _WORDS, _DAY = 285, 184, 22
_LEAST_WEEKS = 3
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FRIDAY = 4


@dataclass(frozen=True)
class Span:
    """A meeting on the ruler: what its row says, and its days.

    `issued_on` is None until the agenda is out; `tone` is `petrol`, or `amber` or `red` where
    something is missing; a joint meeting is outlined.
    """

    row: Row
    issue_by: date | None
    held_on: date
    issued_on: date | None = None
    tone: str = "petrol"
    joint: bool = False


@dataclass(frozen=True)
class Scale:
    """The weekdays shown, and where each stands between two edges."""

    days: tuple[date, ...]
    left: float
    right: float

    @property
    def step(self) -> float:
        """The width of a day."""
        return (self.right - self.left) / max(1, len(self.days))

    def middle(self, day: date) -> float:
        """The middle of a day's column; beyond the edge it is the edge."""
        if day <= self.days[0]:
            return self.left + (self.step / 2 if day == self.days[0] else 0)
        past = sum(1 for one in self.days if one <= day)
        return min(self.right, self.left + (past - 0.5) * self.step)

    def end(self, day: date) -> float:
        """The right edge of a day's column."""
        return min(self.right, self.middle(day) + self.step / 2)

    def holds(self, day: date) -> bool:
        """Whether a day is on the ruler."""
        return self.days[0] <= day <= self.days[-1]


def weekdays(first: date, count: int) -> tuple[date, ...]:
    """So many weekdays from the Monday of a day's week."""
    monday = first - timedelta(days=first.weekday())
    found: list[date] = []
    day = monday
    while len(found) < count:
        if day.weekday() <= _FRIDAY:
            found.append(day)
        day += timedelta(days=1)
    return tuple(found)


class Ruler(QWidget):
    """The weeks over the rows, and under them what the signs mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today = date.today()
        self.days: tuple[date, ...] = weekdays(self.today, 26)
        self.closed: frozenset[date] = frozenset()
        self.head = _Head(self)
        self.list = RulerList(self)
        self.list.refolded.connect(self._fit)
        self.legend = _Legend()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.list, self.legend):
            column.addWidget(part)
        self._most = 7

    def set_spans(
        self, today: date, spans: Sequence[Span], closed: frozenset[date] = frozenset()
    ) -> None:
        """Show meetings from the week of `today` on; `closed` are bank holidays."""
        self.today, self.closed = today, closed
        self.list.set_spans(spans)
        self._fit()

    def set_most(self, rows: int) -> None:
        """How many rows are in sight at most; the others are scrolled to."""
        if rows != self._most:
            self._most = rows
            self._fit()

    def scale(self, width: float, inset: float, *, folded: bool = False) -> Scale:
        """The days that there is room for in a width of which `inset` is free at both ends."""
        if folded:
            left = inset + min(self.list.widest() + theme.px(20), width / 2)
            right = width - inset
        else:
            left = inset + theme.px(_NAMES)
            right = width - inset - theme.px(_WORDS)
        weeks = 5 if right - left >= 26 * theme.px(_DAY) else _LEAST_WEEKS
        count = weeks * 5 + 1 if weeks == 5 else weeks * 5
        return Scale(weekdays(self.today, count), left, max(left + 1, right))

    def _fit(self) -> None:
        rows = min(self._most, self.list.rows.rowCount())
        height = theme.height("row2" if self.list.folded else "row")
        self.list.setFixedHeight(rows * height + 1)
        self.legend.setVisible(not self.list.folded)
        self.setVisible(rows > 0)
        self.head.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint the head for the new width too."""
        super().resizeEvent(event)
        self.head.update()


class RulerList(RowList):
    """The rows; where days would be too narrow to read, the words stand under the names."""

    def __init__(self, ruler: Ruler) -> None:
        self.ruler = ruler
        super().__init__(ruler, name="Notice of meetings")
        self.spans: dict[str, Span] = {}
        self.setItemDelegate(_SpanDelegate(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def set_spans(self, spans: Sequence[Span]) -> None:
        """Show other meetings."""
        self.spans = {one.row.id: one for one in spans}
        self.set_rows([one.row for one in spans])

    def wants_fold(self) -> bool:
        """Whether there is too little room for three weeks between names and words."""
        taken = _NAMES + _WORDS + 2 * theme.OVERHANG + _LEAST_WEEKS * 5 * _DAY
        return self.width() < theme.px(taken)

    def widest(self) -> float:
        """The width of the widest name or words."""
        cells = [row.cell for row in self.rows.all_rows()]
        lines = [line for cell in cells for line in (cell.line, cell.trailing)]
        return max((painting.line_width(line) for line in lines), default=0)

    def scale(self) -> Scale:
        """The days as the head above shows them."""
        return self.ruler.scale(
            self.viewport().width(), theme.px(theme.OVERHANG), folded=self.folded
        )


class _SpanDelegate(RowDelegate):
    """Paints the name, the time and the words."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        view = self.parent()
        assert isinstance(view, RulerList)
        span = view.spans.get(index.data(Role.ID))
        if span is None:
            return
        scale, rect = view.scale(), QRectF(option.rect)
        manner, cell = manner_of(option, index), span.row.cell
        painter.save()
        painter.setClipRect(option.rect)
        names = QRectF(rect.left() + theme.px(theme.OVERHANG), rect.top(), 0, rect.height())
        names.setRight(scale.left - theme.px(12))
        _paint_columns(painter, scale, rect, view.ruler)
        under = cell.trailing if view.folded else ()
        paint_cell(painter, names, Cell(line=cell.line, second=under), manner)
        _paint_span(painter, scale, rect, span, view.ruler.today)
        if not view.folded:
            words = QRectF(scale.right + theme.px(14), rect.top(), theme.px(_WORDS), rect.height())
            painting.paint_line(painter, words.adjusted(0, 0, 0, -1), cell.trailing, manner)
        painter.restore()


def _paint_columns(painter: QPainter, scale: Scale, rect: QRectF, ruler: Ruler) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for at, day in enumerate(scale.days):
        left = scale.left + at * scale.step
        column = QRectF(left, rect.top(), scale.step, rect.height() - 1)
        if day == ruler.today:
            painter.fillRect(column, theme.color("tint"))
        elif day in ruler.closed:
            painter.fillRect(column, theme.color("sunk"))
        if day.weekday() == 0 and at:
            painter.fillRect(QRectF(round(left), rect.top(), 1, rect.height()), theme.color("line"))


def _paint_span(painter: QPainter, scale: Scale, rect: QRectF, span: Span, today: date) -> None:
    middle = rect.center().y() - 0.5
    block = theme.px(21)
    held = scale.middle(span.held_on)
    seen = scale.holds(span.held_on)
    stop = held - block / 2 if seen else scale.right
    gone_out = span.issued_on or span.issue_by
    if gone_out is not None:
        tick = scale.end(gone_out)
        if span.issued_on is None:
            _paint_way(painter, scale.middle(today), tick, middle, span.tone)
        elif scale.holds(span.issued_on):
            left = scale.middle(span.issued_on)
            paint_mark(painter, QPointF(left, middle), MarkKind.RATIFIED)
        _paint_notice(painter, QRectF(tick, middle - theme.px(6), stop - tick, theme.px(12)))
        tone = "green_mark" if span.issued_on else _mark_tone(span.tone)
        if gone_out >= scale.days[0]:
            painter.fillRect(
                QRectF(round(tick) - 1, middle - theme.px(9), 2, theme.px(18)), theme.color(tone)
            )
    if seen:
        _paint_block(painter, QPointF(held, middle), block, span)


def _mark_tone(tone: str) -> str:
    return f"{tone}_mark" if tone in ("amber", "red") else tone


def _paint_way(painter: QPainter, start: float, end: float, middle: float, tone: str) -> None:
    """The time that is left until the agenda must be out."""
    if end > start:
        way = QRectF(start, round(middle) - 1, end - start, 2)
        painter.fillRect(way, theme.color(_mark_tone(tone)))


def _paint_notice(painter: QPainter, box: QRectF) -> None:
    if box.width() <= 0:
        return
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.fillRect(box, theme.color("desk2"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("rule"), 1))
    step, left = theme.px(6), box.left() - box.height()
    while left < box.right():
        painter.drawLine(QPointF(left, box.bottom()), QPointF(left + box.height(), box.top()))
        left += step
    painter.restore()


def _paint_block(painter: QPainter, at: QPointF, side: float, span: Span) -> None:
    box = QRectF(round(at.x() - side / 2), round(at.y() - side / 2), side, side)
    ink, paper = theme.color("ink"), theme.color("paper")
    painting.paint_box(
        painter, box, theme.px(4), paper if span.joint else ink, ink if span.joint else None, 1.5
    )
    words = str(span.held_on.day)
    width = painting.text_width(words, "heading")
    place = QRectF(box.center().x() - width / 2, box.top(), width + 2, box.height())
    painting.paint_text(painter, place, Text(words, "ink" if span.joint else "paper", "heading"))


class _Head(QWidget):
    """The weeks and the days over the rows."""

    def __init__(self, ruler: Ruler) -> None:
        super().__init__(ruler)
        self._ruler = ruler
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(theme.px(400), theme.px(42))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the weeks, the days, and the rule under them."""
        painter = QPainter(self)
        scale = self._ruler.list.scale()
        inset, line = theme.px(theme.OVERHANG), theme.px(18)
        for at, day in enumerate(scale.days):
            left = scale.left + at * scale.step
            if day.weekday() == 0:
                words = f"w/c {day.day} {_MONTHS[day.month - 1]}"
                place = QRectF(left + theme.px(5), theme.px(2), 5 * scale.step, line)
                painting.paint_text(painter, place, Text(words, "ink2", "note"))
            self._paint_day(painter, day, QRectF(left, theme.px(21), scale.step, line))
        rule = QRectF(inset, self.height() - 1, self.width() - 2 * inset, 1)
        painter.fillRect(rule, theme.color("rule"))
        painter.end()

    def _paint_day(self, painter: QPainter, day: date, rect: QRectF) -> None:
        today = day == self._ruler.today
        if today:
            side = theme.px(22)
            box = QRectF(rect.center().x() - side / 2, rect.top() + 1, side, rect.height() - 2)
            painting.paint_box(painter, box, theme.px(4), theme.color("petrol"))
        words = str(day.day)
        face = "note600" if today else "note"
        width = painting.text_width(words, face)
        place = QRectF(rect.center().x() - width / 2, rect.top(), width + 2, rect.height())
        tone = "on_petrol" if today else "ink3" if day in self._ruler.closed else "ink2"
        painting.paint_text(painter, place, Text(words, tone, face))


class _Legend(QWidget):
    """What the signs mean, in the middle under the rows."""

    _SIGNS = ("agenda must go out", "clear days of notice", "meeting")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Signs: " + ", ".join(self._SIGNS))

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(theme.px(400), theme.px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint each sign beside its words."""
        painter = QPainter(self)
        sign, gap = theme.px(22), theme.px(20)
        widths = [painting.text_width(words, "note") for words in self._SIGNS]
        left = (self.width() - sum(widths) - len(widths) * (sign + theme.px(8)) - 2 * gap) / 2
        middle = self.height() / 2
        for words, width in zip(self._SIGNS, widths, strict=True):
            self._paint_sign(painter, words, QRectF(left, middle - theme.px(6), sign, theme.px(12)))
            left += sign + theme.px(8)
            place = QRectF(left, 0, width + 2, self.height())
            painting.paint_text(painter, place, Text(words, "ink2", "note"))
            left += width + gap
        painter.end()

    def _paint_sign(self, painter: QPainter, words: str, box: QRectF) -> None:
        if words == self._SIGNS[0]:
            _paint_way(painter, box.left(), box.right(), box.center().y(), "petrol")
            tick = QRectF(box.right() - 2, box.top() - 2, 2, box.height() + 4)
            painter.fillRect(tick, theme.color("petrol"))
        elif words == self._SIGNS[1]:
            _paint_notice(painter, box)
        else:
            side = theme.px(12)
            place = QRectF(box.right() - side, box.top(), side, side)
            painting.paint_box(painter, place, theme.px(3), theme.color("ink"))
