"""Several of many, each on a row with a tick box."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Check, Text
from ui.widgets.fields import Labelled
from ui.widgets.row_tree import RowList

_ROWS = 4
_ROW = 31


class TickField(Labelled):
    """A short list under its label; Space ticks the current row."""

    ticked = Signal()

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[str, str]] = (),
        chosen: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        self.list = RowList(name=label, margin=8)
        self.list.setProperty("kind", "field")
        super().__init__(label, self.list, parent)
        self._options: list[tuple[str, str]] = []
        self._chosen: list[str] = list(chosen)
        self.list.ticked.connect(self._on_ticked)
        self.set_options(options)
        self._size()
        theme.notices().changed.connect(self._size)

    def _size(self) -> None:
        rows = max(1, min(_ROWS, len(self._options)))
        self.list.setFixedHeight(theme.px(_ROW) * rows + theme.px(4))

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer other rows; those ticked stay so where they are still there."""
        self._options = list(options)
        keys = {key for key, _words in options}
        self._chosen = [key for key in self._chosen if key in keys]
        self._show()
        self._size()

    def chosen(self) -> list[str]:
        """The keys that are ticked, in the order in which they were."""
        return list(self._chosen)

    def set_chosen(self, keys: Sequence[str]) -> None:
        """Tick others."""
        self._chosen = [key for key in keys if any(key == each for each, _words in self._options)]
        self._show()

    def _show(self) -> None:
        self.list.set_rows(
            [
                Row(key, Cell((Check(key in self._chosen), Text(words))))
                for key, words in self._options
            ]
        )
        if self.list.current_id() is None and self._options:
            self.list.select_id(self._options[0][0])

    def _on_ticked(self, key: str) -> None:
        if key in self._chosen:
            self._chosen.remove(key)
        else:
            self._chosen.append(key)
        self._show()
        self.ticked.emit()
