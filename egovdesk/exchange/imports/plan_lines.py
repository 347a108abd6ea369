"""A plan as lines of JSON and back: how a process of its own tells the window what it has found."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from egovdesk.records.imports import (
    Act,
    ColumnMatch,
    Fate,
    FieldChange,
    ImportKind,
    Plan,
    RowFate,
    Write,
)


def lines_of(plan: Plan) -> Iterator[str]:
    """The plan without its rows, then a line for each row."""
    head = {
        "kind": plan.kind, "file": plan.file, "sheet": plan.sheet, "mark": plan.mark,
        "sheets": plan.sheets, "notes": plan.notes, "lacks": plan.lacks,
        "columns": [vars(one) for one in plan.columns],
    }  # fmt: skip
    yield json.dumps(head, ensure_ascii=False)
    for row in plan.rows:
        yield json.dumps(_told(row), ensure_ascii=False)


def plan_from(lines: Iterable[str]) -> Plan:
    """The plan that was told by these lines."""
    told = iter(lines)
    head: dict[str, Any] = json.loads(next(told))
    return Plan(
        kind=ImportKind(head["kind"]),
        file=head["file"],
        sheet=head["sheet"],
        mark=head["mark"],
        rows=tuple(_row(json.loads(line)) for line in told if line),
        columns=tuple(ColumnMatch(**one) for one in head["columns"]),
        sheets=tuple(head["sheets"]),
        notes=tuple(head["notes"]),
        lacks=tuple(head["lacks"]),
    )


def _told(row: RowFate) -> dict[str, Any]:
    changes, writes = [vars(one) for one in row.changes], [vars(one) for one in row.writes]
    return {**vars(row), "changes": changes, "writes": writes}


def _row(told: dict[str, Any]) -> RowFate:
    return RowFate(
        told["number"],
        Fate(told["fate"]),
        told["what"],
        tuple(FieldChange(**one) for one in told["changes"]),
        told["why"],
        tuple(told["notes"]),
        tuple(_write(one) for one in told["writes"]),
        told["turn"],
    )


def _write(told: dict[str, Any]) -> Write:
    return Write(Act(told["act"]), told["table"], told["id"], told["columns"])
