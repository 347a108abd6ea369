"""Days named by a meeting: "the next meeting", "the March meeting", "the meeting of 16 December"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date

from egovdesk.records.dates_in_words import date_in_words

_NEXT = re.compile(r"(?:the |our )?(?:next meeting|following meeting)")
_AFTER_NEXT = re.compile(
    r"(?:the )?(?:meeting after(?: the)? next|next(?: meeting)? but one)(?: meeting)?"
)
_NAMED = re.compile(r"(?:the |our )?(.+?)(?: ?’?'?s)? meeting|(?:the )?meeting (?:of|on|in) (.+)")
_MONTH = re.compile(r"([a-z]{3,9})\.?(?: (\d{4}))?")


def meeting_in_words(text: str, today: date, meetings: Sequence[date]) -> date | str | None:
    """The day of the meeting meant, or why there is none; None where no meeting is spoken of.

    `meetings` are the group's days; those after today count.
    """
    words = " ".join(text.lower().replace(",", " ").split()).rstrip(".")
    later = sorted(day for day in meetings if day > today)
    if _NEXT.fullmatch(words):
        return later[0] if later else "No later meeting of this group is planned."
    if _AFTER_NEXT.fullmatch(words):
        return later[1] if len(later) > 1 else "Only one later meeting of this group is planned."
    found = _NAMED.fullmatch(words)
    if found is None:
        return None
    named = found[1] or found[2]
    month = _MONTH.fullmatch(named)
    if month and (number := _month(month[1])):
        return _in_month(number, month[2], later)
    day = date_in_words(named, today)
    if isinstance(day, str):
        return None
    words_of_day = f"{day.day} {calendar.month_name[day.month]} {day.year}"
    return day if day in later else f"This group has no meeting on {words_of_day}."


def _month(word: str) -> int:
    word = "sep" if word == "sept" else word
    names = [name.lower() for name in calendar.month_name]
    return next((at for at, name in enumerate(names) if at and name.startswith(word)), 0)


def _in_month(month: int, year: str | None, later: Sequence[date]) -> date | str:
    for day in later:
        if day.month == month and (not year or day.year == int(year)):
            return day
    name = calendar.month_name[month] + (f" {year}" if year else "")
    return f"No meeting of this group is planned in {name}."
