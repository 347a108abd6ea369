"""The programme of meetings: who meets when in a municipal year, and by when each step is due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from egovdesk.deadlines import Deadlines
from egovdesk.documents.frames import council_document, one_table
from egovdesk.documents.meeting_days import words_of_days, words_of_state
from egovdesk.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    Inline,
    Paragraph,
    ParagraphStyle,
    Run,
    Table,
    Workbook,
    text_runs,
)
from egovdesk.documents.wording import clock_time, listing, long_date, short_date, tally
from egovdesk.records.days import spoken_day, year_words
from egovdesk.records.meetings import Meeting
from egovdesk.records.notice import Step
from egovdesk.register import Register

STEPS = (
    (Step.PAPERS_CALLED, "Call for papers"), (Step.PAPERS_DUE, "Papers deadline"),
    (Step.AGENDA_AGREED, "Agenda agreed"), (Step.ISSUE, "Agenda issued"),
    (Step.MINUTES_OUT, "Minutes due"),
)  # fmt: skip
"""The steps whose days the programme gives (reference.md 3.10), each with its heading."""

_WORD_COLUMNS = (
    Column("Group", width=30), Column("Meeting", width=30),
    *(Column(words, width=15) for _step, words in STEPS),
)  # fmt: skip
_EXCEL_COLUMNS = (
    Column("Group", width=40), Column("Meeting", width=14), Column("Day", width=8),
    Column("Time", width=10), Column("Place", width=34),
    *(Column(words, width=15) for _step, words in STEPS), Column("Note", width=44),
)  # fmt: skip


@dataclass(frozen=True)
class ProgrammeRow:
    """One meeting of the programme: the names of its groups, the day of each step, and its note."""

    meeting: Meeting
    groups: tuple[str, ...]
    due: dict[str, date]
    note: str = ""

    @property
    def id(self) -> str:
        return self.meeting.id

    @property
    def starts_at(self) -> time | None:
        return time.fromisoformat(self.meeting.starts_at) if self.meeting.starts_at else None


def programme_rows(
    register: Register, year: int, group_id: str | None = None
) -> list[ProgrammeRow]:
    """The meetings of a municipal year, of every group or of one with its joint ones, by date."""
    first, last = register.authority.year_days(year)
    meetings = register.meetings.between(first, last, group_id or "")
    return rows_of(register, meetings)


def rows_of(register: Register, meetings: Iterable[Meeting]) -> list[ProgrammeRow]:
    """The programme's rows of some meetings, called off ones too, which have no days."""
    chosen = list(meetings)
    deadlines = Deadlines(register)
    given_up = register.meeting_dates.of_meetings(one.id for one in chosen)
    return [
        ProgrammeRow(
            one,
            tuple(group.name for group in register.groups.meeting(one)),
            {step: found.on for step, found in deadlines.of(one).items()},
            "; ".join(
                filter(None, (words_of_state(one, given_up.get(one.id, [])),
                              words_of_days(one, given_up.get(one.id, []))))
            ),
        )
        for one in chosen
    ]  # fmt: skip


def programme_of_meetings(
    register: Register, year: int, *, as_of: date, group_id: str | None = None
) -> Document:
    """The programme as a table, for the council's papers."""
    rows = programme_rows(register, year, group_id)
    title = _title(register, group_id)
    first, last = register.authority.year_days(year)
    period = f"{long_date(first)} to {long_date(last)}"
    blocks: list[Block] = [Paragraph(text_runs(period), ParagraphStyle.SUBTITLE)]
    if rows:
        blocks.append(Table(_WORD_COLUMNS, tuple(map(_word_row, rows)), first_column_heads=True))
        blocks.append(Paragraph(text_runs(_how(register, rows)), ParagraphStyle.NOTE))
    else:
        blocks.append(Paragraph(text_runs("No meetings are planned.")))
    return council_document(
        register,
        title,
        blocks,
        subject=f"{register.authority.name}, {period}",
        footer=f"{title}, as at {long_date(as_of)}",
        landscape=True,
        as_of=as_of,
    )


def programme_workbook(
    register: Register, year: int, *, as_of: date, group_id: str | None = None
) -> Workbook:
    """The programme with real dates, to sort and to filter."""
    rows = programme_rows(register, year, group_id)
    words = _years(register, year)
    return one_table(
        register,
        "Programme",
        _EXCEL_COLUMNS,
        tuple(map(_excel_row, rows)),
        title=f"{_title(register, group_id)} {words}",
        note=f"{tally(len(rows), 'meeting')}, municipal year {words}, as at {long_date(as_of)}.",
        subject=f"Municipal year {words}",
        count=len(rows),
        as_of=as_of,
    )


def _title(register: Register, group_id: str | None) -> str:
    name = f": {register.groups.get(group_id).name}" if group_id else ""
    return f"Programme of meetings{name}"


def _years(register: Register, year: int) -> str:
    return year_words(*register.authority.year_days(year))


def _how(register: Register, rows: list[ProgrammeRow]) -> str:
    """What the days leave out, as the reader of a programme asks."""
    holidays = Deadlines(register).holidays
    first, last = rows[0].meeting.held_on, rows[-1].meeting.held_on
    named = [
        f"{short_date(day)} ({name})" for day, name in holidays.items() if first <= day <= last
    ]
    words = "Days are working days: Saturdays, Sundays and bank holidays do not count"
    return f"{words}: {listing(named)}." if named else f"{words}."


def _word_row(row: ProgrammeRow) -> tuple[Cell, ...]:
    meeting = row.meeting
    at = f", {clock_time(row.starts_at)}" if row.starts_at else ""
    words = f"{spoken_day(meeting.held_on)} {meeting.held_on.year}{at}"
    day: Inline = (Run(words), Run(f". {row.note}", italic=True)) if row.note else (Run(words),)
    return (listing(row.groups), day, *(row.due.get(step) for step, _words in STEPS))


def _excel_row(row: ProgrammeRow) -> tuple[Cell, ...]:
    meeting = row.meeting
    joint = "Joint meeting" if len(row.groups) > 1 else ""
    note = "; ".join(part for part in (meeting.title, joint, row.note) if part)
    return (
        listing(row.groups), meeting.held_on, spoken_day(meeting.held_on)[:3], row.starts_at,
        meeting.place, *(row.due.get(step) for step, _words in STEPS), note,
    )  # fmt: skip
