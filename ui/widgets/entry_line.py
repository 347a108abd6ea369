"""The entry line of the minutes: one sentence, shown part by part as it is understood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from egovdesk.records.entries import Entry, EntryKind, Known, entry_kind, read_entry
from ui import theme
from ui.item_models import public_screen
from ui.item_models.entries import parts_lines
from ui.item_models.segments import Gap, Key, Line, Segment, Tag, Text
from ui.widgets import painting
from ui.widgets.labels import SegmentLabel

_HINTS = {
    EntryKind.ACTION: "raman: circulate the costs by 31 oct",
    EntryKind.DECISION: "the outline business case be agreed",
    EntryKind.EXEMPT: "8: what was said of the prices",
    EntryKind.VOTE: "for 6 against 2 abstained 1",
    EntryKind.DECLARATION: "sykes 7: owns shares in the contractor, withdrew",
    EntryKind.MOVEMENT: "pemberton left 3.12",
}


def _keys(entry: Entry) -> Line:
    found: list[Segment] = []
    for key, words in (
        ("Enter", "add"), ("Tab", "correct a part"),
        *((("↓", "choose a name"),) if entry.choices else ()), ("Esc", "back to the minute"),
    ):  # fmt: skip
        found += [*([Gap(6)] if found else []), Key(key), Text(words, "ink2", "note")]
    return tuple(found)


_UNTOLD = "It was not added. The reason may say exempt words: Ctrl Shift H shows it."


def _hidden(entry: Entry) -> Entry:
    """An entry whose free words are not told, here or in what is said to be wrong with them."""
    return replace(
        entry,
        what=public_screen.HIDDEN if entry.what else "",
        who_words="hidden" if entry.who_words else "",
        due_problem="no such date" if entry.due_problem else "",
        problem="It cannot be added as it stands." if entry.problem else "",
    )


class EntryLine(QWidget):
    """One line to type in; below it, how each part was understood."""

    #: Enter: an Entry to add.
    accepted = Signal(object)
    #: Esc: back to the minute.
    cancelled = Signal()

    def __init__(self, ask_known: Callable[[], Known], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask_known = ask_known
        self._known = Known(date.min)
        self._kind = EntryKind.ACTION
        self._last = ""
        self._exempt = False
        self._refusal = ""
        self._build()
        self._lay_out()
        self._dress()
        self._on_typed()
        theme.notices().changed.connect(self._dress)
        public_screen.notices().changed.connect(self._show_entry)

    def _build(self) -> None:
        self.edit = QLineEdit()
        self.edit.setProperty("kind", "bare")
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._on_typed)
        self._tag = SegmentLabel()
        self._parts = SegmentLabel()
        self._more = SegmentLabel()
        self._keys = SegmentLabel()

    def _lay_out(self) -> None:
        self._row = QHBoxLayout()
        self._row.addWidget(self._tag)
        self._row.addWidget(self.edit, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._row)
        self._column.addSpacing(theme.px(6))
        self._column.addWidget(self._parts)
        self._column.addWidget(self._more)
        self._column.addWidget(self._keys)

    def _dress(self) -> None:
        px = theme.px
        self.edit.setFont(theme.font("prose16"))
        self._row.setSpacing(px(8))
        self._column.setContentsMargins(px(15), px(9), px(15), px(7))
        self._column.setSpacing(px(1))

    # --- what it holds -----------------------------------------------------------------------

    def open(
        self, kind: EntryKind | str = EntryKind.ACTION, text: str = "", *, exempt: bool = False
    ) -> None:
        """Begin an entry of a kind; in an exempt item whatever is entered is exempt."""
        self._known, self._exempt = self._ask_known(), exempt
        self._kind = EntryKind(kind)
        self.edit.setText(text)
        self._on_typed()
        self.show()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def reopen(self, sentence: str) -> None:
        """Bring back what was entered last, with the sentence that says why it was not added."""
        self.open(self._kind.value, self._last, exempt=self._exempt)
        self._refusal = sentence
        self._show_entry()

    def entry(self) -> Entry:
        """What the line says now."""
        return read_entry(self.edit.text(), self._known, self._kind)

    def _on_typed(self) -> None:
        self._refusal = ""
        self._show_entry()

    def _show_entry(self) -> None:
        asked = entry_kind(self.edit.text())
        if asked is not None:
            self._kind = asked
        entry = self.entry()
        self.edit.setPlaceholderText(_HINTS[entry.kind])
        self.edit.setAccessibleName(f"New {entry.kind.label.lower()}")
        unseen = (self._exempt or entry.kind is EntryKind.EXEMPT) and public_screen.is_on()
        mode = QLineEdit.EchoMode.Password if unseen else QLineEdit.EchoMode.Normal
        if self.edit.echoMode() != mode:
            self.edit.setEchoMode(mode)
        if unseen:
            entry = _hidden(entry)
        tag = "exempt" if self._exempt or entry.kind is EntryKind.EXEMPT else "tint"
        self._tag.set_line((Tag(entry.kind.label, tag),))
        if self._refusal:
            self._show_parts((Text(_UNTOLD if unseen else self._refusal, "red", "note500"),))
        else:
            self._show_parts(*parts_lines(entry, self._known))
        self._keys.set_line(_keys(entry))

    def _show_parts(self, first: Line = (), second: Line = ()) -> None:
        self._parts.set_line(first)
        self._more.set_line(second)
        self._more.setVisible(bool(second))
        said = (self._parts.accessibleName(), self._more.accessibleName())
        self.edit.setAccessibleDescription(", ".join(filter(None, said)))

    # --- keys --------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter adds, Tab goes through the parts, Down through names it may mean, Esc goes back."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.text().isdigit():
                return True  # the key of an outcome, not a word of the decision to come
            match Qt.Key(event.key()):
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._accept()
                    return True
                case Qt.Key.Key_Escape:
                    self.hide()
                    self.cancelled.emit()
                    return True
                case Qt.Key.Key_Tab:
                    self._select_part(1)
                    return True
                case Qt.Key.Key_Backtab:
                    self._select_part(-1)
                    return True
                case Qt.Key.Key_Down | Qt.Key.Key_Up if self.entry().choices:
                    self._choose_name(1 if event.key() == Qt.Key.Key_Down else -1)
                    return True
                case _:
                    pass
        return super().eventFilter(watched, event)

    def _accept(self) -> None:
        entry = self.entry()
        if entry.is_complete:
            self._last = self.edit.text()
            self.hide()
            self.edit.clear()
            self.accepted.emit(entry)
        elif entry.due_problem and entry.due_span:
            self.edit.setSelection(entry.due_span[0], entry.due_span[1] - entry.due_span[0])

    def _choose_name(self, step: int) -> None:
        """Put the next whole name in the place of one that may mean several people."""
        entry = self.entry()
        if entry.who_span is None:
            return
        start, end = entry.who_span
        name = entry.choices[0 if step > 0 else -1].name
        text = self.edit.text()
        self.edit.setText(f"{text[:start]}{name}{text[end:]}")
        self.edit.setSelection(start, len(name))

    def _select_part(self, step: int) -> None:
        """Select the next part, to type another; an action without a date is given room for one."""
        entry = self.entry()
        spans = entry.spans
        start = self.edit.selectionStart()
        now = next((at for at, span in enumerate(spans) if span[0] == start), None)
        if now == len(spans) - 1 and step > 0 and self._wants_date(entry):
            self.edit.setText(f"{self.edit.text().rstrip()} by ")
            return
        first = 0 if step > 0 else len(spans) - 1
        start, end = spans[first if now is None else (now + step) % len(spans)]
        self.edit.setSelection(start, end - start)

    @staticmethod
    def _wants_date(entry: Entry) -> bool:
        return entry.kind is EntryKind.ACTION and entry.is_complete and entry.due_span is None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, and the line within it."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        painting.paint_box(
            painter,
            box,
            theme.radius("note") + 2,
            theme.color("paper"),
            theme.color("petrol"),
            2,
        )
        inset = theme.px(12)
        y = self._parts.y() - theme.px(5)
        painter.fillRect(QRectF(inset, y, self.width() - 2 * inset, 1), theme.color("line"))
        painter.end()
