"""What a project puts on an agenda: an item as exempt as the project is, and its paper."""

from __future__ import annotations

from typing import Any

from egovdesk.errors import Refused
from egovdesk.operations.meetings.places import add_in_place
from egovdesk.operations.meetings.to_come import agenda_to_come
from egovdesk.operations.papers import add_paper, receive_paper
from egovdesk.records.projects import Project
from egovdesk.register import Register


def put_item(
    register: Register, project: Project, title: str, meeting_id: str | None, **facts: Any
) -> str:
    """Put an item about a project on an agenda of its board, the next unless a meeting is named; return
    it. Raises Refused for a project without a board, and without a meeting to come."""
    if project.group_id is None:
        raise Refused(
            "No board owns this project.",
            "Nothing has changed.",
            "Name the group that owns it first.",
        )
    meeting = agenda_to_come(register, project.group_id, meeting_id)
    return add_in_place(
        register, meeting, title, exempt=project.exempt, ground=project.ground,
        presenter_id=project.ict_lead_id, **facts,
    )  # fmt: skip


def give_paper(
    register: Register, item_id: str, title: str, author_id: str | None, *, received: bool = True,
    **facts: Any,
) -> str:  # fmt: skip
    """Give an item a paper, and return it; the one of that title where it has it.

    It is in already, unless its file is still to be kept (`received` False).
    """
    for one in register.papers.find(item_id=item_id, title=title):
        return one.id
    paper_id = add_paper(register, item_id, title, author_id=author_id, **facts)
    if received:
        receive_paper(register, paper_id)
    return paper_id
