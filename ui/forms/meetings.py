"""A new meeting, or the facts of one."""

from __future__ import annotations

import re
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from egovdesk.operations.meetings import add_meeting, change_meeting
from egovdesk.records.meetings import Meeting
from egovdesk.records.problems import Problem
from ui.context import Context
from ui.forms.form import Form, options_of

_TIME = re.compile(r"^(\d{1,2})(?:[.:](\d{2}))? ?(am|pm)?$")


def read_time(typed: str) -> str:
    """A time as kept ("14:00") of one as typed ("2pm", "2.30pm", "14:00"); as typed where unread."""
    found = _TIME.match(typed.strip().lower().replace("noon", "pm"))
    if not found:
        return typed.strip()
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        hour = hour % 12 + (12 if found[3] == "pm" else 0)
    return f"{hour:02d}:{minute:02d}"


class MeetingForm(Form):
    """Group, day, time, place, and the groups it is held jointly with."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None,
        *,
        group_id: str = "",
        meeting: Meeting | None = None,
    ) -> None:
        title = "Meeting" if meeting else "New meeting"
        ok = "Save" if meeting else "Add meeting"
        super().__init__(parent, title, ok, today=context.register.today)
        self._register, self._meeting = context.register, meeting
        groups = [one for one in context.register.groups.all() if one.until_on is None]
        self._groups = {one.id: one for one in groups}
        chosen = group_id or groups[0].id
        if meeting is None:
            field = self.select(
                "group_id", "Group", options_of(groups, lambda one: one.name), chosen
            )
            field.chosen.connect(self._follow_group)
        self.day(
            "held_on", "Day", meeting.held_on if meeting else None,
            needed="Type the day, such as “21 October” or “next Tuesday”.",
        )  # fmt: skip
        usual = self._groups.get(chosen)
        self.line(
            "starts_at", "Time", meeting.starts_at if meeting else usual.usual_time if usual else ""
        )
        place = meeting.place if meeting else usual.usual_place if usual else ""
        self.line("place", "Place", place)
        length = meeting.length if meeting else usual.usual_length if usual else 120
        self.line("length", "Minutes it should take", str(length))
        if meeting is None:
            others = [("", "no other group"), *options_of(groups, lambda one: one.name)]
            self.select("joint", "Held jointly with", others)
            self.tick("standing_items", "Put the usual items on its agenda", True)

    def _follow_group(self, group_id: str) -> None:
        group = self._groups[group_id]
        for name, text in (
            ("starts_at", group.usual_time), ("place", group.usual_place),
            ("length", str(group.usual_length)),
        ):  # fmt: skip
            self.fields[name].set_text(text)  # type: ignore[union-attr]

    def _copy(self) -> Meeting:
        day = self.value("held_on") or self.today
        base = self._meeting or Meeting("", self.value("group_id"), day)
        length = self.value("length").strip()
        return replace(
            base, held_on=day, starts_at=read_time(self.value("starts_at")),
            place=self.value("place"), length=int(length) if length.isdecimal() else 0,
        )  # fmt: skip

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the copy."""
        found = list(self._copy().problems())
        if self._meeting is None and self.value("joint") == self.value("group_id"):
            found.append(Problem("joint", "That is the group itself. Choose another."))
        return tuple(found)

    def save(self) -> str:
        """Add the meeting, or change it."""
        copy = self._copy()
        facts = {
            "starts_at": copy.starts_at, "place": copy.place, "length": copy.length,
        }  # fmt: skip
        if self._meeting is not None:
            change_meeting(self._register, self._meeting.id, held_on=copy.held_on, **facts)
            return self._meeting.id
        joint = [self.value("joint")] if self.value("joint") else []
        return add_meeting(
            self._register, copy.group_id, copy.held_on, joint_with=joint,
            standing_items=self.value("standing_items"), **facts,
        )  # fmt: skip
