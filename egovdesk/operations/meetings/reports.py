"""Reports to the senior management team: a dedicated group's, as an item of its agenda."""

from __future__ import annotations

from egovdesk.errors import Refused
from egovdesk.operations import operation
from egovdesk.operations.meetings.items import add_item
from egovdesk.register import Register

_MINUTES = 10


@operation("Put report on agenda")
def put_report(register: Register, meeting_id: str, of_group_id: str) -> str:
    """Put a group's report on an agenda, once; return the item's id."""
    name = register.groups.get(of_group_id).name
    if register.items.find(meeting_id=meeting_id, report_of_id=of_group_id):
        raise Refused(
            f"The report of the {name} is on this agenda already.", "Nothing has changed."
        )
    return add_item(
        register, meeting_id, f"Report of the {name}", purpose="note",
        minutes_allowed=_MINUTES, report_of_id=of_group_id,
    )  # fmt: skip
