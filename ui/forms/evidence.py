"""What a passage rests on, found by typing: decisions, actions and projects, those linked already first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from egovdesk.records.kept_statements import KeptEvidence
from egovdesk.register import Register
from ui import theme
from ui.item_models.evidence import evidence_row, offered
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.row_tree import RowList

_PATIENCE = 60


class _Found(RowList):
    """What was found; the ring is on it while the clerk types above."""

    def hasFocus(self) -> bool:
        """Look focused: the arrows move here, whatever has the letters."""
        return True


class EvidencePicker(QDialog):
    """Type, go to a line with the arrows, press Enter."""

    def __init__(
        self, parent: QWidget | None, register: Register, passage: str,
        linked: Sequence[KeptEvidence], words: str = "",
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._register, self._linked = register, linked
        self._found: dict[str, KeptEvidence] = {}
        self.setWindowTitle("Link evidence")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "paper")
        self.field = QLineEdit(words)
        self.field.setPlaceholderText("A number, or words of a decision, an action or a project")
        self.field.setAccessibleName("Find evidence")
        self.list = _Found(name="Evidence found", empty="Nothing is found for these words.")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.ok = Button("Link", "primary")
        self.cancel = Button("Cancel")
        self._lay_out(passage)
        self._later = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._later.timeout.connect(self.search)
        self.field.textChanged.connect(lambda _: self._later.start())
        self.field.installEventFilter(self)
        self.list.opened.connect(lambda _id: self.accept())
        self.ok.clicked.connect(lambda _checked=False: self.accept())
        self.cancel.clicked.connect(lambda _checked=False: self.reject())
        self.search()

    def _lay_out(self, passage: str) -> None:
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(28), px(24), px(28), px(20))
        column.setSpacing(px(10))
        column.addWidget(Label("Link evidence", "title20"))
        if passage:
            column.addWidget(Label(f"“{_short(passage)}”", "prose15", "ink2", wrap=True))
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.ok)
        column.addLayout(foot)
        room = self.screen().availableGeometry()
        self.resize(min(px(620), room.width()), min(px(560), room.height() - px(40)))

    def search(self) -> None:
        """Show what is found for the words typed."""
        self._later.stop()
        found = offered(self._register, self.field.text(), self._linked)
        self._found = {f"{one.kind}:{one.target_id}": one for one in found}
        known = {one.target_id for one in self._linked}
        self.list.set_rows(
            [
                evidence_row(self._register, one, note="linked" * (one.target_id in known), key=key)
                for key, one in self._found.items()
            ]
        )
        first = next(iter(self._found), "")
        if self.list.current_id() not in self._found:
            self.list.select_id(first)
        self.ok.setEnabled(bool(found))

    def chosen(self) -> KeptEvidence | None:
        """What the ring is on."""
        return self._found.get(self.list.current_id() or "")

    def ask(self) -> KeptEvidence | None:
        """Show the dialog; what was chosen, or None."""
        done = self.exec()
        self.deleteLater()
        return self.chosen() if done else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list, and Enter choose, while the field has the letters."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._step(1 if key == Qt.Key.Key_Down else -1)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose()
                return True
        return super().eventFilter(watched, event)

    def _choose(self) -> None:
        if self._later.isActive():  # the words of the last keys have not been looked for yet
            self.search()
        if self.chosen() is not None:
            self.accept()

    def _step(self, by: int) -> None:
        keys, here = list(self._found), self.list.current_id()
        if keys:
            at = keys.index(here) if here in self._found else -by
            self.list.select_id(keys[(at + by) % len(keys)])


def _short(passage: str, most: int = 160) -> str:
    return passage if len(passage) <= most else f"{passage[:most].rsplit(' ', 1)[0]}…"
