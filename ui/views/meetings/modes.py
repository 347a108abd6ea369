"""The three modes of the workspace, each made when it is first shown: making one takes a while."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QStackedWidget

from ui.room import Room
from ui.views.meetings.finish import FinishMode
from ui.views.meetings.minute import MinuteMode
from ui.views.meetings.prepare import PrepareMode
from ui.widgets.panes import Panes

if TYPE_CHECKING:
    from ui.writing_view import WritingView as _Base
else:
    _Base = object

M = TypeVar("M", PrepareMode, MinuteMode, FinishMode)
Mode = PrepareMode | MinuteMode | FinishMode


class Modes(_Base):
    """Part of the workspace: Prepare, Minute and Finish, in one stack."""

    modes: QStackedWidget
    _room: tuple[Room, bool] | None = None

    if TYPE_CHECKING:

        def go_to(self, mode: str, item_id: str, block_id: str = "") -> None: ...

    @cached_property
    def prepare(self) -> PrepareMode:
        """Where the agenda is made."""
        return self._made(PrepareMode(self.context, self, self.modes))

    @cached_property
    def minute(self) -> MinuteMode:
        """Where the minutes are taken."""
        made = self._made(MinuteMode(self.context, self, self.modes))
        made.state_changed.connect(self._show_header)
        made.state_changed.connect(self.state_changed)
        return made

    @cached_property
    def finish(self) -> FinishMode:
        """What is still missing, and what goes out."""
        made = self._made(FinishMode(self.context, self, self.modes))
        made.jump_wanted.connect(self.go_to)
        return made

    def _made(self, mode: M) -> M:
        self.modes.addWidget(mode)
        mode.keys_changed.connect(self.keys_changed)
        if self._room is not None:
            self._arrange_mode(mode, *self._room)
        return mode

    def _mode_widget(self, mode: str) -> Mode:
        if mode == "prepare":
            return self.prepare
        return self.minute if mode == "minute" else self.finish

    def work(self) -> Panes | None:
        """The panes of the mode."""
        return self._mode_widget(self.mode()).split

    def arrange(self, room: Room, details: bool) -> None:
        """Let the modes that there are stand as there is room, and those to come."""
        self._room = (room, details)
        for name in ("prepare", "minute", "finish"):
            if name in vars(self):
                self._arrange_mode(self._mode_widget(name), room, details)

    def _arrange_mode(self, mode: Mode, room: Room, details: bool) -> None:
        mode.split.remember(self.context.settings, "meeting")
        if isinstance(mode, MinuteMode):
            mode.set_room(room, details)
        else:
            mode.split.arrange(room, details)
