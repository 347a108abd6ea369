"""Another day by which a paper is wanted."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from egovdesk.documents.wording import long_date
from egovdesk.operations.papers import change_paper
from egovdesk.records.papers import Paper
from egovdesk.register import Register
from ui.context import Context
from ui.forms.form import Form


def advise_wanted(form: Form, register: Register, item_id: str | None) -> None:
    """Say of the day typed by which a paper is wanted where it is past, or after the meeting."""
    day, item = form.value("wanted_on"), register.items.maybe(item_id)
    meeting = register.meetings.maybe(item.meeting_id) if item is not None else None
    if day is not None and day < register.today:
        form.advise("That day is past: the paper is late at once.")
    elif day is not None and meeting is not None and day > meeting.held_on:
        form.advise(f"The meeting is before that, on {long_date(meeting.held_on)}.")
    else:
        form.advise("")


class WantedForm(Form):
    """Ask for the day; empty goes back to what the group's offsets say."""

    def __init__(self, context: Context, parent: QWidget | None, paper: Paper) -> None:
        super().__init__(parent, "Wanted by another day", "Save", today=context.register.today)
        self.shows_exempt = paper.exempt
        self._register, self._paper = context.register, paper
        day = self.day("wanted_on", f"When is “{paper.title}” wanted?", paper.wanted_on)
        day.date_changed.connect(lambda _: advise_wanted(self, self._register, paper.item_id))

    def save(self) -> str:
        """Change the day."""
        change_paper(self._register, self._paper.id, wanted_on=self.value("wanted_on"))
        return self._paper.id
