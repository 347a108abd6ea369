"""Rows as the XML of a sheet, one after another, with progress and Stop."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import IO

from egovdesk.documents.inline import xml_text
from egovdesk.documents.model import Cell, Formula, Marked, Money, Tone, plain
from egovdesk.documents.writers.spreadsheet.formulas import Addresses, expression
from egovdesk.documents.writers.spreadsheet.frame import HEADER_ROW, HeldSheet
from egovdesk.errors import EgovDeskError, Stopped
from egovdesk.lettering import letters

LONGEST_TEXT = 32_767  # of a cell, in UTF-16 units
_MOST_ROWS = 1_048_576
_BATCH = 500
_LINE, _TALLEST = 14.5, 409  # points
_PER_LINE = 1.12  # letters of text where a digit is the measure
_DAY_ZERO = date(1899, 12, 30).toordinal()
_FIRST_DAY = 61  # 1 March 1900: before that, Excel counts a day that never was
# Everything that needs a second look; most text has none of it.
_SPECIAL = re.compile(
    "[&<>\r\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\U0001fffe-\U0010ffff]|_x[0-9A-Fa-f]{4}_"
)
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class RowWriter:
    """Streams rows; one object for all the sheets of a workbook."""

    def __init__(
        self,
        styles: dict[str, int],
        total: int,
        progress: Callable[[int, int], None] | None,
        stop: Callable[[], bool] | None,
    ) -> None:
        self._total = total
        self._progress = progress
        self._stop = stop
        self._done = 0
        self._text = f' s="{styles["text"]}" t="inlineStr"><is><t xml:space="preserve">'
        self._tones = {
            tone: f' s="{styles[tone.value]}" t="inlineStr"><is><t xml:space="preserve">'
            for tone in Tone
            if tone.value in styles
        }
        self._sheets: dict[str, Addresses] = {}
        self._here: Addresses | None = None
        self._worked_out = styles["worked_out"]
        self._kinds: dict[type, Callable[[Cell], str]] = {}
        for kind, name, serial in (
            (int, "number", str), (Decimal, "decimal", str), (date, "date", _date_serial),
            (datetime, "datetime", _moment_serial), (time, "time", _time_serial),
            (Money, "money", _pounds),
        ):  # fmt: skip
            self._kinds[kind] = _valued(styles[name], serial)

    def know(self, sheets: dict[str, Addresses]) -> None:
        """Know where every sheet has its cells, for formulas."""
        self._sheets = sheets

    def write(self, out: IO[bytes], held: HeldSheet) -> int:
        """Write the rows of a sheet; gives the number of its last row."""
        number = HEADER_ROW
        self._here = held.addresses
        columns = [
            (letters(index).upper(), int(width * _PER_LINE))
            for index, width in enumerate(held.widths)
        ]
        batch: list[str] = []
        for row in held.rows:
            number += 1
            batch.append(self._row(number, row, columns))
            if len(batch) == _BATCH:
                self._flush(out, batch, number, held)
        if number == HEADER_ROW:  # a table must have a row
            number += 1
            batch.append(self._row(number, ("None",), columns))
            self._done -= 1
        self._flush(out, batch, number, held)
        return number

    def _flush(self, out: IO[bytes], batch: list[str], number: int, held: HeldSheet) -> None:
        if number > _MOST_ROWS:
            raise EgovDeskError(
                f"The sheet “{held.name}” would have more than {_MOST_ROWS:,} rows, "
                "which is all that Excel can show.",
                "Nothing has changed.",
                "Narrow the list with a filter, then export again.",
            )
        out.write("".join(batch).encode("utf-8"))
        self._done += len(batch)
        batch.clear()
        if self._progress is not None:
            self._progress(self._done, self._total)
        if self._stop is not None and self._stop():
            raise Stopped("The export was stopped.", "Nothing has changed.")

    def _row(self, number: int, row: tuple[Cell, ...], columns: list[tuple[str, int]]) -> str:
        cells = [""]
        kinds = self._kinds
        lines = 1
        for (letter, width), value in zip(columns, row, strict=False):
            if value is None or value == "":
                continue
            if value.__class__ is str:
                text = self._text + escaped(value) + "</t></is></c>"
                if len(value) > width or "\n" in value:
                    lines = max(lines, _lines(value, width))
            elif value.__class__ in kinds:
                text = kinds[value.__class__](value)
            elif isinstance(value, Formula):
                text = self._formula(value, number)
            else:
                text = self._other(value)
            cells.append(f'<c r="{letter}{number}"{text}')
        # Excel works heights out when it opens a file; others trust what is written.
        height = f' ht="{min(lines * _LINE + 1, _TALLEST):g}"' if lines > 1 else ""
        cells[0] = f'<row r="{number}"{height}>'
        cells.append("</row>")
        return "".join(cells)

    def _formula(self, formula: Formula, row: int) -> str:
        """A formula with the value that it has now, so that it shows before it is worked out."""
        assert self._here is not None
        worked_out = expression(formula, self._here, row, self._sheets)
        told = worked_out.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        value = self._kinds[formula.value.__class__](formula.value)
        if isinstance(formula.value, Decimal):
            value = f' s="{self._worked_out}"><v>{formula.value}</v></c>'
        return value.replace("><v>", f"><f>{told}</f><v>", 1)

    def _other(self, value: Cell) -> str:
        if isinstance(value, Marked):
            opening = self._tones.get(value.tone, self._text)
            return opening + escaped(value.text) + "</t></is></c>"
        if isinstance(value, tuple):
            if any(run.change for run in value):
                raise TypeError("Excel shows no changes between drafts")
            return self._text + escaped(plain(value)) + "</t></is></c>"
        if isinstance(value, bool):
            return self._text + ("Yes" if value else "No") + "</t></is></c>"
        if isinstance(value, str):  # an enumeration's member
            return self._text + escaped(str(value)) + "</t></is></c>"
        raise TypeError(f"no way to write {type(value).__name__} in Excel")


def _lines(text: str, width: int) -> int:
    """How many lines the text will take, or a few more."""
    return sum(len(line) // width + 1 for line in text.split("\n"))


def escaped(text: str) -> str:
    """Text for a cell: short enough, fit for XML, and never taken for an escape of Excel's."""
    if len(text) > LONGEST_TEXT // 2:
        text = shortened(text)
    if _SPECIAL.search(text):
        text = _LOOKS_ESCAPED.sub("_x005F_", xml_text(text))
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def shortened(text: str) -> str:
    """Text that a cell can hold; where it is cut, a note says so."""
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= LONGEST_TEXT * 2:
        return text
    note = f" … [Cut: the register holds all {len(text):,} characters.]"
    room = (LONGEST_TEXT - len(note)) * 2
    return units[:room].decode("utf-16-le", "ignore") + note


def _valued(style: int, serial: Callable[..., str]) -> Callable[[Cell], str]:
    opening = f' s="{style}"><v>'
    worded = f' s="{style}" t="inlineStr"><is><t>'

    def write(value: Cell) -> str:
        written = serial(value)
        # A date that Excel cannot count stays readable, as text.
        if written == "":
            return f"{worded}{value}</t></is></c>"
        return f"{opening}{written}</v></c>"

    return write


def _date_serial(value: date) -> str:
    serial = value.toordinal() - _DAY_ZERO
    return str(serial) if serial >= _FIRST_DAY else ""


def _moment_serial(value: datetime) -> str:
    day = _date_serial(value.date())
    return repr(int(day) + _seconds(value.time()) / 86400) if day else ""


def _time_serial(value: time) -> str:
    # Every figure: with fewer, 2.00pm is a hair before it, and LibreOffice shows 13:59.
    return repr(_seconds(value) / 86400)


def _seconds(value: time) -> int:
    return (value.hour * 60 + value.minute) * 60 + value.second


def _pounds(value: Money) -> str:
    sign = "-" if value.pence < 0 else ""
    pounds, pence = divmod(abs(value.pence), 100)
    return f"{sign}{pounds}.{pence:02d}"
