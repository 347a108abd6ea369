"""`egovdesk import`: rows of an Excel or CSV list into a register, with a preview that is the truth."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from egovdesk.cli.options import JSON, REGISTER, open_to_read, print_json
from egovdesk.errors import EgovDeskError
from egovdesk.records.imports import Fate, ImportKind, Plan, RowFate
from egovdesk.register import Register

#: As many letters of what a row is of as a screen has room for.
_WIDEST = 100

FILE = click.argument("file", type=click.Path(path_type=Path))
SHEET = click.option("--sheet", default="", help="The sheet of a workbook that has several.")
GROUP = click.option("--group", default="", help="The group of rows that name none.")
MATCH = click.option(
    "--match", "matches", multiple=True, metavar="HEADING=FIELD",
    help='Fill a field from a column, as "Cttee=group"; with no field, leave the column out.',
)  # fmt: skip


@click.command(name="import")
@click.argument("kind", type=click.Choice([kind.value for kind in ImportKind]))
@REGISTER
@FILE
@SHEET
@MATCH
@GROUP
@click.option(
    "--preview", is_flag=True, help="Say what would become of each row, and import nothing."
)
@JSON
def import_(
    kind: str, register: Path, file: Path, sheet: str, matches: tuple[str, ...], group: str,
    preview: bool, as_json: bool,
) -> None:  # fmt: skip
    """Bring the rows of FILE, an Excel (.xlsx) or CSV list, into REGISTER.

    Columns are known by their headings. Each row is added, changes what is there, is the same
    already, or is refused with the reason; importing the file again changes nothing, and one undo
    takes all of it back. The exit status is 1 where every row was refused.
    """
    from egovdesk.operations.imports import import_rows

    with _opened(register, preview) as opened:
        plan = _plan(opened, file, _wish(kind, sheet, group, matches))
        if plan.lacks:
            raise _lacking(plan)
        if not preview:
            import_rows(opened, plan)
    if as_json:
        print_json(_told(plan, preview))
    else:
        _say(plan, preview)
    if plan.rows and plan.counts[Fate.REFUSED] == len(plan.rows):
        click.get_current_context().exit(1)


@click.command(name="plan-import", hidden=True)
@REGISTER
@FILE
@click.option("--kind", default="")
@SHEET
@MATCH
@GROUP
def plan_import(
    register: Path, file: Path, kind: str, sheet: str, matches: tuple[str, ...], group: str
) -> None:
    """Print the plan of an import as lines for the window, and how far it is on the error stream."""
    from egovdesk.exchange.imports.plan_lines import lines_of

    def tell(done: int, total: int) -> None:
        click.echo(f"progress {done / total:.3f} row {done:,} of {total:,}", err=True)

    with open_to_read(register) as opened:
        for line in lines_of(_plan(opened, file, _wish(kind, sheet, group, matches), tell)):
            click.echo(line)


@contextmanager
def _opened(register: Path, preview: bool) -> Iterator[Register]:
    """The register, to read only for a preview: the window may have it open meanwhile."""
    with open_to_read(register) if preview else Register(register) as opened:
        yield opened


def _plan(register: Register, file: Path, wish: Any, progress: Any = None) -> Plan:
    from egovdesk.documents.text import markdown_from_plain, plain_text
    from egovdesk.exchange.imports import Prose, plan_import

    return plan_import(register, file, wish, Prose(plain_text, markdown_from_plain), progress)


def _wish(kind: str, sheet: str, group: str, matches: tuple[str, ...]) -> Any:
    from egovdesk.exchange.imports import Wish

    by_hand = {}
    for match in matches:
        heading, equals, field = match.rpartition("=")
        if not equals or not heading.strip():
            raise click.BadParameter(f"{match!r} is not HEADING=FIELD.", param_hint="--match")
        by_hand[heading.strip()] = field.strip()
    return Wish(ImportKind(kind) if kind else None, sheet, group, by_hand)


def _lacking(plan: Plan) -> EgovDeskError:
    columns = ", ".join(one.heading for one in plan.columns)
    todo = f'Name the column, as --match "Heading={plan.lacks[0].lower()}"; there are: {columns}.'
    if plan.lacks[-1] == "Group":
        todo = f"Name the group of all rows with --group, or its column with --match; there are: {columns}."
    return EgovDeskError(
        f"{plan.file} has no column for {' and '.join(plan.lacks)}.",
        "Nothing has been imported.",
        todo,
    )


def _told(plan: Plan, preview: bool) -> dict[str, Any]:
    """The plan for a script."""
    return {
        "file": plan.file,
        "sheet": plan.sheet,
        "kind": plan.kind.value,
        "imported": 0 if preview else plan.to_write,
        "counts": {fate.value: number for fate, number in plan.counts.items()},
        "notes": list(plan.notes),
        "columns": [
            {"heading": one.heading, "field": one.field or None, "note": one.note}
            for one in plan.columns
        ],
        "rows": [_told_row(row) for row in plan.rows],
    }


def _told_row(row: RowFate) -> dict[str, Any]:
    return {
        "row": row.number,
        "fate": row.fate.value,
        "what": row.what,
        "changes": [{"field": c.label, "from": c.before, "to": c.after} for c in row.changes],
        "why": row.why,
        "notes": list(row.notes),
    }


def _say(plan: Plan, preview: bool) -> None:
    """The plan in words: every row for a preview, else what was refused."""
    for note in plan.notes:
        click.echo(note)
    for column in plan.columns:
        if preview or column.note:
            goes = f" → {column.label}." if column.label else "."
            click.echo(f"Column {column.heading}{goes} {column.note}".rstrip())
    for row in plan.rows:
        if preview or row.fate is Fate.REFUSED:
            what = row.what if len(row.what) <= _WIDEST else f"{row.what[: _WIDEST - 1]}…"
            click.echo(f"Row {row.number}: {row.fate.label.lower()}: {what}".rstrip(": "))
            _say_row(row)
    counts = ", ".join(f"{number:,} {fate.label.lower()}" for fate, number in plan.counts.items())
    click.echo(f"{'Would be' if preview else 'Imported'}: {counts}.")


def _say_row(row: RowFate) -> None:
    for change in row.changes:
        before = f"{change.before} → " if change.before else ""
        click.echo(f"    {change.label}: {before}{change.after or 'none'}")
    for line in (row.why, *row.notes):
        if line:
            click.echo(f"    {line}")
