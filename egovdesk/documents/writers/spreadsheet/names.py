"""Names that Excel accepts: of sheets, tables and columns."""

from __future__ import annotations

import re
from collections.abc import Iterable

from egovdesk.documents.inline import xml_text

_LONGEST_SHEET_NAME = 31
_LONGEST_TABLE_NAME = 200
_LONGEST_HEADER = 250
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\]")
_CELL_REFERENCE = re.compile(r"^([a-z]{1,3}\d+|r\d*c\d*|r|c)$", re.IGNORECASE)


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Names for sheets: short, without the characters that Excel refuses, each once."""
    cleaned = []
    for name in wanted:
        text = _NOT_IN_SHEET_NAMES.sub("-", _line(name)).strip("' ") or "Sheet"
        cleaned.append("History list" if text.casefold() == "history" else text)
    return _unique(cleaned, _LONGEST_SHEET_NAME, " {}")


def table_names(wanted: Iterable[str]) -> list[str]:
    """Names for tables: letters, digits and underscores, unlike a cell's address, each once."""
    cleaned = []
    for name in wanted:
        text = re.sub(r"\W+", "_", _line(name)).strip("_") or "Table"
        if not text[0].isalpha() or _CELL_REFERENCE.match(text):
            text = f"Table_{text}"
        cleaned.append(text)
    return _unique(cleaned, _LONGEST_TABLE_NAME, "_{}")


def header_names(wanted: Iterable[str]) -> list[str]:
    """Names for columns: one line, none empty, each once in its table."""
    cleaned = [_line(name) or f"Column {index}" for index, name in enumerate(wanted, 1)]
    return _unique(cleaned, _LONGEST_HEADER, " ({})")


def _line(text: str) -> str:
    return " ".join(xml_text(text).split())


def _unique(names: list[str], longest: int, suffix: str) -> list[str]:
    """The names, cut to length, with a number where one has been used (in any case of letters)."""
    taken: set[str] = set()
    unique = []
    for name in names:
        candidate, count = name[:longest].strip(), 1
        while candidate.casefold() in taken:
            count += 1
            ending = suffix.format(count)
            candidate = name[: longest - len(ending)].strip() + ending
        taken.add(candidate.casefold())
        unique.append(candidate)
    return unique
