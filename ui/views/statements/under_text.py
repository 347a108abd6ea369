"""What stands under the text of a section: its table, or what the register fills in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from egovdesk.records.outlines import Heading
from egovdesk.register import Changes
from ui import theme
from ui.views.statements.filled_part import FilledPart
from ui.views.statements.part import Workspace
from ui.views.statements.table_part import TablePart

_UNBOUND = 16_777_215
_SHARE = 0.42


class UnderText(QWidget):
    """Takes the room that the text leaves; the text is then as high as its words, up to a share."""

    def __init__(self, page: Workspace, edit: QTextEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit = edit
        self.table, self.filled = TablePart(page), FilledPart(page)
        column = QVBoxLayout(self)
        column.addWidget(self.table, 1)
        column.addWidget(self.filled, 1)
        self.hide()
        edit.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        theme.notices().changed.connect(self._space)
        self._space()

    def _space(self) -> None:
        """The table reaches over the text by what its cells keep free."""
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(theme.px(24), 0, theme.px(16), theme.px(8))
        self._fit()

    def show_section(self, found: Heading | None) -> None:
        """Show what belongs under the text of a section."""
        section = found.section if found is not None else None
        there = section is not None and (section.kind.has_rows or section.kind.is_filled)
        self.table.show_section(found)
        self.filled.show_section(section)
        self.setVisible(there)
        self._fit()

    def follow(self, changes: Changes) -> None:
        """Take notice of a step that touched nothing of the statement itself."""
        self.filled.follow(changes)
        if (
            "acceptances" in changes.tables
        ):  # what a check says was let stand, or is to be looked at again
            self.table.show_anew()

    def leave(self) -> None:
        """Write down what is being typed."""
        self.table.leave()

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        found = (self.table.grid, self.table.empty, self.filled.paper)
        return tuple(one for one in found if one.isVisibleTo(self))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the room anew where there is more or less of it."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        above = self.parentWidget()
        if self.isHidden() or above is None:
            self._edit.setMinimumHeight(0)
            self._edit.setMaximumHeight(_UNBOUND)
            return
        words = round(self._edit.document().size().height()) + theme.px(12)
        least = theme.px(52)
        self._edit.setFixedHeight(max(least, min(words, round(above.height() * _SHARE))))
