"""Pictures of pages, drawn in a thread one after another: those asked for last come first."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from ui.context import Context

_KEPT = 300


class Pictures(QObject):
    """The pages of one file; `wanted` ones arrive by `drawn`."""

    #: A page has been drawn: its number, and how wide in pixels.
    drawn = Signal(int, int)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._path: Path | None = None
        self._found: dict[tuple[int, int], QPixmap] = {}
        self._waiting: list[tuple[int, int]] = []
        self._busy = False

    def show(self, path: Path | None) -> None:
        """Draw the pages of another file from now on."""
        self._path = path
        self._found.clear()
        self._waiting.clear()

    def page(self, number: int, width: int) -> QPixmap | None:
        """A page so many pixels wide, where it has been drawn; otherwise it will be."""
        key = (number, width)
        found = self._found.get(key)
        if found is None and self._path is not None and key not in self._waiting:
            self._waiting.append(key)
            self._next()
        return found

    def _next(self) -> None:
        if self._busy or not self._waiting or self._path is None:
            return
        from egovdesk.exchange.page_pictures import page_png

        (number, width), path = self._waiting.pop(), self._path
        self._busy = True
        self._context.tasks.run(
            lambda: page_png(path, number, width),
            lambda png: self._take(path, (number, width), png),
            failed=lambda _error: self._give_up(path),
        )

    def _take(self, path: Path, key: tuple[int, int], png: bytes) -> None:
        self._busy = False
        if path == self._path:
            picture = QPixmap()
            picture.loadFromData(png, "PNG")
            if len(self._found) >= _KEPT:
                self._found.pop(next(iter(self._found)))
            self._found[key] = picture
            self.drawn.emit(*key)
        self._next()

    def _give_up(self, path: Path) -> None:
        """A page that cannot be drawn stays blank; those after it may be drawn."""
        self._busy = False
        if path != self._path:
            self._waiting.clear()
        self._next()
