"""The page of Today: the ruler, the lines of what is due, and the pane about the current line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from egovdesk import deadlines
from egovdesk.deadlines import Deadlines
from egovdesk.documents.wording import full_date
from egovdesk.records.meetings import Meeting, MeetingState
from egovdesk.register import Changes, Register
from ui import theme
from ui.commands import READ_ONLY, Command
from ui.context import Context
from ui.list_page import DetailsPane
from ui.messages import told
from ui.page import Page, hairline
from ui.places import Place
from ui.room import LOW, Room
from ui.views.today.due import MOST, Due, Section, sections, wanted_papers
from ui.views.today.rows import rows_of
from ui.views.today.spans import coming_meetings, sentence, span_of
from ui.views.today.steps import Steps
from ui.widgets.buttons import Button
from ui.widgets.labels import Elided, Label
from ui.widgets.list_pane import ListPane
from ui.widgets.panes import DETAILS, Pane, Panes
from ui.widgets.row_tree import RowList
from ui.widgets.ruler import Ruler

_AHEAD = 35
#: Below each height of the window, how many meetings the ruler shows at a time.
_ROWS = ((LOW, 3), (800, 4), (1000, 6), (100_000, 9))
_TABLES = {"meetings", "meeting_groups", "items", "papers", "clearances", "reminders", "issues",
           "actions", "action_updates", "action_dues", "decisions", "people", "statements", "sections",
           "blocks"} | deadlines.TABLES  # fmt: skip


class TodayView(Page):
    """What is due, to whom, by when, and the next step."""

    NAME = "today"
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("today.step", "Do the next s&tep", "do_step", "Ctrl+Return", "Register",
                when="why_not_step", tip="Copy the reminder, record the clearance, or what the line says."),
        Command("today.done", "Mark &done", "mark_done", "Ctrl+D", "Register",
                when="why_not_done", writes=True, tip="The paper has come, or the action is done."),
        Command("today.put_off", "&Put off…", "put_off", "Ctrl+Shift+D", "Register",
                when="why_not_put_off", writes=True, tip="Give another day to a paper or an action."),
        Command("today.agenda", "Put o&n an agenda", "put_on_agenda", "Ctrl+Shift+A", "Register",
                when="why_not_agenda", writes=True,
                tip="Put a decision that waits on its parent's next agenda."),
        Command("today.open", "&Open", "open_current", "", "Register",
                when="why_not_open", tip="Go to the item, the minutes or the action."),
    )  # fmt: skip
    LETTERS: ClassVar[dict[str, str]] = {
        "E": "do_step", "D": "mark_done", "S": "put_off", "A": "put_on_agenda",
    }  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self._words = Elided("", "text", "ink2")
        self.header.under.addWidget(self._words, 1)
        for words, command in (("New meeting", "meetings.add"), ("New action", "actions.add")):
            context.menus.follow(self.header.add_button(Button(words, icon="plus")), command)
        self.deadlines = Deadlines(self.register)
        self._lines: dict[str, Due] = {}
        self.steps = Steps(context, self)
        self.ruler = Ruler()
        self.ruler.list.opened.connect(self._open_meeting)
        self.list = RowList(
            name="What is due", empty="Nothing is due. Enter on a meeting opens it.", folds=True
        )
        self.list.opened.connect(lambda _id: self.open_current())
        self.list.peeked.connect(lambda _id: context.menus.run("view.details"))
        self.list.selection_changed.connect(self.state_changed)
        self.list.installEventFilter(self)
        self.details = DetailsPane("About this line")
        self._details_later = QTimer(self, singleShot=True, interval=0)
        self._details_later.timeout.connect(self._show_details)
        self.list.current_changed.connect(lambda _id: self._details_later.start())
        self._empty: QWidget | None = None
        self._build()

    def _build(self) -> None:
        self._split = Panes(
            (
                Pane("due", "What is due", ListPane(self.list), 760),
                Pane(DETAILS, "About it", self.details, 330, fixed=True),
            ),
            main="due",
            tabbed=False,
        )
        over = ListPane(self.ruler, right=theme.PAGE_MARGIN - theme.OVERHANG)
        self._rule = hairline()
        self.outer.addWidget(over)
        self.outer.addWidget(self._rule)
        self.outer.addWidget(self._split, 1)

    # -- what is shown -------------------------------------------------------------------------

    def _load(self) -> None:
        register, today = self.register, self.register.today
        self.deadlines = Deadlines(register)
        self.header.title.setText(full_date(today))
        coming = self._coming()
        missing = {key: len(found) for key, found in wanted_papers(register, coming).items()}
        meetings = coming_meetings(register, self.deadlines, coming, missing)
        closed = frozenset(self.deadlines.holidays)
        self.ruler.set_spans(today, [span_of(one, today) for one in meetings], closed)
        self._words.setText(sentence(meetings, today))
        found = [*sections(register, self.deadlines, coming), *_statements(register)]
        self._show_lines(found)
        self._show_empty(not meetings and not found)

    def _coming(self) -> list[Meeting]:
        today = self.register.today
        found = self.register.meetings.between(today, today + timedelta(days=_AHEAD))
        return [one for one in found if 0 <= one.state.step < MeetingState.HELD.step]

    def _show_lines(self, found: Sequence[Section]) -> None:
        before = self.list.current_id()
        order = [line.id for section in found for line in section.lines]
        at = self._order.index(before) if before in self._order else 0
        self._order = order
        self._lines = {line.id: line for section in found for line in section.lines}
        self.list.set_rows(rows_of(found))
        if order and self.list.current_id() is None:
            # What was done has left the list: its neighbour takes its place.
            self.list.select_id(order[min(at, len(order) - 1)])
        self._details_later.start()

    _order: Sequence[str] = ()

    def _show_empty(self, empty: bool) -> None:
        self._split.setVisible(not empty)
        self._rule.setVisible(not empty)
        if empty and self._empty is None:
            self._empty = self._make_empty()
            self.outer.addWidget(self._empty, 1)
        if self._empty is not None:
            self._empty.setVisible(empty)

    def _make_empty(self) -> QWidget:
        from ui.widgets.empty_state import EmptyState

        made = EmptyState(
            "Nothing is due",
            "Add the council’s groups, then plan their meetings: what is due by when shows here.",
        )
        add = Button("New group…", "primary", icon="plus")
        self.context.menus.follow(add, "groups.add")
        made.add(add)
        return made

    def _show_details(self) -> None:
        if self.details.isHidden():
            return
        line = self.current()
        words: list[QWidget | int] = [Label("Nothing is selected.", "text", "ink3")]
        self.details.fill(self.steps.pane(line, self.deadlines) if line else words)

    def current(self) -> Due | None:
        """The current line."""
        return self._lines.get(self.list.current_id() or "")

    # -- steps ---------------------------------------------------------------------------------

    def why_not_step(self) -> str:
        """A line has to be selected."""
        line = self.current()
        if line is None:
            return "Nothing is due." if not self._lines else "Select a line first."
        return READ_ONLY if self.register.read_only and line.step == "Put on agenda" else ""

    def _why_not(self, *kinds: str) -> str:
        line = self.current()
        if line is None:
            return self.why_not_step()
        return "" if line.kind in kinds else "It is not for this line."

    def why_not_done(self) -> str:
        """Papers come and actions are done."""
        return self._why_not("paper", "action")

    def why_not_put_off(self) -> str:
        """Papers and actions have days of their own."""
        return self._why_not("paper", "action")

    def why_not_agenda(self) -> str:
        """Decisions wait for an agenda."""
        return self._why_not("decision")

    def why_not_open(self) -> str:
        """A line has to be selected."""
        return "" if self.current() is not None else self.why_not_step()

    def do_step(self) -> None:
        """Do what the current line says: E."""
        self._do(self.why_not_step, self.steps.step)

    def mark_done(self) -> None:
        """The paper has come, or the action is done: D."""
        self._do(self.why_not_done, self.steps.done)

    def put_off(self) -> None:
        """Give another day: S."""
        self._do(self.why_not_put_off, self.steps.put_off)

    def put_on_agenda(self) -> None:
        """Put a decision on its parent's next agenda: A."""
        self._do(self.why_not_agenda, self.steps.put_on_agenda)

    @told
    def _do(self, why_not: Callable[[], str], act: Callable[[Due], None]) -> None:
        line = self.current()
        if line is not None and not why_not():
            act(line)

    def open_current(self) -> None:
        """Go to what the line is about: Enter."""
        line = self.current()
        if line is not None:
            self.steps.open(line)

    def _open_meeting(self, row_id: str) -> None:
        self.context.go(Place("meeting", row_id.partition(":")[2]))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take letters in the list."""
        if (
            watched is self.list
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and self.take_letter(event)
        ):
            return True
        return super().eventFilter(watched, event)

    # -- place ---------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show the day."""
        self._load()
        if place.select and not self.list.select_id(place.select):
            self.ruler.list.select_id(place.select)

    def place(self) -> Place:
        """Where this is."""
        return Place(self.NAME, select=self.list.current_id() or "")

    def title(self) -> str:
        """The window's title."""
        return "Today"

    def group_id(self) -> str:
        """The group of the current line's meeting."""
        line = self.current()
        meeting = self.register.meetings.maybe(line.meeting_id) if line else None
        return meeting.group_id if meeting else ""

    def meeting_id(self) -> str:
        """The meeting of the current line."""
        line = self.current()
        return (line.meeting_id or "") if line else ""

    def record_id(self) -> str:
        """The record of the current line."""
        line = self.current()
        return line.record_id if line else ""

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of the focused list."""
        if self.ruler.list.hasFocus() or not self._lines:
            return (("↑↓", "move"), ("Enter", "open meeting"), ("Ctrl N", "new meeting"),
                    ("F6", "next pane"))  # fmt: skip
        return (("↑↓", "move"), ("Enter", "open"), ("Space", "peek"), ("E", "do the next step"),
                ("D", "done"), ("S", "put off"), ("F6", "next pane"))  # fmt: skip

    def panes(self) -> tuple[QWidget, ...]:
        """The lines, the pane about one of them, and the ruler; or what is proposed instead."""
        if self._empty is not None and self._empty.isVisibleTo(self):
            return (self._empty,)
        due = (self.list, self.details) if self._lines else ()
        return (*due, self.ruler.list)

    def work(self) -> Panes:
        """The lines and the pane about one of them."""
        return self._split

    def set_room(self, room: Room, details: bool) -> None:
        """Show fewer meetings at a time where the window is low."""
        super().set_room(room, details)
        most = next(rows for below, rows in _ROWS if room.height < below)
        self.ruler.set_most(most)
        self._details_later.start()

    def turn_details(self) -> bool:
        """Fill the drawer as it opens."""
        turned = super().turn_details()
        self._details_later.start()
        return turned

    def refresh(self, changes: Changes) -> None:
        """Follow the register."""
        if changes.tables & _TABLES:
            self.clear_note()
            self._load()


def _statements(register: Register) -> list[Section]:
    """The statements that are due, where there are any: the first page opens sooner without."""
    if not register.statements.count():
        return []
    from ui.views.today.statements_due import statements_due

    lines = statements_due(register)
    return (
        [Section("statements", "Statements due", len(lines), tuple(lines[:MOST]))] if lines else []
    )
