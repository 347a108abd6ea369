"""Excel workbooks: every cell of every sheet, shown or hidden, and what stands round the cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from egovdesk.exchange.leaks.markup import local
from egovdesk.exchange.leaks.passages import Passage, Piece, by_columns
from egovdesk.records.leaks import Part

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


@dataclass
class Workbook:
    """What the parts of a workbook say of one another."""

    strings: list[str] = field(default_factory=list)
    sheets: dict[str, tuple[str, bool]] = field(default_factory=dict)
    """The name of each sheet by its part, and whether it is hidden."""


def shared_strings(root: Any) -> list[str]:
    """The texts that cells refer to."""
    return [_text(one) for one in root.iter("{*}si")]


def sheets(root: Any, targets: dict[str, str]) -> dict[str, tuple[str, bool]]:
    """The sheets that a workbook lists; `targets` gives the part of each reference."""
    found = {}
    for one in root.iter("{*}sheet"):
        named = {local(key): value for key, value in one.attrib.items()}
        part = targets.get(named.get("id", ""), "")
        found[part] = named.get("name", ""), named.get("state", "visible") != "visible"
    return found


def sheet_passages(file: str, part: str, root: Any, book: Workbook) -> Iterator[Passage]:
    """The cells of a sheet, row by row, and the formulas that made them."""
    name, hidden = book.sheets.get(part, (part, False))
    cells, formulas = list[tuple[str, Piece]](), []
    unseen = _hidden_columns(root)
    for row in root.iter("{*}row"):
        out = row.get("hidden") in ("1", "true")
        for cell in row.iter("{*}c"):
            place = cell.get("r", "")
            column = place.rstrip("0123456789")
            kind = Part.HIDDEN if out or column in unseen else None
            where = f"{name}!{place}"
            if text := _value(cell, book.strings):
                cells.append((column, Piece(text, where, kind)))
            formulas += [Piece(f"={one.text}", where) for one in cell.iter("{*}f") if one.text]
    part_of_it = Part.HIDDEN_SHEET if hidden else Part.BODY
    yield Passage(file, part_of_it, tuple(piece for _, piece in cells))
    yield from by_columns(file, part_of_it, cells)
    if formulas:
        yield Passage(file, Part.FORMULA, tuple(formulas))


def _hidden_columns(root: Any) -> frozenset[str]:
    from openpyxl.utils import get_column_letter

    found: set[str] = set()
    for one in root.iter("{*}col"):
        if one.get("hidden") in ("1", "true"):
            with suppress(ValueError):
                span = range(int(one.get("min", "1")), min(int(one.get("max", "1")), 16_384) + 1)
                found |= {get_column_letter(number) for number in span}
    return frozenset(found)


def _value(cell: Any, strings: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(cell)
    value = cell.find("{*}v")
    said = (value.text or "") if value is not None else ""
    if kind == "s":
        return strings[int(said)] if said.isdigit() and int(said) < len(strings) else ""
    return _number(said) if kind == "n" else _unescaped(said)


def _number(said: str) -> str:
    """A number as it is shown, for Excel keeps 412000.00000000006."""
    try:
        return f"{float(said):.12g}"
    except ValueError:
        return said


def _text(element: Any) -> str:
    return _unescaped("".join(one.text or "" for one in element.iter("{*}t")))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
