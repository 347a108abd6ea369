"""Read: the whole statement as it will print, as it stands or as a draft keeps it."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from egovdesk import drafts
from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.statements.document import statement_document
from egovdesk.documents.statements.filling import as_it_stands
from egovdesk.errors import EgovDeskError
from egovdesk.records.statements import Draft
from ui.commands import Command, Hint
from ui.item_models import public_screen
from ui.item_models.drafts import draft_words
from ui.views.statements.part import StatementMode, Workspace
from ui.widgets.document_page import DocumentPage
from ui.widgets.note import Note


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
        self.paper = DocumentPage("The statement as it will print")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.note)
        column.addWidget(self.paper, 1)

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
        try:
            kept = (as_it_stands(self.register, opened.statement.id) if self._draft is None
                    else drafts.kept(self.register, self._draft))  # fmt: skip
        except EgovDeskError as error:
            self.paper.show_sentence(str(error))
            return
        document = statement_document(
            self.register, kept, as_of=self.register.today, draft=self._draft, audience=audience
        )
        if document != self.paper.shown():
            self.paper.show_document(document)
        found = self.page.heading()
        if found is not None:
            # From the end: the contents at the beginning name every section too.
            self.paper.moveCursor(self.paper.textCursor().MoveOperation.End)
            backward = QTextDocument.FindFlag.FindBackward
            self.paper.find(f"{found.number} {found.section.title}", backward)

    def panes(self) -> tuple[QWidget, ...]:
        """The page."""
        return (self.paper,)

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the page."""
        return (("Page ↓", "read on"), ("Ctrl ↓", "next section"))
