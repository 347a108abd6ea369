"""How long the item under discussion has taken, and how far the meeting is behind its agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from egovdesk.records.meetings import Item, MeetingState
from egovdesk.register import Register
from ui.item_models.agenda import Agenda


class Timing(QWidget):
    """The clock of the meeting; part of Minute. It runs on the meeting's own day only."""

    register: Register
    agenda: Agenda | None

    if TYPE_CHECKING:

        def _time(self) -> str: ...

    def _is_now(self, item: Item) -> bool:
        return self.agenda is not None and self.agenda.meeting.current_item_id == item.id

    def _timed(self) -> Item | None:
        """The item under discussion, where its time is running."""
        if self.agenda is None or self.agenda.meeting.state is not MeetingState.HELD:
            return None
        found = self.agenda.line(self.agenda.meeting.current_item_id or "")
        today = self.agenda.meeting.held_on == self.register.today
        return found.item if found and today and found.item.started_at else None

    def minutes_spent(self) -> int | None:
        """Minutes spent on the item under discussion."""
        item = self._timed()
        return max(0, _minutes(self._time()) - _minutes(item.started_at)) if item else None

    def behind(self) -> int:
        """Minutes behind the agenda when the present item was called."""
        item = self._timed()
        if item is None or self.agenda is None:
            return 0
        due = self.agenda.times.get(item.id, "")
        return _minutes(item.started_at) - _minutes(due) if due else 0


def _minutes(at: str) -> int:
    hours, _, minutes = at.partition(":")
    return int(hours or 0) * 60 + int(minutes or 0)
