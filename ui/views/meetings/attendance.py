"""Who is here: the strip with its numbers, and the line that adds somebody who came."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from egovdesk.operations.meetings import (
    add_attender,
    add_substitute,
    cycle_attendance,
)
from egovdesk.operations.minutes import add_block
from egovdesk.operations.room import minute_movement
from egovdesk.records.groups import MemberRole
from egovdesk.records.meetings import Attendance, AttendanceState, MeetingState, presiding
from egovdesk.records.people import Person
from egovdesk.records.quorum import Room
from egovdesk.records.room import Movement, MovementKind
from ui import theme
from ui.context import Context
from ui.forms.attendance import AttendanceForm
from ui.forms.person_field import PersonField, people_of
from ui.item_models.agenda import Agenda, clock_words
from ui.item_models.quorum import Quorum
from ui.item_models.segments import Key
from ui.messages import telling
from ui.views.meetings.person_menu import PersonMenu
from ui.views.meetings.quorum_note import QuorumNote
from ui.widgets.attendance import AttendanceStrip, Seat
from ui.widgets.buttons import Button
from ui.widgets.fields import Select
from ui.widgets.labels import SegmentLabel
from ui.widgets.stacked import stacked

_SECOND_DIGIT = 700
_STATES = {
    AttendanceState.PRESENT: "present",
    AttendanceState.SUBSTITUTE: "present",
    AttendanceState.IN_ATTENDANCE: "present",
    AttendanceState.APOLOGIES: "apologies",
    AttendanceState.ABSENT: "absent",
}


class AttendancePane(QWidget):
    """The strip; F8 comes here, a number cycles a member, Ins adds somebody, Esc goes back."""

    left = Signal()

    def __init__(self, context: Context, view: QWidget, clock: Callable[[], str]) -> None:
        super().__init__()
        self.register, self._menus = context.register, context.menus
        self.view, self._clock = view, clock
        self._agenda: Agenda | None = None
        self.room: Room | None = None
        self._item_id: str | None = None
        self._listed: list[Attendance] = []
        self._people: dict[str, Person] = {}
        self._groups: dict[str, str] = {}
        #: The named deputies of those who are away, each with the attendance they stand in for.
        self._deputies: dict[str, str] = {}
        self._digits = ""
        self._wait = QTimer(self, singleShot=True, interval=_SECOND_DIGIT)
        self._wait.timeout.connect(self._take_digits)
        self.strip = AttendanceStrip()
        # Its own reading of digits knows one only; here two may follow one another.
        self.strip.chips.pressed_number.disconnect(self.strip.choose_number)
        self.strip.chips.pressed_number.connect(self._on_digit)
        self.strip.seat_chosen.connect(self.cycle)
        self.strip.chips.installEventFilter(self)
        #: The count on one line, for where the strip is not in sight.
        self.quorum = SegmentLabel()
        self.note = QuorumNote()
        self.strip.chips.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.strip.chips.customContextMenuRequested.connect(self._offer_menu)
        self.add_row = self._make_add_row()
        self.add_row.hide()
        stacked(self, self.strip, self.note, self.add_row, fills=self.strip)

    def _make_add_row(self) -> QWidget:
        row = QWidget()
        row.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row.setProperty("ground", "pane")
        line = QHBoxLayout(row)
        line.setContentsMargins(theme.px(20), theme.px(6), theme.px(20), theme.px(10))
        line.setSpacing(theme.px(9))
        self.who = PersonField("Who came", lambda: people_of(self.register))
        self.how = Select("As")
        self.add_button = Button("Add")
        self.add_button.clicked.connect(self.add)
        for field in (self.who, self.how):
            field.setMaximumWidth(theme.px(240))
        self.how.combo.setMinimumContentsLength(8)
        policy = self.how.combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.how.combo.setSizeAdjustPolicy(policy)
        for part, stretch in ((self.who, 4), (self.how, 4), (self.add_button, 0)):
            line.addWidget(part, stretch, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        self.who.committed.connect(self._on_named)
        self.who.edit.returnPressed.connect(self.how.combo.setFocus)
        for control in (self.who.edit, self.how.combo, self.add_button):
            control.installEventFilter(self)
        return row

    # -- showing -------------------------------------------------------------------------------

    def show_agenda(self, agenda: Agenda, item_id: str | None) -> None:
        """Show who is at a meeting, at the item under discussion or at the one given."""
        self._agenda = agenda
        self.room = self.register.movements.room(agenda.meeting, agenda.items())
        self._listed = list(self.room.attendances)
        self._people = self.register.people.many({one.person_id for one in self._listed})
        self._groups = {agenda.group.id: agenda.group.name} | self._others(agenda)
        self._item_id = self._item_of(item_id)
        self._show()

    def show_item(self, item_id: str | None) -> None:
        """Show the same meeting at another item, where none is under discussion."""
        if self._item_of(item_id) != self._item_id:
            self._item_id = self._item_of(item_id)
            self._show()

    def _item_of(self, item_id: str | None) -> str | None:
        if self._agenda is None or self._agenda.meeting.state is not MeetingState.HELD:
            return item_id
        return self._agenda.meeting.current_item_id or item_id

    def _show(self) -> None:
        if self.room is None:
            return
        there, out = self.room.people(self._item_id), self.room.withdrew(self._item_id)
        self.strip.set_members(
            [self._seat(at, one, there, out) for at, one in enumerate(self._listed)]
        )
        names = {key: person.name for key, person in self._people.items()}
        quorum = Quorum(self.room, self._item_id, self._groups, names)
        count = quorum.count
        self.strip.set_quorum(count.present, count.needed or 0, count.seats, quorum.whose)
        blocks = self.register.blocks.find(item_id=self._item_id) if self._item_id else []
        self.note.show_offer(
            None if self._agenda is None or self._agenda.locked else quorum.offer(blocks)
        )
        self.quorum.set_line((*self.strip.words(), Key("F8")))

    def _others(self, agenda: Agenda) -> dict[str, str]:
        """The further groups of a joint meeting, as named on its day."""
        _lead, *others = self.register.groups.meeting(agenda.meeting)
        return {one.id: one.label for one in others}

    def set_tall(self, tall: bool) -> None:
        """Stand as a strip, or on a page of its own."""
        self.strip.set_tall(tall)

    def _seat(self, at: int, one: Attendance, there: frozenset[str], out: frozenset[str]) -> Seat:
        gone = one.state.in_room and one.person_id not in there
        state = "left" if gone else _STATES[one.state]
        note = "withdrew" if one.person_id in out else self._moved(one) or self._note(one)
        return Seat(one.id, at + 1, self._name(one.person_id), note, state)

    def _name(self, person_id: str | None) -> str:
        person = self._people.get(person_id or "")
        return person.family_name if person is not None else "?"

    def _moved(self, one: Attendance) -> str:
        """The last that somebody did: "left 2.26", "back 2.40"."""
        if self.room is None or not one.state.in_room:
            return ""
        made = [each for each in self.room.movements if each.person_id == one.person_id]
        own = [each for each in made if each.interest_id is None]
        return _movement_words(own[-1]) if own else ""

    def _note(self, one: Attendance) -> str:
        if one.state in (AttendanceState.APOLOGIES, AttendanceState.ABSENT):
            return str(one.state.value)
        if one.state is AttendanceState.SUBSTITUTE:
            return f"for {self._name(one.substitute_for_id)}"
        if one.role == MemberRole.CHAIR.value:
            return self._chair_of(one)
        return "attending" if one.state is AttendanceState.IN_ATTENDANCE else ""

    def _chair_of(self, one: Attendance) -> str:
        """Only who presides is the chair; of a joint meeting's other chairs, whose they are is said."""
        assert self._agenda is not None
        meeting = self._agenda.meeting
        if len(self._groups) == 1 or one.person_id == presiding(meeting, self._listed):
            return "chair"
        for group_id, name in self._groups.items():
            for each in self.register.memberships.on(group_id, meeting.held_on):
                chairs = each.membership.role is MemberRole.CHAIR
                if chairs and each.person is not None and each.person.id == one.person_id:
                    return f"chair of {name}"
        return ""

    # -- keys ----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ins adds somebody; Esc goes back to the minute."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key == Qt.Key.Key_Escape:
                self.add_row.hide()
                self.left.emit()
                return True
            if watched is self.strip.chips and key in (Qt.Key.Key_Insert, Qt.Key.Key_Plus):
                self._menus.run("minutes.attender")
                return True
            entered = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if watched is self.how.combo and entered:
                self.add()
                return True
        return super().eventFilter(watched, event)

    def _on_digit(self, digit: int) -> None:
        self._digits += str(digit)
        count = len(self._listed)
        if len(self._digits) == 2 or int(self._digits) * 10 > count:
            self._take_digits()
        else:
            self._wait.start()

    def _take_digits(self) -> None:
        self._wait.stop()
        digits, self._digits = self._digits, ""
        if digits:
            self.strip.choose_number(int(digits))

    def cycle(self, attendance_id: str) -> None:
        """Present, left at this time, returned, apologies, and present again."""
        if self._agenda is None or self._agenda.locked:
            return
        with telling(self.view):
            cycle_attendance(self.register, attendance_id, self._clock(), item_id=self._item_id)

    def minute_quorum(self, after_id: str | None) -> str:
        """Put the sentence that is offered in the minutes; the id of its block, or nothing."""
        offer = self.note.offer()
        if offer is None or self._item_id is None:
            return ""
        if offer.movement_id is None:
            return str(add_block(self.register, self._item_id, offer.sentence, after_id=after_id))
        where = {"after_id": after_id} if after_id else {}
        return str(
            minute_movement(
                self.register, offer.movement_id, self._item_id, offer.sentence, **where
            )
        )

    @property
    def item_id(self) -> str | None:
        """The item at which the room is shown."""
        return self._item_id

    # -- one person ----------------------------------------------------------------------------

    def _offer_menu(self, at: QPoint) -> None:
        """What may be said of the member chosen: a mouse's right button, or Shift+F10."""
        if self._agenda is None or self._agenda.locked:
            return
        chips = self.strip.chips
        index = chips.indexAt(at)
        row = (index if index.isValid() else chips.currentIndex()).row()
        if 0 <= row < len(self._listed):
            one = self._listed[row]
            menu = PersonMenu(
                self.view, self.register, one, self.deputies_of(one), self._clock(), self._item_id
            )
            menu.times_asked.connect(lambda: self.change_times(one.id))
            menu.popup(chips.viewport().mapToGlobal(at))

    def change_times(self, attendance_id: str) -> None:
        """Edit somebody's attendance with the times and items at which they came and went."""
        if self._agenda is not None:
            AttendanceForm(self.register, self.window(), self._agenda, attendance_id).ask()

    # -- adding --------------------------------------------------------------------------------

    def offer_adding(self) -> None:
        """Ask who came, and as what: first a deputy who is named for a member that is away."""
        members = [one for one in self._listed if one.role and MemberRole(one.role).counts]
        away = [one for one in members if not one.state.in_room]
        proposed = [(person, one.id) for one in away for person in self.deputies_of(one)]
        self._deputies = {person.id: absent for person, absent in reversed(proposed)}
        first = set(self._deputies.values())
        substitutes = [
            (one.id, f"Substitute for {self._people[one.person_id].name}")
            for one in sorted(members, key=lambda one: one.id not in first)
            if one.person_id in self._people
        ]
        attending = [("", "In attendance")]
        self.how.set_options(substitutes + attending if proposed else attending + substitutes)
        self.who.forget()
        self.who.edit.setText(proposed[0][0].name if proposed else "")
        self.who.commit()
        self.how.set_key(proposed[0][1] if proposed else "")
        self.add_row.show()
        self.who.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.who.edit.selectAll()

    def deputies_of(self, absent: Attendance) -> list[Person]:
        """Who is named to stand in for a member, and is not listed yet."""
        covered = any(one.substitute_for_id == absent.person_id for one in self._listed)
        if self._agenda is None or covered:
            return []
        meeting, listed = self._agenda.meeting, {one.person_id for one in self._listed}
        found: dict[str, Person] = {}
        for group in self.register.groups.meeting(meeting):
            named = self.register.memberships.deputies_on(group.id, meeting.held_on)
            found |= {one.id: one for one in named.get(absent.person_id, ())}
        return [one for key, one in found.items() if key not in listed]

    def _on_named(self, person_id: str, _words: str) -> None:
        """Whom a deputy stands in for is known; what was proposed for one is not for another."""
        if person_id in self._deputies:
            self.how.set_key(self._deputies[person_id])
        elif self.how.key() in self._deputies.values():
            self.how.set_key("")

    def add(self) -> None:
        """Add the person named."""
        self.who.commit()
        known = {name: key for key, name in people_of(self.register)}
        person_id = known.get(self.who.text())
        if person_id is None:
            self.who.set_error("Nobody of that name is in the register.")
            self.who.edit.setFocus()
            return
        self.who.set_error(None)
        if self._agenda is None:
            return
        absent, meeting_id = self.how.key() or "", self._agenda.meeting.id
        with telling(self.view):
            if absent:
                add_substitute(self.register, meeting_id, person_id, absent)
            else:
                add_attender(self.register, meeting_id, person_id)
            self.add_row.hide()
            self.strip.chips.setFocus()


def _movement_words(one: Movement) -> str:
    word = {MovementKind.ARRIVED: "came", MovementKind.LEFT: "left", MovementKind.RETURNED: "back"}
    return f"{word[one.kind]} {clock_words(one.at, short=True)}".strip()
