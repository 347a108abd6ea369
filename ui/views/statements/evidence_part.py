"""Evidence: what the section rests on, and the way to each."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from egovdesk.operations.statements.evidence import unlink_evidence
from egovdesk.records.kept_statements import KeptEvidence
from egovdesk.records.passages import chips
from egovdesk.register import Changes
from ui.commands import Command
from ui.forms.evidence import EvidencePicker
from ui.item_models.evidence import evidence_of, evidence_row, place_of
from ui.messages import told
from ui.views.statements.commands import MENU
from ui.views.statements.part import Workspace
from ui.views.statements.part_list import PartList


class EvidencePart(PartList):
    """What the section is linked to, as it stands now."""

    KEY = "evidence"
    WORDS = "Evidence"
    EMPTY = "Nothing is linked yet"
    LINK = "Link"
    KEYS = (("↑↓", "move"), ("Enter", "go to it", "evidence.open"))
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("evidence.link", "&Link evidence…", "link", "Ctrl+L", MENU, "link-2",
                when="why_not_link", writes=True,
                tip="Link the selection, or the caret’s sentence, to a decision, action or project."),
        Command("evidence.open", "&Go to the evidence", "open_evidence", "", MENU,
                when="why_not_evidence", tip="Open the decision, action or project selected."),
        Command("evidence.unlink", "&Unlink evidence", "unlink", "", MENU, when="why_not_evidence",
                writes=True, tip="Take the link away; a chip in the text then says so."),
    )  # fmt: skip

    def __init__(self, page: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(page, parent)
        self._found: dict[str, KeptEvidence] = {}
        self.context.menus.follow(self.heading.link, "evidence.link")

    def open_row(self, row_id: str) -> None:
        """Go to the evidence."""
        self.open_evidence()

    def show_section(self) -> None:
        """What the section chosen rests on."""
        found = self.page.heading()
        section = found.section if found is not None else None
        linked = evidence_of(self.register, section) if section is not None else []
        borne = {key for key, _label in chips(section.text)} if section is not None else set()
        self._found = {one.id: one for one in linked}
        rows = [
            evidence_row(self.register, one, note="" if one.id in borne else "not in the text")
            for one in linked
        ]
        self.show_rows(rows)
        self.heading.set_note(f"{len(linked)} linked" if linked else "")

    def follow(self, changes: Changes) -> None:
        """What the register says of a decision may have changed."""
        self.show_section()

    def current(self) -> KeptEvidence | None:
        """What is selected."""
        return self._found.get(self.list.current_id() or "")

    def linked(self) -> tuple[KeptEvidence, ...]:
        """What the section rests on."""
        return tuple(self._found.values())

    def select(self, evidence_id: str) -> None:
        """Select evidence of the section, as its chip was clicked."""
        self.list.select_id(evidence_id)

    def why_not_link(self) -> str:
        """A section has to be open to write."""
        if self.page.heading() is None:
            return "Select a section first."
        return "" if self.page.writer() is not None else "Go to Write first: Ctrl 1."

    @told
    def link(self) -> None:
        """Ask what the passage rests on, and put a chip after it."""
        writer = self.page.writer()
        if writer is None:
            return
        picker = EvidencePicker(self.page.window(), self.register, writer.passage(), self.linked())
        found = picker.ask()
        if found is not None:
            writer.link(found)
            self.context.say(f"Linked to {found.number or found.title}")

    def why_not_evidence(self) -> str:
        """Something has to be selected."""
        return "" if self.current() is not None else "Select evidence first."

    def open_evidence(self) -> None:
        """Open what is selected."""
        found = self.current()
        if found is not None:
            self.context.go(place_of(found))

    @told
    def unlink(self) -> None:
        """Take the link away."""
        found = self.current()
        if found is not None:
            self.page.flush()
            unlink_evidence(self.register, found.id)
            self.context.say(f"{found.number} unlinked")
