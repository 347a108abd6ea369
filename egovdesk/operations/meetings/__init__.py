"""Meetings: their series and days, agendas and what is issued, numbers, attendance, ratified items."""

from egovdesk.operations.meetings.arrivals import Due, bring_due, due_on
from egovdesk.operations.meetings.attendance import (
    add_attender,
    add_substitute,
    change_attendance,
    cycle_attendance,
    open_attendance,
    remove_attender,
)
from egovdesk.operations.meetings.cycle import (
    add_meeting,
    change_meeting,
    end_meeting,
    remove_meeting,
    set_joint_groups,
    set_meeting_state,
    start_meeting,
)
from egovdesk.operations.meetings.dates import (
    cancel_meeting,
    postpone_meeting,
    reinstate_meeting,
)
from egovdesk.operations.meetings.deferrals import defer_item
from egovdesk.operations.meetings.issuing import (
    WITHDRAWN,
    Sent,
    issue_agenda,
    issue_supplement,
    late_items,
    next_supplement,
    recipients_of,
    record_dispatches,
    remove_dispatch,
    withdraw_issue,
)
from egovdesk.operations.meetings.items import (
    add_item,
    change_item,
    drop_item,
    indent_item,
    move_item,
    outdent_item,
    place_item,
    remove_item,
    set_item_exempt,
    take_item,
)
from egovdesk.operations.meetings.numbers import agenda_of, expected_numbers, number_minutes
from egovdesk.operations.meetings.plan import move_to_meeting, plan_item
from egovdesk.operations.meetings.standing import add_standing_items

__all__ = [
    "WITHDRAWN",
    "Due",
    "Sent",
    "add_attender",
    "add_item",
    "add_meeting",
    "add_standing_items",
    "add_substitute",
    "agenda_of",
    "bring_due",
    "cancel_meeting",
    "change_attendance",
    "change_item",
    "change_meeting",
    "cycle_attendance",
    "defer_item",
    "drop_item",
    "due_on",
    "end_meeting",
    "expected_numbers",
    "indent_item",
    "issue_agenda",
    "issue_supplement",
    "late_items",
    "move_item",
    "move_to_meeting",
    "next_supplement",
    "number_minutes",
    "open_attendance",
    "outdent_item",
    "place_item",
    "plan_item",
    "postpone_meeting",
    "recipients_of",
    "record_dispatches",
    "reinstate_meeting",
    "remove_attender",
    "remove_dispatch",
    "remove_item",
    "remove_meeting",
    "set_item_exempt",
    "set_joint_groups",
    "set_meeting_state",
    "start_meeting",
    "take_item",
    "withdraw_issue",
]
