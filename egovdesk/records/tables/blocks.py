"""Blocks of cells as spreadsheets copy them: lines, tabs, and quotes around what has either."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

Block = tuple[tuple[str, ...], ...]


def read_block(text: str) -> Block:
    """The cells of a text that was copied: one line a row, tabs between; a quote within a word is a quote."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if plain.endswith("\n"):
        plain = plain[:-1]
    if not plain:
        return (("",),)
    rows = csv.reader(io.StringIO(plain), delimiter="\t", strict=False)
    return tuple(tuple(one.strip() for one in row) or ("",) for row in rows)


def block_text(rows: Iterable[Sequence[str]]) -> str:
    """Cells as a spreadsheet takes them."""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(rows)
    return out.getvalue()
