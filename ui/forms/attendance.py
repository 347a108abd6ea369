"""Somebody's attendance at a meeting: how, in what capacity, and when they came and went."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from egovdesk.operations.room import change_presence
from egovdesk.records.meetings import AttendanceState
from egovdesk.records.problems import Problem
from egovdesk.records.room import Movement, MovementKind
from egovdesk.records.times_in_words import time_in_words
from egovdesk.register import Register
from ui.forms.form import Form
from ui.item_models.agenda import Agenda, clock_words

_NONE = "none"


class AttendanceForm(Form):
    """A row for each coming or going, and one for another."""

    def __init__(
        self, register: Register, parent: QWidget | None, agenda: Agenda, attendance_id: str
    ) -> None:
        self._register, self._agenda = register, agenda
        self._one = register.attendances.get(attendance_id)
        person = register.people.get(self._one.person_id)
        super().__init__(parent, f"Attendance of {person.name}", "Save")
        made = register.movements.find(
            meeting_id=self._one.meeting_id, person_id=self._one.person_id
        )
        self._movements = [one for one in made if one.interest_id is None]
        states = [(state.value, state.label) for state in AttendanceState]
        self.select("state", "Attendance", states, self._one.state.value)
        self.line("capacity", "Post as minuted", self._one.capacity)
        for at, movement in enumerate(self._movements):
            self._row(at, movement)
        self._row(len(self._movements), None)

    def _row(self, at: int, movement: Movement | None) -> None:
        kinds = [(kind.value, kind.label) for kind in MovementKind]
        none = (_NONE, "Did not happen" if movement else "Nothing further")
        chosen = movement.kind.value if movement else _NONE
        self.select(f"kind{at}", "Came or went", [*kinds, none], chosen)
        self.line(f"at{at}", "Time", clock_words(movement.at) if movement else "")
        items = [
            (one.item.id, f"{one.number}  {self._agenda.title_of(one.item)}".strip())
            for one in self._agenda.lines
        ]
        chosen = (
            (movement.item_id or "") if movement else self._agenda.meeting.current_item_id or ""
        )
        self.select(f"item{at}", "During", [("", "No item: by the time alone"), *items], chosen)
        self._cell += self._cell % 2

    def problems(self) -> tuple[Problem, ...]:
        """Times that are none."""
        sentence = "Type a time of day, such as 2.26pm."
        return tuple(
            Problem(f"at{at}", sentence)
            for at in range(len(self._movements) + 1)
            if f"at{at}" in self.fields and self._time(at) is None
        )

    def _time(self, at: int) -> str | None:
        typed = self.value(f"at{at}").strip()
        meeting = self._agenda.meeting
        return time_in_words(typed, meeting.started_at or meeting.starts_at) if typed else ""

    def save(self) -> str:
        """Change the attendance and its movements in one step."""
        wanted: list[Movement] = []
        for at in range(len(self._movements) + 1):
            kind = self.value(f"kind{at}")
            if kind == _NONE:
                continue
            known = self._movements[at].id if at < len(self._movements) else ""
            wanted.append(
                Movement(
                    known, self._one.meeting_id, self._one.person_id, MovementKind(kind),
                    self.value(f"item{at}") or None, self._time(at) or "",
                )
            )  # fmt: skip
        change_presence(
            self._register, self._one.id, wanted, state=AttendanceState(self.value("state")),
            capacity=self.value("capacity"),
        )  # fmt: skip
        return self._one.id
