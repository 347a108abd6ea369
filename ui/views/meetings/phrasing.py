"""The phrase bank in the sheet: a shortcut typed, a phrase picked from the list, the bank changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from egovdesk.documents.wording import body_word
from egovdesk.records.phrases import Phrase, matching
from egovdesk.register import Register
from ui.context import Context
from ui.item_models.agenda import Agenda
from ui.views.meetings.sheet import Sheet

_LONGEST = 70


class Phrasing(QWidget):
    """Part of Minute."""

    context: Context
    register: Register
    agenda: Agenda | None
    sheet: Sheet

    if TYPE_CHECKING:

        def focus_sheet(self) -> None: ...

    def _phrases(self) -> list[Phrase]:
        if self.agenda is None:
            return []
        return self.register.phrases.of_group(self.agenda.meeting.group_id)

    def _said(self, phrase: Phrase) -> str:
        return phrase.said_by(body_word(self.agenda.group.name) if self.agenda else "Board")

    def _phrase_of(self, shortcut: str) -> str | None:
        """The sentence of a shortcut, as this group says it."""
        found = matching(shortcut, self._phrases())
        return self._said(found) if found is not None else None

    def pick_phrase(self) -> None:
        """Offer the phrases at the caret: arrows or the first letters of a shortcut, then Enter."""
        self.focus_sheet()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName("Phrases")
        for phrase in self._phrases():
            said = self._said(phrase)
            short = said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1].rstrip()}…"
            entry = menu.addAction(f"{phrase.shortcut}    {short}".replace("&", "&&"))
            entry.triggered.connect(
                lambda _checked=False, text=said: self.sheet.editor.insert_phrase(text)
            )
        menu.addSeparator()
        menu.addAction("Change phrases…").triggered.connect(
            lambda _checked=False: self.edit_phrases()
        )
        menu.setActiveAction(menu.actions()[0])
        editor = self.sheet.editor
        menu.popup(editor.viewport().mapToGlobal(editor.cursorRect().bottomLeft()))

    def edit_phrases(self) -> None:
        """Change the bank, for this group or for every one."""
        from ui.forms.phrases import PhrasesDialog

        if self.agenda is not None:
            PhrasesDialog(self.context, self.window(), self.agenda.meeting.group_id).exec()
