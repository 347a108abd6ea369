"""What the register fills in under a standing item: the open actions, the date of the next meeting."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from egovdesk.documents.meetings.arising import arising_actions, asks_after_actions
from egovdesk.documents.wording import full_date, short_date
from egovdesk.records.meetings import Item
from egovdesk.records.templates import Standing, standing_of
from egovdesk.register import Register
from ui import theme
from ui.item_models.actions import status_of
from ui.item_models.agenda import Agenda
from ui.item_models.meetings import spoken_time
from ui.item_models.rows import Row
from ui.item_models.segments import Cell, Mark, Text
from ui.places import Place
from ui.widgets.labels import Label
from ui.widgets.row_tree import RowList
from ui.widgets.section_heading import SectionHeading


class StandingFacts(QWidget):
    """Printed as it stands on the day of issue; it is changed where it comes from."""

    gone = Signal(object)

    def __init__(self, register: Register) -> None:
        super().__init__()
        self._register = register
        self.heading = SectionHeading("", right="printed under this item")
        self.words = Label("", "text", wrap=True)
        self.list = RowList(name="Actions from earlier meetings")
        self.list.opened.connect(lambda row: self.gone.emit(Place("actions", select=row)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        for part in (self.heading, self.words, self.list):
            column.addWidget(part)

    def show_item(self, agenda: Agenda, item: Item) -> None:
        """Show what is filled in under an item, or nothing."""
        asked = asks_after_actions(list(agenda.items()))
        what = standing_of(item)
        if asked is not None and asked.id == item.id:
            self._show_actions(agenda)
        elif what is Standing.NEXT_MEETING:
            self._show_words("Next meeting", self._next_meeting(agenda))
        else:
            self.hide()

    def _show_words(self, heading: str, words: str) -> None:
        self.heading.set_title(heading)
        self.heading.set_note("")
        self.words.setText(words)
        self.words.show()
        self.list.hide()
        self.show()

    def _next_meeting(self, agenda: Agenda) -> str:
        after = agenda.meeting.held_on
        later = (
            one
            for one in self._register.meetings.of_group(agenda.meeting.group_id)
            if one.held_on > after and one.group_id == agenda.meeting.group_id
            and one.state.step >= 0
        )  # fmt: skip
        found = next(later, None)
        if found is None:
            return "No later meeting is planned yet."
        return f"{full_date(found.held_on)}, {spoken_time(found.starts_at)}"

    def _show_actions(self, agenda: Agenda) -> None:
        found = arising_actions(self._register, agenda.meeting)
        if not found:
            self._show_words("Open actions", "No actions are open.")
            return
        still = sum(1 for one in found if one.done_on is None)
        self.heading.set_title("Open actions")
        done = len(found) - still
        self.heading.set_note(f"{still}, and {done} done" if done else f"{still}")
        self.words.hide()
        self.list.set_rows([self._row(one) for one in found])
        self.list.setFixedHeight(len(found) * theme.height("row2"))
        self.list.show()
        self.show()

    def _row(self, one: Any) -> Row:
        mark, word, tone = status_of(one.due_on, one.state, self._register.today)
        due = short_date(one.due_on) if one.due_on else "no date"
        when = word if tone == "red" or one.done_on is not None else due
        said = f"{one.progress} ({short_date(one.noted_on)})" if one.noted_on else one.item
        second = " · ".join(part for part in (one.owner or "nobody yet", said) if part)
        return Row(
            one.id,
            Cell(
                (Text(one.number or one.minute_number, "ink2", width=92), Text(one.title)),
                second=(Text("", width=92), Text(second, "ink2", "note")),
                trailing=(Mark(mark, word), Text(when, tone, "note")),
            ),
            exempt="exempt" * one.exempt,
            height="row2",
            tip=f"{one.item}: {one.title}",
        )
