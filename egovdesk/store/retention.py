"""Retention rules, the log of disposals, and which meetings hold what is due."""

from __future__ import annotations

from datetime import date

from egovdesk.records.meetings import DRAFTS, Meeting
from egovdesk.records.retention import Disposal, Kept, RetentionRule
from egovdesk.store.meetings import MeetingRepository
from egovdesk.store.repository import Repository

_FINAL = "m.state IN ('approved', 'signed')"
_HELD = "m.state IN ('held', 'minutes_drafted', 'cleared', 'circulated', 'approved', 'signed')"
_GONE = "m.state IN ('cancelled', 'postponed')"
_ITEMS = "items i WHERE i.meeting_id = m.id"
_PAPERS = f"papers p JOIN {_ITEMS.replace(' WHERE', ' ON i.id = p.item_id WHERE')}"

# What a meeting must still hold for a kind of its records to fall due, and how far it must have come.
_HOLDS = {
    Kept.MINUTES: f"{_FINAL} AND NOT EXISTS (SELECT 1 FROM disposals d WHERE d.meeting_id = m.id"
    " AND d.kind = 'minutes')",
    Kept.AGENDAS: f"({_FINAL} OR {_GONE}) AND (EXISTS (SELECT 1 FROM issues s WHERE"
    " s.meeting_id = m.id AND s.kind IN ('agenda', 'supplement')) OR EXISTS (SELECT 1 FROM"
    f" {_ITEMS} AND i.recommendation || i.note || i.challenge <> ''))",
    Kept.BACKGROUND: f"({_FINAL} OR {_GONE}) AND EXISTS (SELECT 1 FROM {_PAPERS})",
    Kept.ACTIONS: f"{_HELD} AND EXISTS (SELECT 1 FROM actions a WHERE a.meeting_id = m.id"
    " AND a.state NOT IN ('open', 'in_progress') AND"
    " (EXISTS (SELECT 1 FROM action_updates u WHERE u.action_id = a.id)"
    " OR EXISTS (SELECT 1 FROM action_dues u WHERE u.action_id = a.id)"
    " OR EXISTS (SELECT 1 FROM reminders r WHERE r.action_id = a.id)))",
    Kept.DRAFTS: f"{_FINAL} AND (EXISTS (SELECT 1 FROM issues s WHERE s.meeting_id = m.id"
    f" AND s.kind IN {DRAFTS}) OR m.note <> '' OR EXISTS (SELECT 1 FROM"
    f" {_ITEMS} AND i.clerk_note <> ''))",
}


class RetentionRuleRepository(Repository[RetentionRule]):
    """Each group's own rules."""

    table = "retention_rules"
    record = RetentionRule
    order = "group_id, kind"
    noun = "retention rule"


class DisposalRepository(Repository[Disposal]):
    """Disposals, oldest first."""

    table = "disposals"
    record = Disposal
    order = "disposed_at, id"
    noun = "disposal"

    def newest(self, limit: int) -> list[Disposal]:
        """The last disposals, newest first."""
        return self._query("ORDER BY disposed_at DESC, id DESC LIMIT ?", (limit,))

    def due(self, group_id: str, kind: Kept, until: date) -> list[Meeting]:
        """The group's meetings up to a day that still hold records of a kind, oldest first."""
        query = f"SELECT m.id FROM meetings m WHERE m.group_id = ? AND m.held_on <= ? AND {_HOLDS[kind]}"
        ids = [row[0] for row in self._connection.execute(query, (group_id, until.isoformat()))]
        found = MeetingRepository(self._connection).many(ids)
        return sorted(found.values(), key=lambda one: (one.held_on, one.id))
