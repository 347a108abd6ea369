"""The names of days and months, the same whatever language the computer speaks."""

from __future__ import annotations

from datetime import date

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def spoken_day(day: date) -> str:
    """`Mon 26 May`: for lists of days that are near."""
    return f"{DAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month][:3]}"


def year_words(first: date, last: date) -> str:
    """`2003/04`: a municipal year by its first and last day."""
    return f"{first.year}/{last.year % 100:02d}"


def ordinal(number: int) -> str:
    """`3rd`, `12th`."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number // 10 % 10 != 1 else 0, "th")
    return f"{number}{ending}"


def spoken_date(day: date) -> str:
    """`26 May 2003`: for sentences."""
    return f"{day.day} {MONTHS[day.month]} {day.year}"
