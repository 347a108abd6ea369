"""Today: the next meetings with the day their agendas must go out, minutes to finish, late actions."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QVBoxLayout, QWidget

from egovdesk import deadlines
from egovdesk.documents.wording import counted, full_date, short_date
from egovdesk.records.meetings import Meeting, MeetingState
from egovdesk.register import Changes
from ui import theme
from ui.context import Context
from ui.item_models.late import days_late
from ui.item_models.meetings import spoken_time
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Icon, Mark, MarkKind, Text
from ui.page import Page
from ui.places import Place
from ui.widgets.buttons import Button
from ui.widgets.labels import Elided
from ui.widgets.row_tree import RowList

_AHEAD, _BACK, _MOST = 42, 120, 12
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class TodayView(Page):
    """What is due, to whom, by when, and the next step."""

    NAME = "today"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self._words = Elided("", "text", "ink2")
        self.header.under.addWidget(self._words, 1)
        for words, command in (("New meeting", "meetings.add"), ("New action", "actions.add")):
            button = self.header.add_button(Button(words, icon="plus"))
            button.clicked.connect(
                lambda _checked=False, each=command: self.window().menus.run(each)  # type: ignore[attr-defined]
            )
        self.list = RowList(name="What is due")
        self.list.opened.connect(self._open)
        body = QVBoxLayout()
        side = theme.px(theme.PAGE_MARGIN - theme.OVERHANG)
        body.setContentsMargins(side, 0, side, 0)
        body.addWidget(self.list, 1)
        self._body = body
        self._empty: QWidget | None = None
        self.outer.addLayout(body, 1)

    def _show_empty(self, empty: bool) -> None:
        self.list.setVisible(not empty)
        if empty and self._empty is None:
            self._empty = self._make_empty()
            self._body.insertWidget(0, self._empty)
        if self._empty is not None:
            self._empty.setVisible(empty)

    def _make_empty(self) -> QWidget:
        from ui.widgets.empty_state import EmptyState

        made = EmptyState(
            "Nothing is due",
            "Add the council’s groups, then plan their meetings: what is due by when shows here.",
        )
        add = Button("New group…", "primary", icon="plus")
        add.clicked.connect(lambda _checked=False: self.window().menus.run("groups.add"))  # type: ignore[attr-defined]
        made.add(add)
        return made

    def _load(self) -> None:
        today = self.register.today
        self._deadlines = deadlines.Deadlines(self.register)
        self.header.title.setText(full_date(today))
        names = {one.id: one.name for one in self.register.groups.all()}
        coming = self._meetings(today, today + timedelta(days=_AHEAD))
        coming = [one for one in coming if one.state.step < MeetingState.HELD.step]
        past = self._meetings(today - timedelta(days=_BACK), today)
        unfinished = [
            one
            for one in past
            if MeetingState.HELD.step <= one.state.step < MeetingState.CIRCULATED.step
        ]
        rows = _section("meetings", "Next meetings", len(coming))
        rows += [self._coming_row(one, names) for one in coming[:_MOST]]
        rows += _section("minutes", "Minutes to finish", len(unfinished))
        rows += [self._minutes_row(one, names) for one in unfinished[:_MOST]]
        rows += self._late_rows()
        self.list.set_rows(rows)
        self._show_empty(not rows)
        self._words.setText(self._sentence(coming, names))

    def _meetings(self, first: date, last: date) -> list[Meeting]:
        found = self.register.meetings.between(first, last)
        return [one for one in found if one.state.step >= 0]

    def _sentence(self, coming: list[Meeting], names: dict[str, str]) -> str:
        if not coming:
            return "No meeting in the next six weeks."
        first = coming[0]
        day = f"{_WEEKDAYS[first.held_on.weekday()]} {short_date(first.held_on)}"
        return f"{names.get(first.group_id, 'A group')} meets on {day}, the next to do so."

    def _coming_row(self, meeting: Meeting, names: dict[str, str]) -> Row:
        day = meeting.held_on
        when = f"{_WEEKDAYS[day.weekday()]} {short_date(day)}, {spoken_time(meeting.starts_at)}"
        line = (
            Icon("calendar-days"),
            Text(names.get(meeting.group_id, ""), "ink", "row"),
            Text(meeting.title, "ink2", "note", context=True),
        )
        trailing = (
            Text(when, "ink2", width=180),
            *self._notice(meeting),
        )
        return Row(f"meeting:{meeting.id}", Cell(line, trailing=trailing))

    def _notice(self, meeting: Meeting) -> tuple[Mark | Text, ...]:
        if meeting.state.is_frozen:
            return (Mark(MarkKind.RATIFIED), Text("Agenda issued", "ink2", width=170))
        by, today = self._deadlines.issue_by(meeting), self.register.today
        if by is None:
            return (Mark(MarkKind.PROPOSED), Text(meeting.state.label, "ink2", width=170))
        if by < today:
            return (Mark(MarkKind.LATE), Text(f"was due out {short_date(by)}", "red", width=170))
        words = f"out by {_WEEKDAYS[by.weekday()]} {short_date(by)}"
        if (by - today).days <= 4:
            return (Mark(MarkKind.LOOK), Text(words, "amber", "note600", width=170))
        return (Mark(MarkKind.PROPOSED), Text(words, "ink2", width=170))

    def _minutes_row(self, meeting: Meeting, names: dict[str, str]) -> Row:
        line = (Icon("file-pen-line"), Text(names.get(meeting.group_id, ""), "ink", "row"))
        trailing = (
            Text(short_date(meeting.held_on), "ink2", width=180),
            Mark(MarkKind.RECOMMENDED),
            Text(meeting.state.label, "ink2", width=170),
        )
        return Row(f"minutes:{meeting.id}", Cell(line, trailing=trailing))

    def _late_rows(self) -> list[Row]:
        today = self.register.today
        query = self.register.actions.register
        late = query.count({"late": today.isoformat()})
        ids = query.ids({"late": today.isoformat()}, sort="due_on", limit=_MOST)
        rows = _section("late", "Actions overdue", late)
        for one in self.register.actions.rows(ids):
            days = days_late(one.due_on, one.state, today)
            line = (
                Icon("square-check"),
                Text(one.title, "ink", "row"),
                Text(one.number, "ink2", "note", context=True),
            )
            trailing = (
                Text(one.owner or "nobody yet", "ink2", width=180),
                Mark(MarkKind.LATE),
                Text(f"{counted(days, 'day')} late", "red", "note600", width=170),
            )
            exempt = "exempt" if one.exempt else ""
            rows.append(Row(f"action:{one.id}", Cell(line, trailing=trailing), exempt=exempt))
        return rows

    def _open(self, row_id: str) -> None:
        kind, _, record_id = row_id.partition(":")
        if kind == "action":
            self.context.go(Place("actions", select=record_id))
        else:
            self.context.go(Place("meeting", record_id, "minute" if kind == "minutes" else ""))

    # -- place ---------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show the day."""
        self._load()
        if place.select:
            self.list.select_id(place.select)
        elif self.list.current_id() is None:
            first = next((row.id for row in self.list.rows.all_rows() if not row.heading), "")
            self.list.select_id(first)

    def place(self) -> Place:
        """Where this is."""
        return Place(self.NAME, select=self.list.current_id() or "")

    def title(self) -> str:
        """The window's title."""
        return "Today"

    def record_id(self) -> str:
        """The meeting or action of the current row."""
        return (self.list.current_id() or "").partition(":")[2]

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of the list."""
        return (("↑↓", "move"), ("Enter", "open"), ("Ctrl N", "new meeting"),
                ("Ctrl J", "new action"), ("Ctrl K", "find"), ("F6", "next pane"))  # fmt: skip

    def panes(self) -> tuple[QWidget, ...]:
        """The list, or what is proposed where there is nothing to list."""
        return (
            (self.list,) if self._empty is None or self.list.isVisibleTo(self) else (self._empty,)
        )

    def refresh(self, changes: Changes) -> None:
        """Follow the register."""
        if changes.tables & {"meetings", "actions", "people", *deadlines.TABLES}:
            self._load()


def _section(key: str, title: str, count: int) -> list[Row]:
    if not count:
        return []
    cell = Cell((Text(title, "ink", "heading"), Text(str(count), "ink2", "note")))
    return [Row(f"section:{key}", cell, heading="section", height="section")]
