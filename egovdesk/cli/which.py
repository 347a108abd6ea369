"""Naming one paper on the command line: by its meeting, its item, and its title where that has several."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from egovdesk.cli.filing import GROUP, NAMED
from egovdesk.cli.options import MEETING_NAME, NamedMeeting, find_meeting
from egovdesk.errors import NotFound

if TYPE_CHECKING:
    from egovdesk.records.papers import Paper
    from egovdesk.register import Register


def which_paper(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that name a paper, as its `asked`."""

    @GROUP
    @click.option(
        "--meeting", type=MEETING_NAME,
        help=f"The day of the meeting that the paper is for, {NAMED}.",
    )  # fmt: skip
    @click.option("--item", default="", help="The number of its item on the agenda.")
    @click.option("--paper", default="", help="The paper's title, where the item has several.")
    @click.option("--id", "paper_id", default="", hidden=True)
    @wraps(command)
    def run(
        *args: Any, group: str | None, meeting: NamedMeeting | None, item: str, paper: str,
        paper_id: str, **kwargs: Any,
    ) -> None:  # fmt: skip
        command(*args, asked=Asked(group, meeting, item, paper, paper_id), **kwargs)

    return run


class Asked:
    """Which paper was meant."""

    def __init__(
        self, group: str | None, meeting: NamedMeeting | None, item: str, paper: str, paper_id: str
    ) -> None:
        self._group, self._meeting, self._item = group, meeting, item
        self._paper, self._id = paper.casefold(), paper_id

    @property
    def names_one(self) -> bool:
        """Whether anything was said of which paper."""
        return bool(self._id or self._meeting)

    def find(self, register: Register) -> Paper:
        """The paper; raises NotFound, with those that there are, where it is not just one."""
        if self._id:
            return register.papers.get(self._id)
        if self._meeting is None:
            raise click.UsageError("Name the meeting with --meeting, and the item with --item.")
        meeting = find_meeting(register, self._group, self._meeting)
        found = [one for one in _papers_of(register, meeting.id, self._item)
                 if self._paper in one.title.casefold()]  # fmt: skip
        if len(found) != 1:
            every = _papers_of(register, meeting.id, "")
            titles = "; ".join(f"“{one.title}”" for one in every) or "none"
            raise NotFound(
                f"{len(found) or 'No'} papers are meant by that.",
                todo=f"The papers of this meeting are: {titles}.",
            )
        return found[0]


def _papers_of(register: Register, meeting_id: str, number: str) -> list[Paper]:
    from egovdesk.operations.meetings import agenda_of

    papers = register.papers.of_meeting(meeting_id)
    lines = agenda_of(register, register.meetings.get(meeting_id))
    return [
        paper
        for line in lines
        if number in ("", line.number)
        for paper in papers.get(line.item.id, ())
    ]
