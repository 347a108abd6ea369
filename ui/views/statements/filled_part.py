"""What the register fills into a section, under its text, as it stands today."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from egovdesk.documents.statements.filling import filled_document
from egovdesk.records.statements import Section
from egovdesk.register import Changes
from ui.views.statements.part import Workspace
from ui.widgets.document_page import DocumentPage
from ui.widgets.section_heading import SectionHeading
from ui.widgets.stacked import stacked

_MARGIN = 6


class FilledPart(QWidget):
    """The document that is filled in; a draft keeps it as it stands when it is kept."""

    def __init__(self, page: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.register = page.context.register
        self._section: Section | None = None
        self.heading = SectionHeading("Filled in from the register", right="a kept draft keeps it")
        self.paper = DocumentPage("Filled in from the register", margin=_MARGIN, face="text")
        self.paper.setProperty("kind", "bare")
        stacked(self, self.heading, self.paper, fills=self.paper)

    def show_section(self, section: Section | None) -> None:
        """Show what is filled into a section, if anything is."""
        self._section = section if section is not None and section.kind.is_filled else None
        self.setVisible(self._section is not None)
        self._fill()

    def follow(self, changes: Changes) -> None:
        """What it is filled from may have changed."""
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        if self._section is None:
            return
        document = filled_document(self.register, self._section)
        if document != self.paper.shown():
            self.paper.show_document(document)
