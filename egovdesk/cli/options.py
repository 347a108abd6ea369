"""What several commands share: arguments, dates in words, and finding a group or a meeting."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from egovdesk.errors import NotFound, Refused

if TYPE_CHECKING:
    from egovdesk.records.groups import Group
    from egovdesk.records.meetings import Meeting
    from egovdesk.register import Register

REGISTER = click.argument("register", type=click.Path(dir_okay=False, path_type=Path))
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON, for a script.")


_FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y")


class Day(click.ParamType[date]):
    """A date as a script writes it, 2003-10-21, or as a clerk does, 21 October 2003."""

    name = "date"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        if isinstance(value, date):
            return value
        for form in _FORMS:
            with suppress(ValueError):
                return datetime.strptime(value, form).date()
        return self.fail(f"{value!r} is not a date. Type it as 2003-10-21.", param, ctx)


DAY = Day()


def open_to_read(path: Path) -> Register:
    """The register, to read only: the window may have it open meanwhile."""
    from egovdesk.register import Register

    return Register(path, read_only=True)


def files_without_contents(register: Register, rows: Iterable[tuple[str, str]]) -> list[str]:
    """The names of files whose contents are not there, from the tables and ids of their rows."""
    repositories = {one.table: one for one in register.repositories()}
    return [repositories[table].get(row_id).name for table, row_id in rows]


def find_group(register: Register, words: str) -> Group:
    """The group of that name; else of that short name or prefix, or former name; raises NotFound."""
    wanted, groups = words.strip().casefold(), register.groups.all()
    for group in (*(one for one in groups if one.name.casefold() == wanted), *groups):
        if wanted in (group.name.casefold(), group.short_name.casefold(), group.prefix.casefold()):
            return group
    for former in register.group_names.all():
        if wanted in (former.name.casefold(), former.prefix.casefold()):
            return register.groups.get(former.group_id)
    known = ", ".join(group.code for group in register.groups.all())
    raise NotFound(f"There is no group called {words!r}.", todo=f"The groups are: {known}.")


def find_meeting(register: Register, group: str | None, on: date) -> Meeting:
    """The meeting of a group (or the only one) on a day; raises NotFound."""
    from egovdesk.documents.wording import long_date

    wanted = find_group(register, group) if group else None
    found = (
        [one for one in register.meetings.of_group(wanted.id) if one.held_on == on]
        if wanted
        else register.meetings.find(held_on=on)
    )
    if not found:
        whose = f" of {wanted.name}" if wanted else ""
        raise NotFound(f"There is no meeting{whose} on {long_date(on)}.")
    if len(found) > 1:
        raise NotFound(
            f"There are {len(found)} meetings on {long_date(on)}.",
            todo="Name the group with --group.",
        )
    return found[0]


def find_held(register: Register, group: str | None, on: date) -> Meeting:
    """The meeting on a day; raises Refused where it has not been held, so that nothing was minuted."""
    from egovdesk.records.meetings import MeetingState

    found = find_meeting(register, group, on)
    if found.state.step < MeetingState.HELD.step:
        raise Refused("The meeting has not been held.", "Nothing was written.")
    return found


def print_json(value: Any) -> None:
    """Print a value as JSON; dates and paths as text."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))
