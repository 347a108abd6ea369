"""What is due on an agenda and not there yet, said over it, with the key that brings it."""

from __future__ import annotations

from egovdesk.documents.wording import counted, listing
from egovdesk.operations.meetings import Due, due_on
from egovdesk.operations.meetings.arrivals import minutes_title
from egovdesk.records.meetings import Meeting
from egovdesk.register import Register
from ui.item_models.agenda import Agenda
from ui.widgets.note import Note

_NAMED = 2


class DueNote(Note):
    """Names the first things that are due; "Bring them" puts them in their places."""

    def __init__(self, register: Register) -> None:
        super().__init__("tint", "", (("bring", "Bring what is due"),))
        self._register = register
        self.hide()

    def show_agenda(self, agenda: Agenda) -> None:
        """Say what is due on an agenda; nothing hides it, and so does an empty agenda."""
        due = Due()
        if agenda.lines and not self._register.read_only:
            due = due_on(self._register, agenda.meeting, agenda.items())
        self.setVisible(due.count > 0)
        if due.count:
            self.set_sentence(due_words(due, agenda.meeting), "tint")


def due_words(due: Due, meeting: Meeting) -> str:
    """`Due here: Minutes of 16 September, Authentication and 2 more.`"""
    names = [minutes_title(one, meeting) for one in due.minutes]
    names += [one.title for one in (*due.waiting, *due.undecided)]
    rest = len(names) - _NAMED
    shown = names[:_NAMED] + ([counted(rest, "more", "more")] if rest > 0 else [])
    return f"Due on this agenda: {listing(shown)}."
