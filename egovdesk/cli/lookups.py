"""Commands that read a register: search, check, history."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from egovdesk.cli.options import DAY, JSON, REGISTER, open_to_read, print_json
from egovdesk.errors import NotFound

if TYPE_CHECKING:
    from egovdesk.register import HistoryEntry, Register

_KINDS = ("decision", "action", "item", "minute", "person", "group")


@click.command()
@REGISTER
@click.argument("words", nargs=-1, required=True)
@click.option("--kind", type=click.Choice(_KINDS), multiple=True, help="Only these kinds.")
@click.option("--public", is_flag=True, help="Leave out what is exempt.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True)
@JSON
def search(
    register: Path, words: tuple[str, ...], kind: tuple[str, ...], public: bool, limit: int,
    as_json: bool,
) -> None:  # fmt: skip
    """Find WORDS in titles, minutes, decisions, actions and names; the last may be a beginning."""
    with open_to_read(register) as opened:
        hits = opened.search.ranked(" ".join(words), limit, kind)
        shown = [_shown(opened, hit) for hit in hits if not (public and hit.exempt)]
    if as_json:
        print_json(shown)
        return
    for one in shown:
        mark = " [exempt]" if one["exempt"] else ""
        click.echo(f"{one['kind']:9} {one['on'] or '':10}  {one['title']}{mark}")
        if one["found"]:
            click.echo(f"{'':21} {one['found']}")
    if not shown:
        click.echo("Nothing was found.")


@click.command()
@REGISTER
@JSON
def check(register: Path, as_json: bool) -> None:
    """Check that REGISTER is sound: its pages, its references, its backups."""
    from egovdesk.register import backups_of

    with open_to_read(register) as opened:
        problems = opened.integrity_problems()
    backups = backups_of(register)
    newest = backups[0].made_at if backups else None
    if as_json:
        print_json({"sound": not problems, "problems": problems, "newest_backup": newest})
    else:
        click.echo("The register is sound." if not problems else "The register is damaged:")
        for line in problems:
            click.echo(f"  {line}")
        said = f"{newest:%d %B %Y at %H.%M}" if newest else "none yet"
        click.echo(f"Newest backup: {said}")
    if problems:
        raise SystemExit(1)


@click.command()
@REGISTER
@click.argument("record")
@click.option("--on", type=DAY, help="The record as it stood at the end of that day.")
@JSON
def history(register: Path, record: str, on: date | None, as_json: bool) -> None:
    """Every change of a RECORD: a decision, action or minute number, a name, or an id."""
    with open_to_read(register) as opened:
        record_id = _record_id(opened, record)
        if on is not None:
            moment = datetime.combine(on + timedelta(days=1), time(), UTC)
            row = opened.as_it_stood(record_id, moment)
            if row is None:
                raise NotFound(f"{record} was not in the register on that day.")
            _print_row(row, as_json)
            return
        entries = opened.history(record_id)
    if as_json:
        print_json([_entry(one) for one in entries])
        return
    for one in entries:
        click.echo(f"{one.made_at:%d %b %Y %H.%M}  {one.made_by}  {_verb(one)}{one.label}")
        for column, value in one.after.items():
            if one.kind == "update":
                click.echo(f"    {column}: {one.before.get(column)!r} → {value!r}")


def _shown(register: Register, hit: Any) -> dict[str, Any]:
    title = _bare(hit.title)
    if hit.kind == "minute":
        block = register.blocks.maybe(hit.record_id)
        item = register.items.maybe(block.item_id) if block else None
        title = f"{item.minute_number} {item.title}".strip() if item else ""
    return {
        "kind": hit.kind,
        "id": hit.record_id,
        "on": hit.on.isoformat() if hit.on else None,
        "title": title,
        "found": _bare(hit.snippet).strip(),
        "exempt": hit.exempt,
    }


def _bare(text: str) -> str:
    return text.replace("\x02", "").replace("\x03", "").replace("\n", " ")


def _record_id(register: Register, words: str) -> str:
    if register.history(words):
        return words
    for repository, column in (
        (register.decisions, "number"),
        (register.actions, "number"),
        (register.items, "minute_number"),
        (register.people, "name"),
        (register.groups, "name"),
        (register.groups, "prefix"),
    ):
        for one in repository.find(**{column: words}):
            return str(one.id)
    raise NotFound(f"There is no record called {words!r}.", todo="Give its number, name or id.")


def _print_row(row: dict[str, Any], as_json: bool) -> None:
    if as_json:
        print_json(row)
        return
    for column, value in row.items():
        if value not in ("", None):
            click.echo(f"{column}: {value}")


def _entry(one: HistoryEntry) -> dict[str, Any]:
    return {
        "step": one.seq,
        "label": one.label,
        "kind": one.step_kind,
        "made_at": one.made_at,
        "made_by": one.made_by,
        "change": one.kind,
        "table": one.table,
        "before": one.before,
        "after": one.after,
    }


def _verb(one: HistoryEntry) -> str:
    return {"undo": "undid: ", "redo": "made again: "}.get(one.step_kind, "")
