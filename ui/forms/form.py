"""The dialog that edits a copy of one record: fields, problems beside them, one operation on OK."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from egovdesk.documents.wording import long_date
from egovdesk.errors import EgovDeskError
from egovdesk.records.problems import Problem
from ui import messages, theme
from ui.dates import parse_date
from ui.item_models import public_screen
from ui.widgets.buttons import Button
from ui.widgets.fields import DateField, Field, Labelled, Select, TextField
from ui.widgets.labels import Label
from ui.widgets.note import Note
from ui.widgets.stacked import stacked
from ui.widgets.tick import Tick
from ui.widgets.ticks import TickField

_ABOVE = 40
"""The height of a window's title and edges, in pixels at 100%."""
_TWO_COLUMNS = 720
"""The width of screen, in pixels at 100%, that two columns of fields want."""


class _Room(QScrollArea):
    """Where the fields stand: as large as they are, and scrolled where the screen is smaller."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("ground", "paper")

    def sizeHint(self) -> QSize:
        """All of the fields."""
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Their width beside the bar that scrolls them, and a few lines."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._inside.minimumSizeHint().width() + bar, theme.px(120))


class Form(QDialog):
    """Fields in two columns under a title; OK calls `save` with their values."""

    def __init__(
        self, parent: QWidget | None, title: str, ok: str, *, today: date | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "paper")
        self.today = today or date.today()
        self.fields: dict[str, Labelled | QCheckBox] = {}
        self.result_id = ""
        #: Whether it shows or asks for exempt words: then not while the public may see the screen.
        self.shows_exempt = False
        #: What has the focus when it is shown, where that is not its first field.
        self.begins_with: QWidget | None = None
        self._cell = 0
        self._grid = QGridLayout()
        self._note = Note("red", "")
        self._note.hide()
        self._advice = Note("tint", "")
        self._advice.hide()
        self.ok = Button(ok, "primary")
        self.cancel = Button("Cancel")
        inside = QWidget()
        inside.setProperty("ground", "paper")
        self._column = QVBoxLayout(inside)
        self._column.addWidget(Label(title, "title20"))
        self._column.addWidget(self._note)
        self._column.addLayout(self._grid)
        self._column.addWidget(self._advice)
        self._foot = QHBoxLayout()
        self._foot.addStretch(1)
        self._foot.addWidget(self.cancel)
        self._foot.addWidget(self.ok)
        self._room = _Room(inside)
        inside.installEventFilter(self)
        whole = stacked(self, self._room, fills=self._room)
        whole.addLayout(self._foot)
        self.ok.clicked.connect(lambda _checked=False: self.try_saving())
        self.cancel.clicked.connect(lambda _checked=False: self.reject())
        self._space()

    def _space(self) -> None:
        px = theme.px
        self._column.setContentsMargins(px(28), px(24), px(28), px(14))
        self._foot.setContentsMargins(px(28), px(8), px(28), px(20))
        self._foot.setSpacing(px(8))
        self._column.setSpacing(px(14))
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(12))
        widest = (self.screen().availableGeometry().width() - px(120)) // 2
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
            self._grid.setColumnMinimumWidth(column, min(px(270), widest))

    def widest(self, width: int) -> int:
        """A width in pixels at 100%, or what the screen has room for."""
        return min(theme.px(width), self.screen().availableGeometry().width() - theme.px(120))

    # -- fields ------------------------------------------------------------------------------------

    def add(self, name: str, field: Labelled | QCheckBox, *, whole: bool = False) -> None:
        """Add a field; `whole` takes the width of both columns."""
        self.fields[name] = field
        whole = whole or self.screen().availableGeometry().width() < theme.px(_TWO_COLUMNS)
        if whole and self._cell % 2:
            self._cell += 1
        row, column = divmod(self._cell, 2)
        span = 2 if whole else 1
        if isinstance(field, QCheckBox):
            self._grid.addWidget(field, row, column, 1, span, Qt.AlignmentFlag.AlignBottom)
        elif whole:
            self._grid.addWidget(field, row, column, 1, span)
        else:
            self._grid.addWidget(_at_top(field), row, column, 1, span)
        self._cell += span

    def line(self, name: str, label: str, text: str = "", *, whole: bool = False) -> Field:
        """Add a line of text, looked at when the clerk leaves it."""
        field = Field(label, text, validate=lambda _text: self._problem_of(name))
        field.edit.setCursorPosition(0)
        self.add(name, field, whole=whole)
        return field

    def text(self, name: str, label: str, text: str = "", lines: int = 3) -> TextField:
        """Add several lines of text."""
        field = TextField(label, text, lines=lines)
        self.add(name, field, whole=True)
        return field

    def day(self, name: str, label: str, day: date | None = None, needed: str = "") -> DateField:
        """Add a date, typed as one says it."""
        field = DateField(
            label, lambda typed: parse_date(typed, self.today), long_date, needed=needed
        )
        field.set_date(day)
        field.date_changed.connect(lambda _: self.show_problems(name))
        self.add(name, field)
        return field

    def select(
        self, name: str, label: str, options: Iterable[tuple[str, str]], key: str | None = None
    ) -> Select:
        """Add a choice of several."""
        offered = list(options)
        field = Select(label, offered, key=key if key is not None else None)
        if key is None and offered:
            field.set_key(offered[0][0])
        self.add(name, field)
        return field

    def ticks(
        self, name: str, label: str, options: Iterable[tuple[str, str]], keys: Sequence[str] = ()
    ) -> TickField:
        """Add a list of which several can be ticked."""
        field = TickField(label, list(options), keys)
        self.add(name, field, whole=True)
        return field

    def tick(self, name: str, label: str, on: bool = False) -> QCheckBox:
        """Add a tick box."""
        box = Tick(label)
        box.setChecked(on)
        self.add(name, box)
        return box

    def value(self, name: str) -> Any:
        """What a field says."""
        field = self.fields[name]
        if isinstance(field, QCheckBox):
            return field.isChecked()
        if isinstance(field, DateField):
            # A date is understood when its field is left; OK by the keyboard does not leave it.
            field.commit()
            return field.date()
        if isinstance(field, TickField):
            return field.chosen()
        if isinstance(field, Select):
            return field.key() or ""
        if isinstance(field, Field | TextField):
            return field.text()
        return field.text() if hasattr(field, "text") else None

    def values(self) -> dict[str, Any]:
        """What every field says."""
        return {name: self.value(name) for name in self.fields}

    # -- problems and saving -----------------------------------------------------------------------

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the copy being edited."""
        return ()

    def save(self) -> str:
        """Call the operation; the id of what was made or changed."""
        return ""

    def _problem_of(self, name: str) -> str | None:
        found = [one.sentence for one in self.problems() if one.field == name]
        return found[0] if found else None

    def show_problems(self, only: str = "") -> bool:
        """Show each problem beside its field; whether there is none."""
        found = self.problems()
        for name, field in self.fields.items():
            if isinstance(field, Labelled) and (not only or name == only):
                mine = [one.sentence for one in found if one.field == name]
                if mine or not isinstance(field, DateField) or not field.error():
                    field.set_error(mine[0] if mine else None)
        loose = [one.sentence for one in found if one.field not in self.fields]
        self.say(loose[0] if loose and not only else "")
        return not found

    def _unread_dates(self) -> bool:
        dates = [one for one in self.fields.values() if isinstance(one, DateField)]
        # Every field shows its own sentence, so each has to be looked at.
        unread = [one for one in dates if not one.check()]
        return bool(unread)

    def say(self, sentence: str) -> None:
        """Say what is in the way, at the top."""
        self._note.setVisible(bool(sentence))
        if sentence:
            self._note.set_sentence(sentence)

    def advise(self, sentence: str, kind: str = "amber") -> None:
        """Say under the fields what there is to know; it stops nobody."""
        self._advice.setVisible(bool(sentence))
        if sentence:
            self._advice.set_sentence(sentence, kind)

    def try_saving(self) -> None:
        """OK: save where nothing is wrong, or show what is."""
        if self._unread_dates() or not self.show_problems():
            self._focus_first_problem()
            return
        try:
            self.result_id = self.save()
        except EgovDeskError as error:
            self.say(str(error))
            return
        self.accept()

    def _focus_first_problem(self) -> None:
        for field in self.fields.values():
            if isinstance(field, Labelled) and field.error():
                field.control.setFocus()
                return

    def ask(self) -> str:
        """Show the form; the id that OK gave, or "" """
        if self.shows_exempt and public_screen.is_on():
            messages.show_error(self.parentWidget(), _unseen(), "The public screen is on")
            self.deleteLater()
            return ""
        done = self.exec()
        self.deleteLater()
        return self.result_id if done else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter in a field be OK."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.try_saving()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Grow when it is shown, and with what is said in it."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self._grow()
        return done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with the fields."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._grow()
        return super().eventFilter(watched, event)

    def _grow(self) -> None:
        """As high as everything is, as far as the screen has room; then the fields scroll.

        A layout's least height does not count lines that wrap.
        """
        if not self.isVisible():
            return
        room = self.screen().availableGeometry().height() - theme.px(_ABOVE)
        wrapped = self._column.totalHeightForWidth(self._room.viewport().width())
        fields = max(wrapped, self._column.totalSizeHint().height())
        needed = min(fields + self._foot.sizeHint().height(), room)
        if needed > self.height():
            self.resize(self.width(), needed)

    def exec(self) -> int:
        """Put the focus where work begins and show the form."""
        first = next(iter(self.fields.values()), None)
        if self.begins_with is not None:
            self.begins_with.setFocus()
        elif first is not None:
            control = first.control if isinstance(first, Labelled) else first
            control.setFocus()
            if isinstance(control, QPlainTextEdit):  # what is typed goes on from what is proposed
                control.moveCursor(QTextCursor.MoveOperation.End)
        return super().exec()


def _unseen() -> EgovDeskError:
    return EgovDeskError(
        "This form has exempt words in it, and the public can see the screen.",
        "Nothing has changed.",
        "Turn the public screen off first: Ctrl Shift H.",
    )


def _at_top(field: QWidget) -> QWidget:
    """A field that stays at the top of its cell, whatever sentence stands below its neighbour."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(field)
    column.addStretch(1)
    return holder


def options_of(records: Iterable[Any], label: Callable[[Any], str]) -> list[tuple[str, str]]:
    """The options of a choice among records."""
    return [(one.id, label(one)) for one in records]
