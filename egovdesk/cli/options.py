"""What several commands share: arguments, dates in words, and finding a group or a meeting."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

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
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class NamedMeeting(NamedTuple):
    """A meeting as it was named: by its day, by that and the time at which it begins, or by its id."""

    on: date | None
    at: str = ""
    id: str = ""

    def fits(self, meeting: Meeting) -> bool:
        """Whether a meeting is meant by that."""
        if self.id:
            return meeting.id == self.id
        return meeting.held_on == self.on and self.at in ("", meeting.starts_at)


class MeetingName(click.ParamType[NamedMeeting]):
    """A meeting: 2003-10-21, or "2003-10-21 14:00" where there are several that day, or its id."""

    name = "meeting"

    def convert(self, value: Any, param: Any, ctx: Any) -> NamedMeeting:
        from egovdesk.records.times_in_words import time_in_words

        if isinstance(value, NamedMeeting):
            return value
        if _ID.fullmatch(value):
            return NamedMeeting(None, id=value)
        for space in re.finditer(r" +(?:at +)?", value):
            with suppress(click.UsageError):
                day = DAY.convert(value[: space.start()].rstrip(","), param, ctx)
                if at := time_in_words(value[space.end() :]):
                    return NamedMeeting(day, at)
        return NamedMeeting(DAY.convert(value, param, ctx))


MEETING_NAME = MeetingName()


def open_to_read(path: Path) -> Register:
    """The register, to read only: the window may have it open meanwhile."""
    from egovdesk.register import Register

    return Register(path, read_only=True)


def files_without_contents(register: Register, rows: Iterable[tuple[str, str]]) -> list[str]:
    """The names of files whose contents are not there, from the tables and ids of their rows."""
    repositories = {one.table: one for one in register.repositories()}
    return [repositories[table].get(row_id).name for table, row_id in rows]


def find_group(register: Register, words: str) -> Group:
    """The group of that id or name; else of that short name or prefix; else of that former name.

    Raises NotFound where that is none, or several.
    """
    if known := register.groups.maybe(words.strip()):
        return known
    wanted, groups = words.strip().casefold(), register.groups.all()
    found = [one for one in groups if wanted == one.name.casefold()] or [
        one for one in groups if wanted in (one.short_name.casefold(), one.prefix.casefold())
    ]
    if not found:
        former = [one for one in register.group_names.all()
                  if wanted in (one.name.casefold(), one.prefix.casefold())]  # fmt: skip
        found = [one for one in groups if one.id in {each.group_id for each in former}]
    if not found:
        known_as = ", ".join(group.code for group in groups)
        raise NotFound(f"There is no group called {words!r}.", todo=f"The groups are: {known_as}.")
    if len(found) > 1:
        ids = "; ".join(f"{one.id} ({_told_apart(register, one)})" for one in found)
        raise NotFound(
            f"There are {len(found)} groups called {words!r}.", todo=f"Give the id of one: {ids}."
        )
    return found[0]


def _told_apart(register: Register, group: Group) -> str:
    """What tells a group from another of its name."""
    parent = register.groups.maybe(group.parent_id)
    under = f"under {parent.code}" if parent else "under no other"
    until = f"until {group.until_on:%Y-%m-%d}" if group.until_on else ""
    return ", ".join(filter(None, (group.code, under, until)))


def find_meeting(register: Register, group: str | None, named: NamedMeeting) -> Meeting:
    """The meeting of a group (or of any) that was named: this one place says which is meant.

    One that is named by its id needs no group. Raises NotFound where it is none, or not just one.
    """
    if named.id:
        return register.meetings.get(named.id)
    wanted = find_group(register, group) if group else None
    that_day = (
        [one for one in register.meetings.of_group(wanted.id) if one.held_on == named.on]
        if wanted
        else register.meetings.find(held_on=named.on)
    )
    found = [one for one in that_day if named.fits(one)]
    if len(found) == 1:
        return found[0]
    raise _not_one(register, wanted, named, that_day, found)


def _not_one(
    register: Register, group: Group | None, named: NamedMeeting, that_day: Sequence[Meeting],
    found: Sequence[Meeting],
) -> NotFound:  # fmt: skip
    """What is said where no meeting is meant, or several: those that there are, and what to type."""
    from egovdesk.documents.wording import counted, long_date

    assert named.on is not None
    of, on = f" of {group.name}" if group else "", long_date(named.on)
    at = f" at {named.at}" if named.at else ""
    if not that_day:
        return NotFound(f"There is no meeting{of} on {on}.")
    told = "; ".join(_told(register, one) for one in found or that_day)
    if not found:
        return NotFound(f"There is no meeting{of} on {on}{at}.", todo=f"That day has {told}.")
    what = f"There are {counted(len(found), 'meeting')}{of} on {on}{at}: {told}."
    ways = []
    if group is None and len({one.group_id for one in found}) > 1:
        ways.append("name the group with --group")
    if len({one.starts_at for one in found}) == len(found):
        ways.append(f'give the time too, as --meeting "{found[0].held_on} {found[0].starts_at}"')
    if not ways:
        ways.append(f"give the id of one, as --meeting {' or '.join(one.id for one in found)}")
    todo = ", or ".join(ways)
    return NotFound(what, todo=f"{todo[0].upper()}{todo[1:]}.")


def _told(register: Register, meeting: Meeting) -> str:
    """A meeting among others of its day: whose, when, and how far it is."""
    time = meeting.starts_at or "no time"
    group = register.groups.get(meeting.group_id)
    return f"{group.code} at {time} ({meeting.state.label.lower()})"


def find_held(register: Register, group: str | None, named: NamedMeeting) -> Meeting:
    """The meeting that was named; raises Refused where it has not been held, so that nothing was
    minuted."""
    from egovdesk.records.meetings import MeetingState

    found = find_meeting(register, group, named)
    if found.state.step < MeetingState.HELD.step:
        raise Refused("The meeting has not been held.", "Nothing was written.")
    return found


def print_json(value: Any) -> None:
    """Print a value as JSON; dates and paths as text."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))
