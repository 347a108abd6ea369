"""Which responsibility of Chart 3 an item is about: its category says so, unless the clerk does."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from egovdesk.records.choices import ChoiceList
from egovdesk.records.meetings import Item
from egovdesk.records.responsibilities import RATIFYING, codes_of
from egovdesk.register import Register
from ui.widgets.fields import Select
from ui.widgets.stacked import stacked


class ItemResponsibility(QWidget):
    """A choice, whose first entry is what the item's category stands for."""

    #: The field that the clerk has changed.
    changed = Signal(dict)

    def __init__(self, register: Register) -> None:
        super().__init__()
        self._register = register
        self.choice = Select("Responsibility")
        policy = self.choice.combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.choice.combo.setMinimumContentsLength(8)
        self.choice.combo.setSizeAdjustPolicy(policy)
        self.choice.chosen.connect(lambda code: self.changed.emit({"responsibility": code}))
        stacked(self, self.choice)

    def show_item(self, item: Item, *, locked: bool) -> None:
        """Show an item's; nothing where the register has no such list."""
        choices = {
            one.code: one for one in self._register.choices.find(list=ChoiceList.RESPONSIBILITIES)
        }
        self.setVisible(bool(choices))
        ratifies = bool(self._register.ratifications.find(item_id=item.id))
        codes = (RATIFYING,) if ratifies else codes_of(item.category, choices)
        labels = [choices[one].label for one in codes if one in choices]
        usual = f"By its category: {' and '.join(labels)}" if labels else "None by its category"
        if ratifies and labels:
            usual = f"As it ratifies: {labels[0]}"
        offered = [(code, f"{code} {one.label}") for code, one in choices.items()]
        self.choice.set_options([("", usual), *offered])
        self.choice.set_key(item.responsibility)
        self.choice.setEnabled(not locked)
