"""The palette: places, then commands with their shortcuts, then words in the record, as one types."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from egovdesk.documents.wording import short_date
from egovdesk.register import Register
from ui import icons, theme
from ui.commands import Command, shown_shortcut
from ui.context import Context
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Icon, Key, Line, Text, spans_of
from ui.menus import Menus
from ui.places import Place
from ui.widgets import painting
from ui.widgets.labels import Label, SegmentLabel
from ui.widgets.row_tree import RowList

_PLACES = (
    ("today", "Today", "sun"), ("calendar", "Calendar", "calendar-days"),
    ("actions", "Actions", "square-check"), ("decisions", "Decisions", "gavel"),
    ("plan", "Forward plan", "calendar-clock"),
    ("programme", "Investment programme", "list-ordered"), ("framework", "Governance framework", "network"),
    ("people", "People", "users-round"),
    ("papers", "Papers", "files"), ("statements", "IEG statements", "book-open-text"),
    ("standards", "Standards", "scale"),
    ("systems", "Common systems", "table-2"), ("selections", "Application selections", "scale"),
    ("strategies", "Strategies", "target"),
)  # fmt: skip
_ICONS = {
    "decision": "gavel", "action": "square-check", "person": "user-round", "group": "network",
    "paper": "file-text", "meeting": "calendar", "item": "list-ordered", "minute": "file-pen",
    "block": "file-pen", "standard": "scale", "selection": "scale",
    "project": "list-ordered", "section": "book-open-text",
}  # fmt: skip
_TITLES = {
    "group", "person", "meeting", "item", "decision", "paper", "standard", "selection", "project",
    "section",
}  # fmt: skip
_FOUND = re.compile("[\x02\x03]")
_KEYS: Line = (
    Key("↑"), Key("↓"), Text("move", "ink2", "note"), Key("Enter"), Text("open", "ink2", "note"),
    Key(">"), Text("commands only", "ink2", "note"), Key("Esc"), Text("close", "ink2", "note"),
)  # fmt: skip


def plain(text: str) -> str:
    """Found text without its marks."""
    return _FOUND.sub("", text)


class _Found(RowList):
    """What was found; the ring is on it while the clerk types above."""

    def hasFocus(self) -> bool:
        """Look focused: the arrows move here, whatever has the letters."""
        return True


class Palette(QWidget):
    """A floating panel over a darkened window."""

    def __init__(self, context: Context, menus: Menus, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._menus, self._window = context, menus, window
        self._opener = window.focusWidget()
        self._acts: dict[str, Callable[[], None]] = {}
        self.field = QLineEdit()
        self.field.setProperty("kind", "bare")
        self.field.setFont(theme.font("search"))
        self.field.setPlaceholderText("Find or go to…")
        self.field.setAccessibleName("Find a place, a command or words")
        self.list = _Found(name="Found", margin=8)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.lines = False
        self._found = Label("", "note", "ink2")
        self._panel = QWidget(self)
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=350)
        self._pause.timeout.connect(lambda: self._search(ranked=True))
        self.field.textChanged.connect(lambda _: self._on_typed())
        self.field.installEventFilter(self)
        self.list.clicked.connect(lambda _: self._choose())
        window.installEventFilter(self)

    def _lay_out(self) -> None:
        px = theme.px
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(px(50), px(11), px(18), px(11))
        head.addWidget(self.field)
        column.addLayout(head)
        column.addSpacing(1)
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(20), px(7), px(20), px(7))
        foot.addWidget(SegmentLabel(_KEYS), 1)
        foot.addWidget(self._found)
        column.addLayout(foot)

    def open(self) -> None:
        """Show the palette over the window."""
        self._menus.update_now()
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self._on_typed()

    def close_and_return(self) -> None:
        """Go, and give the focus back to what had it, if that is still there."""
        opener = self._opener
        self.close()
        # What has the focus again may write down what was typed, and be gone with its page for it.
        if opener is not None and isValid(opener):
            opener.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self) -> None:
        window = self._window
        self.setGeometry(window.rect())
        width = min(theme.px(700), window.width() - theme.px(40))
        height = min(theme.px(524), window.height() - theme.px(60))
        top = min(theme.px(93), (window.height() - height) // 2)
        self._panel.setGeometry((window.width() - width) // 2, top, width, height)

    # -- what is found -------------------------------------------------------------------------

    def _on_typed(self) -> None:
        self._search(ranked=False)
        self._pause.start()

    def _search(self, *, ranked: bool) -> None:
        typed = self.field.text().strip()
        only_commands = typed.startswith(">")
        words = typed.lstrip("> ").strip()
        self._acts = {}
        kept = self.list.current_id()
        places = [] if only_commands else self._places(words)
        hits, texts = ([], []) if only_commands or not words else self._hits(words, ranked)
        commands = self._commands(words) if words or only_commands else []
        rows = _section("Go to", (places + hits)[:8])
        rows += _section("Do", commands if only_commands else commands[:5])
        rows += _section("In the words of the record", texts)
        self.list.empty_text = f"Nothing is found for “{words}”." if words else ""
        self.list.set_rows(rows)
        choosable = [row.id for row in rows if not row.heading]
        if not (ranked and kept in choosable):
            kept = choosable[0] if choosable else None
        if kept:
            self.list.select_id(kept)
        self._found.setText(self._count(words) if words and not only_commands else "")

    def _count(self, words: str) -> str:
        count = self._context.register.search.count(words)
        return "1,000 or more found" if count >= 1000 else f"{count} found" if count else ""

    def _places(self, words: str) -> list[Row]:
        rows = []
        for kind, label, icon in _PLACES:
            if _matches(label, words):
                rows.append(self._row(f"place:{kind}", icon, label, "", words, Place(kind)))
        for group in self._context.register.groups.all() if words else ():
            if _matches(f"{group.name} {group.short_name} {group.prefix}", words):
                place = Place("group", group.id)
                rows.append(
                    self._row(f"place:{group.id}", "network", group.name, "group", words, place)
                )
        return rows

    def _commands(self, words: str) -> list[Row]:
        self._menus.update_now()
        # What is named so comes before what only stands in a menu of that name.
        named: list[Row] = []
        rows: list[Row] = []
        for command in self._menus.commands.values():
            if _matches(command.path, words) and not self._menus.reason(command):
                found = named if _matches(command.name, words) else rows
                found.append(self._command_row(command, words))
        return named + rows

    def _command_row(self, command: Command, words: str) -> Row:
        row_id = f"command:{command.id}"
        self._acts[row_id] = lambda: self._menus.run(command.id)
        line = (
            Icon(command.icon or "corner-down-right"),
            Text(command.name, found=spans_of(command.name, tuple(words.split()))),
        )
        keys = (Key(shown_shortcut(command.shortcut)),) if command.shortcut else ()
        return Row(row_id, Cell(line, trailing=keys), tip=command.tip)

    def _hits(self, words: str, ranked: bool) -> tuple[list[Row], list[Row]]:
        search = self._context.register.search
        found = search.ranked(words, 24) if ranked else search.as_typed(words, 24)
        titles: list[Row] = []
        texts: list[Row] = []
        for hit in found:
            place = place_of(self._context.register, hit.kind, hit.record_id, hit.meeting_id)
            if place is None or hit.kind == "group":
                continue
            row_id = f"hit:{hit.kind}:{hit.record_id}"
            title, note = self._told(hit.kind, plain(hit.title), hit.group_id, hit.on)
            exempt = "exempt" if hit.exempt else ""
            if "\x02" in hit.title and hit.kind in _TITLES:
                icon = _ICONS.get(hit.kind, "file-text")
                titles.append(self._row(row_id, icon, title, note, words, place, exempt))
            else:
                texts.append(self._text_row(row_id, hit.kind, title, note, plain(hit.snippet),
                                            words, place, exempt))  # fmt: skip
        return titles, texts[:10]

    def _told(
        self, kind: str, title: str, group_id: str | None, day: date | None
    ) -> tuple[str, str]:
        group = self._context.register.groups.maybe(group_id)
        parts = [group.label if group else "", short_date(day) if day else ""]
        if kind == "minute":
            return f"Minutes, {parts[0]}", parts[1]
        return title, ", ".join(part for part in parts if part)

    def _row(
        self, row_id: str, icon: str, title: str, note: str, words: str, place: Place,
        exempt: str = "",
    ) -> Row:  # fmt: skip
        self._acts[row_id] = lambda: self._context.go(place)
        line = _title_line(icon, title, note, words, exempt)
        return Row(row_id, Cell(line), exempt=exempt)

    def _text_row(
        self, row_id: str, kind: str, title: str, note: str, passage: str, words: str,
        place: Place, exempt: str,
    ) -> Row:  # fmt: skip
        self._acts[row_id] = lambda: self._context.go(place)
        icon = "lock" if exempt else _ICONS.get(kind, "file-text")
        line = (Text(title, "ink", "row"), Text(note, "ink2", "note", context=True))
        second = (Text(passage, "ink2", "note", spans_of(passage, tuple(words.split()))),)
        cell = Cell(line, second, lead=(Icon(icon),), lead_on_top=True)
        return Row(row_id, cell, exempt=exempt, height="row2")

    # -- keys ----------------------------------------------------------------------------------

    def _choose(self) -> None:
        act = self._acts.get(self.list.current_id() or "")
        if act is not None:
            self.close_and_return()
            act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size; let arrows move in the list while one types."""
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._take_key(event)
        elif event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self._place()
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close_and_return()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            pass
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        ids = [row.id for row in self.list.rows.all_rows() if not row.heading]
        if not ids:
            return
        current = self.list.current_id()
        here = ids.index(current) if current in ids else -1
        self.list.select_id(ids[(here + by) % len(ids)])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the panel closes it."""
        self.close_and_return()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Darken the window and paint the panel."""
        painter = QPainter(self)
        shade = QColor(theme.color("desk" if theme.is_dark() else "ink"))
        shade.setAlpha(95)
        painter.fillRect(self.rect(), shade)
        panel = QRectF(self._panel.geometry())
        radius = theme.radius("floating")
        painting.paint_box(painter, panel, radius, theme.color("paper"), theme.color("rule"))
        line = self.field.geometry().bottom() + theme.px(11) + self._panel.y()
        painter.fillRect(QRectF(panel.x(), line, panel.width(), 1), theme.color("rule"))
        foot = panel.bottom() - theme.px(34)
        painter.fillRect(QRectF(panel.x(), foot, panel.width(), 1), theme.color("rule"))
        size = theme.px(20)
        glass = QRectF(panel.x() + theme.px(19), panel.y() + theme.px(17), size, size)
        icons.paint(painter, "search", glass)
        painter.end()


def place_of(register: Register, kind: str, record_id: str, meeting_id: str | None) -> Place | None:
    """Where a thing that was found can be seen."""
    if kind in ("decision", "action", "paper", "standard", "selection"):
        return Place(f"{kind}s", select=record_id)
    if kind == "person":
        return Place("people", select=record_id)
    if kind in ("group", "meeting", "project"):
        return Place(kind, record_id)
    if kind == "section":
        section = register.sections.maybe(record_id)
        return Place("statement", section.statement_id, "write", record_id) if section else None
    if kind == "item":
        waits = Place("plan", select=record_id)
        return Place("meeting", meeting_id, select=record_id) if meeting_id else waits
    if kind in ("minute", "block") and meeting_id:
        block = register.blocks.maybe(record_id)
        return Place("meeting", meeting_id, "minute", block.item_id if block else record_id)
    return Place("meeting", meeting_id) if meeting_id else None


def _title_line(icon: str, title: str, note: str, words: str, exempt: str) -> Line:
    lit = spans_of(title, tuple(words.split()))
    lock: Line = (Icon("lock", "exempt", size=14),) if exempt else ()
    word: Line = (Text("exempt", "exempt", "note", context=True),) if exempt else ()
    shown = Text(title, "ink", "text", lit)
    return (Icon(icon), *lock, shown, Text(note, "ink2", "note", context=True), *word)


def _matches(text: str, words: str) -> bool:
    parts = text.lower().split()
    return all(any(part.startswith(word) for part in parts) for word in words.lower().split())


def _section(title: str, rows: list[Row]) -> list[Row]:
    if not rows:
        return []
    cell = Cell((Text(title, "ink2", "note500"),))
    return [Row(f"section:{title}", cell, heading="plain", height="row"), *rows]
