"""Holidays: the bank holidays of each nation, which notice leaves out, and the schools' holidays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import operation, require
from egovdesk.records.choices import Holiday
from egovdesk.records.series import SchoolHoliday
from egovdesk.records.text import clean_line
from egovdesk.register import Register


@operation("Add bank holiday")
def add_holiday(register: Register, nation: str, on: date, name: str, source: str = "") -> str:
    """Add a bank holiday of a nation."""
    holiday = Holiday(new_id(), nation, on, clean_line(name), clean_line(source))
    _refuse_twice(register, holiday)
    require(holiday.problems())
    register.holidays.add(holiday)
    return holiday.id


@operation("Change bank holiday")
def change_holiday(register: Register, holiday_id: str, **changes: Any) -> None:
    """Change a bank holiday's name, day, nation or source."""
    cleaned = _cleaned(changes)
    holiday = replace(register.holidays.get(holiday_id), **cleaned)
    _refuse_twice(register, holiday)
    require(holiday.problems())
    register.holidays.update(holiday_id, **cleaned)


@operation("Remove bank holiday")
def remove_holiday(register: Register, holiday_id: str) -> None:
    """Take a bank holiday out."""
    register.holidays.remove(holiday_id)


@operation("Add school holiday")
def add_school_holiday(
    register: Register, name: str, from_on: date, until_on: date, source: str = ""
) -> str:
    """Add days on which the schools are closed."""
    holiday = SchoolHoliday(new_id(), clean_line(name), from_on, until_on, clean_line(source))
    require(holiday.problems())
    register.school_holidays.add(holiday)
    return holiday.id


@operation("Change school holiday")
def change_school_holiday(register: Register, holiday_id: str, **changes: Any) -> None:
    """Change a school holiday's name, days or source."""
    cleaned = _cleaned(changes)
    require(replace(register.school_holidays.get(holiday_id), **cleaned).problems())
    register.school_holidays.update(holiday_id, **cleaned)


@operation("Remove school holiday")
def remove_school_holiday(register: Register, holiday_id: str) -> None:
    """Take a school holiday out."""
    register.school_holidays.remove(holiday_id)


def _cleaned(changes: dict[str, Any]) -> dict[str, Any]:
    return {
        name: clean_line(value) if isinstance(value, str) else value
        for name, value in changes.items()
    }


def _refuse_twice(register: Register, holiday: Holiday) -> None:
    same = register.holidays.find(nation=holiday.nation, on=holiday.on)
    if any(one.id != holiday.id for one in same):
        raise Refused(
            f"That day is a bank holiday already: {same[0].name}.", "Nothing has changed."
        )
