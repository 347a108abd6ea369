"""What does not agree in a table: advice beside the cell, which stops nobody (reference.md 2.4 to 2.6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from egovdesk.records.dates_in_words import SENTENCE
from egovdesk.records.money import pounds
from egovdesk.records.rounds import CAUTION, Grant
from egovdesk.records.statements import Light, SectionKind
from egovdesk.records.tables.columns import TOTAL, Holds, TableColumn
from egovdesk.records.tables.table import ALL, GAP, SectionTable, TableCell, TableLine
from egovdesk.records.tables.typed import count_words, figure_problem

LAST_YEAR = "2005/06"
"""The year by whose end all was to be enabled: 31 December 2005 (reference.md 2.1)."""

GRANT = "ieg capital grant"
_LIGHTS = "Choose black, red, amber or green, or type the words for one of them."


@dataclass(frozen=True)
class Remark:
    """Something to look at: where, in a sentence, and the facts that it rests on.

    `code` names the check, `line_id` and `column` the cell; empty for the whole table. `to_mend` are
    words that could not be read.
    """

    code: str
    sentence: str
    facts: str
    line_id: str = ""
    column: str = ""
    to_mend: bool = False


def remarks(
    table: SectionTable, *, required: bool = False, grants: Sequence[Grant] = ()
) -> list[Remark]:
    """Everything to look at in a table, what is to be mended first, then in the order of its rows."""
    found = list(_unread(table))
    if required and table.is_empty:
        found.append(
            Remark("empty", "The round asks for this table, and nothing is in it yet.", "empty")
        )
        return found
    for check in _CHECKS.get(table.kind, ()):
        found += check(table)
    if table.kind is SectionKind.SPEND:
        found += _grants(table, grants)
    return found


# --- words that are no number, light or date ---------------------------------------------------


def _unread(table: SectionTable) -> Iterator[Remark]:
    for line in table.rows:
        for column, cell in zip(table.columns, line.cells, strict=True):
            sentence = cell_problem(cell, column, table.unit)
            if sentence:
                yield Remark("unread", sentence, cell.typed, line.id, column.key, to_mend=True)


def cell_problem(cell: TableCell, column: TableColumn, unit: str) -> str:
    """What is wrong with what was typed in a cell; empty where nothing is."""
    if not cell.typed:
        return ""
    if column.holds is Holds.DAY:
        return f"“{cell.typed}” is no date. {SENTENCE}"
    if column.holds is Holds.LIGHT:
        return f"“{cell.typed}” is no light. {_LIGHTS}"
    return figure_problem(cell.typed, column.holds, unit)


# --- BVPI 157 ----------------------------------------------------------------------------------


def _above_permissible(table: SectionTable) -> Iterator[Remark]:
    for line in table.rows:
        most = _number(table, line, TOTAL)
        for year in table.years:
            enabled = _number(table, line, year.key)
            if enabled is None:
                continue
            if most is None:
                yield Remark(
                    "no_permissible", f"{line.label}: type how many types may be delivered electronically.",
                    "no total", line.id, TOTAL,
                )  # fmt: skip
                break
            if enabled > most:
                yield Remark(
                    "above_permissible",
                    f"{line.label}: {count_words(enabled)} are enabled in {year.key}, but no more than "
                    f"{count_words(most)} may be.",
                    f"{enabled}>{most}", line.id, year.key,
                )  # fmt: skip


def _falls(table: SectionTable) -> Iterator[Remark]:
    for line in table.rows:
        for before, after in pairwise(table.years):
            was, is_then = _number(table, line, before.key), _number(table, line, after.key)
            if was is None or is_then is None or is_then >= was:
                continue
            said = (
                "the forecast for" if _cell(table, line, after.key).forecast else "the figure for"
            )
            yield Remark(
                "falls",
                f"{line.label}: {said} {after.key} is {count_words(is_then)}, fewer than the "
                f"{count_words(was)} of {before.key}.",
                f"{was}>{is_then}", line.id, after.key,
            )  # fmt: skip


def _short_of_all(table: SectionTable) -> Iterator[Remark]:
    whole = next((one for one in table.lines if one.id == ALL), None)
    if whole is None or table.at(LAST_YEAR) < 0 or table.at(TOTAL) < 0:
        return
    reached, most = whole.cells[table.at(LAST_YEAR)], whole.cells[table.at(TOTAL)].number
    if reached.number is not None and most and reached.number < most:
        yield Remark(
            "short_of_all",
            f"All services were to be enabled by 2005/06; {reached.share}% are "
            f"({count_words(reached.number)} of {count_words(most)} types).",
            f"{reached.number}<{most}", ALL, LAST_YEAR,
        )  # fmt: skip


# --- money -------------------------------------------------------------------------------------


def _gap(table: SectionTable) -> Iterator[Remark]:
    gap = next((one for one in table.lines if one.id == GAP), None)
    if gap is None:
        return
    lacking = [(one.key, _number(table, gap, one.key) or 0) for one in table.years]
    found = [(year, pence) for year, pence in lacking if pence > 0]
    if found:
        sums = [f"{pounds(pence)} for {year}" for year, pence in found]
        listed = f"{', '.join(sums[:-1])} and {sums[-1]}" if sums[1:] else sums[0]
        verb = "is" if len(sums) == 1 else "are"
        facts = " ".join(f"{year} {pence}" for year, pence in found)
        yield Remark("gap", f"{listed} {verb} still to be found.", facts, GAP, found[0][0])


def _grants(table: SectionTable, grants: Iterable[Grant]) -> Iterator[Remark]:
    known = list(grants)
    for line in table.rows:
        if not line.title.casefold().startswith(GRANT):
            continue
        for one in known:
            parts = [_number(table, line, year) for year in one.years]
            typed = sum(part for part in parts if part is not None)
            if any(part is not None for part in parts) and typed != one.pence:
                years = " and ".join(one.years)
                yield Remark(
                    "grant",
                    f"{pounds(typed)} of grant stands in {years}; {pounds(one.pence)} {one.words} "
                    f"({one.source}). {CAUTION}",
                    f"{typed}/{one.pence}", line.id, one.years[-1],
                )  # fmt: skip


# --- lights ------------------------------------------------------------------------------------


def _lights(table: SectionTable) -> Iterator[Remark]:
    for line in table.rows:
        lit = _cell(table, line, "light")
        light = lit.value
        if not isinstance(light, Light):
            if not lit.typed and any(not one.is_empty for one in line.cells[1:]):
                yield Remark(
                    "no_light", f"{line.label} has no light yet.", "none", line.id, "light"
                )
            continue
        day = "done_on" if light is Light.GREEN and table.at("done_on") >= 0 else "due_on"
        days = {_cell(table, line, key).value for key in (day, "projected_on")} - {None}
        if light is not Light.BLACK and not days:
            when = "the day it was done" if day == "done_on" else "a target date"
            yield Remark(
                "no_day",
                f"{line.label} is {light.value} without {when}.",
                light.value,
                line.id,
                day,
            )
        words = any(_cell(table, line, key).value for key in ("status", "comment"))
        if not words:
            place = "status" if table.at("status") >= 0 else "comment"
            yield Remark(
                "no_words",
                f"{line.label} is {light.value}, with no word of why.",
                light.value,
                line.id,
                place,
            )


def _cell(table: SectionTable, line: TableLine, key: str) -> TableCell:
    at = table.at(key)
    return line.cells[at] if at >= 0 else TableCell()


def _number(table: SectionTable, line: TableLine, key: str) -> int | None:
    return _cell(table, line, key).number


_CHECKS = {
    SectionKind.BVPI157: (_above_permissible, _falls, _short_of_all),
    SectionKind.SPEND: (_gap,),
    SectionKind.SELF_ASSESSMENT: (_lights,),
    SectionKind.OUTCOMES: (_lights,),
}
