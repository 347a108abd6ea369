"""The programme of meetings as a table: the meetings that the calendar shows, with each step's day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject

from egovdesk.documents.meeting_programme import STEPS, ProgrammeRow, rows_of
from egovdesk.documents.wording import listing
from egovdesk.records.days import spoken_day
from egovdesk.records.meetings import Meeting
from egovdesk.records.notice import Step
from egovdesk.register import Register
from ui.item_models.record_table import Column, RecordSource, RecordTableModel


class ProgrammeMeetings:
    """The meetings of the year shown; a row's days are worked out when it comes into view."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self.meetings: dict[str, Meeting] = {}

    def ids(self, _shown: object, sort: str | None, descending: bool) -> Sequence[str]:
        """The meetings by date, or by their group's name."""
        if sort != "group":
            found = list(self.meetings)
            return found[::-1] if descending else found
        names = {one.id: one.name for one in self._register.groups.all()}
        by_name = sorted(
            self.meetings.values(), key=lambda one: names[one.group_id], reverse=descending
        )
        return [one.id for one in by_name]

    def rows(self, ids: Sequence[str]) -> Sequence[ProgrammeRow]:
        """The rows of these meetings."""
        return rows_of(self._register, [self.meetings[one] for one in ids if one in self.meetings])


def make_model(
    meetings: ProgrammeMeetings, parent: QObject | None = None
) -> RecordTableModel[ProgrammeRow]:
    """The programme's table."""
    source = RecordSource(ids=meetings.ids, read=meetings.rows)
    return RecordTableModel(source, _COLUMNS, parent)


def _due(step: Step) -> Column[ProgrammeRow]:
    heading = dict(STEPS)[step]
    return Column(heading, lambda row: _day(row.due.get(step)), width=112, gives_way=1)


def _day(day: date | None) -> str:
    return spoken_day(day) if day else ""


_COLUMNS: tuple[Column[ProgrammeRow], ...] = (
    Column("Meeting", lambda row: spoken_day(row.meeting.held_on), sort="held_on", width=92),
    Column("Group", lambda row: listing(row.groups), sort="group", stretch=1, tone="ink",
           note=lambda row: row.note),
    *(_due(step) for step, _words in STEPS),
)  # fmt: skip
