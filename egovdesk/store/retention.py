"""Retention rules, the log of disposals, and which meetings hold what is due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from egovdesk.records.meetings import DRAFTS
from egovdesk.records.retention import Disposal, DueMeeting, Kept, RetentionRule
from egovdesk.store.connection import making_sense
from egovdesk.store.repository import Repository

_FINAL = "'approved', 'signed'"
_GONE = "'cancelled', 'postponed'"

# How far a meeting must have come for a kind of its records to fall due.
_STATES = {
    Kept.MINUTES: _FINAL,
    Kept.AGENDAS: f"{_FINAL}, {_GONE}",
    Kept.BACKGROUND: f"{_FINAL}, {_GONE}",
    Kept.ACTIONS: f"'held', 'minutes_drafted', 'cleared', 'circulated', {_FINAL}",
    Kept.DRAFTS: _FINAL,
}

# Which meetings still hold records of a kind: asked for all at once, or for one meeting of them.
_HOLDERS = {
    Kept.MINUTES: "SELECT id AS meeting_id FROM meetings WHERE NOT EXISTS (SELECT 1 FROM disposals d"
    " WHERE d.meeting_id = meetings.id AND d.kind = 'minutes')",
    Kept.AGENDAS: "SELECT meeting_id FROM issues WHERE kind IN ('agenda', 'supplement')"
    " UNION ALL SELECT id FROM meetings WHERE EXISTS (SELECT 1 FROM items i WHERE"
    " i.meeting_id = meetings.id AND (i.recommendation <> '' OR i.note <> '' OR i.challenge <> ''))",
    Kept.BACKGROUND: "SELECT i.meeting_id FROM papers p JOIN items i ON i.id = p.item_id",
    Kept.ACTIONS: " UNION ALL ".join(
        f"SELECT a.meeting_id FROM {table} u JOIN actions a ON a.id = u.action_id"
        " WHERE a.state NOT IN ('open', 'in_progress')"
        for table in ("action_updates", "action_dues", "reminders")
    ),
    Kept.DRAFTS: f"SELECT meeting_id FROM issues WHERE kind IN {DRAFTS}"
    " UNION ALL SELECT id FROM meetings WHERE note <> ''"
    " UNION ALL SELECT meeting_id FROM items WHERE clerk_note <> ''",
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

    def due(self, kind: Kept, until: Mapping[str, date]) -> dict[str, list[DueMeeting]]:
        """By group, its meetings up to its day that still hold records of a kind, oldest first."""
        query = (
            f"SELECT id, group_id, held_on FROM meetings WHERE state IN ({_STATES[kind]})"
            f" AND id IN ({_HOLDERS[kind]}) ORDER BY held_on, id"
        )
        found: dict[str, list[DueMeeting]] = {}
        with making_sense(self._connection):
            for meeting_id, group_id, day in self._connection.execute(query):
                held_on = date.fromisoformat(day)
                if group_id in until and held_on <= until[group_id]:
                    found.setdefault(group_id, []).append(DueMeeting(meeting_id, held_on))
        return found

    def is_due(self, kind: Kept, meeting_id: str, until: date) -> bool:
        """Whether a meeting of up to a day still holds records of a kind."""
        query = (
            f"SELECT 1 FROM meetings WHERE id = ? AND held_on <= ? AND state IN ({_STATES[kind]})"
            f" AND EXISTS (SELECT 1 FROM ({_HOLDERS[kind]}) WHERE meeting_id = ?)"
        )
        args = (meeting_id, until.isoformat(), meeting_id)
        return self._connection.execute(query, args).fetchone() is not None
