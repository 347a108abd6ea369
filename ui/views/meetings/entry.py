"""The entry line: an action in one sentence, understood before Enter."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.item_models.segments import Gap, Key, Line, Tag, Text
from ui.widgets import painting
from ui.widgets.labels import SegmentLabel

_BY = re.compile(r"^(.*\S)\s+(?:by|before|on)\s+(\S.*)$", re.IGNORECASE)


@dataclass(frozen=True)
class Understood:
    """What an entry says: who (a person or words), what, and by when."""

    person_id: str = ""
    who: str = ""
    what: str = ""
    due: date | None = None


def understand(
    text: str, people: Sequence[tuple[str, str]], parse_date: Callable[[str], date]
) -> Understood:
    """Read "raman: circulate costs by 31 oct"; the nearest people come first and win."""
    who, _, rest = text.partition(":")
    person_id = name = ""
    if rest.strip() and len(who.split()) <= 4:
        person_id, name = _person(who, people)
        text = rest
    due = None
    found = _BY.match(text.strip())
    if found:
        try:
            due = parse_date(found[2].rstrip("."))
            text = found[1]
        except ValueError:
            due = None
    what = text.strip()
    return Understood(person_id, name, what[:1].upper() + what[1:], due)


def _person(words: str, people: Sequence[tuple[str, str]]) -> tuple[str, str]:
    folded = words.casefold().split()
    for key, name in people:
        own = name.casefold().split()
        if folded and all(any(each.startswith(word) for each in own) for word in folded):
            return key, name
    return "", words.strip()


class EntryLine(QWidget):
    """One line to type in; below it, how each part was understood."""

    entered = Signal(object)
    left = Signal()

    def __init__(
        self,
        people: Callable[[], Sequence[tuple[str, str]]],
        parse_date: Callable[[str], date],
    ) -> None:
        super().__init__()
        self._people, self._parse = people, parse_date
        self._known: Sequence[tuple[str, str]] = ()
        self.edit = QLineEdit()
        self.edit.setProperty("kind", "bare")
        self.edit.setAccessibleName("New action: who, what and by when")
        self.edit.setPlaceholderText("raman: circulate the costs by 31 oct")
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._show)
        self._said = SegmentLabel()
        keys: Line = (Key("Enter"), Text("add", "ink2", "note"), Gap(2), Key("Esc"),
                      Text("back to the minute", "ink2", "note"))  # fmt: skip
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addWidget(SegmentLabel((Tag("Action", "tint"),)))
        row.addWidget(self.edit, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(15), theme.px(8), theme.px(15), theme.px(7))
        column.setSpacing(theme.px(3))
        column.addLayout(row)
        column.addSpacing(theme.px(6))
        column.addWidget(self._said)
        column.addWidget(SegmentLabel(keys))
        self._dress()
        theme.notices().changed.connect(self._dress)

    def _dress(self) -> None:
        self.edit.setFont(theme.font("prose16"))

    def open(self) -> None:
        """Begin an entry."""
        self._known = self._people()
        self.edit.clear()
        self._show("")
        self.show()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def understood(self) -> Understood:
        """What the line says now."""
        return understand(self.edit.text(), self._known, self._parse)

    def _show(self, _text: str) -> None:
        said = self.understood()
        parts: list[Text | Gap] = [Text("Who", "ink2", "note")]
        known = "ink" if said.person_id else "amber"
        who = said.who if said.who else "nobody yet"
        parts.append(Text(who if said.person_id or not said.who else f"{who} (not in the register)",
                          known if said.who else "ink2", "note600"))  # fmt: skip
        parts += [Gap(2), Text("What", "ink2", "note")]
        parts.append(Text(said.what or "nothing yet", "ink" if said.what else "ink2", "note600"))
        due = f"{said.due:%a} {said.due.day} {said.due:%b %Y}" if said.due else "no date"
        parts += [Gap(2), Text("Due", "ink2", "note")]
        parts.append(Text(due, "ink" if said.due else "ink2", "note600"))
        self._said.set_line(tuple(parts))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter adds, Esc goes back."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                said = self.understood()
                if said.what:
                    self.hide()
                    self.entered.emit(said)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and the line within it."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        ink = theme.color("petrol")
        painting.paint_box(painter, box, theme.radius("note") + 2, theme.color("paper"), ink, 2)
        y = self._said.y() - theme.px(5)
        wide = self.width() - theme.px(26)
        painter.fillRect(QRectF(theme.px(13), y, wide, 1), theme.color("line"))
        painter.end()
