"""A person typed by name: the register's people are offered, other words are kept as typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from egovdesk.register import Register
from ui import icons, theme
from ui.widgets.fields import Labelled

People = Callable[[], Sequence[tuple[str, str]]]


def people_of(register: Register, group_id: str = "") -> list[tuple[str, str]]:
    """The people of the register as (id, name): a group's members of today first."""
    members = register.memberships.on(group_id, register.today) if group_id else []
    first = {one.person.id: one.person.name for one in members if one.person is not None}
    rest = {one.id: one.name for one in register.people.all() if one.left_on is None}
    return list((first | {key: name for key, name in rest.items() if key not in first}).items())


class _PersonLine(QLineEdit):
    left = Signal()
    wanted = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.wanted.emit()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not event.modifiers():
            self.offer()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.position().x() > self.width() - theme.px(26):
            self.offer()

    def offer(self) -> None:
        completer = self.completer()
        if completer is not None:
            completer.setCompletionPrefix("")
            completer.complete()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        size = theme.px(14)
        top = round((self.height() - size) / 2)
        box = QRectF(self.width() - size - theme.px(7), top, size, size)
        icons.paint(painter, "chevron-down", box, "ink2")
        painter.end()


class PersonField(Labelled):
    """A name; `committed(person_id, words)` has an empty id where nobody of that name is known."""

    committed = Signal(str, str)

    def __init__(self, label: str, people: People, parent: QWidget | None = None) -> None:
        self.edit = _PersonLine()
        super().__init__(label, self.edit, parent)
        self._people = people
        self._known: dict[str, str] = {}
        self._shown = ""
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(10)
        self.edit.setCompleter(completer)
        self.edit.setTextMargins(0, 0, theme.px(18), 0)
        self.edit.wanted.connect(self._load)
        self.edit.left.connect(self.commit)
        self.edit.returnPressed.connect(self.commit)
        completer.activated.connect(lambda _name: self.commit())

    def text(self) -> str:
        """Give what is typed."""
        return self.edit.text()

    def set_text(self, words: str) -> None:
        """Show a name, as already committed; what is being typed stays."""
        if self.edit.hasFocus() and self.edit.text() != self._shown:
            return
        self._shown = words
        self.edit.setText(words)
        self.edit.setCursorPosition(0)

    def forget(self) -> None:
        """Ask for the people again when next needed."""
        self._known = {}

    def _load(self) -> None:
        if not self._known:
            people = self._people()
            self._known = {name.casefold(): key for key, name in people}
            self._names.setStringList([name for _key, name in people])

    def commit(self) -> None:
        """Take what is typed, if it is new: a whole name, or the one person it can mean."""
        words = " ".join(self.edit.text().split())
        if words == self._shown:
            return
        self._load()
        person_id, name = self._understood(words)
        self._shown = name
        self.edit.setText(name)
        self.committed.emit(person_id, name)

    def who(self) -> tuple[str, str]:
        """Whom the words mean: the id of a person and "", or "" and the words themselves."""
        self.commit()
        self._load()
        person_id, name = self._understood(self._shown)
        return person_id, "" if person_id else name

    def _understood(self, words: str) -> tuple[str, str]:
        folded = words.casefold()
        if folded in self._known:
            return self._known[folded], self._name(folded)
        found = [name for name in self._known if folded and folded in name.split()]
        if len(found) == 1:
            return self._known[found[0]], self._name(found[0])
        return "", words

    def _name(self, folded: str) -> str:
        names = self._names.stringList()
        return next(name for name in names if name.casefold() == folded)
