"""A new meeting, or the facts of one."""

from __future__ import annotations

import re
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from egovdesk.operations.meetings import add_meeting, change_meeting, set_joint_groups
from egovdesk.records.groups import Group
from egovdesk.records.meetings import Meeting
from egovdesk.records.problems import Problem
from ui.context import Context
from ui.forms.form import Form, options_of
from ui.item_models.advice import advice_of
from ui.item_models.meetings import spoken_time
from ui.widgets.fields import DateField, Field
from ui.widgets.ticks import TickField

_TIME = re.compile(r"^(\d{1,2})(?:[.:](\d{2}))? ?(am|pm)?$")


def read_time(typed: str) -> str:
    """A time as kept ("14:00") of one as typed ("2pm", "2.30pm", "14:00"); as typed where unread."""
    words = typed.strip().lower().replace("noon", "pm").replace("midnight", "am")
    found = _TIME.match(words)
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
        self._groups = {one.id: one for one in context.register.groups.all()}
        offered = [one for one in self._groups.values() if one.exists_on(self.today)]
        self._lead = meeting.group_id if meeting else group_id or offered[0].id
        if meeting is None:
            field = self.select(
                "group_id", "Group", options_of(offered, lambda one: one.name), self._lead
            )
            field.chosen.connect(self._follow_group)
        self._add_facts(meeting or self._usual(self._lead))
        joint = context.register.meeting_groups.find(meeting_id=meeting.id) if meeting else []
        self._offered = offered
        self.ticks("joint", "Held jointly with", self._others(), [one.group_id for one in joint])
        if meeting is None:
            self.tick("standing_items", "Put the usual items on its agenda", True)
        self._follow_fields()

    def _usual(self, group_id: str) -> Meeting:
        group = self._groups[group_id]
        return Meeting("", group_id, self.today, group.usual_time, group.usual_length,
                       group.usual_place)  # fmt: skip

    def _add_facts(self, base: Meeting) -> None:
        self.day(
            "held_on", "Day", base.held_on if self._meeting else None,
            needed="Type the day, such as “21 October” or “next Tuesday”.",
        )  # fmt: skip
        self.line("starts_at", "Time", spoken_time(base.starts_at))
        self.line("place", "Place", base.place)
        self.line("length", "Minutes it should take", str(base.length))
        if self._meeting is not None:
            self.line("title", "Title, where it has one of its own", base.title, whole=True)

    def _follow_fields(self) -> None:
        for field in self.fields.values():
            if isinstance(field, DateField):
                field.date_changed.connect(lambda _: self._advise())
            elif isinstance(field, Field):
                field.committed.connect(lambda _: self._advise())
            elif isinstance(field, TickField):
                field.ticked.connect(self._advise)
        self._advise()

    def _others(self) -> list[tuple[str, str]]:
        """The groups that could meet jointly, those linked so first."""
        links = self._register.group_links.find(group_id=self._lead, kind="joint_with")
        linked = {one.other_id for one in links}
        others = [one for one in self._offered if one.id != self._lead]
        return options_of(sorted(others, key=lambda one: one.id not in linked), _name)

    def _follow_group(self, group_id: str) -> None:
        self._lead = group_id
        usual = self._usual(group_id)
        for name, text in (
            ("starts_at", spoken_time(usual.starts_at)), ("place", usual.place),
            ("length", str(usual.length)),
        ):  # fmt: skip
            self.fields[name].set_text(text)  # type: ignore[union-attr]
        self.fields["joint"].set_options(self._others())  # type: ignore[union-attr]
        self._advise()

    def _advise(self) -> None:
        field = self.fields["held_on"]
        day = field.date() if isinstance(field, DateField) else None
        if day is None:
            self.advise("")
            return
        copy = self._copy()
        kind, sentence = advice_of(
            self._register, [self._lead, *self.value("joint")], day, copy.starts_at, copy.length,
            besides=copy.id,
        )  # fmt: skip
        self.advise(sentence, kind)

    def _copy(self) -> Meeting:
        day = self.value("held_on") or self.today
        base = self._meeting or Meeting("", self._lead, day)
        length = self.value("length").strip()
        return replace(
            base, held_on=day, starts_at=read_time(self.value("starts_at")),
            place=self.value("place"), length=int(length) if length.isdecimal() else 0,
            title=self.value("title") if "title" in self.fields else "",
        )  # fmt: skip

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the copy."""
        return self._copy().problems()

    def save(self) -> str:
        """Add the meeting, or change it with its groups in one step."""
        copy, joint = self._copy(), self.value("joint")
        facts = {"starts_at": copy.starts_at, "place": copy.place, "length": copy.length}
        if self._meeting is None:
            return add_meeting(
                self._register, copy.group_id, copy.held_on, joint_with=joint,
                standing_items=self.value("standing_items"), **facts,
            )  # fmt: skip
        with self._register.step("Change meeting"):
            change_meeting(self._register, copy.id, held_on=copy.held_on, title=copy.title, **facts)
            before = self._register.meeting_groups.find(meeting_id=copy.id)
            if joint != [one.group_id for one in before]:
                set_joint_groups(self._register, copy.id, joint)
        return copy.id


def _name(group: Group) -> str:
    return group.name
