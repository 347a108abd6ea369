"""A row that goes on below where it is too wide: buttons, filters."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui import theme


class Flow(QLayout):
    """Widgets from left to right, each as wide as it wants to be, on as many lines as they take.

    What is lower than others of its line stands in the middle of it.
    """

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap

    def addItem(self, item: QLayoutItem) -> None:
        """Put something at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Tell how many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Give one."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take one out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Tell how high the lines are in a width."""
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place everything."""
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:
        """Fit all of it on one line."""
        hints = [item.sizeHint() for item in self._shown()]
        wide = sum(hint.width() for hint in hints) + theme.px(self._gap) * max(0, len(hints) - 1)
        return self._around(QSize(wide, max((hint.height() for hint in hints), default=0)))

    def minimumSize(self) -> QSize:
        """Fit the widest."""
        least = QSize()
        for item in self._shown():
            least = least.expandedTo(item.minimumSize())
        return self._around(least)

    def _around(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        across, upright = margins.left() + margins.right(), margins.top() + margins.bottom()
        return QSize(size.width() + across, size.height() + upright)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lay(self, rect: QRect, *, move: bool) -> int:
        inner = rect.marginsRemoved(self.contentsMargins())
        gap, top = theme.px(self._gap), inner.top()
        for line in self._lines(inner.width(), gap):
            tall = max(item.sizeHint().height() for item in line)
            left = inner.left()
            for item in line if move else ():
                hint = item.sizeHint()
                size = QSize(min(hint.width(), inner.width()), hint.height())
                down = (tall - hint.height()) // 2
                item.setGeometry(QRect(QPoint(left, top + down), size))
                left += size.width() + gap
            top += tall + gap
        top -= gap if top > inner.top() else 0
        return top - rect.top() + self.contentsMargins().bottom()

    def _lines(self, room: int, gap: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        taken = 0
        for item in self._shown():
            wide = min(item.sizeHint().width(), room)
            if not lines or taken + wide > room:
                lines.append([])
                taken = 0
            lines[-1].append(item)
            taken += wide + gap
        return lines
