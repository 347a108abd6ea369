"""A chart of groups on screen: arrow keys move, Enter opens, a box dragged onto another reports to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from egovdesk.documents.framework.chart import (
    BOX_HEIGHT,
    BOX_WIDTH,
    Box,
    Chart,
    ChartGroup,
    ChartLine,
    ChartLink,
    LineKind,
)
from egovdesk.documents.framework.layout import columns_within, lay_out
from ui import theme
from ui.item_models.segments import Icon
from ui.widgets import painting
from ui.widgets.chart_strokes import paint_chart_line, paint_words

_KEYS = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}
_ZOOMS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5)
_LEGEND = 40
_SIGNS = (
    (LineKind.PARENT, "reports to, and is ratified by"),
    (LineKind.JOINT, "meets jointly"),
    (LineKind.ALSO, "supports, or reports to as well"),
)


class ChartView(QAbstractScrollArea):
    """The chart. It speaks of groups by their ids."""

    current_changed = Signal(str)
    opened = Signal(str)
    #: A group that was dropped on another.
    dropped = Signal(str, str)

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        name: str = "Chart of the groups",
        labels: bool = True,
    ) -> None:
        super().__init__(parent)
        self._labels, self._zoom = labels, 1.0
        self._groups: list[ChartGroup] = []
        self._links: list[ChartLink] = []
        self.chart = Chart(0, 0)
        self.movable = True
        self._current = ""
        self._pressed: QPoint | None = None
        self._dragged, self._over = "", ""
        self._at = QPointF()
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(labels)
        theme.notices().changed.connect(self._arrange)

    # -- what is shown -------------------------------------------------------------------------

    def set_groups(self, groups: Sequence[ChartGroup], links: Sequence[ChartLink]) -> None:
        """Show other groups, and stay at the one that was current where it is still there."""
        self._groups, self._links = list(groups), list(links)
        if self._current not in {one.id for one in groups}:
            self._current = groups[0].id if groups else ""
        self._arrange()
        self._say()

    def current(self) -> str:
        """The group that keys act on."""
        return self._current

    def set_current(self, group_id: str) -> None:
        """Go to a group, and see that it is in sight."""
        if group_id in self.chart.by_id and group_id != self._current:
            self._current = group_id
            self._say()
            self.current_changed.emit(group_id)
        self._show_current()
        self.viewport().update()

    @property
    def zoom(self) -> float:
        """How large the chart is drawn; 1 is as the other words of the window."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Draw larger or smaller; more columns stand side by side in a smaller chart."""
        self._zoom = min(max(zoom, _ZOOMS[0]), _ZOOMS[-1])
        self._arrange()
        self._show_current()

    def zoom_by(self, steps: int) -> None:
        """The next larger or smaller size."""
        nearest = min(range(len(_ZOOMS)), key=lambda at: abs(_ZOOMS[at] - self._zoom))
        self.set_zoom(_ZOOMS[min(max(nearest + steps, 0), len(_ZOOMS) - 1)])

    def box_at(self, point: QPointF) -> Box | None:
        """The box under a point of the viewport."""
        inside = self._inside(point)
        for box in self.chart.boxes:
            if QRectF(box.left, box.top, BOX_WIDTH, BOX_HEIGHT).contains(inside):
                return box
        return None

    def rect_of(self, group_id: str) -> QRectF:
        """Where a group's box stands in the viewport."""
        box, scale = self.chart.by_id[group_id], self._scale
        origin = self._origin()
        return QRectF(
            origin.x() + box.left * scale, origin.y() + box.top * scale, BOX_WIDTH * scale,
            BOX_HEIGHT * scale,
        )  # fmt: skip

    # -- lengths -------------------------------------------------------------------------------

    @property
    def _scale(self) -> float:
        return theme.px(100) / 100 * self._zoom

    def _origin(self) -> QPointF:
        """Where the chart begins; one without the names of its bands stands in the middle."""
        spare = 0 if self._labels else self.viewport().width() - self._drawn().width()
        left = max(0, spare // 2) - self.horizontalScrollBar().value()
        return QPointF(left, -self.verticalScrollBar().value())

    def _inside(self, point: QPointF) -> QPointF:
        return (point - self._origin()) / self._scale

    def _arrange(self) -> None:
        columns = columns_within(self.viewport().width() / self._scale, labels=self._labels)
        self.chart = lay_out(self._groups, self._links, columns=columns, labels=self._labels)
        size, view = self._drawn(), self.viewport().size()
        for bar, whole, seen in (
            (self.horizontalScrollBar(), size.width(), view.width()),
            (self.verticalScrollBar(), size.height(), view.height()),
        ):
            bar.setPageStep(seen)
            bar.setSingleStep(theme.px(24))
            bar.setRange(0, max(0, whole - seen))
        self.viewport().update()

    def _drawn(self) -> QSize:
        legend = _LEGEND if self._labels and self._groups else 0
        scale = self._scale
        return QSize(round(self.chart.width * scale), round((self.chart.height + legend) * scale))

    def sizeHint(self) -> QSize:
        """The whole chart."""
        return self._drawn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let as many groups stand side by side as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _show_current(self) -> None:
        if self._current not in self.chart.by_id:
            return
        rect, room = self.rect_of(self._current), theme.px(24)
        for bar, low, high, seen in (
            (self.horizontalScrollBar(), rect.left(), rect.right(), self.viewport().width()),
            (self.verticalScrollBar(), rect.top(), rect.bottom(), self.viewport().height()),
        ):
            if low < room:
                bar.setValue(bar.value() + round(low - room))
            elif high > seen - room:
                bar.setValue(bar.value() + round(high - seen + room))

    # -- keys and mouse ------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from box to box, Enter opens, Home and End go to the first and last."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self._current:
            super().keyPressEvent(event)
        elif key in _KEYS:
            there = self.chart.beside(self._current, _KEYS[key])
            if there is not None:
                self.set_current(there)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self._current)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.set_current(self.chart.boxes[0 if key == Qt.Key.Key_Home else -1].group.id)
        elif key == Qt.Key.Key_Escape and self._dragged:
            self._let_go()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a group; it may be dragged from there."""
        box = self.box_at(event.position())
        if box is not None and event.button() is Qt.MouseButton.LeftButton:
            self.set_current(box.group.id)
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the group that was pressed; say what the box under the pointer is."""
        self._at = event.position()
        box = self.box_at(self._at)
        if self._pressed is None or not self.movable:
            self.viewport().setToolTip(box.group.spoken if box else "")
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if self._dragged or far >= QApplication.startDragDistance():
            self._dragged = self._current
            self._over = box.group.id if box and box.group.id != self._dragged else ""
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop the group that is dragged."""
        dragged, over = self._dragged, self._over
        self._let_go()
        if dragged and over:
            self.dropped.emit(dragged, over)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a group."""
        box = self.box_at(event.position())
        self._let_go()
        if box is not None:
            self.opened.emit(box.group.id)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel draw larger or smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def _let_go(self) -> None:
        self._pressed, self._dragged, self._over = None, "", ""
        self.viewport().unsetCursor()
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _say(self) -> None:
        box = self.chart.by_id.get(self._current)
        self.setAccessibleDescription(box.group.spoken if box else "No groups yet")

    # -- painting ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is in sight."""
        painter = QPainter(self.viewport())
        painter.translate(self._origin())
        self.draw(painter)
        if self._dragged:
            self._paint_dragged(painter)
        painter.end()

    def draw(self, painter: QPainter, scale: float | None = None) -> None:
        """Draw the chart, for the screen or the printer."""
        scale = scale or self._scale
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._labels:
            self._paint_bands(painter, scale)
        for line in self.chart.lines:
            paint_chart_line(painter, line, scale)
        for box in self.chart.boxes:
            self._paint_box(painter, box, scale)
        if self._labels and self._groups:
            self._paint_legend(painter, scale)

    def _paint_bands(self, painter: QPainter, scale: float) -> None:
        line = theme.px(17) * self._zoom
        for place, band in enumerate(self.chart.bands):
            top = (band.top + 30) * scale
            words = band.title.split(" and ") if len(band.title) > 24 else [band.title]
            said = [f"{words[0]} and", words[1]] if len(words) == 2 else words
            faces = [(one, "note600") for one in said] + [(band.detail, "note")]
            for at, (text, face) in enumerate(faces):
                rect = QRectF(0, top + at * line, 132 * scale, line)
                paint_words(painter, rect, text, "ink2", face, self._zoom)
            if place < len(self.chart.bands) - 1:
                y = (band.top + band.height) * scale
                painter.fillRect(QRectF(0, y, self._wide(scale), 1), theme.color("line"))

    def _wide(self, scale: float) -> float:
        return max(self.chart.width * scale, float(self.viewport().width()))

    def _paint_box(self, painter: QPainter, box: Box, scale: float) -> None:
        group = box.group
        rect = QRectF(box.left * scale, box.top * scale, BOX_WIDTH * scale, BOX_HEIGHT * scale)
        current = group.id == self._current and self.movable
        focused = current and self.hasFocus()
        ground = "tint" if focused else "desk2" if current else "paper" if group.kept else "pane"
        painter.setBrush(theme.color("tint2" if group.id == self._over else ground))
        pen = QPen(theme.color("petrol" if focused or group.joint else "rule"))
        pen.setWidthF(1.5 if focused or group.joint else 1.0)
        if group.joint and not focused:
            pen.setDashPattern([4, 3])
        elif not group.kept and not focused:
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        radius = theme.radius("row") * self._zoom
        painter.drawRoundedRect(rect.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)
        self._paint_words(painter, rect, group, scale)

    def _paint_words(
        self, painter: QPainter, rect: QRectF, group: ChartGroup, scale: float
    ) -> None:
        side, line = 12 * scale, 18 * scale
        lines = [(group.name, "ink", "heading"), (group.chair, "ink2", "note"),
                 (group.last, "amber" if group.amber else "ink2",
                  "note600" if group.amber else "note")]  # fmt: skip
        top = rect.top() + (rect.height() - 3 * line) / 2
        for at, (text, tone, face) in enumerate(lines):
            left = rect.left() + side
            if at == 2 and group.amber:
                mark = QRectF(left, top + at * line, 14 * scale, line)
                painting.paint_segment(painter, mark, Icon("triangle-alert", "amber_mark", size=13))
                left += 17 * scale
            place = QRectF(left, top + at * line, rect.right() - side / 2 - left, line)
            paint_words(painter, place, text, tone, face, self._zoom)

    def _paint_legend(self, painter: QPainter, scale: float) -> None:
        y, x = (self.chart.height + 8) * scale, 0.0
        rule = QRectF(0, self.chart.height * scale, self._wide(scale), 1)
        painter.fillRect(rule, theme.color("rule"))
        kinds, line = {one.kind for one in self.chart.lines}, 20 * scale
        for kind, words in _SIGNS:
            if kind in kinds:
                sign = ChartLine(kind, ((x / scale, (y + line / 2) / scale),
                                        (x / scale + 18, (y + line / 2) / scale)))  # fmt: skip
                paint_chart_line(painter, sign, scale)
                width = painting.text_width(words, "note") * self._zoom
                place = QRectF(x + 26 * scale, y, width + 4, line)
                paint_words(painter, place, words, "ink2", "note", self._zoom)
                x += 26 * scale + width + 24 * scale
        if any(one.amber for one in self._groups):
            mark = QRectF(x, y, 14 * scale, line)
            painting.paint_segment(painter, mark, Icon("triangle-alert", "amber_mark", size=13))
            place = QRectF(x + 18 * scale, y, 240 * scale, line)
            paint_words(painter, place, "differs from the model", "ink2", "note", self._zoom)

    def _paint_dragged(self, painter: QPainter) -> None:
        box, scale = self.chart.by_id[self._dragged], self._scale
        painter.setOpacity(0.75)
        at = self._at - self._origin()
        painter.translate(
            at.x() - (box.left + BOX_WIDTH / 2) * scale, at.y() - (box.top + 14) * scale
        )
        self._paint_box(painter, box, scale)
