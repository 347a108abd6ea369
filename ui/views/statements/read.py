"""Read: the whole statement as it will print."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from egovdesk.documents.meeting_facts import Audience
from egovdesk.documents.statements.document import statement_document
from egovdesk.drafts import working
from ui.commands import Hint
from ui.item_models import public_screen
from ui.views.statements.part import StatementMode, Workspace
from ui.widgets.document_page import DocumentPage


class ReadMode(StatementMode):
    """The statement on paper; on the public screen, the public's copy."""

    KEY = "read"
    WORDS = "Read"

    def __init__(self, page: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(page, parent)
        self.paper = DocumentPage("The statement as it will print")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.paper)

    def show_section(self) -> None:
        """Read the statement, and go to the section chosen."""
        opened = self.page.opened
        if opened is None:
            return
        audience = Audience.PUBLIC if public_screen.is_on() else Audience.MEMBERS
        document = statement_document(
            self.register, working(self.register, opened.statement.id),
            as_of=self.register.today, audience=audience,
        )  # fmt: skip
        if document != self.paper.shown():
            self.paper.show_document(document)
        found = self.page.heading()
        if found is not None:
            self.paper.moveCursor(self.paper.textCursor().MoveOperation.Start)
            self.paper.find(f"{found.number} {found.section.title}")

    def panes(self) -> tuple[QWidget, ...]:
        """The page."""
        return (self.paper,)

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the page."""
        return (("Page ↓", "read on"), ("Ctrl ↓", "next section"))
