"""How a sheet is printed: landscape, headings on every page, a wide table over pages side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_MARGIN = 0.5  # inches
_PAGE = 118.0  # widths of a digit across A4 landscape between the margins
_SMALLEST = 72  # per cent: 11 points become 8, which can still be read
_ROOM = _PAGE * 100 / _SMALLEST


def set_up_printing(page: Any) -> None:
    """Print a sheet on A4, fitted to its width."""
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_margins.left = page.page_margins.right = _MARGIN
    page.oddFooter.left.text = "&A"
    page.oddFooter.right.text = "Page &P of &N"
    page.page_setup.fitToHeight = 0
    page.page_setup.fitToWidth = 1
    page.sheet_properties.pageSetUpPr.fitToPage = True


def print_table(page: Any, title: str, header_row: int, last_row: int, widths: list[float]) -> None:
    """Print a sheet with a table; one too wide to be read on a page stands on several.

    Its first column, which names the row, is repeated on each of them; they follow one another, and
    the title stands above each.
    """
    set_up_printing(page)
    page.print_title_rows = f"{header_row}:{header_row}"
    if sum(widths) <= _ROOM:
        return
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.pagebreak import Break

    leaves = leaves_of(widths)
    widest = max(sum(leaf) for leaf in leaves)
    # A sheet that is fitted to pages would have no breaks of its own.
    page.sheet_properties.pageSetUpPr.fitToPage = False
    page.page_setup.scale = min(100, int(100 * _PAGE / (widths[0] + widest)))
    page.page_setup.pageOrder = "overThenDown"
    page.print_title_cols = "A:A"
    page.print_area = f"A{header_row}:{get_column_letter(len(widths))}{last_row}"
    page.oddHeader.left.text = title.replace("&", "&&")
    page.oddHeader.left.font, page.oddHeader.left.size = "Arial,Bold", 14
    last = 1
    for leaf in leaves[:-1]:
        last += len(leaf)
        page.col_breaks.append(Break(id=last))


def leaves_of(widths: Sequence[float]) -> list[list[float]]:
    """The columns after the first, on as few pages as can be read, and those as even as may be."""
    others = widths[1:]
    leaves = _filled(others, _ROOM - widths[0])
    # The narrower the room, the more even the leaves, until one more would be needed.
    for room in range(int(_ROOM - widths[0]), int(max(others)), -1):
        narrower = _filled(others, room)
        if len(narrower) > len(leaves):
            break
        leaves = narrower
    return leaves


def _filled(widths: Sequence[float], room: float) -> list[list[float]]:
    leaves: list[list[float]] = [[]]
    for width in widths:
        if leaves[-1] and sum(leaves[-1]) + width > room:
            leaves.append([])
        leaves[-1].append(width)
    return leaves
