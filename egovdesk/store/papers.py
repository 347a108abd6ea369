"""Papers, their clearances, and the reminders that were written."""

from __future__ import annotations

from egovdesk.records.papers import Clearance, Paper, Reminder
from egovdesk.store.repository import Repository


class PaperRepository(Repository[Paper]):
    """Papers in their order under an item."""

    table = "papers"
    record = Paper
    order = "position, id"
    noun = "paper"

    def of_meeting(self, meeting_id: str) -> dict[str, list[Paper]]:
        """All papers of a meeting's items, by item."""
        found: dict[str, list[Paper]] = {}
        query = "WHERE item_id IN (SELECT id FROM items WHERE meeting_id = ?) ORDER BY position, id"
        for paper in self._query(query, (meeting_id,)):
            found.setdefault(paper.item_id or "", []).append(paper)
        return found


class ClearanceRepository(Repository[Clearance]):
    """Clearances in their order under a paper."""

    table = "clearances"
    record = Clearance
    order = "position, id"
    noun = "clearance"


class ReminderRepository(Repository[Reminder]):
    """Reminders, oldest first."""

    table = "reminders"
    record = Reminder
    order = "written_on, id"
    noun = "reminder"
