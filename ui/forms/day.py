"""A form that asks for one day."""

from __future__ import annotations

from datetime import date
from typing import cast

from PySide6.QtWidgets import QWidget

from ui.forms.form import Form


class DayForm(Form):
    """One day, typed as one says it."""

    def __init__(self, parent: QWidget | None, title: str, today: date, day: date) -> None:
        super().__init__(parent, title, "Take this day", today=today)
        self.day_field = self.day("on", "Day", day, needed="Type the day.")
        self.day_field.edit.selectAll()

    def day_chosen(self) -> date | None:
        """Ask; None where it is left as it was."""
        done = self.exec()
        chosen = cast("date | None", self.value("on")) if done else None
        self.deleteLater()
        return chosen
