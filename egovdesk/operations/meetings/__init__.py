"""Meetings, their agendas, numbers and attendance."""

from egovdesk.operations.meetings.attendance import (
    add_attender,
    change_attendance,
    cycle_attendance,
    open_attendance,
    remove_attender,
)
from egovdesk.operations.meetings.cycle import (
    add_meeting,
    approve_minutes,
    cancel_meeting,
    change_meeting,
    circulate_minutes,
    end_meeting,
    issue_agenda,
    postpone_meeting,
    remove_meeting,
    set_meeting_state,
    start_meeting,
)
from egovdesk.operations.meetings.items import (
    add_item,
    add_standing_items,
    change_item,
    move_item,
    place_item,
    remove_item,
    set_item_exempt,
    take_item,
)
from egovdesk.operations.meetings.numbers import agenda_of, number_minutes

__all__ = [
    "add_attender",
    "add_item",
    "add_meeting",
    "add_standing_items",
    "agenda_of",
    "approve_minutes",
    "cancel_meeting",
    "change_attendance",
    "change_item",
    "change_meeting",
    "circulate_minutes",
    "cycle_attendance",
    "end_meeting",
    "issue_agenda",
    "move_item",
    "number_minutes",
    "open_attendance",
    "place_item",
    "postpone_meeting",
    "remove_attender",
    "remove_item",
    "remove_meeting",
    "set_item_exempt",
    "set_meeting_state",
    "start_meeting",
    "take_item",
]
