"""What is to do next with minutes, and the way that they have gone, stage by stage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from egovdesk.deadlines import Deadlines
from egovdesk.documents.wording import counted, long_date
from egovdesk.operations.approval import approving_meetings
from egovdesk.records.days import spoken_day
from egovdesk.records.meetings import Meeting, MeetingState
from egovdesk.records.notice import Step
from egovdesk.register import Register
from ui.item_models.segments import MarkKind
from ui.widgets.trail import TrailStep

Verb = tuple[str, str, str]
"""A button: its words, its icon, and the id of the command that it does."""

_END: Verb = ("End meeting", "", "meetings.end")
_SEND: Verb = ("Send to the chair…", "send", "minutes.send")
_AGAIN: Verb = ("Send again…", "", "minutes.send")
_CLEAR: Verb = ("Record clearance…", "circle-check", "minutes.clear")
_CIRCULATE: Verb = ("Circulate…", "send", "meetings.circulate")
_ROUND: Verb = ("Circulate again…", "", "meetings.circulate")
_CORRECT: Verb = ("Add correction…", "pen-line", "minutes.correct")
_APPROVE: Verb = ("Approve…", "circle-check", "meetings.approve")
_SIGN: Verb = ("Sign…", "file-pen-line", "minutes.sign")
_REOPEN: Verb = ("Reopen…", "lock-open", "minutes.reopen")
_START: Verb = ("Start meeting", "", "meetings.start")


@dataclass(frozen=True)
class NextStep:
    """What to do next, as a sentence with its one primary button, and what else could be done."""

    sentence: str
    primary: Verb | None = None
    others: tuple[Verb, ...] = ()


def next_step(register: Register, meeting: Meeting, unsettled: int) -> NextStep:
    """The next step of a meeting's minutes."""
    state = meeting.state
    if state.step < 0:
        return NextStep(f"This meeting was {state.value}, so there are no minutes.")
    if state.step < MeetingState.HELD.step:
        return NextStep("The meeting has not been held yet.", _START)
    if state is MeetingState.HELD:
        return NextStep("The meeting is being held.", _END, (_SEND, _CIRCULATE))
    if state is MeetingState.MINUTES_DRAFTED:
        return _drafted(register, meeting, unsettled)
    if state is MeetingState.CLEARED:
        return NextStep(_cleared(meeting), _CIRCULATE, (_AGAIN,))
    if state is MeetingState.CIRCULATED:
        return _circulated(register, meeting)
    return _final(register, meeting)


def _drafted(register: Register, meeting: Meeting, unsettled: int) -> NextStep:
    if meeting.chair_sent_on is not None:
        sent = f"With {_chair(register, meeting)} since {long_date(meeting.chair_sent_on)}."
        return NextStep(sent, _CLEAR, (_AGAIN, _CIRCULATE))
    if not unsettled:
        return NextStep("The draft is ready for the chair.", _SEND, (_CLEAR, _CIRCULATE))
    left = f"with {counted(unsettled, 'thing')} still to settle"
    return NextStep(f"You can send the draft now, {left}.", _SEND, (_CLEAR, _CIRCULATE))


def _cleared(meeting: Meeting) -> str:
    day = long_date(meeting.cleared_on) if meeting.cleared_on else "a day not recorded"
    amended = f" Amended: {meeting.clearance}" if meeting.clearance else ""
    return f"Cleared by the chair on {day}, and ready to circulate.{amended}"


def _circulated(register: Register, meeting: Meeting) -> NextStep:
    asked = [one for one in register.corrections.find(meeting_id=meeting.id) if not one.made]
    corrections = f" {counted(len(asked), 'correction').capitalize()} to make." if asked else ""
    later = approving_meetings(register, meeting)
    if later:
        day = long_date(later[0].held_on)
        sentence = f"The meeting of {day} can approve the minutes.{corrections}"
        return NextStep(sentence, _APPROVE, (_CORRECT, _ROUND))
    following = register.meetings.next_of_group(meeting.group_id, register.today)
    when = f" The next meeting is on {long_date(following.held_on)}." if following else ""
    sentence = f"The draft has been circulated. A later meeting approves it.{when}{corrections}"
    return NextStep(sentence, None, (_CORRECT, _ROUND))


def _final(register: Register, meeting: Meeting) -> NextStep:
    if meeting.state is MeetingState.APPROVED:
        at = _approved_at(register, meeting)
        return NextStep(f"Approved{at}. They can no longer be changed.", _SIGN, (_REOPEN,))
    who = register.people.maybe(meeting.signatory_id)
    by = f" by {who.name}" if who else ""
    day = f" on {long_date(meeting.signed_on)}" if meeting.signed_on else ""
    return NextStep(f"Signed{by}{day}, and locked.", None, (_REOPEN,))


def _approved_at(register: Register, meeting: Meeting) -> str:
    later = register.meetings.maybe(meeting.approved_at_id)
    return f" at the meeting of {long_date(later.held_on)}" if later else ""


def _chair(register: Register, meeting: Meeting) -> str:
    person = register.people.maybe(meeting.chair_id)
    return person.name if person else "the chair"


# --- the way --------------------------------------------------------------------------------------


def trail_of(register: Register, meeting: Meeting) -> list[TrailStep]:
    """Each stage with who, and the day; those to come with the day by which they are due."""
    if meeting.state.step < MeetingState.HELD.step:
        return []
    return list(_trail(register, meeting, Deadlines(register)))


def _trail(register: Register, meeting: Meeting, due: Deadlines) -> Iterator[TrailStep]:
    state = meeting.state
    circulated = state.step >= MeetingState.CIRCULATED.step
    chair = _chair(register, meeting)
    in_chair = f"{chair} in the chair" if meeting.chair_id else ""
    yield _step("Held", in_chair, meeting.held_on, True)
    if meeting.chair_sent_on or not circulated:
        by = due.on(meeting, Step.MINUTES_TO_CHAIR)
        yield _step("Sent to the chair", chair, meeting.chair_sent_on,
                    meeting.chair_sent_on is not None, by)  # fmt: skip
    if meeting.cleared_on or not circulated:
        words = meeting.clearance.split("\n")[0] or (
            "without amendment" if meeting.cleared_on else ""
        )
        yield _step("Cleared", words, meeting.cleared_on, meeting.cleared_on is not None)
    out = register.issues.last_at(meeting.id, "minutes")
    yield _step(
        "Circulated", "to members", out.astimezone().date() if out else None, circulated,
        due.on(meeting, Step.MINUTES_OUT),
    )  # fmt: skip
    later = register.meetings.maybe(meeting.approved_at_id)
    item = register.items.find(approves_id=meeting.id)
    minute = f"minute {item[0].minute_number}" if item and item[0].minute_number and later else ""
    yield _step("Approved", minute or "by a later meeting", later.held_on if later else None,
                state.minutes_final)  # fmt: skip
    who = register.people.maybe(meeting.signatory_id)
    signed = state is MeetingState.SIGNED
    yield _step("Signed", who.name if who else "by whoever presides", meeting.signed_on, signed)


def _step(
    title: str, words: str, day: date | None, done: bool, by: date | None = None
) -> TrailStep:
    shown = spoken_day(day) if day else f"by {spoken_day(by)}" if by and not done else ""
    mark = MarkKind.RATIFIED if done else MarkKind.PROPOSED
    return TrailStep(title, words, shown, mark, done)
