"""Read: the whole statement as it will print, as it stands or as a draft keeps it."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from egovdesk import drafts
from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.statements.document import statement_document
from egovdesk.documents.statements.filling import as_it_stands
from egovdesk.errors import EgovDeskError
from egovdesk.records.statements import Draft
from egovdesk.register import Changes
from ui import theme
from ui.commands import Command, Hint
from ui.item_models import public_screen
from ui.item_models.drafts import draft_words
from ui.views.statements.part import StatementMode, Workspace
from ui.widgets.document_page import DocumentPage
from ui.widgets.note import Note
from ui.widgets.stacked import stacked

_ABOVE = 28


class ReadMode(StatementMode):
    """The statement on paper; on the public screen, the public's copy."""

    KEY = "read"
    WORDS = "Read"
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("statement.print", "&Print the statement…", "print_it", "Ctrl+P", "File",
                tip="Print what is read: what is worked on, or a draft as it was kept."),
    )  # fmt: skip

    def __init__(self, page: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(page, parent)
        self._draft: Draft | None = None
        self.note = Note("tint", "", (("back", "Read what is worked on"),))
        self.note.hide()
        self.note.acted.connect(lambda _key: self.read_draft(None))
        self._made_of: tuple[object, ...] = ()
        self.paper = DocumentPage("The statement as it will print")
        self.paper.setProperty("kind", "bare")
        stacked(self, self.note, self.paper, fills=self.paper)

    def read_draft(self, draft: Draft | None) -> None:
        """Read a draft as it was kept; None goes back to what is worked on."""
        self._draft = draft
        self.show_section()

    def print_it(self) -> None:
        """Ask for a printer and print what is read."""
        if self.paper.shown() is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec():
            self.paper.print_on(printer)

    def show_section(self) -> None:
        """Read the statement, and go to the section chosen."""
        opened = self.page.opened
        if opened is None:
            return
        if self._draft is not None and self._draft.statement_id != opened.statement.id:
            self._draft = None
        self.note.setVisible(self._draft is not None)
        if self._draft is not None:
            self.note.set_sentence(f"{draft_words(self.register, self._draft)}, as it was kept.")
        audience = Audience.PUBLIC if public_screen.is_on() else Audience.MEMBERS
        if self._made_of != (opened, self._draft, audience):
            self._made_of = (opened, self._draft, audience)
            self._show(opened.statement.id, audience)
        QTimer.singleShot(0, self, self._go_to_section)  # once the page has its width

    def follow(self, changes: Changes) -> None:
        """What the register fills in may have changed."""
        self._made_of = ()
        if self.isVisible():
            self.show_section()

    def _show(self, statement_id: str, audience: Audience) -> None:
        try:
            kept = (as_it_stands(self.register, statement_id) if self._draft is None
                    else drafts.kept(self.register, self._draft))  # fmt: skip
        except EgovDeskError as error:
            self.paper.show_sentence(str(error))
            return
        document = statement_document(
            self.register, kept, as_of=self.register.today, draft=self._draft, audience=audience
        )
        if document != self.paper.shown():
            self.paper.show_document(document)

    def _go_to_section(self) -> None:
        """Bring the heading of the section chosen to the top."""
        found = self.page.heading()
        if found is None:
            return
        # From the end: the contents at the beginning name every section too.
        self.paper.moveCursor(QTextCursor.MoveOperation.End)
        backward = QTextDocument.FindFlag.FindBackward
        if self.paper.find(f"{found.number} {found.section.title}", backward):
            bar = self.paper.verticalScrollBar()
            bar.setValue(bar.value() + self.paper.cursorRect().top() - theme.px(_ABOVE))
            cursor = self.paper.textCursor()
            cursor.setPosition(cursor.selectionStart())
            self.paper.setTextCursor(cursor)

    def panes(self) -> tuple[QWidget, ...]:
        """The page."""
        return (self.paper,)

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the page."""
        return (("Page ↓", "read on"), ("Ctrl ↓", "next section"))
