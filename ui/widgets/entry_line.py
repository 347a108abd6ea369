"""The entry line of the minutes: one sentence, shown part by part as it is understood."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from egovdesk.records.entries import Entry, EntryKind, Someone, Span, entry_kind, read_entry
from ui import theme
from ui.item_models.segments import Gap, Key, Line, Segment, Tag, Text
from ui.widgets import painting
from ui.widgets.labels import SegmentLabel

_HINTS = {
    EntryKind.ACTION: "raman: circulate the costs by 31 oct",
    EntryKind.DECISION: "the outline business case be agreed",
    EntryKind.EXEMPT: "8: what was said of the prices",
    EntryKind.VOTE: "6 for, 2 against, 1 abstention",
    EntryKind.DECLARATION: "sykes: owns shares in the contractor",
}
_KEYS: Line = (
    Key("Enter"),
    Text("add", "ink2", "note"),
    Gap(6),
    Key("Tab"),
    Text("correct a part", "ink2", "note"),
    Gap(6),
    Key("Esc"),
    Text("back to the minute", "ink2", "note"),
)
_People = Callable[[], tuple[Sequence[Someone], Sequence[Someone]]]


def short_day(day: date) -> str:
    """A due date with its weekday, which a clerk checks first: "Fri 31 Oct 2003"."""
    return f"{day:%a} {day.day} {day:%b} {day.year}"


def parts_line(entry: Entry) -> Line:
    """How an entry is understood, as segments."""
    line: list[Segment] = []
    if entry.kind.has_person:
        line += [Text("Who", "ink2", "note"), _who(entry), Gap(7)]
    if entry.kind is EntryKind.EXEMPT:
        ground = f"paragraph {entry.ground}" if entry.ground else "none set"
        line += [Text("Ground", "ink2", "note"), _said(ground, bool(entry.ground)), Gap(7)]
    what = "Resolved that" if entry.kind is EntryKind.DECISION else "What"
    line += [Text(what, "ink2", "note"), _said(entry.what or "nothing yet", bool(entry.what))]
    if entry.votes is not None:
        line += [Gap(7), *_votes(entry)]
    if entry.kind is EntryKind.ACTION:
        line += [Gap(7), Text("Due", "ink2", "note"), _due(entry)]
    return tuple(line)


def _said(words: str, known: bool) -> Text:
    return Text(words, "ink", "note600") if known else Text(words, "ink3", "note500")


def _who(entry: Entry) -> Text:
    if entry.who is not None:
        return Text(entry.who.name, "ink", "note600")
    if entry.choices:
        names = " or ".join(one.name for one in entry.choices[:3])
        return Text(f"{names}?", "amber", "note600")
    if entry.who_words:
        return Text(f"“{entry.who_words}”, not in the register", "amber", "note600")
    return _said("nobody yet", False)


def _due(entry: Entry) -> Text:
    if entry.due is not None:
        return Text(short_day(entry.due), "ink", "note600")
    if entry.due_problem:
        return Text(entry.due_problem, "red", "note500")
    return _said("none set", False)


def _votes(entry: Entry) -> list[Segment]:
    assert entry.votes is not None
    counted = (
        ("For", entry.votes.votes_for),
        ("Against", entry.votes.against),
        ("Abstained", entry.votes.abstained),
    )
    line: list[Segment] = []
    for label, count in counted:
        if count is not None:
            line += [Text(label, "ink2", "note"), Text(str(count), "ink", "note600")]
    return line


class EntryLine(QWidget):
    """One line to type in; below it, how each part was understood."""

    #: Enter: an Entry to add.
    accepted = Signal(object)
    #: Esc: back to the minute.
    cancelled = Signal()

    def __init__(
        self, people: _People, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._people, self._today = people, today
        self._room: Sequence[Someone] = ()
        self._register: Sequence[Someone] = ()
        self._kind = EntryKind.ACTION
        self._last = ""
        self._build()
        self._lay_out()
        self._dress()
        self._on_typed()
        theme.notices().changed.connect(self._dress)

    def _build(self) -> None:
        self.edit = QLineEdit()
        self.edit.setProperty("kind", "bare")
        self.edit.setMaxLength(4000)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._on_typed)
        self._tag = SegmentLabel()
        self._parts = SegmentLabel()
        self._keys = SegmentLabel(_KEYS)

    def _lay_out(self) -> None:
        self._row = QHBoxLayout()
        self._row.addWidget(self._tag)
        self._row.addWidget(self.edit, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._row)
        self._column.addSpacing(theme.px(6))
        self._column.addWidget(self._parts)
        self._column.addWidget(self._keys)

    def _dress(self) -> None:
        px = theme.px
        self.edit.setFont(theme.font("prose16"))
        self._row.setSpacing(px(8))
        self._column.setContentsMargins(px(15), px(9), px(15), px(7))
        self._column.setSpacing(px(1))

    # --- what it holds -----------------------------------------------------------------------

    def open(self, kind: EntryKind | str = EntryKind.ACTION, text: str = "") -> None:
        """Begin an entry of a kind."""
        self._room, self._register = self._people()
        self._kind = EntryKind(kind)
        self.edit.setText(text)
        self._on_typed()
        self.show()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def reopen(self, sentence: str) -> None:
        """Bring back what was entered last, with the sentence that says why it was not added."""
        self.open(self._kind.value, self._last)
        self._parts.set_line((Text(sentence, "red", "note500"),))
        self.edit.setAccessibleDescription(sentence)

    def entry(self) -> Entry:
        """What the line says now."""
        return read_entry(
            self.edit.text(),
            today=self._today(),
            room=self._room,
            register=self._register,
            kind=self._kind,
        )

    def _on_typed(self) -> None:
        asked = entry_kind(self.edit.text())
        if asked is not None:
            self._kind = asked
        entry = self.entry()
        self.edit.setPlaceholderText(_HINTS[entry.kind])
        self.edit.setAccessibleName(f"New {entry.kind.label.lower()}")
        tag = "exempt" if entry.kind is EntryKind.EXEMPT else "tint"
        self._tag.set_line((Tag(entry.kind.label, tag),))
        self._parts.set_line(parts_line(entry))
        self.edit.setAccessibleDescription(self._parts.accessibleName())

    # --- keys --------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter adds, Tab goes through the parts, Esc goes back."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
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
                case _:
                    pass
        return super().eventFilter(watched, event)

    def _accept(self) -> None:
        entry = self.entry()
        if entry.is_complete and not entry.due_problem:
            self._last = self.edit.text()
            self.hide()
            self.edit.clear()
            self.accepted.emit(entry)
        elif entry.due_span:
            self.edit.setSelection(entry.due_span[0], entry.due_span[1] - entry.due_span[0])

    def _select_part(self, step: int) -> None:
        """Select the next part, to type another; an action without a date is given room for one."""
        entry = self.entry()
        spans: list[Span] = [
            span for span in (entry.who_span, entry.what_span, entry.due_span) if span
        ]
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
