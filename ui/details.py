"""What details panes are made of: facts, a reminder ready to copy, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui import theme
from ui.page import hairline
from ui.widgets.buttons import Button
from ui.widgets.fields import TextField
from ui.widgets.flow import Flow
from ui.widgets.labels import Label

Act = tuple[str, Callable[[], None], str]
Fact = tuple[str, str, str]


def facts(found: Sequence[Fact]) -> QWidget:
    """The facts under one another, each name at the left and its words as long as they need be."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, theme.px(2), 0, 0)
    grid.setHorizontalSpacing(theme.px(8))
    grid.setVerticalSpacing(theme.px(5))
    grid.setColumnMinimumWidth(0, theme.px(84))
    grid.setColumnStretch(1, 1)
    for at, (name, value, tone) in enumerate(found):
        words = Label(value, "row" if tone != "ink" else "text", tone, wrap=True)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(Label(name, "text", "ink2"), 2 * at, 0, top)
        grid.addWidget(words, 2 * at, 1, top)
        if at + 1 < len(found):
            grid.addWidget(hairline(), 2 * at + 1, 0, 1, 2)
    return holder


def reminder(text: str) -> tuple[list[QWidget | int], TextField]:
    """The reminder's words, to change before they are copied."""
    field = TextField("", text)
    field.edit.setAccessibleName("Reminder")
    field.edit.setFont(theme.font("prose15"))
    field.grow()
    return [8, Label("Reminder", "row", "ink2"), field], field


def buttons(acts: Sequence[Act]) -> QWidget:
    """What can be done with the line: the next step first."""
    return _row([Button(words, ("primary", "outlined")[min(at, 1)], shortcut=key)
                 for at, (words, _, key) in enumerate(acts)], acts)  # fmt: skip


def links(acts: Sequence[Act]) -> QWidget:
    """What else can be done."""
    return _row([Button(words, "text", shortcut=key) for words, _, key in acts], acts)


def _row(made: Sequence[Button], acts: Sequence[Act]) -> QWidget:
    holder = QWidget()
    row = Flow(holder)
    row.setContentsMargins(0, 0, 0, 0)
    for button, (_, act, _key) in zip(made, acts, strict=True):
        button.clicked.connect(lambda _checked=False, do=act: do())
        row.addWidget(button)
    return holder
