"""How dates, times, money, names and file names are written in a document.

House style: `Tuesday 21 October 2003`, `2.00pm`,
`£640,000`. Nothing depends on the computer's locale.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

from egovdesk.lettering import letters

if TYPE_CHECKING:  # the window words dates at its start, and needs no blocks for that
    from egovdesk.documents.model import Cell, Money

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_BODY_WORDS = (
    "Board", "Group", "Committee", "Team", "Council", "Panel", "Cabinet", "Executive",
)  # fmt: skip
_DEVICE_NAMES = {"con", "prn", "aux", "nul"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)
}
_LONGEST_NAME = 80


def full_date(day: date) -> str:
    """`Tuesday 21 October 2003`."""
    return f"{_DAYS[day.weekday()]} {long_date(day)}"


def long_date(day: date) -> str:
    """`21 October 2003`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def near_date(day: date, today: date) -> str:
    """`Monday 13 October`: with its year where that is not this one."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}{year}"


def short_date(day: date) -> str:
    """`21 Oct 2003`: for the cells of a table."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}"


def clock_time(at: time) -> str:
    """`2.00pm`, `9.30am`; noon and midnight are words, for nobody agrees on 12.00pm."""
    if at.minute == 0 and at.hour in (0, 12):
        return "12 noon" if at.hour else "12 midnight"
    return f"{at.hour % 12 or 12}.{at.minute:02d}{'am' if at.hour < 12 else 'pm'}"


def date_and_time(day: date, at: time | None) -> str:
    """`Tuesday 21 October 2003, 2.00pm`."""
    return f"{full_date(day)}, {clock_time(at)}" if at else full_date(day)


def amount(money: Money) -> str:
    """`£640,000`; pence only where there are any: `£12.50`."""
    sign = "−" if money.pence < 0 else ""
    pounds, pence = divmod(abs(money.pence), 100)
    return f"{sign}£{pounds:,}.{pence:02d}" if pence else f"{sign}£{pounds:,}"


def number(value: int | Decimal) -> str:
    """`24,000`, `12.5`."""
    return f"{value:,}".replace("-", "−")


def municipal_year(began: int) -> str:
    """`2003/04` for the municipal year that began in 2003; `Authority.municipal_year` says which."""
    return f"{began}/{(began + 1) % 100:02d}"


def listing(words: Sequence[str], joint: str = "and") -> str:
    """`A`, `A and B`, `A, B and C`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def counted(count: int, singular: str, plural: str = "") -> str:
    """`1 action`, `3 actions`, `no actions`."""
    word = singular if count == 1 else plural or f"{singular}s"
    return f"{number(count) if count else 'no'} {word}"


def tally(count: int, singular: str, plural: str = "") -> str:
    """`1 action`, `No actions`: where a sentence begins with it."""
    words = counted(count, singular, plural)
    return words[:1].upper() + words[1:]


def body_word(name: str) -> str:
    """What a group's meeting calls itself: the last word of its name where it is such a word."""
    word = name.split(" ")[-1]
    return word if word in _BODY_WORDS else "meeting"


def letter_label(index: int) -> str:
    """`(a)`, `(b)`, … `(z)`, `(aa)` for 0, 1, …"""
    return f"({letters(index)})"


def cell_text(value: Cell, empty: str = "–") -> str:
    """A cell's value in words."""
    from egovdesk.documents.model import Formula, Marked, Money, plain

    match value:
        case None | "" | ():
            return empty
        case str():
            return value
        case Marked():
            return value.text or empty
        case Money():
            return amount(value)
        case Formula():
            return cell_text(value.value)
        case datetime():
            return f"{short_date(value)}, {clock_time(value.time())}"
        case date():
            return short_date(value)
        case time():
            return clock_time(value)
        case tuple():
            return plain(value)
        case _:
            return number(value)


# --- file names ------------------------------------------------------------------------------


def slug(text: str) -> str:
    """`IEG3: consultation draft` as `ieg3-consultation-draft`, for a file name."""
    plain_letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain_letters.lower()).strip("-")


def document_state(kind: str, final: bool, public: bool, form: str = "") -> str:
    """The words for a document's state in its file's name: minutes are draft or final.

    Those of a form say which: `MARKED`, `EXEMPT DRAFT`, `LOOSE-LEAF FINAL`.
    """
    words = ["FINAL" if final else "DRAFT"] if kind == "minutes" else []
    if form in ("draft", "approved", "marked"):
        words = [{"draft": "DRAFT", "approved": "FINAL", "marked": "MARKED"}[form]]
    elif form:
        words = [form.upper(), *words]
    return " ".join([*words, "PUBLIC"] if public else words)


def document_file_name(
    group: str,
    day: date | None,
    what: str,
    *,
    item: int | None = None,
    state: str = "",
    version: str = "",
    suffix: str = ".docx",
    at: str = "",
) -> str:
    """`EG_2003-06-17_05_ieg3-draft_DRAFT_v0.3.docx`: short, sortable and safe on any disk.

    `at` is the time of the day, where two would else have one name.

    The name is at most 80 characters; it is the description that gives way.
    """
    prefix = re.sub(r"[^A-Za-z0-9]+", "-", _ascii(group)).strip("-")
    when = "-".join(part for part in (day.isoformat() if day else "", at) if part)
    head = [prefix, when, "" if item is None else f"{item:02d}"]
    tail = [re.sub(r"[^A-Z0-9]+", "-", _ascii(state).upper()).strip("-"),
            f"v{version}" if version else ""]  # fmt: skip
    fixed = len("_".join(part for part in (*head, *tail) if part)) + 1 + len(suffix)
    short = slug(what)[: max(_LONGEST_NAME - fixed, 1)].rstrip("-")
    name = "_".join(part for part in (*head, short, *tail) if part) or "document"
    if name.lower() in _DEVICE_NAMES:
        name = f"{name}-document"
    return name[: _LONGEST_NAME - len(suffix)].rstrip(" ._-") + suffix


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
