"""Writing down what is typed in the sheet, and what was written elsewhere meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from egovdesk.errors import EgovDeskError
from egovdesk.operations.minutes import write_minutes
from egovdesk.records.meetings import Item, MeetingState
from egovdesk.register import Register
from ui.item_models.agenda import Agenda
from ui.messages import tell
from ui.views.meetings.sheet import Sheet

_BOTH_KEPT = (
    "This minute was changed elsewhere while you typed. Both versions are kept: look them over, and "
    "remove what should not stay."
)
_HIDDEN = (
    "Exempt words are hidden on the public screen, and not typed on it. Ctrl Shift H shows them."
)
_CORRECT = "Record a correction at the next meeting."


class Writing(QWidget):
    """Part of Minute: the way from the sheet to the register."""

    register: Register
    agenda: Agenda | None
    sheet: Sheet
    _view: QWidget
    _item: Item | None
    _own: bool

    if TYPE_CHECKING:

        def _time(self) -> str: ...
        def _show_item(self) -> None: ...

    def _write(self) -> None:
        if self._item is None:
            return
        texts, differs = self.sheet.texts(), False
        self._own = True
        try:
            differs = write_minutes(
                self.register,
                self._item.id,
                texts,
                join=self.sheet.run,
                taken_at=self._time() if self._is_held() else None,
                known=self.sheet.known,
            )
            self.sheet.known = texts
        except EgovDeskError as error:
            self.sheet.editor.not_written()
            tell(self._view, error)
        finally:
            self._own = False
        if differs:
            self._follow_others()

    def _follow_others(self) -> None:
        """Show what was written elsewhere beside what was typed here."""
        self._show_item()
        self._say("amber", _BOTH_KEPT)

    def _say_locked(self) -> None:
        """Say why what was typed does not come."""
        if self.agenda is None:
            return
        if not self.agenda.locked:
            self._say("tint", _HIDDEN)
            return
        final = self.agenda.meeting.state.minutes_final
        self._say("tint", f"{self.agenda.locked} {_CORRECT}" if final else self.agenda.locked)

    def _say(self, kind: str, sentence: str) -> None:
        note = getattr(self._view, "show_note", None)
        if note is not None:
            note(kind, sentence)

    def _take_back_note(self) -> None:
        """What was said belongs to what is being left."""
        hide = getattr(self._view, "hide_note", None)
        if hide is not None:
            hide()

    def _is_held(self) -> bool:
        return self.agenda is not None and self.agenda.meeting.state is MeetingState.HELD

    def _end_run(self) -> None:
        self.sheet.end_run()
