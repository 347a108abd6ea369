"""Bank holidays and school holidays as rows, under their years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from egovdesk.records.choices import Holiday
from egovdesk.records.days import spoken_day
from egovdesk.records.series import SchoolHoliday
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Text


def bank_holiday_rows(holidays: Iterable[Holiday], today: date) -> list[Row]:
    """A row for each bank holiday: its day, its name, and where that comes from."""
    return _by_year(
        [(one.on, _row(one.id, spoken_day(one.on), one.name, one.source)) for one in holidays],
        today,
    )


def school_holiday_rows(holidays: Iterable[SchoolHoliday], today: date) -> list[Row]:
    """A row for each school holiday: its first and last day, its name, and where that comes from."""
    return _by_year(
        [(one.from_on, _row(one.id, _period(one), one.name, one.source)) for one in holidays], today
    )


def _period(one: SchoolHoliday) -> str:
    last = spoken_day(one.until_on)
    if one.from_on.year != one.until_on.year:
        last += f" {one.until_on.year}"
    return last if one.from_on == one.until_on else f"{spoken_day(one.from_on)} to {last}"


def _row(row_id: str, days: str, name: str, source: str) -> Row:
    wide = 240 if " to " in days else 120
    line = (Text(days, "ink2", width=wide), Text(name, "ink", "row"))
    trailing = (Text(source, "ink3", "note"),)
    return Row(row_id, Cell(line, trailing=trailing), tip=f"{days}, {name}. {source}".strip())


def _by_year(rows: Sequence[tuple[date, Row]], today: date) -> list[Row]:
    found: list[Row] = []
    year = 0
    for day, row in rows:
        if day.year != year:
            year = day.year
            note = "this year" if year == today.year else ""
            cell = Cell((Text(str(year), "ink", "heading"), Text(note, "ink2", "note")))
            found.append(Row(f"year:{year}", cell, heading="section", height="section"))
        found.append(row)
    return found


def next_holiday(holidays: Iterable[Holiday | SchoolHoliday], today: date) -> str:
    """The id of the first that has not gone by; the last one's where all have."""
    shown = list(holidays)
    coming = [one.id for one in shown if _last(one) >= today]
    return coming[0] if coming else shown[-1].id if shown else ""


def _last(one: Holiday | SchoolHoliday) -> date:
    return one.on if isinstance(one, Holiday) else one.until_on
