"""A part of the details that is a list: evidence, versions, stages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.commands import Hint
from ui.item_models.rows import Row
from ui.views.statements.part import StatementPart, Workspace, indented
from ui.widgets.row_tree import RowList
from ui.widgets.section_heading import SectionHeading
from ui.widgets.stacked import stacked


class PartList(StatementPart):
    """A list under its heading, as high as its rows: the pane scrolls, and never the list."""

    #: What the list says where it is empty.
    EMPTY: ClassVar[str] = ""
    #: The words of the command at the right of the heading.
    LINK: ClassVar[str] = ""
    KEYS: ClassVar[tuple[Hint, ...]] = ()

    def __init__(self, page: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(page, parent)
        self.heading = SectionHeading(self.WORDS, link=self.LINK)
        self.list = RowList(name=self.WORDS, empty=self.EMPTY)
        self.list.setProperty("ground", "pane")
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.opened.connect(self.open_row)
        self.list.selection_changed.connect(self.state_changed)
        self.column = stacked(self, indented(self.heading), self.list)

    def open_row(self, row_id: str) -> None:
        """Open what a row stands for: Enter."""

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.list.set_rows(rows)
        self.list.setFixedHeight(max(self.list.tall(), theme.height("row")))

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the list."""
        return self.KEYS

    def panes(self) -> tuple[QWidget, ...]:
        """The list."""
        return (self.list,)
