"""To when a decision puts its item off: asked as the outcome is set, and shown with what it means."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from egovdesk.documents.wording import full_date, long_date
from egovdesk.operations.meetings import defer_item
from egovdesk.records.dates_in_words import date_in_words
from egovdesk.records.deferrals import Deferral, deferral_in_words
from egovdesk.records.meetings import Item, Meeting
from egovdesk.records.meetings_in_words import meeting_in_words
from egovdesk.register import Register
from ui import theme
from ui.messages import telling
from ui.widgets.fields import Field
from ui.widgets.labels import Label


class DeferredTo(QWidget):
    """A meeting or a time in words, such as "the March meeting", and the agenda that it comes to."""

    #: Enter or Esc: back to the minute.
    done = Signal()

    def __init__(self, register: Register, view: QWidget) -> None:
        super().__init__()
        self._register, self._view = register, view
        self._item: Item | None = None
        self.field = Field("Deferred to", validate=self._problem, placeholder="the next meeting")
        self.where = Label("", "note", "ink2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.field)
        column.addWidget(self.where)
        self.field.committed.connect(self._on_committed)
        self.field.edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes what is typed, Esc leaves it; both go back where they came from."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.field.set_text("")
                self.done.emit()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.field.commit()
                if not self.field.error():
                    self.done.emit()
                return True
        return super().eventFilter(watched, event)

    def show_item(self, item_id: str | None) -> None:
        """Show to when an item is put off."""
        self._item = self._register.items.maybe(item_id)
        if not self.field.edit.hasFocus():
            self.field.set_text("")
        self.where.setText(self._told() if self._item is not None else "")

    def _told(self) -> str:
        """Where what takes the item up again stands now."""
        assert self._item is not None
        for later in self._register.items.find(arises_id=self._item.id):
            meeting = self._register.meetings.maybe(later.meeting_id)
            if meeting is not None:
                return f"On the agenda of {full_date(meeting.held_on)}."
            if later.wanted_on is not None:
                return f"Waits for a meeting on or after {long_date(later.wanted_on)}."
            return "Waits in the backlog for the next meeting."
        return "On the next agenda in any case."

    def _meeting(self) -> Meeting | None:
        return self._register.meetings.maybe(self._item.meeting_id) if self._item else None

    def _read(self, text: str) -> Deferral | date | str:
        """What is typed: a meeting, a time, or a day; or why it is none."""
        meeting = self._meeting()
        if meeting is None:
            return "This item is on no agenda."
        days = [one.held_on for one in self._register.meetings.of_group(meeting.group_id)]
        found = meeting_in_words(text, meeting.held_on, days)
        if isinstance(found, date):
            return found
        put_off = deferral_in_words(f"to {text}", meeting.held_on)
        if put_off is None:
            put_off = deferral_in_words(text, meeting.held_on)
        return put_off if put_off is not None else date_in_words(text, meeting.held_on)

    def _problem(self, text: str) -> str | None:
        if not text.strip():
            return None
        found = self._read(text)
        return found if isinstance(found, str) else None

    def _on_committed(self, text: str) -> None:
        found = self._read(text) if text.strip() else None
        if self._item is not None and not isinstance(found, str):
            with telling(self._view):
                defer_item(self._register, self._item.id, found)
            self.show_item(self._item.id)
