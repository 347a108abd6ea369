"""What the Meeting menu does while minutes are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.messages import told
from ui.views.meetings.reasons import Reasons

if TYPE_CHECKING:
    from ui.views.meetings.modes import Mode


class MinuteCommands(Reasons):
    """Items called, attendance, decisions, actions and outcomes; part of the workspace."""

    if TYPE_CHECKING:

        def _mode_widget(self, mode: str) -> Mode: ...
        def _show_header(self) -> None: ...

    def _on_screen_changed(self) -> None:
        """Show the meeting again, its exempt words hidden or not."""
        if self.agenda is not None:
            self._mode_widget(self.mode()).show_agenda(self.agenda)
            self._show_header()

    @told
    def next_item(self) -> None:
        """Call the item after the one being minuted."""
        self.minute.step(1)

    @told
    def previous_item(self) -> None:
        """Go back to the item before."""
        self.minute.step(-1)

    def go_attendance(self) -> None:
        """Put the focus on the attendance strip."""
        if self.mode() != "minute":
            self.switch("minute")
        self.minute.go_attendance()

    def add_attender(self) -> None:
        """Offer to add somebody who came."""
        if self.mode() != "minute":
            self.switch("minute")
        self.minute.add_attender()

    @told
    def minute_quorum(self) -> None:
        """Put the quorum's sentence in the minutes."""
        self.minute.minute_quorum()

    def pick_phrase(self) -> None:
        """Offer the phrases of the bank."""
        if self.mode() != "minute":
            self.switch("minute")
        self.minute.pick_phrase()

    def edit_phrases(self) -> None:
        """Change the phrase bank."""
        if self.mode() != "minute":
            self.switch("minute")
        self.minute.edit_phrases()

    @told
    def add_decision(self) -> None:
        """Open the entry line for a decision."""
        self.minute.begin_decision()

    @told
    def add_action(self) -> None:
        """Open the entry line for an action."""
        self.minute.begin_action()

    @told
    def answer_one(self) -> None:
        """Answer one of several decisions apart from the others."""
        self.minute.answer_one()

    def outcome_1(self) -> None:
        """Set the first outcome."""
        self._outcome(0)

    def outcome_2(self) -> None:
        """Set the second outcome."""
        self._outcome(1)

    def outcome_3(self) -> None:
        """Set the third outcome."""
        self._outcome(2)

    def outcome_4(self) -> None:
        """Set the fourth outcome."""
        self._outcome(3)

    def outcome_5(self) -> None:
        """Set the fifth outcome."""
        self._outcome(4)

    @told
    def _outcome(self, place: int) -> None:
        self.minute.set_outcome(place)
