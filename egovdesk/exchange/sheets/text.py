"""Delimited text: whatever its encoding, its delimiter and its line ends."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

from egovdesk.errors import Refused
from egovdesk.exchange.sheets.model import KEPT, Book, Line, trimmed

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNWRITTEN = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_DELIMITERS = ",;\t|"
_JUDGED_ROWS = 60
_END = "\x00end"
"""A last line of its own, which a quotation that is never closed swallows."""
_TOLD = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)


def open_text(path: Path) -> Book:
    """The file as a book of one sheet."""
    text = decoded(path.read_bytes(), path.name)
    told = _TOLD.match(text)
    delimiter = told[1] if told else _delimiter(text)
    first = 2 if told else 1

    def read(_name: str) -> Iterator[Line]:
        listed = text[told.end() :] if told else text
        source = chain(io.StringIO(listed, newline=""), [_END])
        number = first - 1
        try:
            for cells in csv.reader(source, delimiter=delimiter):
                if cells == [_END]:
                    return
                if cells and cells[-1].endswith(_END):
                    raise _no_end(path.name, number)
                number += 1
                yield Line(number, trimmed(list(cells)))
        except csv.Error as error:
            raise (_no_end if '"' in listed else _too_long)(path.name, number) from error

    return Book(path.name, (path.stem,), read)


def _no_end(name: str, number: int) -> Refused:
    return Refused(
        f"After row {number} of {name} a cell has no end.", KEPT,
        "A quotation mark is missing there. Mend it, then choose the file again.",
    )  # fmt: skip


def _too_long(name: str, number: int) -> Refused:
    return Refused(
        f"After row {number} of {name} a cell is too long to be read.", KEPT,
        "Shorten it, then choose the file again.",
    )  # fmt: skip


def decoded(data: bytes, name: str) -> str:
    """The text: by its byte order mark, else as UTF-8, else as Windows writes (Windows-1252)."""
    text = data.decode(_encoding(data), "replace")
    if len(_UNWRITTEN.findall(text)) > len(text) // 20:
        raise _no_list(name)
    return text


def _encoding(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    if data.count(0) > len(data) // 8:
        # UTF-16 without its mark: in ordinary text every other byte is nought.
        return "utf-16-le" if data[1::2].count(0) > data[0::2].count(0) else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _no_list(name: str) -> Refused:
    return Refused(
        f"{name} is not a list in text.", KEPT, "Choose an Excel workbook (.xlsx) or a CSV file."
    )


def _delimiter(text: str) -> str:
    """What parts the cells: that which gives most rows the same number of several cells."""

    def score(delimiter: str) -> tuple[int, int]:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        widths: Counter[int] = Counter()
        try:
            widths.update(len(row) for row in islice(rows, _JUDGED_ROWS) if len(row) > 1)
        except csv.Error:
            return (0, 0)
        width, often = max(widths.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
        return (often, width)

    return max(_DELIMITERS, key=score)
