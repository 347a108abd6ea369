"""Dates as a clerk types them into a field: "31 oct", "next friday", "21/10/2003"."""

from __future__ import annotations

from datetime import date

from egovdesk.records.dates_in_words import date_in_words

_DAYS_BEHIND = 60


def parse_date(text: str, today: date) -> date:
    """Read a date; raises ValueError with the sentence to show.

    Without a year it is the next such day, unless that day is only a little behind us.
    """
    read = date_in_words(text, today, days_behind=_DAYS_BEHIND)
    if isinstance(read, str):
        raise ValueError(read)
    return read
