"""Files dropped on a widget: from the desktop, a message, or a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


def paths_in(data: QMimeData | None) -> list[Path]:
    """The files of this computer that were dropped or copied."""
    if data is None or not data.hasUrls():
        return []
    return [Path(one.toLocalFile()) for one in data.urls() if one.isLocalFile()]


class FileDrops(QObject):
    """Takes files that are dropped on a widget while `may` says so; `taken` gets them, and where."""

    def __init__(
        self, widget: QWidget, may: Callable[[], bool], taken: Callable[[list[Path], QPoint], None]
    ) -> None:
        super().__init__(widget)
        self._may, self._taken = may, taken
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is dragged in and dropped, where it is files."""
        if isinstance(event, QDropEvent) and event.type() in (
            QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop,
        ):  # fmt: skip
            paths = paths_in(event.mimeData())
            if not paths or not self._may():
                return super().eventFilter(watched, event)
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self._taken(paths, event.position().toPoint())
            return True
        return super().eventFilter(watched, event)
