"""The day of a meeting: postponed, to another day or to none yet, cancelled, and reinstated.

What is put off stays what it was: the same record, with its agenda, its numbers, and what was
issued. Each day given up is kept with its reason.
"""

from __future__ import annotations

from datetime import date

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import operation, require
from egovdesk.operations.meetings.arrivals import retitle_approvals
from egovdesk.records.days import spoken_date
from egovdesk.records.meetings import Meeting, MeetingState, time_problems
from egovdesk.records.series import MeetingDate
from egovdesk.records.text import clean_line
from egovdesk.register import Register


@operation("Postpone meeting")
def postpone_meeting(
    register: Register,
    meeting_id: str,
    to: date | None = None,
    reason: str = "",
    *,
    starts_at: str = "",
) -> None:
    """Put a meeting off to another day, or with no day yet; it goes on from the stage it was at.

    A meeting that was put off with no day yet is given one in the same way.
    """
    meeting = register.meetings.get(meeting_id)
    _refuse_held(meeting)
    if meeting.state is MeetingState.CANCELLED:
        raise Refused("This meeting was cancelled.", "Nothing has changed.", "Reinstate it first.")
    if to is None:
        if meeting.state is MeetingState.POSTPONED:
            raise Refused("This meeting has been postponed already.", "Nothing has changed.")
        _give_up(register, meeting, reason)
        register.meetings.update(meeting_id, state=MeetingState.POSTPONED)
        return
    _move(register, meeting, to, starts_at or meeting.starts_at, reason)


@operation("Cancel meeting")
def cancel_meeting(register: Register, meeting_id: str, reason: str = "") -> None:
    """Cancel a meeting that has not been held; its number, its notice and the reason are kept."""
    meeting = register.meetings.get(meeting_id)
    _refuse_held(meeting)
    if meeting.state is MeetingState.CANCELLED:
        raise Refused("This meeting has been cancelled already.", "Nothing has changed.")
    _give_up(register, meeting, reason)
    register.meetings.update(meeting_id, state=MeetingState.CANCELLED)


@operation("Reinstate meeting")
def reinstate_meeting(register: Register, meeting_id: str) -> None:
    """Hold a meeting after all, on its day, from the stage that it had reached."""
    meeting = register.meetings.get(meeting_id)
    if meeting.state.step >= 0:
        raise Refused("This meeting is not cancelled or postponed.", "Nothing has changed.")
    register.meetings.update(meeting_id, state=_stage_before(register, meeting))


def refuse_dissolved(register: Register, group_ids: tuple[str, ...], day: date) -> None:
    """Refuse a meeting of a group on a day after its last."""
    for group_id in group_ids:
        group = register.groups.get(group_id)
        if group.until_on is not None and not group.exists_on(day):
            raise Refused(
                f"{group.name} was dissolved on {spoken_date(group.until_on)}, before that day.",
                "Nothing has changed.",
                "Choose an earlier day, or leave the group out.",
            )


def _move(register: Register, meeting: Meeting, to: date, starts_at: str, reason: str) -> None:
    require(tuple(time_problems("starts_at", starts_at)))
    postponed = meeting.state is MeetingState.POSTPONED
    if to == meeting.held_on and starts_at == meeting.starts_at and not postponed:
        raise Refused("The meeting is on that day already.", "Nothing has changed.")
    others = register.meeting_groups.find(meeting_id=meeting.id)
    refuse_dissolved(register, (meeting.group_id, *(one.group_id for one in others)), to)
    state = _stage_before(register, meeting) if postponed else meeting.state
    if not postponed:
        _give_up(register, meeting, reason)
    register.meetings.update(meeting.id, held_on=to, starts_at=starts_at, state=state)
    retitle_approvals(register, meeting, register.meetings.get(meeting.id))


def _give_up(register: Register, meeting: Meeting, reason: str) -> None:
    register.meeting_dates.add(
        MeetingDate(
            new_id(), meeting.id, meeting.held_on, register.today, meeting.starts_at,
            clean_line(reason), _stage_before(register, meeting),
        )
    )  # fmt: skip


def _stage_before(register: Register, meeting: Meeting) -> MeetingState:
    """The stage that a meeting has reached, whether or not it has been called off since."""
    if meeting.state.step >= 0:
        return meeting.state
    given_up = register.meeting_dates.find(meeting_id=meeting.id)
    if given_up:
        return given_up[-1].state
    issued = register.issues.find(meeting_id=meeting.id, kind="agenda")
    return MeetingState.ISSUED if issued else MeetingState.PLANNED


def _refuse_held(meeting: Meeting) -> None:
    if meeting.state.step >= MeetingState.HELD.step:
        raise Refused("This meeting has been held.", "Nothing has changed.")
