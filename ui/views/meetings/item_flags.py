"""What marks an item on the agenda: starred, a key decision, late, urgent; and what to expect of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from egovdesk.records.meetings import Item
from ui import theme
from ui.widgets.fields import Field
from ui.widgets.section_heading import SectionHeading
from ui.widgets.tick import Tick

_TICKS = (
    ("starred", "Starred: for discussion"),
    ("key_decision", "Key decision"),
    ("late", "Late"),
    ("urgent", "Urgent, as the Chair agrees"),
)
_REASONS = {"late": "Why it is late", "urgent": "The Chair’s reason"}


class ItemFlags(QWidget):
    """Ticks, each with its reason where it needs one; saved at once."""

    #: The fields that the clerk has changed.
    changed = Signal(dict)

    def __init__(self) -> None:
        super().__init__()
        self._quiet = False
        self.ticks: dict[str, QCheckBox] = {}
        self.reasons: dict[str, Field] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(SectionHeading("On the agenda", right="printed", rule=False))
        for name, words in _TICKS:
            tick = Tick(words)
            tick.toggled.connect(lambda on, each=name: self._on_tick(each, on))
            self.ticks[name] = tick
            column.addWidget(tick)
            if name in _REASONS:
                reason = Field(_REASONS[name])
                reason.committed.connect(lambda text, each=name: self._on_reason(each, text))
                self.reasons[name] = reason
                column.addWidget(reason)

    def show_item(self, item: Item, *, locked: bool) -> None:
        """Show an item's marks; a reason being typed stays."""
        self._quiet = True
        for name, tick in self.ticks.items():
            tick.setChecked(bool(getattr(item, name)))
            tick.setEnabled(not locked)
        for name, field in self.reasons.items():
            field.setVisible(bool(getattr(item, name)))
            field.edit.setReadOnly(locked)
            if not field.edit.hasFocus():
                field.set_text(getattr(item, f"{name}_reason"))
        self._quiet = False

    def flush(self) -> None:
        """Save a reason that is being typed."""
        for field in self.reasons.values():
            if field.edit.hasFocus():
                field.commit()

    def _on_tick(self, name: str, on: bool) -> None:
        if self._quiet:
            return
        self._say({name: on})
        if on and name in self.reasons:
            self.reasons[name].show()
            self.reasons[name].edit.setFocus()

    def _on_reason(self, name: str, text: str) -> None:
        if not self._quiet:
            self._say({f"{name}_reason": text})

    def _say(self, changes: dict[str, Any]) -> None:
        self.changed.emit(changes)
