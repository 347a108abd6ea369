"""Formulas in the terms of a sheet: references become the addresses of cells."""

from __future__ import annotations

from dataclasses import dataclass

from egovdesk.documents.model import Formula, Ref


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a sheet has its columns and rows: letters by the column's name, the first and the last row."""

    name: str
    columns: dict[str, str]
    first: int
    last: int

    def column(self, name: str) -> str:
        """The letter of a column; raises KeyError where there is none of that name."""
        return self.columns[name]


def expression(formula: Formula, here: Addresses, row: int, sheets: dict[str, Addresses]) -> str:
    """A formula as Excel has it, without its sign, in a row of a sheet.

    Raises KeyError where it names a sheet or a column that the workbook does not have.
    """
    return "".join(
        part if isinstance(part, str) else _address(part, here, row, sheets)
        for part in formula.parts
    )


def _address(ref: Ref, here: Addresses, row: int, sheets: dict[str, Addresses]) -> str:
    there = sheets[ref.sheet] if ref.sheet else here
    letter = there.column(ref.column)
    prefix = "'" + there.name.replace("'", "''") + "'!" if ref.sheet else ""
    if ref.whole:
        return f"{prefix}${letter}${there.first}:${letter}${there.last}"
    if ref.row is not None:
        return f"{prefix}${letter}${there.first + ref.row - 1}"
    return f"{prefix}{letter}{row}"
