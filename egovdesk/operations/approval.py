"""After the meeting: to the chair, cleared, circulated, approved at a later meeting, signed.

Each stage keeps exactly what went out. Final minutes are locked until they are reopened, which is
logged with its reason and moves no number.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import operation
from egovdesk.operations.corrections import make_corrections
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.meetings import add_item, number_minutes
from egovdesk.operations.meetings.issued import Content, keep_issued, refuse_final
from egovdesk.operations.minutes import add_block
from egovdesk.records.days import spoken_date
from egovdesk.records.meetings import Item, ItemKind, ItemState, Meeting, MeetingState
from egovdesk.records.minutes import Reopening
from egovdesk.records.text import clean_line, clean_text
from egovdesk.register import Register


@operation("Send minutes to the chair", undoable=False)
def send_to_chair(
    register: Register, meeting_id: str, content: Content, on: date | None = None
) -> str:
    """Send the draft to the chair, or send it again; a clearance that was given is asked for anew."""
    meeting = _drafted(register, meeting_id)
    if meeting.state.step >= MeetingState.CIRCULATED.step:
        raise Refused("These minutes have been circulated.", "Nothing has changed.")
    _change(register, meeting, MeetingState.MINUTES_DRAFTED, on or register.today,
            day="chair_sent_on", cleared_on=None, clearance="")  # fmt: skip
    chair = register.people.maybe(meeting.chair_id)
    to = chair.name if chair else "The chair"
    return keep_issued(register, meeting, "chair", "Draft for the chair", content, to)


@operation("Record clearance")
def clear_minutes(
    register: Register,
    meeting_id: str,
    content: Content,
    on: date | None = None,
    amendments: str = "",
) -> str:
    """Record that the chair cleared the draft on a day, with what amendments, as it now stands."""
    meeting = _drafted(register, meeting_id)
    if meeting.state.step >= MeetingState.CIRCULATED.step:
        raise Refused("These minutes have been circulated.", "Nothing has changed.")
    _change(register, meeting, MeetingState.CLEARED, on or register.today,
            day="cleared_on", clearance=clean_text(amendments))  # fmt: skip
    return keep_issued(register, meeting, "cleared", "Cleared by the chair", content)


@operation("Circulate minutes", undoable=False)
def circulate_minutes(
    register: Register,
    meeting_id: str,
    content: Content,
    issued_to: str = "",
    public: Content | None = None,
) -> str:
    """Send the draft minutes out: numbers are final, and exactly what went out is kept.

    With `public`, the copy that the public may read is kept too, where it says less.
    """
    meeting = _drafted(register, meeting_id)
    if meeting.state.step < MeetingState.CIRCULATED.step:
        register.meetings.update(meeting_id, state=MeetingState.CIRCULATED)
    kept = keep_issued(register, meeting, "minutes", "Draft minutes", content, issued_to)
    _keep_public(register, meeting, kept, "minutes_public", "Draft minutes, public", public)
    return kept


@operation("Approve minutes", undoable=False)
def approve_minutes(
    register: Register,
    meeting_id: str,
    at_meeting_id: str,
    content: Content,
    *,
    words: str = "",
    public: Content | None = None,
) -> str:
    """Record that a later meeting approved the minutes, with the corrections asked for.

    The corrections are made, `words` are minuted under the later meeting's item, and the text as
    approved is kept.
    """
    meeting, later = register.meetings.get(meeting_id), register.meetings.get(at_meeting_id)
    _refuse_approval(register, meeting, later)
    number_minutes(register, meeting_id)
    item = approving_item(register, meeting, later)
    if item is None and words:
        item = register.items.get(_add_item(register, meeting, later))
    make_corrections(register, meeting, item)
    if item is not None and words:
        _resolve(register, item, later, words)
    register.meetings.update(
        meeting_id,
        state=MeetingState.APPROVED,
        approved_at_id=at_meeting_id,
        current_item_id=None,
    )
    kept = keep_issued(register, meeting, "minutes_approved", "Approved minutes", content)
    _keep_public(
        register, meeting, kept, "minutes_approved_public", "Approved minutes, public", public
    )
    return kept


@operation("Sign minutes", undoable=False)
def sign_minutes(
    register: Register,
    meeting_id: str,
    content: Content,
    *,
    on: date | None = None,
    signatory_id: str | None = None,
) -> str:
    """Record that whoever presided signed the approved minutes; nobody need be named."""
    meeting = register.meetings.get(meeting_id)
    if meeting.state is not MeetingState.APPROVED:
        known = "signed already" if meeting.state is MeetingState.SIGNED else "not approved yet"
        raise Refused(f"These minutes are {known}.", "Nothing has changed.")
    later = register.meetings.maybe(meeting.approved_at_id)
    day = on or register.today
    if later is not None and day < later.held_on:
        raise Refused(
            "Minutes are signed once they have been approved.",
            "Nothing has changed.",
            "Type a day that is not before the meeting that approved them.",
        )
    register.meetings.update(
        meeting_id, state=MeetingState.SIGNED, signed_on=day, signatory_id=signatory_id
    )
    return keep_issued(register, meeting, "minutes_signed", "Signed minutes", content)


@operation("Reopen minutes", undoable=False)
def reopen_minutes(
    register: Register, meeting_id: str, reason: str, *, although_later: bool = False
) -> None:
    """Open final minutes again, as circulated: logged with its reason. No number moves.

    Raises Refused where a later meeting of the year is closed, unless `although_later`.
    """
    meeting = register.meetings.get(meeting_id)
    if not meeting.state.minutes_final:
        raise Refused("These minutes are open.", "Nothing has changed.")
    if not clean_line(reason):
        raise Refused("There is no reason.", "Nothing has changed.", "Type why they are reopened.")
    closed = later_closed(register, meeting)
    if closed and not although_later:
        raise Refused(
            "The minutes of a later meeting of the year have been approved since.",
            "Nothing has changed.",
            "Correct these by a resolution of the next meeting instead.",
        )
    register.reopenings.add(
        Reopening(new_id(), meeting_id, register.now, register.user, clean_line(reason),
                  meeting.state.value)
    )  # fmt: skip
    register.meetings.update(
        meeting_id,
        state=MeetingState.CIRCULATED,
        approved_at_id=None,
        signed_on=None,
        signatory_id=None,
    )


def later_closed(register: Register, meeting: Meeting) -> list[Meeting]:
    """The later meetings of the group in the municipal year whose minutes are final."""
    year = register.authority.municipal_year
    return [
        one
        for one in register.meetings.of_group(meeting.group_id)
        if one.held_on > meeting.held_on
        and one.state.minutes_final
        and year(one.held_on) == year(meeting.held_on)
    ]


def approving_meetings(register: Register, meeting: Meeting) -> list[Meeting]:
    """The later meetings, of any group that met, which could approve the minutes: held, not final."""
    found = {
        one.id: one
        for group in register.groups.meeting(meeting)
        for one in register.meetings.of_group(group.id)
    }
    return sorted(
        (one for one in found.values() if not _why_not(register, meeting, one)),
        key=lambda one: (one.held_on, one.starts_at, one.id),
    )


def approving_item(register: Register, meeting: Meeting, later: Meeting) -> Item | None:
    """The item of a later meeting under which the minutes are approved."""
    items = register.items.find(meeting_id=later.id)
    made_for = [one for one in items if one.approves_id == meeting.id]
    usual = [
        one
        for one in items
        if one.kind is ItemKind.STANDING
        and one.approves_id is None
        and one.title.startswith("Minutes")
    ]
    return next(iter(made_for + usual), None)


def _drafted(register: Register, meeting_id: str) -> Meeting:
    """The meeting, numbered; raises Refused before it has been held, and once minutes are final."""
    meeting = register.meetings.get(meeting_id)
    if meeting.state.step < MeetingState.HELD.step:
        raise Refused("This meeting has not been held yet.", "Nothing has changed.")
    refuse_final(meeting)
    number_minutes(register, meeting_id)
    return meeting


def _change(
    register: Register,
    meeting: Meeting,
    state: MeetingState,
    on: date,
    *,
    day: str,
    **changes: Any,
) -> None:
    if on < meeting.held_on:
        raise Refused(
            f"The meeting is on {spoken_date(meeting.held_on)}, and {spoken_date(on)} is before it.",
            "Nothing has changed.",
            "Its minutes go to the chair, and are cleared, from the day of the meeting on.",
        )
    register.meetings.update(meeting.id, state=state, **{day: on, **changes})


def _keep_public(
    register: Register,
    meeting: Meeting,
    kept_id: str,
    kind: str,
    label: str,
    public: Content | None,
) -> None:
    kept = register.issues.get(kept_id)
    text = public if public is None or isinstance(public, str) else public()
    if text is not None and text != kept.content:
        keep_issued(register, meeting, kind, label, text, "The public")


def _refuse_approval(register: Register, meeting: Meeting, later: Meeting) -> None:
    if meeting.state.step < MeetingState.HELD.step or meeting.state.minutes_final:
        raise Refused("These minutes are not waiting to be approved.", "Nothing has changed.")
    if reason := _why_not(register, meeting, later):
        raise Refused(reason, "Nothing has changed.", "Choose another meeting.")


def _why_not(register: Register, meeting: Meeting, later: Meeting) -> str:
    if later.held_on <= meeting.held_on:
        return "Minutes are approved at a later meeting."
    if later.state.step < MeetingState.HELD.step:
        return "That meeting has not been held."
    if later.state.minutes_final:
        return "That meeting’s own minutes have been approved."
    here, there = ({g.id for g in register.groups.meeting(one)} for one in (meeting, later))
    if not here & there:
        return "That is a meeting of another group."
    return ""


def _add_item(register: Register, meeting: Meeting, later: Meeting) -> str:
    """An item for minutes that the agenda of the later meeting had forgotten."""
    day = f"{meeting.held_on.day} {meeting.held_on:%B %Y}"
    return add_item(
        register, later.id, f"Minutes of {day}", kind=ItemKind.STANDING, approves_id=meeting.id
    )


def _resolve(register: Register, item: Item, later: Meeting, words: str) -> None:
    """Minute that the minutes were approved: a member body resolves, an officer board agrees."""
    if register.groups.get(later.group_id).constitution.is_member_body:
        add_decision(register, item.id, [words], outcome="resolved")
        return
    add_block(register, item.id, words)
    if not item.state.is_done or item.state is ItemState.CONSIDERED:
        register.items.update(item.id, state=ItemState.DECIDED)
