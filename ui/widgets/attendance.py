"""Who is here, in one strip: a count against the quorum and a chip for each member."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import theme
from ui.item_models.segments import Line, Mark, MarkKind, Text
from ui.widgets import painting

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_SEAT = int(Qt.ItemDataRole.UserRole) + 1
_CHIP_ROW = 32
#: Qt's word for a height without bound.
_ENDLESS = 16_777_215


@dataclass(frozen=True, slots=True)
class Seat:
    """A member: `state` is `present`, `left`, `apologies`, `absent` or `expected`."""

    id: str
    number: int
    name: str
    note: str = ""
    state: str = "present"


#: Text, ground, edge and whether the edge is dashed.
_LOOKS: dict[str, tuple[str, str, str, bool]] = {
    "present": ("ink", "paper", "rule", False),
    "left": ("amber", "amber_ground", "amber_edge", False),
    "apologies": ("ink3", "pane", "rule", True),
    "absent": ("ink3", "pane", "rule", True),
    "expected": ("ink2", "pane", "rule", True),
}


class _Seats(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.seats: tuple[Seat, ...] = ()

    def set_seats(self, seats: Sequence[Seat]) -> None:
        same = [seat.id for seat in seats] == [seat.id for seat in self.seats]
        if same and seats:
            self.seats = tuple(seats)
            self.dataChanged.emit(self.index(0), self.index(len(seats) - 1))
            return
        self.beginResetModel()
        self.seats = tuple(seats)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.seats)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        seat = self.seats[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return seat.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = (f"Member {seat.number}", seat.name, seat.note, seat.state)
            return ", ".join(part for part in dict.fromkeys(said) if part)
        return seat if role == _SEAT else None


class _ChipDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        seat: Seat = index.data(_SEAT)
        width = painting.line_width(_chip_line(seat)) + theme.px(14)
        return QSize(round(width) + theme.px(7), theme.px(_CHIP_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        seat: Seat = index.data(_SEAT)
        view = self.parent()
        rect = QRectF(option.rect).adjusted(0, 0, -theme.px(7), 0)
        box = painting.centred(rect, theme.px(26))
        _tone, ground, edge, dashed = _LOOKS[seat.state]
        painter.save()
        focused = isinstance(view, QListView) and view.hasFocus() and view.currentIndex() == index
        radius = theme.radius("field")
        painting.paint_box(painter, box, radius, theme.color(ground))
        pen = QPen(theme.color("petrol" if focused else edge), 2 if focused else 1)
        if dashed and not focused:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        inset = theme.px(7)
        painting.paint_line(painter, box.adjusted(inset, 0, -inset + 2, 0), _chip_line(seat))
        painter.restore()


def _chip_line(seat: Seat) -> Line:
    tone = _LOOKS[seat.state][0]
    number = Text(str(seat.number), tone if tone == "amber" else "ink2", "note600")
    name = Text(seat.name, tone, "row")
    if not seat.note:
        return (number, name)
    note_tone = "ink2" if tone == "ink" else tone
    return (number, name, Text(seat.note, note_tone, "note"))


class _Chips(QListView):
    pressed_number = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_0
        if 0 <= digit <= 9 and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.pressed_number.emit(digit)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def lines(self, width: int) -> int:
        """How many lines the members take in a width."""
        lines, left = 1, 0
        for row in range(self.model().rowCount()):
            wide = self.sizeHintForIndex(self.model().index(row, 0)).width()
            if left and left + wide > width:
                lines, left = lines + 1, 0
            left += wide
        return lines


class _Count(QWidget):
    """The count, the bar with the quorum's mark, and whether there is one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.present, self.quorum, self.seats, self.whose = 0, 0, 0, ""

    @property
    def quorate(self) -> bool:
        return self.present >= self.quorum

    def sizeHint(self) -> QSize:
        fixed = theme.px(20 + 10 + 8 + 12)
        words = painting.text_width(self._first(), "heading")
        words += painting.line_width(self._last())
        return QSize(round(fixed + words + self._bar_width()), theme.height("attendance"))

    def words(self) -> Line:
        tone = "ink" if self.quorate else "red"
        return (Text(self._first(), tone, "heading"), *self._last())

    def _first(self) -> str:
        return f"{self.present} present"

    def _last(self) -> Line:
        if not self.quorum:
            return (Text("no quorum set", "ink2", "note"),)
        whose = f", {self.whose}" if self.whose else ""
        if self.quorate:
            return (Text(f"quorum {self.quorum}{whose}", "ink2", "note"), Mark(MarkKind.RATIFIED))
        short = Text(f"no quorum: {self.quorum} needed{whose}", "red", "note600")
        return (short, Mark(MarkKind.LATE))

    def _bar_width(self) -> float:
        return float(theme.px(8) * max(self.seats, self.quorum))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = float(theme.px(20))
        height = float(self.height())
        tone = "ink" if self.quorate else "red"
        text = Text(self._first(), tone, "heading")
        width = painting.text_width(text.text, "heading")
        painting.paint_text(painter, QRectF(left, 0, width + 2, height), text)
        left += width + theme.px(10)
        self._paint_bar(painter, left, height)
        left += self._bar_width() + theme.px(8)
        rest = QRectF(left, 0, self.width() - left, height)
        painting.paint_line(painter, rest, self._last())
        painter.end()

    def _paint_bar(self, painter: QPainter, left: float, height: float) -> None:
        step, wide, tall = theme.px(8), theme.px(5), theme.px(14)
        top = round((height - tall) / 2)
        tone = theme.color("petrol" if self.quorate else "red")
        for place in range(max(self.seats, self.quorum)):
            box = QRectF(round(left) + place * step, top, wide, tall)
            if place < self.present:
                painting.paint_box(painter, box, 1.5, tone)
            else:
                painting.paint_box(painter, box, 2, None, theme.color("field"), 1)
        x = round(left) + self.quorum * step - (step - wide) / 2
        if not self.quorum:
            return
        mark = QRectF(round(x) - 1, top - theme.px(4), theme.px(2), tall + theme.px(8))
        painter.fillRect(mark, theme.color("ink"))


class AttendanceStrip(QWidget):
    """F8, then a member's number, or arrows and Space; the screen decides what that changes."""

    seat_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Seats(self)
        self._count = _Count(self)
        self.chips = _Chips()
        self.chips.setModel(self._model)
        self.chips.setItemDelegate(_ChipDelegate(self.chips))
        self.chips.setFlow(QListView.Flow.LeftToRight)
        self.chips.setWrapping(True)
        self.chips.setResizeMode(QListView.ResizeMode.Adjust)
        self.chips.setAccessibleName("Attendance")
        self.chips.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.chips.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.chips.setProperty("ground", "pane")
        self.chips.clicked.connect(self._on_activated)
        self.chips.activated.connect(self._on_activated)
        self.chips.pressed_number.connect(self.choose_number)
        self.setFocusProxy(self.chips)
        self._tall = self._placed = False
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._count)
        self._row.addWidget(self.chips, 1)
        self._size()
        theme.notices().changed.connect(self._size)

    def set_tall(self, tall: bool) -> None:
        """Put the members under the count, on a page of their own."""
        self._tall = tall
        self._size()

    def _size(self) -> None:
        directions, px = QBoxLayout.Direction, theme.px
        self._row.setDirection(directions.TopToBottom if self._tall else directions.LeftToRight)
        self._row.setContentsMargins(0, 1, 0, 1)
        self._row.setSpacing(px(14))
        self._count.setFixedSize(self._count.sizeHint())
        self._fit()
        self.chips.scheduleDelayedItemsLayout()

    def _fit(self) -> None:
        """Give the members as many lines as they take."""
        if self._tall:
            self.chips.setMinimumHeight(theme.px(_CHIP_ROW))
            self.chips.setMaximumHeight(_ENDLESS)
            self.setMinimumHeight(0)
            self.setMaximumHeight(_ENDLESS)
            return
        room = self.width() - self._count.width() - self._row.spacing() - theme.px(8)
        lines = self.chips.lines(max(room, theme.px(160))) if self._placed else 1
        self.chips.setFixedHeight(lines * theme.px(_CHIP_ROW))
        self.setFixedHeight(theme.height("attendance") + (lines - 1) * theme.px(_CHIP_ROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the members again."""
        super().resizeEvent(event)
        self._placed = True
        self._fit()

    def set_members(self, seats: Sequence[Seat]) -> None:
        """Show the members in the order of their numbers."""
        self._model.set_seats(seats)
        self._fit()
        self.chips.scheduleDelayedItemsLayout()

    def set_quorum(self, present: int, quorum: int, seats: int, whose: str = "") -> None:
        """Count; losing the quorum is announced once, and so is finding it again."""
        was = self._count.quorate
        self._count.present, self._count.quorum, self._count.seats = present, quorum, seats
        self._count.whose = whose
        sentence = f"{present} present, quorum {quorum}" + (f", {whose}" if whose else "")
        self._count.setAccessibleName(sentence)
        self._count.setFixedSize(self._count.sizeHint())
        theme.set_property(self.chips, "ground", "pane" if self._count.quorate else "red")
        self.update()
        if was != self._count.quorate and self.isVisible():
            turned = "Quorum again" if self._count.quorate else "No quorum"
            event = QAccessibleAnnouncementEvent(self, f"{turned}: {sentence}")
            QAccessible.updateAccessibility(event)

    def words(self) -> Line:
        """The count on one line."""
        return self._count.words()

    def is_quorate(self) -> bool:
        """Tell whether enough are present."""
        return self._count.quorate

    def choose_number(self, number: int) -> None:
        """Choose the member with a number."""
        for place, seat in enumerate(self._model.seats):
            if seat.number == number:
                self.chips.setCurrentIndex(self._model.index(place))
                self.seat_chosen.emit(seat.id)

    def _on_activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self.seat_chosen.emit(self._model.seats[index.row()].id)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the strip; red when the quorum is lost."""
        painter = QPainter(self)
        lost = not self._count.quorate
        painter.fillRect(self.rect(), theme.color("red_ground" if lost else "pane"))
        edge = theme.color("red_edge" if lost else "rule")
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), edge)
        if not self._tall:
            x = self.chips.x() - theme.px(14)
            painter.fillRect(QRectF(x, theme.px(9), 1, self.height() - theme.px(18)), edge)
        painter.end()
