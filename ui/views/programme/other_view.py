"""A second way to look at the ranking: a title, a sentence, a list, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.item_models.rows import Row
from ui.widgets.labels import Label
from ui.widgets.row_tree import RowList
from ui.widgets.section_heading import SectionHeading


class OtherView(QWidget):
    """What is shown in the list's place; Esc, or the link, goes back to the ranking."""

    left = Signal()

    def __init__(self, title: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = SectionHeading(title, link="Back to the ranking", rule=False)
        self.heading.link_clicked.connect(self.left)
        self.sentence = Label("", "text", "ink2", wrap=True)
        self.list = RowList(name=title, empty=empty, folds=True)
        self.list.installEventFilter(self)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.heading)
        self._column.addWidget(self.sentence)
        self._column.addWidget(self.list, 1)
        self._space()
        theme.notices().changed.connect(self._space)

    def _space(self) -> None:
        side = theme.px(theme.OVERHANG)
        self._column.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        self._column.setSpacing(theme.px(6))
        self.heading.setContentsMargins(side, 0, side, 0)
        self.sentence.setContentsMargins(side, 0, side, 0)

    def show_rows(self, sentence: str, rows: Sequence[Row], tone: str = "ink2") -> None:
        """Show what there is to say, and the list."""
        self.sentence.setText(sentence)
        self.sentence.set_tone(tone)
        self.sentence.setVisible(bool(sentence))
        self.list.set_rows(rows)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go back on Esc."""
        if (
            watched is self.list
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            self.left.emit()
            return True
        return super().eventFilter(watched, event)
