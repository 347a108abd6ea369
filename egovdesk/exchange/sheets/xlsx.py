"""Excel workbooks, a row at a time: the values last worked out, never the formulas."""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from egovdesk.errors import Refused
from egovdesk.exchange.sheets.kinds import damaged
from egovdesk.exchange.sheets.model import KEPT, Book, Cell, Line, trimmed

_EXCELS_ROWS = 1_048_576
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
# A cell whose formula has no value; the empty text that a formula gave is one (t="str").
_NOT_WORKED_OUT = re.compile(
    rb"<(?:\w+:)?c (?![^>]*t=.str)[^>]*>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_CHUNK, _LONGEST_FORMULA = 1 << 18, 1 << 15


def open_xlsx(path: Path) -> Book:
    """The sheets that are shown; raises Refused for a workbook that cannot be read."""
    with _damage(path.name):
        book = _load(path)
        names = tuple(sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible")
    if not names:
        raise Refused(f"{path.name} has no sheet that is shown.", KEPT, "Unhide the one you mean.")
    doubtful = _lacks_values(path)

    def read(name: str) -> Iterator[Line]:
        with _damage(path.name):
            for number, cells in enumerate(_rows(book[name]), 1):
                yield Line(number, trimmed([_value(cell) for cell in cells]))

    def read_checked(name: str) -> Iterator[Line]:
        with _damage(path.name):
            written = _rows(_load(path, values=False)[name])
            for line, formula_row in zip_longest(read(name), written):
                yield _checked(path.name, line, formula_row)

    return Book(path.name, names, read_checked if doubtful else read)


def _load(path: Path, *, values: bool = True) -> Any:
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions, which say nothing of the values
        return openpyxl.load_workbook(path, read_only=True, data_only=values, keep_links=False)


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """The rows as they are: what a workbook says of its size may be anything."""
    sheet.reset_dimensions()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield from islice(sheet.iter_rows(values_only=True), _EXCELS_ROWS)


def _checked(file: str, line: Line, formulas: tuple[Any, ...]) -> Line:
    """The line, where Excel has worked out all its formulas."""
    for place, formula in enumerate(formulas):
        words = str(getattr(formula, "text", formula))
        if line.cell(place) is None and formula is not None and words.startswith("="):
            raise Refused(
                f"Row {line.number} of {file} has a formula that was never worked out.", KEPT,
                "Open the file in Excel, save it, and choose it again.",
            )  # fmt: skip
    return line


def _value(cell: Any) -> Cell:
    if isinstance(cell, str):
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), cell)
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    if isinstance(cell, datetime):
        return cell.date() if cell.time() == time() else cell
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if isinstance(cell, timedelta):
        return str(cell)
    if cell is None or isinstance(cell, int | float | time):
        return cell
    return str(cell)


def _lacks_values(path: Path) -> bool:
    """Whether any formula of any sheet was never worked out: only then is the workbook read twice."""
    with _damage(path.name), zipfile.ZipFile(path) as package:
        parts = [name for name in package.namelist() if name.startswith("xl/worksheets/")]
        return any(_finds_formula(package, name) for name in parts)


def _finds_formula(package: zipfile.ZipFile, name: str) -> bool:
    with package.open(name) as part:
        tail = b""
        while chunk := part.read(_CHUNK):
            seen = tail + chunk
            if b"f" in seen and _NOT_WORKED_OUT.search(seen):
                return True
            tail = seen[-_LONGEST_FORMULA:]
    return False


@contextmanager
def _damage(name: str) -> Iterator[None]:
    """What reading a cut or made-up workbook raises, as the sentence that it is damaged."""
    from lxml.etree import XMLSyntaxError
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        yield
    except (
        zipfile.BadZipFile, zlib.error, ParseError, XMLSyntaxError, InvalidFileException, KeyError,
        ValueError, TypeError, AttributeError, IndexError, EOFError, OverflowError, OSError,
        NotImplementedError,
    ) as error:  # fmt: skip
        raise damaged(name) from error
