"""A municipal year as rows by month: every group's meetings, holidays between them, and clashes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from egovdesk.clashes import Clash, Clashes
from egovdesk.records.choices import Holiday
from egovdesk.records.days import MONTHS, spoken_day, year_words
from egovdesk.records.groups import Group
from egovdesk.records.meetings import Meeting, MeetingState
from egovdesk.records.series import SchoolHoliday
from egovdesk.register import Register
from ui.item_models.meetings import mark_of, spoken_time
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Icon, Line, Mark, Tag, Text

SHOWN = (
    ("coming", "Still to come"), ("clashing", "With a clash"),
    ("off", "Cancelled or postponed"), ("held", "Held"),
)  # fmt: skip
"""What the calendar can be narrowed to."""


@dataclass(frozen=True)
class CalendarYear:
    """What happens in a municipal year, of all groups or of one, read once."""

    first: date
    last: date
    today: date
    meetings: list[Meeting] = field(default_factory=list)
    groups: dict[str, Group] = field(default_factory=dict)
    joint: dict[str, list[str]] = field(default_factory=dict)
    clashes: dict[str, tuple[Clash, ...]] = field(default_factory=dict)
    holidays: list[Holiday] = field(default_factory=list)
    school_holidays: list[SchoolHoliday] = field(default_factory=list)

    @classmethod
    def read(
        cls, register: Register, year: int, *, group_id: str = "", shown: str = ""
    ) -> CalendarYear:
        """Read the year that begins in a calendar year."""
        authority = register.authority
        first, last = authority.year_days(year)
        meetings = register.meetings.between(first, last, group_id)
        clashes = Clashes(register, first, last)
        found = {one.id: clashes.of(one) for one in meetings}
        return cls(
            first, last, register.today,
            [one for one in meetings if _is_shown(one, shown, found[one.id])],
            {one.id: one for one in register.groups.all()},
            register.meeting_groups.between(first, last),
            found,
            [one for one in register.holidays.find(nation=authority.nation) if first <= one.on <= last],
            [one for one in register.school_holidays.all()
             if first <= one.from_on <= last],
        )  # fmt: skip

    @property
    def words(self) -> str:
        """`2003/04`."""
        return year_words(self.first, self.last)

    @property
    def clashing(self) -> int:
        """How many of the meetings shown have a clash that is not a light one."""
        return sum(_is_clashing(self.clashes[one.id]) for one in self.meetings)

    def names_of(self, meeting: Meeting) -> list[str]:
        """The names of the groups that meet, the lead group's first."""
        ids = (meeting.group_id, *self.joint.get(meeting.id, ()))
        return [self.groups[one].name for one in ids if one in self.groups]

    def next_id(self) -> str:
        """The next meeting from today on; the last one's where all are past."""
        coming = [
            one.id for one in self.meetings if one.held_on >= self.today and one.state.step >= 0
        ]
        return coming[0] if coming else self.meetings[-1].id if self.meetings else ""

    # -- rows ----------------------------------------------------------------------------------

    def rows(self) -> list[Row]:
        """Meetings and holidays under the names of their months."""
        if not self.meetings:
            return []
        found: list[Row] = []
        month = (0, 0)
        for day, row in sorted(self._entries(), key=lambda one: one[0]):
            if (day[0].year, day[0].month) != month:
                month = (day[0].year, day[0].month)
                found.append(_month_row(day[0], self.today))
            found.append(row)
        return found

    def _entries(self) -> Iterator[tuple[tuple[date, int, str], Row]]:
        for one in self.holidays:
            yield (one.on, 0, ""), _holiday_row(one.id, spoken_day(one.on), _named(one))
        for term in self.school_holidays:
            days = f"{spoken_day(term.from_on)} to {spoken_day(term.until_on)}"
            yield (term.from_on, 1, ""), _holiday_row(term.id, days, f"School holiday: {term.name}")
        for at, meeting in enumerate(self.meetings):
            yield (meeting.held_on, 2, f"{at:06d}"), self._meeting_row(meeting)

    def _meeting_row(self, meeting: Meeting) -> Row:
        called_off = meeting.state.step < 0
        clashes = self.clashes[meeting.id]
        names = self.names_of(meeting)
        line: Line = (
            Text(spoken_day(meeting.held_on), "ink3" if called_off else "ink", "row", width=92),
            Text(spoken_time(meeting.starts_at), "ink2", width=72),
            Text(" and ".join(names), "ink2" if called_off else "ink"),
        )
        if len(names) > 1:
            line += (Tag("joint"),)
        line += _clash_segments(clashes)
        line += (Text(meeting.title, "ink2", "note", context=True),) if meeting.title else ()
        stage = (Mark(mark_of(meeting)), Text(meeting.state.label, "ink2", width=124))
        tip = "; ".join(one.sentence for one in clashes)
        return Row(meeting.id, Cell(line, trailing=stage), tip=tip)


def _clash_segments(clashes: tuple[Clash, ...]) -> Line:
    heavy = [one for one in clashes if not one.light]
    if heavy:
        return (
            Icon("triangle-alert", "amber", says="clash"),
            Text(heavy[0].sentence, "amber", "note", context=True),
        )
    light = [one.sentence for one in clashes]
    return (Text(light[0], "ink3", "note", context=True),) if light else ()


def _is_clashing(clashes: tuple[Clash, ...]) -> bool:
    return any(not one.light for one in clashes)


def _is_shown(meeting: Meeting, shown: str, clashes: tuple[Clash, ...]) -> bool:
    match shown:
        case "coming":
            return 0 <= meeting.state.step < MeetingState.HELD.step
        case "clashing":
            return _is_clashing(clashes)
        case "off":
            return meeting.state.step < 0
        case "held":
            return meeting.state.step >= MeetingState.HELD.step
    return True


def _month_row(day: date, today: date) -> Row:
    name = f"{MONTHS[day.month]} {day.year}"
    note = "this month" if (day.month, day.year) == (today.month, today.year) else ""
    cell = Cell((Text(name, "ink", "heading"), Text(note, "ink2", "note")))
    return Row(f"month:{name}", cell, heading="section", height="section")


def _named(one: Holiday) -> str:
    return one.name if "holiday" in one.name.lower() else f"Bank holiday: {one.name}"


def _holiday_row(row_id: str, days: str, words: str) -> Row:
    width = 172 if " to " in days else 92
    line: Line = (
        Text(days, "ink3", "note", width=width),
        *(() if width > 92 else (Text("", "ink3", width=72),)),
        Text(words, "ink3", "note"),
    )
    return Row(f"holiday:{row_id}", Cell(line), enabled=False)
