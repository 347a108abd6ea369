"""Commands that read a register: search, history."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from egovdesk.cli.filing import GROUP, MEETING
from egovdesk.cli.options import (
    DAY,
    JSON,
    REGISTER,
    NamedMeeting,
    find_held,
    open_to_read,
    print_json,
)
from egovdesk.errors import NotFound

if TYPE_CHECKING:
    from egovdesk.checks.minutes import Unsettled
    from egovdesk.documents.history import Told
    from egovdesk.register import Register

_KINDS = (
    "decision", "action", "item", "minute", "paper", "person", "group", "standard", "selection",
)  # fmt: skip


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
@click.argument("record")
@click.option("--on", type=DAY, help="The record as it stood at the end of that day.")
@JSON
def history(register: Path, record: str, on: date | None, as_json: bool) -> None:
    """Every change of a RECORD: a decision, action or minute number, a name, or an id.

    With a decision come the parts of its wording and the item that it was made under.
    """
    from egovdesk.documents.history import Historian

    with open_to_read(register) as opened:
        found = _records(opened, record)
        if on is not None:
            _print_stood(opened, found[0], record, on, as_json)
            return
        historian = Historian(opened)
        told = [(historian.named(one), historian.history(one)) for one in found]
    if as_json:
        print_json([_entry(one) for _, changes in told for one in changes])
        return
    for name, changes in told:
        click.echo(name)
        for one in changes:
            _print_told(one, name)


@click.command()
@REGISTER
@GROUP
@MEETING
@JSON
def checklist(register: Path, group: str | None, meeting: NamedMeeting, as_json: bool) -> None:
    """What is still to settle in the minutes of a meeting before they go out."""
    from egovdesk.operations.meetings.checklist import checklist as to_settle
    from egovdesk.operations.meetings.checklist import put_off_of

    with open_to_read(register) as opened:
        found = find_held(opened, group, meeting)
        asked, later = to_settle(opened, found.id), put_off_of(opened, found.id)
    if as_json:
        shown = [_unsettled(one) for one in asked]
        shown += [{**_unsettled(one.unsettled), "put_off": one.acceptance.reason} for one in later]
        print_json(shown)
        return
    for one in asked:
        click.echo(f"{one.about}: {one.sentence}{' [exempt]' * one.exempt}")
    for put in later:
        click.echo(
            f"{put.unsettled.about}: {put.unsettled.sentence} (not now: {put.acceptance.reason})"
        )
    if not asked:
        click.echo("Nothing is left to settle.")


def _unsettled(one: Unsettled) -> dict[str, Any]:
    return {
        "lack": one.lack,
        "sentence": one.sentence,
        "about": one.about,
        "item": one.item_id,
        "block": one.block_id or None,
        "exempt": one.exempt,
        "put_off": None,
    }


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


def _records(register: Register, words: str) -> list[str]:
    """The ids of what is called so, a decision before the item that it was made under."""
    if register.history(words):
        return [words]
    for repository, columns in (
        (register.decisions, ("number",)),
        (register.actions, ("number",)),
        (register.items, ("minute_number",)),
        (register.people, ("name",)),
        (register.groups, ("name", "short_name", "prefix")),
    ):
        found = {one.id: one for column in columns for one in repository.find(**{column: words})}
        if len(found) > 1:
            raise NotFound(
                f"There are {len(found)} records called {words!r}.",
                todo="Give its id: `egovdesk search --json` prints it.",
            )
        for one in found.values():
            under = getattr(one, "item_id", None) if repository is register.decisions else None
            return [one.id, under] if under else [one.id]
    raise NotFound(f"There is no record called {words!r}.", todo="Give its number, name or id.")


def _print_stood(register: Register, record_id: str, words: str, on: date, as_json: bool) -> None:
    from egovdesk.documents.history import Historian

    end_of_day = datetime.combine(on, time.max).astimezone()
    stood = Historian(register).stood(record_id, end_of_day)
    if stood is None:
        raise NotFound(f"{words} was not in the register on that day.")
    if as_json:
        print_json(register.as_it_stood(record_id, end_of_day))
        return
    for label, value in stood:
        click.echo(f"{label}: {value}")


def _print_told(one: Told, name: str) -> None:
    from egovdesk.documents.wording import clock_time, short_date

    made = one.entry.made_at.astimezone()
    what = f"{one.subject} {one.did}" if one.subject != name else one.did
    when = f"{short_date(made.date())}, {clock_time(made.time())}"
    click.echo(f"  {when:22}  {one.entry.made_by:12}  {one.step}: {what}")
    for label, before, after in one.fields:
        click.echo(f"      {label}: {before or 'nothing'} became {after or 'nothing'}")


def _entry(one: Told) -> dict[str, Any]:
    entry = one.entry
    return {
        "step": entry.seq,
        "label": entry.label,
        "kind": entry.step_kind,
        "made_at": entry.made_at,
        "made_by": entry.made_by,
        "change": entry.kind,
        "subject": one.subject,
        "fields": [
            {"field": label, "before": before, "after": after}
            for label, before, after in one.fields
        ],
        "table": entry.table,
        "id": entry.record_id,
        "before": entry.before,
        "after": entry.after,
    }
