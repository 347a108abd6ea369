"""What Finish shows of minutes: the checklist, the corrections, and how far they are."""

from __future__ import annotations

from typing import Literal

from egovdesk.checks.minutes import Lack, Unsettled
from egovdesk.records.meetings import Meeting, MeetingState
from egovdesk.records.minutes import Correction
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Icon, Mark, MarkKind, Text

Stage = tuple[str, Literal["done", "now", "to come"]]

_ICONS = {Lack.NAME: "spell-check", Lack.GROUND: "lock"}


def stages_of(meeting: Meeting) -> list[Stage]:
    """How far the minutes have come: done, the stage it is at, and those to come."""
    state = meeting.state
    stages = (
        ("Held", state.step >= MeetingState.HELD.step),
        ("Drafted", state.step >= MeetingState.MINUTES_DRAFTED.step),
        ("With the chair", meeting.chair_sent_on is not None),
        ("Cleared", meeting.cleared_on is not None),
        ("Circulated", state.step >= MeetingState.CIRCULATED.step),
        ("Approved", state.minutes_final),
        ("Signed", state is MeetingState.SIGNED),
    )
    reached = max((at for at, (_words, is_so) in enumerate(stages) if is_so), default=-1)
    shown: list[Stage] = []
    for at, (words, is_so) in enumerate(stages):
        last = at == reached and at + 1 < len(stages)
        # A stage that was left out (minutes circulated without the chair) is behind all the same.
        done = at < reached or (is_so and not last)
        shown.append((words, "now" if last else "done" if done else "to come"))
    return shown


def unsettled_row(one: Unsettled) -> Row:
    """Something to settle, what it is about, and that Enter goes there."""
    icon = _ICONS.get(one.lack)
    cell = Cell(
        (Text(one.sentence, face="row"),),
        second=(Text(one.about, "ink2", "note"),),
        trailing=(Text("Go there", "petrol", "note500"),),
        lead=(Icon(icon, "amber") if icon else Mark(MarkKind.LOOK),),
    )
    tip = f"{one.sentence}: {one.about}"
    return Row(one.id, cell, exempt="exempt" * one.exempt, height="row2", tip=tip)


def put_off_row(one: Unsettled, reason: str) -> Row:
    """Something that was put off, and why."""
    cell = Cell(
        (Text(one.sentence, "ink2", "row"),),
        second=(Text(f"{one.about}  Not now: {reason}", "ink2", "note"),),
        trailing=(Text("Put back", "petrol", "note500"),),
        lead=(Icon("clock", "ink3"),),
    )
    tip = f"{one.sentence}: {one.about}. Not now: {reason}"
    return Row(one.id, cell, exempt="exempt" * one.exempt, height="row2", tip=tip)


def correction_row(one: Correction, where: str, exempt: bool) -> Row:
    """A correction, in which minute, and whether it has been made."""
    words = f"Delete “{one.old_text}”"
    words += f", insert “{one.new_text}”" if one.new_text else ""
    made = "made" if one.made else "to be made on approval"
    cell = Cell(
        (Text(words, face="row"),),
        second=(Text(where or "The list of those present", "ink2", "note"),),
        trailing=(Text(made, "ink2", "note"),),
        lead=(Icon("pen-line", "ink2"),),
    )
    tip = f"{words} ({made})"
    return Row(one.id, cell, exempt="exempt" * exempt, height="row2", tip=tip)
