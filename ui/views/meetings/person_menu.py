"""The menu of one person on the attendance strip: how they attend, and when they came and went."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from egovdesk.operations.meetings import add_substitute, change_attendance, remove_attender
from egovdesk.operations.room import add_movement
from egovdesk.records.meetings import Attendance, AttendanceState
from egovdesk.records.people import Person
from egovdesk.records.room import MovementKind, present_state
from egovdesk.register import Register
from ui.item_models.agenda import clock_words
from ui.messages import telling


class PersonMenu(QMenu):
    """Each entry is one step; its letter is underlined."""

    #: The times at which they came and went are to be changed.
    times_asked = Signal()

    def __init__(
        self, view: QWidget, register: Register, one: Attendance, deputies: Iterable[Person],
        at: str, item_id: str | None,
    ) -> None:  # fmt: skip
        super().__init__(view)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName("Attendance")
        self._view, self._one, self._at, self._item_id = view, one, at, item_id
        self._register = register
        when = f" at {clock_words(at)}" if at else ""
        for words, kind in (
            (f"&Left{when}", MovementKind.LEFT),
            (f"&Returned{when}", MovementKind.RETURNED),
            (f"Arri&ved late{when}", MovementKind.ARRIVED),
        ):
            self._add(words, partial(self._move, kind))
        self.addSeparator()
        for words, state in (
            ("&Present", present_state(one)), ("&Apologies", AttendanceState.APOLOGIES),
            ("A&bsent", AttendanceState.ABSENT), ("&In attendance", AttendanceState.IN_ATTENDANCE),
        ):  # fmt: skip
            self._add(words, partial(self._set, state))
        self.addSeparator()
        for person in deputies:
            self._add(f"Substitute: {person.name}", partial(self._substitute, person.id))
        self._add("&Times and items…", self.times_asked.emit)
        self._add("Take off the li&st", self._remove)

    def _add(self, words: str, act: Callable[[], None]) -> None:
        self.addAction(words).triggered.connect(lambda _checked=False: act())

    def _move(self, kind: MovementKind) -> None:
        with telling(self._view):
            add_movement(
                self._register, self._one.meeting_id, self._one.person_id, kind,
                item_id=self._item_id, at=self._at,
            )  # fmt: skip

    def _set(self, state: AttendanceState) -> None:
        with telling(self._view):
            change_attendance(self._register, self._one.id, state=state)

    def _substitute(self, person_id: str) -> None:
        with telling(self._view):
            add_substitute(self._register, self._one.meeting_id, person_id, self._one.id)

    def _remove(self) -> None:
        with telling(self._view):
            remove_attender(self._register, self._one.id)
