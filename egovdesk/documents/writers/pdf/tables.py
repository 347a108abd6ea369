"""Tables in PDF: a header row on each page, no row split that fits one, nothing merged, no cell empty."""

from __future__ import annotations

from egovdesk.documents.model import Cell, Marked, Table, Tone, column
from egovdesk.documents.wording import cell_text
from egovdesk.documents.writers.layout import column_weights, is_numeric
from egovdesk.documents.writers.pdf.text import LONGEST_WORD, Words, array, call

_PADDING = 200
"""Left and right of a cell's text, in twentieths of a point."""
_CHARACTER = 150
"""The width of a character of 12 points where hardly any is narrow."""
_SHORT_ROW = 20
"""Lines of a row that surely fits a page, and need not go over two."""


def table_source(table: Table, words: Words, room: int) -> str:
    """The table as a call, or nothing where it has no rows; `room` is in twentieths of a point."""
    columns = [column(entry) for entry in table.columns]
    rows = [tuple(row) for row in table.rows]
    if not rows:
        return ""
    weights = column_weights(columns, rows)
    characters = [
        max(int((room * weight / sum(weights) - _PADDING) / _CHARACTER), 1) for weight in weights
    ]
    numeric = [is_numeric(entry, rows, at) for at, entry in enumerate(columns)]
    written = []
    for row in rows:
        values = [row[at] if at < len(row) else None for at in range(len(columns))]
        texts = [
            cell_text(value, entry.empty) for value, entry in zip(values, columns, strict=True)
        ]
        splits = any(
            len(text) / fits + text.count("\n") > _SHORT_ROW
            for text, fits in zip(texts, characters, strict=True)
        )
        cells = [
            _cell(value, text, words, min(fits, LONGEST_WORD))
            for value, text, fits in zip(values, texts, characters, strict=True)
        ]
        if table.first_column_heads:
            cells[0] = call("strong", cells[0])
        written += [call("long", cell) for cell in cells] if splits else cells
    heads = [
        words.text(entry.name, min(fits, LONGEST_WORD))
        for entry, fits in zip(columns, characters, strict=True)
    ]
    aligned = array("right" if figures else "left" for figures in numeric)
    return call("data", array(f"{one:g}fr" for one in weights), aligned, array(heads), *written)


def _cell(value: Cell, text: str, words: Words, longest: int) -> str:
    if isinstance(value, tuple) and value:
        return words.runs(value, longest)
    if isinstance(value, Marked) and value.tone is not Tone.NONE and value.text:
        return call("marked", f'"{value.tone.value}"', words.text(text, longest))
    return words.text(text, longest)
