"""A tab that is a matrix with its keys below it, and a pane at the right."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.places import Place
from ui.tabbed import PageTab
from ui.widgets.flow import Flow
from ui.widgets.labels import SegmentLabel, key_label
from ui.widgets.list_pane import ListPane
from ui.widgets.matrix import Matrix
from ui.widgets.panes import DETAILS, Pane, Panes
from ui.widgets.stacked import stacked


class MatrixTab(PageTab):
    """The tab's `matrix` and what stands beside it; its places are cells."""

    #: The keys of a cell, and what each does.
    LEGEND: ClassVar[tuple[tuple[str, str], ...]] = ()
    matrix: Matrix[Any]

    def lay_out(self, words: str, aside: QWidget, aside_words: str) -> None:
        """Put the matrix at the left and `aside` at the right, and say what each is called."""
        self._aside = aside
        self.matrix.lettered.connect(self.take_letter)
        self._split = Panes(
            (
                Pane("matrix", words, self._holder(), 870),
                Pane(DETAILS, aside_words, aside, 292, least=240),
            ),
            main="matrix", tabbed=False, margin=theme.PAGE_MARGIN, parent=self,
        )  # fmt: skip
        stacked(self, self._split)

    def _holder(self) -> ListPane:
        keys = QWidget()
        legend = Flow(keys)
        legend.setContentsMargins(0, 0, 0, 0)
        self._legend: list[SegmentLabel] = [key_label(key, words) for key, words in self.LEGEND]
        for one in self._legend:
            legend.addWidget(one)
        listed = ListPane(self.matrix, keys, fills=self.matrix, top=4, bottom=10)
        listed.column.setSpacing(theme.px(8))
        return listed

    def show_place(self, place: Place) -> None:
        """Load, and go to a cell: "C8", or "C8 group:…"."""
        self.load()
        if place.select:
            row, _, key = place.select.partition(" ")
            self.matrix.go_to(row, key)

    def selected(self) -> str:
        """The current cell."""
        return " ".join(self.matrix.current()).strip()

    def panes(self) -> tuple[QWidget, ...]:
        """The matrix, then what stands beside it."""
        return (self.matrix, self._aside)

    def work(self) -> Panes:
        """The matrix and what stands beside it."""
        return self._split
