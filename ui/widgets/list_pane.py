"""The pane that holds what a page lists, in line with the page's title."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme


class ListPane(QWidget):
    """A list, with what stands over and under it; `fills` is the one that takes the room left.

    Rows reach past the words in them: the pane stands so far to the left that the words are in line.
    """

    def __init__(
        self,
        *parts: QWidget,
        fills: QWidget | None = None,
        top: int = 0,
        right: int = 12,
        bottom: int = 0,
    ) -> None:
        super().__init__()
        self._beside = (top, right, bottom)
        self.column = QVBoxLayout(self)
        for part in parts:
            self.column.addWidget(part, int(part is fills))
        self._space()
        theme.notices().changed.connect(self._space)

    def _space(self) -> None:
        left = theme.px(theme.PAGE_MARGIN - theme.OVERHANG)
        self.column.setContentsMargins(left, *(theme.px(one) for one in self._beside))
