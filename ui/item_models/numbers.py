"""Numbers beside a plot, as a table: a row a year, planned and actual."""

from __future__ import annotations

from collections.abc import Sequence

from egovdesk.documents.charts.columns import Yearly
from ui.item_models.segments import Line, Text

_YEAR, _NUMBER = 84, 96


def number_lines(yearly: Yearly, *, totals: bool = True) -> list[Line]:
    """The lines of a small table under its heading; money has totals where there are several years."""
    lines: list[Line] = [_line("Year", "Planned", "Actual", "ink2", "note600")]
    for at, label in enumerate(yearly.labels):
        planned, actual = yearly.planned[at], yearly.actual[at]
        lines.append(_line(label, _said(yearly, planned), _said(yearly, actual)))
    if totals and yearly.money and len(yearly.labels) > 1:
        planned, actual = _total(yearly.planned), _total(yearly.actual)
        lines.append(
            _line("All years", _said(yearly, planned), _said(yearly, actual), "ink", "row")
        )
    return lines


def _line(year: str, planned: str, actual: str, tone: str = "ink", face: str = "text") -> Line:
    return (
        Text(year, "ink2", face, width=_YEAR),
        Text(planned, tone, face, width=_NUMBER, right=True),
        Text(actual, tone, face, width=_NUMBER, right=True),
    )  # fmt: skip


def _said(yearly: Yearly, value: int | None) -> str:
    return "–" if value is None else yearly.exact(value)


def _total(values: Sequence[int | None]) -> int | None:
    known = [one for one in values if one is not None]
    return sum(known) if known else None
