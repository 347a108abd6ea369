"""What a step is: a page with words of its own that reads a draft and writes to it."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.forms.begin.draft import Draft
from ui.item_models.segments import Icon, Text
from ui.widgets.labels import Label, SegmentLabel


class Step(QWidget):
    """One step. `take` writes what was typed to the draft and tells whether it will do."""

    TITLE: ClassVar[str] = ""
    WORDS: ClassVar[str] = ""
    #: Its name in the list of steps.
    NAME: ClassVar[str] = ""

    #: The draft is another one now.
    changed = Signal()

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft = draft

    def load(self) -> None:
        """Show the draft."""

    def take(self) -> bool:
        """Write what was typed to the draft; where it will not do, say so and stay."""
        return True

    def first(self) -> QWidget:
        """What has the focus when the step is shown."""
        return self


def scrolled(widget: QWidget, ground: str = "paper") -> QScrollArea:
    """A part that scrolls where there is less room than it needs."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setProperty("ground", ground)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.setProperty("ground", ground)
    area.setWidget(widget)
    return area


def told_line(words: str, amber: bool = False) -> QWidget:
    """A line that says what will be there, or what will not."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    icon = Icon("triangle-alert", "amber_mark", size=15) if amber else Icon(
        "circle-check", "green_mark", size=15
    )  # fmt: skip
    mark = SegmentLabel((icon, Text("")))
    mark.setFixedWidth(theme.px(18))
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(words, "text", "ink2", wrap=True), 1)
    return holder


def emptied(column: QVBoxLayout) -> QVBoxLayout:
    """A column without what was in it."""
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
    return column
