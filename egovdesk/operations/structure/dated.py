"""Dated facts of a group that end on a day: what had not begun by then never was."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Protocol

from egovdesk.records.groups import Dated
from egovdesk.register import Register


class _Row(Dated, Protocol):
    """A dated record with an id."""

    @property
    def id(self) -> str: ...


def end_on(repository: Any, row: _Row, last: date) -> bool:
    """Let a fact hold until a day, its last; whether that changed anything."""
    if row.until_on is not None and row.until_on <= last:
        return False
    if row.from_on is not None and row.from_on > last:
        repository.remove(row.id)
    else:
        repository.update(row.id, until_on=last)
    return True


def until_next(rows: Iterable[Dated], first: date) -> date | None:
    """The last day of a fact that begins on a day: the one before the next of its kind, if any."""
    later = [one.from_on for one in rows if one.from_on is not None and one.from_on > first]
    return min(later) - timedelta(days=1) if later else None


def end_facts(register: Register, group_id: str, last: date) -> None:
    """End what a group is and has: its tiers, links, rights, limits, responsibilities and seats."""
    of_group = (
        register.group_tiers, register.rights, register.right_limits, register.responsibilities,
        register.group_seats, register.group_links,
    )  # fmt: skip
    for repository in of_group:
        for row in repository.find(group_id=group_id):
            end_on(repository, row, last)
    for link in register.group_links.find(other_id=group_id):
        end_on(register.group_links, link, last)
