"""The second step: how e-government is governed, each arrangement with its chart and what it lacks."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from egovdesk.records.structures import StructureModel
from egovdesk.shipped.structures import structure_models
from ui import theme
from ui.forms.begin.draft import Draft
from ui.forms.begin.preview import Preview
from ui.forms.begin.step import Step, scrolled
from ui.item_models.segments import Text
from ui.widgets import painting

_HIGH = 66


class ModelChoice(QRadioButton):
    """One arrangement: its name, and what it is in a line."""

    def __init__(self, structure: StructureModel) -> None:
        super().__init__(structure.name)
        self.structure = structure
        self.setAccessibleName(f"{structure.name}. {structure.summary}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notices().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(theme.px(320), theme.px(_HIGH))

    def hitButton(self, pos: object) -> bool:
        """The whole row chooses it."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, rect, on = theme.px, QRectF(self.rect()), self.isChecked()
        if on:
            ring = theme.color("petrol") if self.hasFocus() else theme.color("rule")
            box = rect.adjusted(1, 1, -1, -2)
            painting.paint_box(painter, box, theme.radius("row"), theme.color("tint"), ring, 1.5)
        else:
            line = QRectF(px(14), rect.bottom() - 1, rect.width() - px(28), 1)
            painter.fillRect(line, theme.color("line"))
        painting.paint_radio(painter, QPointF(px(22), rect.top() + px(22)), on)
        left, room = px(42), rect.width() - px(56)
        name = QRectF(left, px(12), room, px(20))
        painting.paint_text(painter, name, Text(self.structure.name, "ink", "heading"))
        words = QRectF(left, px(33), room, px(20))
        painting.paint_text(painter, words, Text(self.structure.summary, "ink2", "text"))
        painter.end()


class GovernStep(Step):
    """The arrangements at the left, what one gets at the right."""

    TITLE: ClassVar[str] = "How does your council govern e-government?"
    WORDS: ClassVar[str] = (
        "Choose the nearest. The examples come from the Socitm Insight paper of May 2003. "
        "In step 3 you give the groups your own names."
    )
    NAME: ClassVar[str] = "How you govern"

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(draft, parent)
        self.choices: dict[str, ModelChoice] = {}
        self._group = QButtonGroup(self)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.px(26), theme.px(8), theme.px(20), theme.px(8))
        column.setSpacing(0)
        for structure in structure_models():
            choice = self.choices[structure.code] = ModelChoice(structure)
            choice.toggled.connect(lambda on, code=structure.code: self._choose(code, on))
            self._group.addButton(choice)
            column.addWidget(choice)
        column.addStretch(1)
        self.preview = Preview()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(scrolled(left), 41)
        row.addWidget(scrolled(self.preview, "pane"), 59)

    def _choose(self, code: str, on: bool) -> None:
        if on:
            self._take(code)

    def _take(self, code: str) -> None:
        self.draft.choose(code)
        self.preview.show_structure(self.draft.structure)
        self.changed.emit()

    def load(self) -> None:
        """Show what is chosen."""
        self.choices[self.draft.structure.code].setChecked(True)
        self.preview.show_structure(self.draft.structure)

    def first(self) -> QWidget:
        """What is chosen."""
        return self.choices[self.draft.structure.code]
