"""What is compared with what, how many changes there are, and the way from one to the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import IconButton
from ui.widgets.fields import Select
from ui.widgets.labels import Elided, Label


class CompareBar(QWidget):
    """Two choosers, a count, and two arrows."""

    #: Other drafts are to be compared: the older and the newer key.
    chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.old, self.new = Select("", ()), Select("", ())
        self.old.combo.setAccessibleName("The older draft")
        self.new.combo.setAccessibleName("The newer draft")
        self.against = Label("against", "note", "ink2")
        self.count = Elided("", "heading")
        self.previous = IconButton("chevron-up", "Previous change")
        self.next = IconButton("chevron-down", "Next change")
        self._row = QHBoxLayout(self)
        before: tuple[QWidget, ...] = (self.old, self.against, self.new)
        after: tuple[QWidget, ...] = (self.count, self.previous, self.next)
        for widget in before:
            self._row.addWidget(widget)
        self._row.addStretch(1)
        for widget in after:
            self._row.addWidget(widget)
        for select in (self.old, self.new):
            select.chosen.connect(self._on_chosen)
        self._space()
        theme.notices().changed.connect(self._space)

    def _space(self) -> None:
        px = theme.px
        self.setFixedHeight(px(42))
        self._row.setContentsMargins(px(20), px(5), px(18), px(6))
        self._row.setSpacing(px(8))
        for select in (self.old, self.new):
            select.setMaximumWidth(px(170))

    def _on_chosen(self, _key: str) -> None:
        self.chosen.emit(self.old.key() or "", self.new.key() or "")

    def set_options(self, options: Sequence[tuple[str, str]], old: str, new: str) -> None:
        """Offer drafts, with two of them chosen."""
        for select, key in ((self.old, old), (self.new, new)):
            select.set_options(options)
            select.set_key(key)

    def set_count(self, words: str, tone: str = "ink") -> None:
        """Say how many changes there are."""
        self.count.setText(words)
        self.count.set_tone(tone)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rule below."""
        painter = QPainter(self)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.color("line"))
        painter.end()
