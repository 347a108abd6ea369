"""What narrows a list: a field to search with, chips that filter, and a button that clears them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.item_models.listed import ListFilter
from ui.widgets.buttons import Button
from ui.widgets.fields import SearchField
from ui.widgets.filters import FilterChip
from ui.widgets.flow import Flow
from ui.widgets.painting import text_width

_WAIT = 40
_FEW_LETTERS = 2
_MOST, _GLASS, _GAP = 300, 48, 8


@dataclass(frozen=True)
class Chip:
    """A filter of a list: the column it narrows, its word, its values, and the one at first.

    Values that stand in the register are offered by `FilterBar.offer` instead.
    """

    column: str
    word: str
    values: Sequence[tuple[str, str]] = ()
    at_first: str | None = None


class FilterBar(QWidget):
    """A search field and chips, on more lines where the page is narrow.

    Words are searched for as one types; `patience` is how long to wait for the next letter while
    only one or two stand there, which match much.
    """

    changed = Signal()

    def __init__(
        self,
        search: str,
        chips: Sequence[Chip],
        *,
        patience: int = _WAIT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._patience = patience
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self.changed)
        self.field = SearchField(search)
        self.field.searched.connect(self._on_searched)
        self.chips = {one.column: FilterChip(one.word, one.values) for one in chips}
        for one in chips:
            self.chips[one.column].set_value(one.at_first)
            self.chips[one.column].value_changed.connect(lambda _: self.changed.emit())
        self._clear = Button("Clear", "quiet")
        self._clear.clicked.connect(lambda _checked=False: self.clear())
        self._row = Flow(self, gap=_GAP)
        for widget in (self.field, *self.chips.values(), self._clear):
            self._row.addWidget(widget)
        self.changed.connect(self._on_changed)
        self._on_changed()
        self._space()
        theme.notices().changed.connect(self._space)

    def _space(self) -> None:
        self._row.setContentsMargins(theme.px(28), 0, theme.px(28), theme.px(10))
        self._fit()

    def _fit(self) -> None:
        """Give the field what the chips leave on its line, but room for its words."""
        others = [one for one in (*self.chips.values(), self._clear) if not one.isHidden()]
        taken = sum(one.sizeHint().width() + theme.px(_GAP) for one in others)
        least = round(text_width(self.field.placeholderText())) + theme.px(_GLASS)
        room = self.width() - 2 * theme.px(28)
        wide = min(max(room - taken, least), theme.px(_MOST), max(room, 1))
        if wide != self.field.width():
            self.field.setFixedWidth(wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the field."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Fit it as well where a chip is wider or has gone."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _on_searched(self, words: str) -> None:
        few = len(words.strip()) <= _FEW_LETTERS
        self._pause.start(self._patience if few else _WAIT)

    def _on_changed(self) -> None:
        self._pause.stop()
        narrowed = self.field.text() or any(chip.value() for chip in self.chips.values())
        self._clear.setVisible(bool(narrowed and self.chips))

    # -- what it says --------------------------------------------------------------------------

    def shown(self, equals: Callable[[str, str], Sequence[tuple[str, Any]]]) -> ListFilter:
        """The filter that is set; `equals` is what a chip's value asks of its column."""
        asked: list[tuple[str, Any]] = []
        for column, chip in self.chips.items():
            if value := chip.value():
                asked += equals(column, value)
        return ListFilter(self.field.text(), tuple(asked))

    def offer(self, options: dict[str, Sequence[tuple[str, str]]]) -> None:
        """Let chips offer other values, by column."""
        for column, values in options.items():
            self.chips[column].set_options(values)

    def set_quietly(self, column: str, value: str | None) -> None:
        """Set a chip for a list that is about to be read."""
        with QSignalBlocker(self.chips[column]):
            self.chips[column].set_value(value)

    def clear(self) -> None:
        """Let everything through."""
        with QSignalBlocker(self):
            self.field.clear()
            for chip in self.chips.values():
                chip.set_value(None)
        self.changed.emit()

    # -- focus ---------------------------------------------------------------------------------

    def search(self) -> None:
        """Type to search."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def filter(self) -> None:
        """Open the first filter."""
        for chip in tuple(self.chips.values())[:1]:
            chip.setFocus(Qt.FocusReason.ShortcutFocusReason)
            chip.open_menu()
