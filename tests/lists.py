"""Lists to import, written as files, and their plans."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from egovdesk.documents.text import markdown_from_plain, plain_text
from egovdesk.exchange.imports import Prose, Wish, plan_import
from egovdesk.operations.imports import import_rows
from egovdesk.records.imports import Fate, ImportKind, Plan, RowFate
from egovdesk.register import Register

PROSE = Prose(plain_text, markdown_from_plain)


def a_list(register: Register, *rows: Sequence[object], name: str = "list.csv") -> Path:
    """A CSV file beside the register, with these rows, headings first."""
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    path = register.path.with_name(name)
    path.write_text(written.getvalue(), encoding="utf-8", newline="")
    return path


def planned(register: Register, path: Path, kind: str = "", **wish: Any) -> Plan:
    """The plan of a file."""
    return plan_import(register, path, Wish(ImportKind(kind) if kind else None, **wish), PROSE)


def imported(register: Register, path: Path, kind: str = "", **wish: Any) -> Plan:
    """The plan of a file, carried out."""
    plan = planned(register, path, kind, **wish)
    import_rows(register, plan)
    return plan


def fates(plan: Plan) -> list[Fate]:
    """Every row's fate."""
    return [row.fate for row in plan.rows]


def changes(row: RowFate) -> list[tuple[str, str, str]]:
    """A row's changes as plain tuples."""
    return [(one.label, one.before, one.after) for one in row.changes]
