"""Ratification: a supporting group's decision comes before its parent (paper, Chart 3: EG6)."""

from __future__ import annotations

from egovdesk.errors import Refused
from egovdesk.operations import operation
from egovdesk.operations.meetings.items import add_item
from egovdesk.records.decisions import DecisionState
from egovdesk.records.meetings import Meeting, MeetingState
from egovdesk.register import Register


@operation("Put decision on agenda")
def put_on_agenda(register: Register, decision_id: str, meeting_id: str | None = None) -> str:
    """Put a decision that waits for ratification on an agenda of the parent group; return the item.

    Without a meeting it is the parent's next one. Raises Refused where the decision does not wait,
    has no parent group, or stands on an agenda already, and where the parent has no meeting.
    """
    decision = register.decisions.get(decision_id)
    if decision.state is not DecisionState.AWAITING:
        raise Refused("This decision is not waiting to be ratified.", "Nothing has changed.")
    if register.items.find(ratifies_id=decision_id):
        raise Refused("This decision is on an agenda already.", "Nothing has changed.")
    meeting = (
        register.meetings.get(meeting_id) if meeting_id else next_of_parent(register, decision_id)
    )
    if meeting is None:
        raise Refused(
            "The parent group has no meeting to come.",
            "Nothing has changed.",
            "Plan one, then put the decision on its agenda.",
        )
    return add_item(
        register,
        meeting.id,
        decision.title,
        purpose="ratify",
        category=decision.category,
        ratifies_id=decision_id,
        exempt=decision.exempt,
        ground=decision.ground,
        recommendation=f"ratify decision {decision.number} of the {_group(register, decision_id)}.",
    )


def next_of_parent(register: Register, decision_id: str) -> Meeting | None:
    """The parent group's next meeting whose agenda is still to go out, else its next one."""
    group = register.groups.get(register.decisions.get(decision_id).group_id)
    if group.parent_id is None:
        return None
    today = register.today
    coming = [
        one
        for one in register.meetings.of_group(group.parent_id)
        if one.held_on >= today and 0 <= one.state.step < MeetingState.HELD.step
    ]
    return next((one for one in coming if not one.state.is_frozen), coming[0] if coming else None)


def _group(register: Register, decision_id: str) -> str:
    decision = register.decisions.get(decision_id)
    return register.groups.named_on(
        register.groups.get(decision.group_id), decision.decided_on
    ).name
