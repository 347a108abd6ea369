"""Lists in Excel and in text as plain rows: a format is known here, and nothing of what a row means."""

from __future__ import annotations

from pathlib import Path

from egovdesk.exchange.sheets.headings import heading_key, heading_score, sheet_of, top_of
from egovdesk.exchange.sheets.kinds import FileKind, kind_of
from egovdesk.exchange.sheets.model import Book, Cell, Line, Sheet
from egovdesk.exchange.sheets.text import open_text
from egovdesk.exchange.sheets.xlsx import open_xlsx

__all__ = [
    "Book",
    "Cell",
    "Line",
    "Sheet",
    "heading_key",
    "heading_score",
    "open_book",
    "sheet_of",
    "top_of",
]


def open_book(path: Path) -> Book:
    """Open a list; raises Refused, with what the file is instead, where it cannot be read."""
    return open_xlsx(path) if kind_of(path) is FileKind.XLSX else open_text(path)
