"""What waits for a group: minutes to approve, and decisions of supporting groups to ratify."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from egovdesk.documents.wording import full_date
from egovdesk.operations.meetings.numbers import agenda_of
from egovdesk.operations.meetings.ratified import next_agenda
from egovdesk.operations.ratification import put_all_on_agenda, put_on_agenda
from egovdesk.records.days import MONTHS, spoken_day
from egovdesk.records.groups import Group
from egovdesk.records.meetings import Item, Meeting
from egovdesk.records.ratifications import Ratification
from egovdesk.register import Register
from ui import theme
from ui.context import Context
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Line, Text
from ui.messages import told
from ui.widgets.row_tree import RowList
from ui.widgets.section_heading import SectionHeading

WAITING_KEYS = (
    ("↑↓", "move"), ("Enter", "open"), ("A", "put on agenda"), ("F6", "next pane"),
)  # fmt: skip
_REF, _BY, _DAY, _WHERE = 88, 140, 76, 124
_HEAD: Line = (Text("Ref", "ink2", "note", width=_REF),
               Text("Decision by a supporting group", "ink2", "note"))  # fmt: skip
_HEAD_RIGHT: Line = (
    Text("Taken by", "ink2", "note", width=_BY), Text("Date", "ink2", "note", width=_DAY),
    Text("On agenda", "ink2", "note", width=_WHERE),
)  # fmt: skip


class WaitingList(QWidget):
    """Two short lists, each there only while something waits; A puts a decision on the next agenda."""

    decision_opened = Signal(str)
    meeting_opened = Signal(str)
    keyboard_moved = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._register = context, context.register
        self._group = Group("", "")
        self.ratify_heading = SectionHeading("", rule=False)
        self.ratify_heading.link_clicked.connect(self.put_all)
        self.ratify = RowList(name="Decisions to ratify", folds=True)
        self.ratify.opened.connect(self.decision_opened)
        self.ratify.refolded.connect(lambda: self._fit(self.ratify))
        self.approve_heading = SectionHeading("Minutes to approve", rule=False)
        self.approve = RowList(name="Minutes to approve")
        self.approve.opened.connect(self.meeting_opened)
        for one in (self.ratify, self.approve):
            one.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        margin, aside = theme.px(theme.PAGE_MARGIN), theme.px(theme.PAGE_MARGIN - theme.OVERHANG)
        for heading, rows in (
            (self.ratify_heading, self.ratify), (self.approve_heading, self.approve),
        ):  # fmt: skip
            for widget, side in ((heading, margin), (rows, aside)):
                inset = QVBoxLayout()
                inset.setContentsMargins(side, 0, side, 0)
                inset.addWidget(widget)
                column.addLayout(inset)

    def load(self, group: Group) -> None:
        """Show what waits for a group today."""
        self._group = group
        asked = self._register.ratifications.waiting(group.id)
        self.ratify_heading.set_title(f"Waiting for {_named(group)} to ratify")
        self.ratify_heading.set_note(str(len(asked)))
        meeting = next_agenda(self._register, group.id)
        loose = any(one.item_id is None for one in asked)
        self.ratify_heading.set_link(
            f"Put all on {spoken_day(meeting.held_on)}"
            if meeting is not None and loose and not self._register.read_only
            else ""
        )
        head = [Row("head", Cell(_HEAD, trailing=_HEAD_RIGHT), heading="plain")] if asked else []
        self._fill(self.ratify, self.ratify_heading, [*head, *decision_rows(self._register, asked)])
        unapproved = self._register.meetings.unapproved(group.id)
        self.approve_heading.set_note(str(len(unapproved)))
        self._fill(self.approve, self.approve_heading, [_minutes_row(one) for one in unapproved])
        self.setVisible(bool(asked or unapproved))

    def _fill(self, rows: RowList, heading: QWidget, found: list[Row]) -> None:
        rows.set_rows(found)
        self._fit(rows)
        for widget in (rows, heading):
            widget.setVisible(bool(found))

    @staticmethod
    def _fit(rows: RowList) -> None:
        rows.setFixedHeight(rows.tall() + theme.px(8))

    def has_keyboard(self) -> bool:
        """Whether the clerk is in the list of decisions."""
        return self.ratify.hasFocus()

    def lists(self) -> tuple[QWidget, ...]:
        """What F6 stops at."""
        return tuple(one for one in (self.ratify, self.approve) if one.isVisibleTo(self))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A in the list puts the decision on the next agenda."""
        if event.type() == QEvent.Type.FocusIn:
            self.keyboard_moved.emit()
        if (
            watched is self.ratify
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.text().casefold() == "a"
            and not event.modifiers()
            and self._context.settings.get("letters")
        ):
            self.put_on()
            return True
        return super().eventFilter(watched, event)

    @told
    def put_on(self) -> None:
        """Put the decision selected on the group's next agenda."""
        if self._context.menus.refuse_writing():
            return
        decision_id = self.ratify.current_id()
        if decision_id is not None and decision_id != "head":
            self._say(lambda: put_on_agenda(self._register, decision_id))

    @told
    def put_all(self) -> None:
        """Put everything that waits on the group's next agenda."""
        self._say(lambda: put_all_on_agenda(self._register, self._group.id))

    def _say(self, act: Callable[[], object]) -> None:
        meeting = next_agenda(self._register, self._group.id)
        act()
        if meeting is not None:
            self._context.say(f"Put on the agenda of {spoken_day(meeting.held_on)}")


def decision_rows(register: Register, asked: list[Ratification]) -> list[Row]:
    """A row for each decision that waits: its number, title, group, day, and where it stands."""
    decisions = register.decisions.many(one.decision_id for one in asked)
    agendas = _Agendas(register)
    found = []
    for one in asked:
        decision = decisions[one.decision_id]
        group = register.groups.named_on(
            register.groups.get(decision.group_id), decision.decided_on
        )
        where, tone = agendas.where(register.items.maybe(one.item_id))
        found.append(
            Row(
                decision.id,
                Cell(
                    (Text(decision.number or "–", "ink2", width=_REF), Text(decision.title)),
                    trailing=(
                        Text(group.label, "ink2", width=_BY),
                        Text(day_of(decision.decided_on, register.today), "ink2", width=_DAY),
                        Text(where, tone, width=_WHERE),
                    ),
                ),
                exempt="exempt" if decision.exempt else "",
                tip=decision.title,
            )
        )
    return found


class _Agendas:
    """Where items stand; each agenda is numbered once, however many of its items are asked for."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._numbers: dict[str, dict[str, str]] = {}

    def where(self, item: Item | None) -> tuple[str, str]:
        """The item's number and day, and the tone to say it in."""
        meeting = self._register.meetings.maybe(item.meeting_id) if item is not None else None
        if item is None or meeting is None:
            return "Not yet", "amber"
        if meeting.id not in self._numbers:
            lines = agenda_of(self._register, meeting)
            self._numbers[meeting.id] = {line.item.id: line.number for line in lines}
        number = self._numbers[meeting.id].get(item.id, "")
        day = day_of(meeting.held_on, self._register.today)
        return (f"Item {number}, {day}" if number else day), "ink2"


def day_of(day: date, today: date) -> str:
    """A day as short as it can be: "25 Sep", with the year where it is another than today's."""
    words = f"{day.day} {MONTHS[day.month][:3]}"
    return words if day.year == today.year else f"{words} {day.year}"


def _minutes_row(meeting: Meeting) -> Row:
    trailing = (Text(meeting.state.label, "ink2", width=_BY + _DAY + _WHERE + 16),)
    return Row(meeting.id, Cell((Text(full_date(meeting.held_on)),), trailing=trailing))


def _named(group: Group) -> str:
    """The group as in a sentence: "this Board", "this Group", by the last word of its name."""
    last = group.name.split(" ")[-1]
    return (
        f"this {last}"
        if last in ("Board", "Group", "Committee", "Team", "Council")
        else group.label
    )
