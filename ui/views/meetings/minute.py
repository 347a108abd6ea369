"""Minute: who is here, where the agenda is, and the sheet that the clerk writes into."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from egovdesk.operations.meetings import take_item
from egovdesk.records.meetings import Item, MeetingState
from egovdesk.register import Changes
from ui import theme
from ui.commands import Hint
from ui.context import Context
from ui.item_models import public_screen
from ui.item_models.agenda import Agenda
from ui.item_models.quorum import Told, told_of_item
from ui.item_models.segments import Gap, Key, Text
from ui.messages import telling
from ui.room import Room
from ui.views.meetings.attendance import AttendancePane
from ui.views.meetings.minute_blocks import ground_codes, read_blocks
from ui.views.meetings.minute_inspector import MinuteInspector
from ui.views.meetings.not_started import NotStarted
from ui.views.meetings.panes import AgendaPane
from ui.views.meetings.phrasing import Phrasing
from ui.views.meetings.recording import Recording
from ui.views.meetings.sheet import Sheet
from ui.views.meetings.timing import Timing
from ui.views.meetings.writing import Writing
from ui.widgets.entry_line import EntryLine
from ui.widgets.labels import SegmentLabel
from ui.widgets.panes import DETAILS, Pane, Panes
from ui.widgets.scroll_pane import ScrollPane, focus_is_in
from ui.widgets.stacked import stacked

_WORDS_ONLY = {"blocks", "decision_parts", "actions"}


class MinuteMode(Timing, Phrasing, Writing, Recording):
    """The meeting being minuted."""

    keys_changed = Signal()
    state_changed = Signal()

    def __init__(self, context: Context, view: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.register, self._view = context, context.register, view
        self.agenda: Agenda | None = None
        self._item: Item | None = None
        self._own = self._choosing = False
        self._clock = QTimer(self, interval=30_000)
        self._clock.timeout.connect(self._on_clock)
        self.attendance = AttendancePane(context, view, self._time_now)
        self.pane = AgendaPane(movable=False)
        self.list = self.pane.list
        self.sheet = Sheet()
        self.sheet.editor.phrase_of = self._phrase_of
        self.entry = EntryLine(self._known)
        self.inspector = MinuteInspector(context, view)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.pages = QStackedWidget(self)
        self.begun = QWidget(self.pages)
        self.hints = SegmentLabel(_HINTS)
        work = QWidget()
        work.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        work.setProperty("ground", "paper")
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, theme.px(8))
        column.setSpacing(theme.px(8))
        column.addWidget(self.sheet, 1)
        below = QVBoxLayout()
        below.setContentsMargins(theme.px(22), 0, theme.px(22), 0)
        below.addWidget(self.entry)
        below.addWidget(self.hints)
        column.addLayout(below)
        self.entry.hide()
        self.details = ScrollPane(self.inspector, "pane", (18, 10, 18, 18))
        self.people = QWidget()
        QVBoxLayout(self.people).setContentsMargins(0, 0, 0, 0)
        self.split = Panes(
            (
                Pane("agenda", "Agenda", self.pane, 294, least=240),
                Pane("minute", "Minute", work, 590, least=300),
                Pane(DETAILS, "Decision", self.details, 290, fixed=True),
                Pane("people", "People", self.people, 0, tabs_only=True),
            ),
            main="minute",
            parent=self.begun,
        )
        self.split.add_beside_tabs(self.attendance.quorum)
        stacked(self.begun, self.attendance, self.split, fills=self.split)
        self.pages.addWidget(self.begun)
        self.before = NotStarted()
        self.start = self.before.start
        self.context.menus.follow(self.start, "meetings.start")
        self.pages.addWidget(self.before)
        stacked(self, self.pages)

    def _connect(self) -> None:
        self.list.current_changed.connect(self._on_current)
        self.list.opened.connect(self.take)
        self.attendance.left.connect(self.focus_sheet)
        self.attendance.note.taken.connect(self.minute_quorum)
        self.sheet.edited.connect(self._write)
        self.sheet.block_changed.connect(self._on_block)
        self.sheet.slashed.connect(self._on_slash)
        self.sheet.editor.refused.connect(self._say_locked)
        self.entry.accepted.connect(self._on_entered)
        self.entry.cancelled.connect(self.focus_sheet)
        self.entry.cancelled.connect(self._fit_hints)
        self.inspector.shown_changed.connect(self.keys_changed)
        self.inspector.left.connect(self.focus_sheet)
        self.inspector.names_wanted.connect(self.change_voices)

    # -- showing -------------------------------------------------------------------------------

    def show_agenda(self, agenda: Agenda, select: str = "") -> None:
        """Show a meeting, at an item."""
        another = self.agenda is None or self.agenda.meeting.id != agenda.meeting.id
        now_before = "" if another or not self.agenda else self.agenda.meeting.current_item_id
        self.agenda = agenda
        held = agenda.meeting.state.step >= MeetingState.HELD.step
        self.pages.setCurrentIndex(0 if held else 1)
        if not held:
            return
        now = agenda.meeting.current_item_id
        if not select and now and (another or now != now_before):
            select = now
        self._choosing = True
        self._show_list()
        chosen = select or self.list.current_id() or ""
        if not self.list.select_id(chosen) and agenda.lines:
            self.list.select_id(agenda.lines[0].item.id)
        self._choosing = False
        self._show_item()
        self._show_attendance()
        self._clock.start()

    def _show_attendance(self) -> None:
        if self.agenda is not None:
            self.attendance.show_agenda(self.agenda, self._item.id if self._item else None)
            self._show_room()

    def _show_list(self) -> None:
        if self.agenda is None:
            return
        spent = self.minutes_spent()
        now = self.agenda.meeting.current_item_id
        self.list.set_rows(self.agenda.minute_rows(now, f"{spent} min" if spent else ""))
        items = [one.item for one in self.agenda.lines if one.item.takes_number]
        done = sum(1 for one in items if one.state.is_done and one.id != now)
        self.pane.head.set_note(f"{done} of {len(items)} done")
        self.split.tabs.set_count("agenda", f"{done} of {len(items)}")

    def _on_current(self, item_id: str) -> None:
        if not self._choosing and (self._item is None or self._item.id != item_id):
            self._take_back_note()
            self._end_run()
            self.inspector.flush()
            self._show_item()
            self.attendance.show_item(item_id)
            self._show_room()

    def current(self) -> Item | None:
        """The item chosen."""
        found = self.agenda.line(self.list.current_id() or "") if self.agenda else None
        return found.item if found else None

    def _show_item(self) -> None:
        item = self.current()
        if item is None or self.agenda is None:
            return
        if self._item is None or self._item.id != item.id:
            self.sheet.end_run()
        self._item = item
        self.sheet.name_item(item.minute_number, self.agenda.title_of(item))
        locked = bool(self.agenda.locked)
        blocks = read_blocks(self.register, self.agenda, item)
        closed = (self.agenda.ground_words(item.ground) or item.ground) if item.exempt else None
        self.sheet.show_blocks(
            item.id, blocks, ground_codes(self.agenda), read_only=locked, closed=closed
        )
        self._fit_hints()
        self._show_details()

    def _show_details(self) -> None:
        if self.agenda is None or self._item is None:
            return
        self.inspector.show_block(self.agenda, self.sheet.block(self.sheet.current_block()))
        hidden = self._item.exempt and public_screen.is_on()
        self.inspector.asked.show_item(None if hidden else self._item)
        spent = self.minutes_spent() if self._is_now(self._item) else None
        self.inspector.show_time(spent, self._item.minutes_allowed, self._item.order_taken)

    def _show_room(self) -> None:
        """Show in the details how the item shown was voted, and who was there for it."""
        room = self.attendance.room
        if self._item is None or room is None:
            return
        told = told_of_item(self.register, room, self._item)
        if self._item.exempt and public_screen.is_on():
            told = Told("hidden", "hidden", told.quorum, told.lost)
        self.inspector.show_room(told.vote, told.interests, told.quorum, lost=told.lost)

    def _on_block(self, _block_id: str) -> None:
        self._show_details()
        self.keys_changed.emit()
        self.state_changed.emit()

    def follow(self, changes: Changes) -> bool:
        """Follow a notice cheaply where only words changed; tell whether that was enough."""
        if not self._own:
            return False
        self._show_details()
        if self.attendance.note.offer() is not None:
            self._show_attendance()
        return changes.tables <= _WORDS_ONLY

    def leave(self) -> None:
        """Write down what is typed here and in the details."""
        self._take_back_note()
        self._end_run()
        self.inspector.flush()
        self._clock.stop()

    # -- going through the agenda --------------------------------------------------------------

    def begin(self) -> None:
        """Call the first item of a meeting just started."""
        if self.agenda is not None and self.agenda.lines:
            self.take(self.agenda.lines[0].item.id)

    def step(self, by: int) -> None:
        """Call the next item, or go back to the one before."""
        if self.agenda is None:
            return
        ids = [one.item.id for one in self.agenda.lines if one.item.takes_number]
        here = self.list.current_id() or ""
        at = ids.index(here) + by if here in ids else 0
        if 0 <= at < len(ids):
            self.take(ids[at])

    def take(self, item_id: str) -> None:
        """Make an item the one being minuted, and put the cursor in its minute."""
        self._end_run()
        self.inspector.flush()
        if self._is_held() and not self.register.read_only:
            with telling(self._view):
                take_item(self.register, item_id, self._time())
        self.list.select_id(item_id)
        self.focus_sheet()

    def go_to_block(self, block_id: str) -> None:
        """Put the cursor in a block of the item shown, and show its details."""
        self.sheet.focus_block(block_id)
        self._show_details()

    def focus_sheet(self) -> None:
        """Put the cursor back where it was in the minute."""
        self.split.show_pane("minute")
        self.sheet.focus()

    def _time_now(self) -> str:
        """The time at which somebody comes or goes; nothing where minutes are written up later."""
        today = self.agenda is not None and self.agenda.meeting.held_on == self.register.today
        return self._time() if today else ""

    def _time(self) -> str:
        return str(self._view.clock_for())  # type: ignore[attr-defined]

    # -- time ----------------------------------------------------------------------------------

    def _on_clock(self) -> None:
        if self._timed() is not None:
            self._show_list()
            self._show_details()

    # -- attendance --------------------------------------------------------------------------

    def go_attendance(self) -> None:
        """Put the focus on who is here."""
        self.split.show_pane("people")
        self.attendance.strip.chips.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def minute_quorum(self) -> None:
        """Put the sentence of the quorum's turn in the minutes, under the item it turned at."""
        self._end_run()
        here = self._item is not None and self._item.id == self.attendance.item_id
        with telling(self._view):
            made = self.attendance.minute_quorum(self._after() if here else None)
            if made and here:
                self.go_to_block(made)

    def add_attender(self) -> None:
        """Ask who came."""
        self.split.show_pane("people")
        self.attendance.offer_adding()

    # -- panes and keys ------------------------------------------------------------------------

    def set_room(self, room: Room, details: bool) -> None:
        """Stand as there is room; under tabs, those who are here have one of their own."""
        self.split.arrange(room, details)
        tabs = self.split.under_tabs
        home = self.people.layout() if tabs else self.begun.layout()
        if isinstance(home, QVBoxLayout) and home.indexOf(self.attendance) < 0:
            home.insertWidget(0, self.attendance)
            self.attendance.set_tall(tabs)
        self.attendance.quorum.setVisible(tabs)
        self._fit_hints()

    def _fit_hints(self) -> None:
        """Leave the hints to the status line where there is no room for all of them."""
        room = self.sheet.width() >= theme.px(470) and self.height() >= theme.px(420)
        typing = not self.sheet.editor.isReadOnly() and self.entry.isHidden()
        self.hints.setVisible(room and typing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the hints."""
        super().resizeEvent(event)
        self._fit_hints()

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        if self.pages.currentIndex():
            return (self.start,)
        found: list[QWidget] = [self.sheet_target()]
        if self.details.isVisible():
            first = self.inspector.first_field()
            found += [first] if first is not self.inspector.nothing else []
        found += [self.attendance.strip.chips, self.list]
        if self.split.under_tabs:
            return (*(one for one in found if one.isVisible()), self.split.tabs)
        return tuple(found)

    def sheet_target(self) -> QWidget:
        """The editor that has the cursor, or had it last."""
        return self.sheet.editor

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the focused pane."""
        last: tuple[Hint, ...] = (("F4", "details"), ("F6", "next pane"))
        if self.pages.currentIndex():
            return (("Enter", "start the meeting", "meetings.start"), ("Ctrl 1", "prepare"))
        if focus_is_in(self.attendance):
            return (("1–9", "present, left, returned, apologies", "minutes.attender"),
                    ("Shift F10", "more", "minutes.attender"),
                    ("Ins", "add somebody", "minutes.attender"),
                    ("Esc", "back to the minute"), *last)  # fmt: skip
        if focus_is_in(self.list):
            return (
                ("Enter", "minute this item"),
                ("Ctrl ↓", "next item"),
                ("F8", "attendance"),
                *last,
            )
        if focus_is_in(self.details):
            return (("Alt 1–5", "outcome", "decisions.outcome1"), ("Tab", "next field"), *last)
        return (("F8", "attendance"), ("Ctrl D", "decision"), ("Ctrl J", "action"),
                ("Ctrl E", "exempt"), ("Ctrl ↓", "next item"), *last)  # fmt: skip

    def focus_first(self) -> None:
        """Put the focus where work begins."""
        if self.pages.currentIndex():
            self.start.setFocus()
        else:
            self.focus_sheet()


_HINTS = (
    Key("/d"), Text("decision", "ink2", "note"), Gap(2), Key("/a"), Text("action", "ink2", "note"),
    Gap(2), Key("/x"), Text("exempt paragraph", "ink2", "note"), Gap(2), Key("/v"),
    Text("vote", "ink2", "note"), Gap(2), Key("/i"), Text("interest", "ink2", "note"), Gap(2),
    Key("/m"), Text("movement", "ink2", "note"),
)  # fmt: skip
