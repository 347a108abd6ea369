"""Why an item is late or urgent: printed on the agenda and in the minutes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from egovdesk.operations.meetings import change_item
from egovdesk.records.meetings import Item
from ui.context import Context
from ui.forms.form import Form

_ADVICE = "The Chair’s reason for urgency is printed on the agenda and in the minutes."


class UrgencyForm(Form):
    """Two ticks with their reasons; a reason is asked for, and nobody is stopped without one."""

    def __init__(self, context: Context, parent: QWidget | None, item: Item) -> None:
        super().__init__(parent, "Late or urgent", "Save", today=context.register.today)
        self.shows_exempt = item.exempt
        self._register, self._item = context.register, item
        self.tick("late", "The item is late", item.late)
        self.tick("urgent", "The Chair agrees to take it as urgent", item.urgent)
        self.line("late_reason", "Why it is late", item.late_reason, whole=True)
        self.line(
            "urgent_reason",
            "Why it cannot wait: the Chair’s reason",
            item.urgent_reason,
            whole=True,
        )
        self.advise(_ADVICE, "tint")

    def save(self) -> str:
        """Keep what is said; a reason alone makes the item so."""
        values = {name: self.value(name) for name in ("late_reason", "urgent_reason")}
        late = self.value("late") or bool(values["late_reason"].strip())
        urgent = self.value("urgent") or bool(values["urgent_reason"].strip())
        change_item(self._register, self._item.id, late=late, urgent=urgent, **values)
        return self._item.id
