"""The programme report of tier 1: put on its board's agenda, and kept as that board gets it."""

from __future__ import annotations

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import operation
from egovdesk.operations.meetings.issued import Content, text_of
from egovdesk.operations.meetings.places import add_in_place
from egovdesk.operations.meetings.to_come import agenda_to_come
from egovdesk.operations.projects.agendas import give_paper
from egovdesk.records.days import spoken_date
from egovdesk.records.kept_text import sha256
from egovdesk.records.programmes import ProgrammeReport, financial_year
from egovdesk.register import Register


@operation("Put programme report on agenda")
def put_programme_report(
    register: Register, programme_id: str, content: Content, public: Content = "",
    meeting_id: str | None = None, *, received: bool = True,
) -> str:  # fmt: skip
    """Keep the programme report as it is today, and put it on an agenda of the programme's board: the
    next one unless a meeting is named. Return the item.

    `public` is the copy without exempt projects, where there are some: then the item has that as an
    open paper, and the whole report as an exempt one. Raises Refused where the programme has no board,
    the board no meeting to come, and where its agenda has the report already.
    """
    programme = register.programmes.get(programme_id)
    if programme.group_id is None:
        raise Refused(
            "No board has this programme.", "Nothing has changed.", "Name the board first."
        )
    meeting = agenda_to_come(register, programme.group_id, meeting_id)
    for one in register.programme_reports.find(programme_id=programme_id):
        item = register.items.maybe(one.item_id)
        if item is not None and item.meeting_id == meeting.id:
            raise Refused(
                f"The programme report is on the agenda of {spoken_date(meeting.held_on)} already.",
                "Nothing has changed.",
                "Take that item off first.",
            )
    year = financial_year(programme.year)
    item_id = add_in_place(
        register, meeting, f"Programme report {year}", purpose="consider", category="B",
        responsibility="EG5",
        recommendation="consider the report, and decide what it asks of the Board.",
    )  # fmt: skip
    text, open_text = text_of(content), text_of(public)
    title = f"Programme report {year} at {spoken_date(register.today)}"
    give_paper(register, item_id, title, None, received=received)
    if open_text:
        ground = _ground(register, programme_id)
        give_paper(register, item_id, f"{title}, with exempt projects", None, received=received,
                   exempt=True, ground=ground)  # fmt: skip
    register.programme_reports.add(
        ProgrammeReport(
            new_id(), programme_id, register.today, register.now,
            sha256(text), text, register.user, item_id, open_text,
        )
    )  # fmt: skip
    return item_id


def _ground(register: Register, programme_id: str) -> str:
    """The ground of the first exempt project in a programme."""
    placed = register.programme_projects.find(programme_id=programme_id)
    found = register.projects.many(one.project_id for one in placed)
    return next((one.ground for one in found.values() if one.exempt), "")
