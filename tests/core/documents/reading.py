"""What a document or a workbook says, taken apart for tests."""

from __future__ import annotations

from egovdesk.documents.kept import to_json
from egovdesk.documents.model import Document, Facts, Heading, Workbook


def words(document: Document) -> str:
    """Everything that a document says, as one text."""
    return to_json(document)


def headings(document: Document) -> list[tuple[str, str]]:
    return [(one.number, one.text) for one in document.blocks if isinstance(one, Heading)]


def facts(document: Document) -> dict[str, object]:
    return {
        label: value
        for one in document.blocks
        if isinstance(one, Facts)
        for label, value in one.pairs
    }


def rows(workbook: Workbook) -> list[dict[str, object]]:
    table = workbook.sheets[0].table
    names = [column if isinstance(column, str) else column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]
