"""The left of the window: the council, the places, and the tree of groups with their next dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMoveEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from egovdesk.documents.wording import counted, municipal_year
from egovdesk.records.groups import Group
from egovdesk.register import Register
from ui import theme
from ui.brand import paint_mark
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Icon, Text
from ui.places import Place
from ui.widgets import painting
from ui.widgets.buttons import IconButton
from ui.widgets.sidebar import Sidebar, sidebar_heading, sidebar_row

WIDE, RAIL = 244, 52
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def near_date(day: date, today: date) -> str:
    """A date as the sidebar has room for: "21 Oct", with the year when it is far off."""
    year = f" {day.year % 100:02d}" if abs((day - today).days) > 300 else ""
    return f"{day.day} {_MONTHS[day.month - 1]}{year}"


def group_rows(register: Register) -> tuple[Row, ...]:
    """The groups that have not been dissolved, as a tree, each with its next date."""
    today = register.today
    dates = register.meetings.next_dates(today)
    living = [one for one in register.groups.all() if one.until_on is None or one.until_on >= today]
    known = {one.id for one in living}
    below: dict[str, list[Group]] = {}
    for one in living:
        below.setdefault(one.parent_id if one.parent_id in known else "", []).append(one)

    def row(group: Group) -> Row:
        day = dates.get(group.id)
        note = near_date(day, today) if day else "none"
        children = tuple(row(each) for each in below.get(group.id, []))
        return sidebar_row(f"group:{group.id}", group.label, note=note, children=children)

    return tuple(row(each) for each in below.get("", []))


def rail_rows(register: Register, warnings: int = 0) -> list[Row]:
    """The places that have an icon, without words; the tooltip names them."""
    late = register.actions.late_count(register.today)

    def row(row_id: str, label: str, icon: str, tone: str = "ink2") -> Row:
        return Row(row_id, Cell((Icon(icon, tone, says=label),)), height="sidebar", tip=label)

    words = f"Actions, {late} late" if late else "Actions"
    return [
        row("today", "Today", "sun"),
        row("calendar", "Calendar", "calendar-days"),
        row("actions", words, "square-check", "red_mark" if late else "ink2"),
        row("decisions", "Decisions", "gavel"),
        row("plan", "Forward plan", "calendar-clock"),
        row("programme", "Investment programme", "list-ordered"),
        row("statements", "IEG statements", "book-open-text"),
        row("framework", f"Governance framework{_differs(warnings)}", "network"),
        row("people", "People", "users-round"),
        row("papers", "Papers", "files"),
    ]


def _differs(warnings: int) -> str:
    return f", {counted(warnings, 'finding')}" if warnings else ""


def place_rows(register: Register, warnings: int = 0) -> list[Row]:
    """Every row of the sidebar; `warnings` is in how much the register differs from the framework."""
    late = register.actions.late_count(register.today)
    return [
        sidebar_row("today", "Today", icon="sun"),
        sidebar_row("calendar", "Calendar", icon="calendar-days"),
        sidebar_row(
            "actions", "Actions", icon="square-check",
            note=f"{late} late" if late else "", note_tone="red",
        ),
        sidebar_heading("groups", "Groups"),
        *group_rows(register),
        sidebar_heading("registers", "Registers"),
        sidebar_row("decisions", "Decisions", icon="gavel"),
        sidebar_row("plan", "Forward plan", icon="calendar-clock"),
        sidebar_row("programme", "Investment programme", icon="list-ordered"),
        sidebar_row("statements", "IEG statements", icon="book-open-text"),
        sidebar_row(
            "framework", "Governance framework", icon="network",
            note=str(warnings) if warnings else "",
        ),
        sidebar_row("people", "People", icon="users-round"),
        sidebar_row("papers", "Papers", icon="files"),
    ]  # fmt: skip


def row_of_place(place: Place, register: Register) -> str:
    """The sidebar's row for a place; a meeting and its pack stand under their group."""
    if place.kind == "group":
        return f"group:{place.id}"
    if place.kind in ("meeting", "pack"):
        meeting = register.meetings.maybe(place.id)
        return f"group:{meeting.group_id}" if meeting else ""
    return "statements" if place.kind == "statement" else place.kind


def place_of_row(row_id: str) -> Place:
    """The place that a row stands for."""
    kind, _, record_id = row_id.partition(":")
    return Place(kind, record_id)


class CouncilButton(QPushButton):
    """The council's name and municipal year; opens the menu of registers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._year, self._rail = "", "", False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_words(self, name: str, year: str) -> None:
        """Show a council."""
        self._name, self._year = name, year
        self.setAccessibleName(f"{name}, municipal year {year}")
        self.setToolTip(name)
        self.update()

    def set_rail(self, rail: bool) -> None:
        """Show the mark alone, or the words too."""
        self._rail = rail
        self.update()

    def sizeHint(self) -> QSize:
        """Give room for two lines."""
        return QSize(theme.px(RAIL), theme.px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark, the words and the arrows."""
        painter = QPainter(self)
        area = QRectF(self.rect())
        side = theme.px(22)
        left = (area.width() - side) / 2 if self._rail else theme.px(8)
        if self.hasFocus():
            ring = area.adjusted(1, 1, -1, -1)
            painting.paint_box(painter, ring, theme.radius("row"), None, theme.color("petrol"), 1.5)
        paint_mark(painter, QRectF(left, (area.height() - side) / 2, side, side))
        if not self._rail:
            self._paint_words(painter, area.adjusted(theme.px(40), 0, -theme.px(8), 0))
        painter.end()

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        painting.paint_line_right(painter, area, (Icon("chevrons-up-down"),))
        words = area.adjusted(0, theme.px(5), -theme.px(24), -theme.px(5))
        half = words.height() / 2
        top = QRectF(words.x(), words.y(), words.width(), half)
        painting.paint_text(painter, top, Text(self._name, "ink", "heading"))
        under = f"Municipal year {self._year}"
        painting.paint_text(painter, top.translated(0, half), Text(under, "ink2", "note"))


class SidePanel(QWidget):
    """The sidebar, 244 px wide or a rail of icons."""

    chosen = Signal(object)
    expand_clicked = Signal()
    #: Esc was pressed in it.
    left = Signal()

    def __init__(
        self,
        register: Register,
        warnings: Callable[[], int] = lambda: 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._register, self._warnings = register, warnings
        self.rail = False
        self.arranged = False
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "desk")
        self.council = CouncilButton()
        self.tree = Sidebar(name="Places and groups")
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.expand = IconButton("panel-left", "Show the whole sidebar", shortcut="F9")
        self.expand.clicked.connect(lambda _checked=False: self.expand_clicked.emit())
        self.tree.chosen.connect(lambda row: self.chosen.emit(place_of_row(row)))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.expand)
        foot.addStretch(1)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(8), 0, theme.px(8), 0)
        head.addWidget(self.council)
        self._head = head
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(4), 1, theme.px(8))
        column.setSpacing(theme.px(4))
        column.addLayout(head)
        column.addWidget(self.tree, 1)
        column.addLayout(foot)
        theme.notices().changed.connect(self._size)

    def arrange(self, rail: bool) -> None:
        """Be a rail or whole, if it is not so already."""
        if self.rail != rail or not self.arranged:
            self.arranged = True
            self.set_rail(rail)

    def refresh(self) -> None:
        """Read the groups, their dates and the late actions again."""
        council = self._register.authority
        year = municipal_year(council.municipal_year(self._register.today))
        self.council.set_words(council.name, year)
        make = rail_rows if self.rail else place_rows
        self.tree.set_rows(make(self._register, self._warnings()))
        self.tree.set_rail(self.rail)

    def set_place(self, place: Place) -> None:
        """Show where the window is."""
        self.tree.set_current(row_of_place(place, self._register))

    def set_rail(self, rail: bool) -> None:
        """Be a rail of icons, or the whole sidebar."""
        self.rail = rail
        self._size()
        self.council.set_rail(rail)
        self.expand.setVisible(rail)
        self.refresh()

    def _size(self) -> None:
        beside = 0 if self.rail else theme.px(8)
        self.setFixedWidth(theme.px(RAIL if self.rail else WIDE))
        self._head.setContentsMargins(beside, 0, beside, 0)
        self.council.updateGeometry()

    def holds_focus(self) -> bool:
        """Whether the keyboard is in it."""
        focus = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say when Esc leaves it."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def on_council(self, act: Callable[[], None]) -> None:
        """Say what the council's button does."""
        self.council.clicked.connect(lambda _checked=False: act())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the desk and the line at its right."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("desk"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.color("rule"))
        painter.end()


class SideRoom(QWidget):
    """The room that the sidebar has beside the page; where it is wider, it lies over the page."""

    def __init__(self, side: SidePanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._over = False
        theme.notices().changed.connect(self._size)

    def give(self, *, over: bool) -> None:
        """Have the room of the sidebar, or of its icons where it lies over the page."""
        self._over = over
        self._size()

    def _size(self) -> None:
        self.setFixedWidth(theme.px(RAIL) if self._over else self._side.width())
        self._place()

    def _place(self) -> None:
        if self._side.parentWidget() is not self.parentWidget():
            self._side.setParent(self.parentWidget())
        self._side.setGeometry(self.x(), self.y(), self._side.width(), self.height())
        self._side.show()
        self._side.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the sidebar where its room is."""
        super().resizeEvent(event)
        self._place()

    def moveEvent(self, event: QMoveEvent) -> None:
        """The same."""
        super().moveEvent(event)
        self._place()
