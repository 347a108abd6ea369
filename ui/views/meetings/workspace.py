"""The meeting workspace: one meeting in three modes, Prepare, Minute and Finish."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from egovdesk import deadlines
from egovdesk.errors import NotFound
from egovdesk.records.days import spoken_date
from egovdesk.records.meetings import MeetingState
from egovdesk.register import Changes
from ui import theme
from ui.commands import Command, Hint
from ui.context import Context
from ui.item_models import public_screen
from ui.item_models.agenda import Agenda
from ui.messages import told
from ui.places import Place
from ui.views.meetings import commands
from ui.views.meetings.agenda_verbs import AgendaCommands
from ui.views.meetings.facts import facts_of
from ui.views.meetings.finishing import FinishCommands
from ui.views.meetings.issuing import IssueCommands
from ui.views.meetings.minute import MinuteMode
from ui.views.meetings.minute_commands import MinuteCommands
from ui.views.meetings.modes import Modes
from ui.views.meetings.prepare import PrepareMode
from ui.views.meetings.stages import StageCommands
from ui.widgets.workspace_header import WorkspaceHeader
from ui.writing_view import WritingView

_TABLES = frozenset(
    ("meetings", "meeting_groups", "items", "attendances", "groups", "group_names", "people",
     "decisions", "decision_parts", "actions", "action_dues", "issues", "blocks", "papers",
     "clearances", "corrections", "reopenings", "rights", "right_limits", "acceptances", "bearings",
     "movements", "interests", "votes", "voices", "memberships", *deadlines.TABLES)
)  # fmt: skip
_MODES = (("prepare", "Prepare"), ("minute", "Minute"), ("finish", "Finish"))
_EXITS = {
    "prepare": ("Issue agenda…", "files", "meetings.issue"),
    "minute": ("Call next item", "corner-down-right", "items.next"),
    "finish": ("Export minutes…", "file-output", "meetings.export_minutes"),
}


class MeetingView(
    AgendaCommands, Modes, StageCommands, IssueCommands, FinishCommands, MinuteCommands, WritingView
):
    """One meeting, from its first agenda to its approved minutes."""

    NAME: ClassVar[str] = "meeting"
    COMMANDS: ClassVar[tuple[Command, ...]] = commands.COMMANDS

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        header = WorkspaceHeader(
            _MODES, name="Prepare, Minute or Finish", more="More commands of this meeting"
        )
        super().__init__(context, header, parent)
        self.agenda: Agenda | None = None
        self.modes = QStackedWidget(self)
        # The panes give way one after another below; what they would like must not hold the window.
        self.modes.setMinimumSize(theme.px(300), theme.px(200))
        self.add_work(self.modes)
        public_screen.notices().changed.connect(self._on_screen_changed)

    # -- places --------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show a meeting, in a mode, at an item."""
        if self.agenda is not None:
            self.leave()
        if not place.id:
            return
        self.hide_note()
        mode = place.tab or self._usual_mode(self.register.meetings.get(place.id).state)
        self._load(place.id, mode, place.select)
        self._mode_widget(mode).focus_first()

    @staticmethod
    def _usual_mode(state: MeetingState) -> str:
        if state.step >= MeetingState.MINUTES_DRAFTED.step:
            return "finish"
        return "minute" if state is MeetingState.HELD else "prepare"

    def place(self) -> Place:
        """Where this is, with the item chosen."""
        meeting = self.agenda.meeting.id if self.agenda else ""
        return Place("meeting", meeting, self.mode(), self.item_id())

    def title(self) -> str:
        """The group and the day."""
        if self.agenda is None:
            return "Meeting"
        held = self.agenda.meeting.held_on
        return f"{self.agenda.body}, {spoken_date(held)}"

    def group_id(self) -> str:
        """The group that a new meeting would belong to."""
        return self.agenda.meeting.group_id if self.agenda else ""

    def meeting_id(self) -> str:
        """This meeting."""
        return self.agenda.meeting.id if self.agenda else ""

    def record_id(self) -> str:
        """The item chosen, or the meeting."""
        return self.item_id() or (self.agenda.meeting.id if self.agenda else "")

    def item_id(self) -> str:
        """The item chosen in Prepare or Minute."""
        if self.agenda is None or self.mode() == "finish":
            return ""
        found = self.prepare.list if self.mode() == "prepare" else self.minute.list
        return found.current_id() or ""

    def _load(self, meeting_id: str, mode: str, select: str = "") -> None:
        self.agenda = Agenda.read(self.register, meeting_id)
        self.header.modes.set_mode(mode)
        self.modes.setCurrentWidget(self._mode_widget(mode))
        self._mode_widget(mode).show_agenda(self.agenda, select)
        self._show_header()
        self.state_changed.emit()
        self.keys_changed.emit()

    # -- following the register ----------------------------------------------------------------

    def refresh(self, changes: Changes) -> None:
        """Read again what a step of the register may have changed."""
        if "prepare" in vars(self):  # it is made when it is first shown
            self.prepare.inspector.who.follow(changes.tables)
        if self.agenda is None or not changes.tables & _TABLES:
            return
        if self.note.kind() != "amber":  # which stays to be looked at
            self.hide_note()
        if self.mode() == "minute" and self.minute.follow(changes):
            return
        try:
            self.agenda = Agenda.read(self.register, self.agenda.meeting.id)
        except NotFound:
            self.agenda = None
            self.context.go(Place("today"))
            return
        self._mode_widget(self.mode()).show_agenda(self.agenda)
        self._show_header()
        self.state_changed.emit()

    def leave(self) -> None:
        """Save what is typed."""
        self._mode_widget(self.mode()).leave()

    # -- modes ---------------------------------------------------------------------------------

    def _on_mode(self, mode: str) -> None:
        """The switch shows the mode already; the page follows, at the same item."""
        if self.agenda is None:
            return
        before = self.modes.currentWidget()
        select = ""
        if isinstance(before, PrepareMode | MinuteMode):
            before.leave()
            select = before.list.current_id() or ""
        self._load(self.agenda.meeting.id, mode, select)
        self._mode_widget(mode).focus_first()

    def show_prepare(self) -> None:
        """Go to Prepare."""
        self.switch("prepare")

    def show_minute(self) -> None:
        """Go to Minute."""
        self.switch("minute")

    def show_finish(self) -> None:
        """Go to Finish."""
        self.switch("finish")

    def build_pack(self) -> None:
        """Go to the page that builds this meeting's pack."""
        if self.agenda is not None:
            self.context.go(Place("pack", self.agenda.meeting.id))

    def go_to(self, mode: str, item_id: str, block_id: str = "") -> None:
        """Go to an item in a mode, and there to a block."""
        if self.agenda is None:
            return
        self._load(self.agenda.meeting.id, mode, item_id)
        if mode == "minute" and block_id:
            self.minute.go_to_block(block_id)
        else:
            self._mode_widget(mode).focus_first()

    # -- the header ----------------------------------------------------------------------------

    def _show_header(self) -> None:
        if self.agenda is None:
            return
        meeting, mode = self.agenda.meeting, self.mode()
        self.header.title.setText(self.agenda.body)
        behind = self.minute.behind() if mode == "minute" else 0
        self.header.set_facts(facts_of(self.register, meeting, mode, self._narrow, behind))
        words, icon, command = _EXITS[mode]
        if mode == "minute" and meeting.state.step < MeetingState.HELD.step:
            words, icon = "", ""
        if mode == "prepare" and meeting.state.is_frozen:
            words, icon, command = "Build pack…", "files", "meetings.pack"
        self.header.set_exit(words, icon)
        self.context.menus.follow(self.header.exit, command)

    def _fill_menu(self, menu: QMenu) -> None:
        for command in self.COMMANDS:
            if command.menu.startswith("Meeting"):
                menu.addAction(self.context.menus.actions[command.id])
        menu.addSeparator()
        whole = self.context.menus.actions
        for each in commands.OF_THE_WINDOW:
            if each in whole:
                menu.addAction(whole[each])

    # -- panes, keys, sizes --------------------------------------------------------------------

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return self._mode_widget(self.mode()).panes()

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the focused pane."""
        return self._mode_widget(self.mode()).keys()

    def now(self) -> str:
        """The time of day, as kept."""
        return datetime.now().strftime("%H:%M")

    def clock_for(self) -> str:
        """The time to write down: now on the day itself, when it was to start on any other."""
        assert self.agenda is not None
        meeting = self.agenda.meeting
        if meeting.held_on != self.register.today:
            return meeting.starts_at
        return self.now()

    # -- verbs of the modes --------------------------------------------------------------------

    def add_standing(self) -> None:
        """Put the standing items on the agenda."""
        if self.mode() != "prepare":
            self.switch("prepare")
        self.prepare.add_standing()

    @told
    def mark_exempt(self) -> None:
        """Mark the item, or in Minute the paragraph, exempt; or open it again."""
        if self.mode() == "minute":
            self.minute.toggle_exempt()
        else:
            self.prepare.toggle_exempt()
