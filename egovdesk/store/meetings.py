"""Meetings, items, attendance, and what was issued."""

from __future__ import annotations

from datetime import date, datetime

from egovdesk.records.meetings import Attendance, Dispatch, Issue, Meeting, MeetingGroup
from egovdesk.store.connection import making_sense
from egovdesk.store.repository import Repository, marked

_TO_COME = ("planned", "papers_called", "agenda_draft", "agenda_agreed", "issued")


class MeetingRepository(Repository[Meeting]):
    """Meetings, oldest first."""

    table = "meetings"
    record = Meeting
    order = "held_on, starts_at, id"
    noun = "meeting"

    def of_group(self, group_id: str) -> list[Meeting]:
        """A group's meetings, joint ones too, oldest first."""
        return self._query(
            "WHERE group_id = ?1 OR id IN (SELECT meeting_id FROM meeting_groups WHERE group_id = ?1)"
            f" ORDER BY {self.order}",
            (group_id,),
        )

    def unapproved(self, group_id: str) -> list[Meeting]:
        """A group's meetings, joint ones too, whose minutes nobody has approved, oldest first."""
        return self._query(
            "WHERE (group_id = ?1 OR id IN (SELECT meeting_id FROM meeting_groups WHERE group_id = ?1))"
            " AND state IN ('held', 'minutes_drafted', 'cleared', 'circulated')"
            f" ORDER BY {self.order}",
            (group_id,),
        )

    def next_of_group(self, group_id: str, today: date) -> Meeting | None:
        """The group's next meeting on or after a day, leaving out cancelled and postponed ones."""
        found = self._query(
            "WHERE (group_id = ?1 OR id IN (SELECT meeting_id FROM meeting_groups WHERE group_id = ?1))"
            " AND held_on >= ?2 AND state NOT IN ('cancelled', 'postponed')"
            f" ORDER BY {self.order} LIMIT 1",
            (group_id, today.isoformat()),
        )
        return found[0] if found else None

    def next_dates(self, today: date) -> dict[str, date]:
        """The next meeting's date of every group that has one."""
        rows = self._connection.execute(
            "SELECT group_id, min(held_on) FROM (SELECT group_id, held_on FROM meetings"
            " WHERE held_on >= ?1 AND state NOT IN ('cancelled', 'postponed') UNION ALL"
            " SELECT g.group_id, m.held_on FROM meeting_groups g JOIN meetings m ON m.id = g.meeting_id"
            " WHERE m.held_on >= ?1 AND m.state NOT IN ('cancelled', 'postponed')) GROUP BY group_id",
            (today.isoformat(),),
        )
        with making_sense(self._connection):
            return {group_id: date.fromisoformat(day) for group_id, day in rows}

    def before(self, group_id: str, day: date, limit: int = 1) -> list[Meeting]:
        """The group's meetings before a day, newest first."""
        return self._query(
            "WHERE group_id = ? AND held_on < ? ORDER BY held_on DESC, starts_at DESC, id LIMIT ?",
            (group_id, day.isoformat(), limit),
        )

    def coming(self, group_id: str, day: date) -> list[Meeting]:
        """The meetings that a group leads and that are yet to be held, from a day on, oldest first."""
        return self._query(
            f"WHERE group_id = ? AND held_on >= ? AND state IN ({marked(_TO_COME)})"
            f" ORDER BY {self.order}",
            (group_id, day.isoformat()),
        )

    def unapproved_before(self, group_id: str, day: date) -> list[Meeting]:
        """The meetings that a group led before a day and has not approved the minutes of, newest first."""
        settled = ("approved", "signed", "cancelled", "postponed")
        return self._query(
            f"WHERE group_id = ? AND held_on < ? AND state NOT IN ({marked(settled)})"
            " ORDER BY held_on DESC, starts_at DESC, id",
            (group_id, day.isoformat()),
        )

    def between(self, first: date, last: date, group_id: str = "") -> list[Meeting]:
        """Every group's meetings from one day to another, or one's with its joint ones; oldest first."""
        own = " AND (group_id = ?3 OR id IN (SELECT meeting_id FROM meeting_groups WHERE group_id = ?3))"
        return self._query(
            f"WHERE held_on BETWEEN ?1 AND ?2{own if group_id else ''} ORDER BY {self.order}",
            (first.isoformat(), last.isoformat(), *([group_id] if group_id else [])),
        )


class MeetingGroupRepository(Repository[MeetingGroup]):
    """The further groups of joint meetings."""

    table = "meeting_groups"
    record = MeetingGroup
    order = "position, id"
    noun = "joint group"

    def between(self, first: date, last: date) -> dict[str, list[str]]:
        """The further groups of every joint meeting from one day to another, by its id."""
        rows = self._connection.execute(
            "SELECT meeting_id, g.group_id FROM meeting_groups g JOIN meetings m ON m.id = meeting_id"
            " WHERE held_on BETWEEN ? AND ? ORDER BY g.position, g.id",
            (first.isoformat(), last.isoformat()),
        )
        found: dict[str, list[str]] = {}
        for meeting_id, group_id in rows:
            found.setdefault(meeting_id, []).append(group_id)
        return found


class AttendanceRepository(Repository[Attendance]):
    """Attendance in the order of the strip."""

    table = "attendances"
    record = Attendance
    order = "position, id"
    noun = "attendance"


class IssueRepository(Repository[Issue]):
    """What was issued, oldest first."""

    table = "issues"
    record = Issue
    order = "issued_at, id"
    noun = "issued document"

    def first_id(self, meeting_id: str, kind: str) -> str | None:
        """The key of the first document of a kind that went out."""
        row = self._connection.execute(
            "SELECT min(id) FROM issues WHERE meeting_id = ? AND kind = ?", (meeting_id, kind)
        ).fetchone()
        return None if row[0] is None else str(row[0])

    def last_at(self, meeting_id: str, kind: str) -> datetime | None:
        """When the last document of a kind went out."""
        row = self._connection.execute(
            "SELECT max(issued_at) FROM issues WHERE meeting_id = ? AND kind = ?",
            (meeting_id, kind),
        ).fetchone()
        return None if row[0] is None else datetime.fromisoformat(row[0])

    def kinds_of(self, meeting_id: str) -> set[str]:
        """What kinds of document of a meeting have gone out, without reading them."""
        rows = self._connection.execute(
            "SELECT DISTINCT kind FROM issues WHERE meeting_id = ?", (meeting_id,)
        )
        return {kind for (kind,) in rows}

    def has_minutes(self, meeting_id: str) -> bool:
        """Whether minutes went to others than the chair, so that their numbers are known."""
        row = self._connection.execute(
            "SELECT EXISTS (SELECT 1 FROM issues WHERE meeting_id = ? AND kind LIKE 'minutes%')",
            (meeting_id,),
        ).fetchone()
        return bool(row[0])


class DispatchRepository(Repository[Dispatch]):
    """The dispatch log, oldest first."""

    table = "dispatches"
    record = Dispatch
    order = "sent_at, id"
    noun = "dispatch"

    def last_means(self, person_id: str) -> str:
        """By what means the last thing went to a person; nothing where none did."""
        row = self._connection.execute(
            "SELECT means FROM dispatches WHERE person_id = ? ORDER BY sent_at DESC, id DESC LIMIT 1",
            (person_id,),
        ).fetchone()
        return "" if row is None else str(row[0])
