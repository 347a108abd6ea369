"""The one kind of dialog: what happened, what to do, what is safe, and verbs on the buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import icons, theme
from ui.item_models.segments import Mark, MarkKind, Text
from ui.widgets.buttons import Button
from ui.widgets.labels import Label, SegmentLabel

Action = tuple[str, str, str]


class SentenceDialog(QDialog):
    """Opened only when work cannot go on.

    `actions` are (key, words, kind) from left to right; the last is what Enter does, the first
    what Esc does.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        *,
        steps: Sequence[str] = (),
        numbered: bool = True,
        safe: str = "",
        actions: Sequence[Action] = (("close", "Close", "primary"),),
        details: str = "",
        icon: str = "file-x",
        tone: str = "red",
    ) -> None:
        super().__init__(parent)
        self.chosen = actions[0][0] if actions else ""
        self.setWindowTitle(title)
        self.setModal(True)
        self._icon, self._tone = icon, tone
        self._numbered = numbered
        self._body = QVBoxLayout()
        self._fill_body(title, text, steps, safe, details)
        self._foot = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._body, 1)
        column.addLayout(self._foot)
        # The foot is filled where it stands: a button shown without a parent is a window.
        self._fill_foot(actions, bool(details))
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join([text, *steps, safe]).strip())
        self._space()

    def _fill_body(
        self, title: str, text: str, steps: Sequence[str], safe: str, details: str
    ) -> None:
        body = self._body
        body.addWidget(Label(title, "title20", wrap=True))
        body.addWidget(Label(text, wrap=True))
        if steps:
            body.addLayout(self._steps(steps))
        if safe:
            body.addWidget(SegmentLabel((Mark(MarkKind.RATIFIED), Text(safe, "ink2"))))
        self._details = Label(details, "note", "ink2", wrap=True)
        self._details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._details.hide()
        body.addWidget(self._details)
        body.addStretch(1)

    def _steps(self, steps: Sequence[str]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(4))
        grid.setColumnStretch(1, 1)
        for place, step in enumerate(steps):
            number: QLabel = Label(str(place + 1) if self._numbered else "•", "heading", "petrol")
            grid.addWidget(number, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(step, wrap=True), place, 1)
        return grid

    def _fill_foot(self, actions: Sequence[Action], details: bool) -> None:
        self.details_button = Button("Details", "quiet", icon="chevron-right")
        self.details_button.clicked.connect(self._on_details)
        self._foot.addWidget(self.details_button)
        self.details_button.setHidden(not details)
        self._foot.addStretch(1)
        self.buttons: dict[str, Button] = {}
        for key, words, kind in actions:
            button = Button(words, kind)
            button.clicked.connect(lambda _checked=False, each=key: self._choose(each))
            self._foot.addWidget(button)
            self.buttons[key] = button
        if actions:
            last = self.buttons[actions[-1][0]]
            last.setDefault(True)
            last.setFocus()

    def _space(self) -> None:
        px = theme.px
        self.setFixedWidth(px(600))
        self._body.setContentsMargins(px(62), px(24), px(28), px(20))
        self._body.setSpacing(px(12))
        self._foot.setContentsMargins(px(20), px(12), px(20), px(12))
        self._foot.setSpacing(px(8))

    def _choose(self, key: str) -> None:
        self.chosen = key
        self.accept()

    def _on_details(self) -> None:
        shown = self._details.isHidden()
        self._details.setVisible(shown)
        icon = "chevron-down" if shown else "chevron-right"
        self.details_button.setIcon(icons.icon(icon))
        self.adjustSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint paper, the icon beside the title and the line over the buttons."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("paper"))
        size = theme.px(20)
        icons.paint(painter, self._icon, QRectF(theme.px(26), theme.px(27), size, size), self._tone)
        y = self._foot.geometry().top()
        painter.fillRect(QRectF(0, y, self.width(), 1), theme.color("line"))
        painter.end()
