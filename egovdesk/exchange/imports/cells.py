"""A cell as the value that its field holds, or the sentence that says why it is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from egovdesk.exchange.imports.dates import DateOrder, Unread, read_day
from egovdesk.exchange.imports.fields import Field, Holds
from egovdesk.exchange.imports.vocabularies import Vocabulary
from egovdesk.exchange.sheets import Cell
from egovdesk.records.days import spoken_date
from egovdesk.records.text import clean_line, clean_text

Value = str | int | bool | date

_ERRORS = {"#n/a", "#ref!", "#value!", "#div/0!", "#name?", "#null!", "#num!", "#spill!"}
_UNPRINTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?(?::\d{2})?\s*([ap])?\.?m?\.?", re.IGNORECASE)
_SUM = re.compile(
    r"(?:£|gbp)?\s*(\d[\d,]*(?:\.\d+)?)\s*(k|m|million|thousand)?(?:\s*gbp)?", re.IGNORECASE
)
_TIMES = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}
_LENGTH = re.compile(
    r"(?:(\d+(?:\.\d+)?)\s*(?:h|hr|hrs|hour|hours))?\s*(?:(\d+)\s*(?:m|min|mins|minute|minutes)?)?",
    re.IGNORECASE,
)
_MOST_PENCE = 10**15


def read_cell(
    field: Field, cell: Cell, words: Mapping[str, Vocabulary], order: DateOrder
) -> Value | None:
    """What a cell says of a field, None where it is empty; raises Unread."""
    if cell is None:
        return None
    if isinstance(cell, str) and cell.strip().casefold() in _ERRORS:
        raise Unread(f"Excel could not work the cell out ({cell.strip()})")
    if field.holds is Holds.DAY:
        return read_day(cell, order)
    if field.holds is Holds.WORD:
        text = as_line(cell)
        return words[field.words].read(text) if text else None
    return _READERS[field.holds](cell)


def has_unprinted(cell: Cell) -> bool:
    """Whether the cell has characters that are left out, since no document can show them."""
    return isinstance(cell, str) and bool(_UNPRINTED.search(cell))


def as_line(cell: Cell) -> str:
    """The cell's words on one line."""
    return " ".join(clean_line(_UNPRINTED.sub("", _words(cell))).split())


def _as_text(cell: Cell) -> str | None:
    lines = clean_text(_UNPRINTED.sub("", _words(cell))).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip() or None


def _words(cell: Cell) -> str:
    match cell:
        case datetime():
            return f"{spoken_date(cell.date())}, {cell:%H:%M}"
        case date():
            return spoken_date(cell)
        case time():
            return f"{cell:%H:%M}"
        case float():
            return f"{cell:.12g}"
        case None:
            return ""
        case _:
            return str(cell)


def _number(cell: Cell) -> str | None:
    if isinstance(cell, date):
        raise Unread("Excel has made a date of the number; give the column the format Text")
    return as_line(cell) or None


def _time(cell: Cell) -> str | None:
    if isinstance(cell, datetime | time):
        return f"{cell:%H:%M}"
    if isinstance(cell, float) and 0 <= cell < 1:
        minutes = round(cell * 24 * 60) % (24 * 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    text = as_line(cell)
    if text.casefold() in ("", "-", "–", "n/a", "tbc"):
        return None
    if text.casefold() in ("noon", "12 noon", "midday"):
        return "12:00"
    found = _CLOCK.fullmatch(text)
    hour = int(found[1]) if found else 24
    if found and found[3]:
        hour = hour % 12 + (12 if found[3] in "pP" else 0) if 1 <= hour <= 12 else 24
    minute = int(found[2] or 0) if found else 0
    if hour > 23 or minute > 59 or (found and not (found[2] or found[3])):
        raise Unread(f"“{text[:60]}” is not a time, such as 2.00pm or 14:00")
    return f"{hour:02d}:{minute:02d}"


def _money(cell: Cell) -> int | None:
    """Whole pence of pounds."""
    text = f"{cell}" if isinstance(cell, int | float) else as_line(cell)
    if text.casefold() in ("", "-", "–", "n/a", "nil", "none"):
        return None
    found = _SUM.fullmatch(text)
    try:
        pounds = (
            Decimal(found[1].replace(",", "")) * _TIMES.get((found[2] or "").casefold(), 1)
            if found
            else None
        )
    except InvalidOperation:
        pounds = None
    if pounds is None or pounds * 100 > _MOST_PENCE:
        raise Unread(f"“{text[:60]}” is not a sum of money, such as £640,000")
    return int(pounds * 100)


def _minutes(cell: Cell) -> int | None:
    """A length of time in minutes."""
    if isinstance(cell, time):
        return cell.hour * 60 + cell.minute
    text = as_line(cell)
    if not text:
        return None
    found = _LENGTH.fullmatch(text)
    if found is None or not (found[1] or found[2]) or len(text) > 20:
        raise Unread(f"“{text[:60]}” is not a length in minutes, such as 90")
    return round(float(found[1] or 0) * 60) + int(found[2] or 0)


_READERS: dict[Holds, Callable[[Cell], Value | None]] = {
    Holds.LINE: lambda cell: as_line(cell) or None,
    Holds.NAME: lambda cell: as_line(cell) or None,
    Holds.TEXT: _as_text,
    Holds.NUMBER: _number,
    Holds.TIME: _time,
    Holds.MONEY: _money,
    Holds.MINUTES: _minutes,
}
