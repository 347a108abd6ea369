"""What the modes of the workspace, and the parts of its details, are made from."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, ClassVar, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.commands import Command, Hint
from ui.context import Context
from ui.item_models.statements import OpenStatement

if TYPE_CHECKING:
    from egovdesk.records.kept_statements import KeptEvidence
    from egovdesk.records.outlines import Heading
    from egovdesk.records.statements import Draft
    from egovdesk.register import Changes
    from ui.item_models.rows import Row


class Writer(Protocol):
    """What is written in: the section chosen, while it can be changed."""

    def passage(self) -> str:
        """The words selected, or the sentence that the caret is in."""

    def link(self, evidence: KeptEvidence) -> None:
        """Link that passage to evidence, in one step with the chip."""

    def show_passage(self, words: str) -> bool:
        """Select words of the section; tell whether they are there."""

    def show_cell(self, cell: tuple[str, str]) -> bool:
        """Go to a cell of the section's table; tell whether it is there."""


class Workspace(Protocol):
    """What a part may ask of the page that it stands on."""

    @property
    def context(self) -> Context:
        """What the window hands to the page."""

    @property
    def opened(self) -> OpenStatement | None:
        """The statement that is shown, as last read."""

    def heading(self) -> Heading | None:
        """The section chosen in the tree."""

    def writer(self) -> Writer | None:
        """What is written in, while Write is shown and the section can be changed."""

    def window(self) -> QWidget:
        """The window that dialogs belong to."""

    def show_evidence(self, evidence_id: str) -> None:
        """Select evidence in the details, as its chip was clicked."""

    def open_evidence(self, evidence_id: str) -> None:
        """Open the decision, action or project that a chip leads to."""

    def section_id(self) -> str:
        """The row chosen in the tree, which may be a section that only a draft has."""

    def go_to_section(self, section_id: str) -> None:
        """Choose a section, in whatever mode this is."""

    def reload_rows(self) -> None:
        """Show the rows of the tree anew: the mode that is shown has others."""

    def changed_on(self, section_id: str) -> str:
        """When a section was last changed: "8 Oct, 4.20pm"; empty where it never was."""

    def switch(self, mode: str) -> None:
        """Go to a mode by its key."""

    def typing(self) -> AbstractContextManager[None]:
        """Within it, a step only keeps what was typed in the section chosen."""

    def go_on_typing(self) -> None:
        """Let what follows a pause of the keys wait for the next one."""

    def flush(self) -> None:
        """Write down what is being typed, before something is made of the text."""

    def show_note(self, kind: str, sentence: str) -> None:
        """Say something at the head of the page."""

    def compare(self, old: str, new: str) -> None:
        """Compare two drafts by their keys."""

    def read_draft(self, draft: Draft) -> None:
        """Read a draft as it was kept."""


class StatementPart(QWidget):
    """A part names itself, declares its commands (each slot is its own), and shows a section."""

    KEY: ClassVar[str] = ""
    WORDS: ClassVar[str] = ""
    COMMANDS: ClassVar[tuple[Command, ...]] = ()

    #: The keys of the focused part are others now.
    keys_changed = Signal()
    #: Which commands can be used may be another answer now.
    state_changed = Signal()

    def __init__(self, page: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self.context, self.register = page.context, page.context.register

    def show_section(self) -> None:
        """Show the section chosen; called again whenever the statement was read again."""

    def show_note(self, kind: str, sentence: str) -> None:
        """Say something at the head of the page: what could not be done, and why."""
        self.page.show_note(kind, sentence)

    def follow(self, changes: Changes) -> None:
        """Take notice of a step that touched nothing of the statement itself."""

    def leave(self) -> None:
        """Write down what is being typed."""

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the part, while it has the focus."""
        return ()

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return ()

    def next_problem(self) -> bool:
        """Go to the next thing to look at, and tell whether there is one: F7."""
        return False


def indented(widget: QWidget) -> QWidget:
    """A widget in line with the words of the lists above and below it, whose ring stands out."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(theme.px(theme.OVERHANG), 0, theme.px(theme.OVERHANG), 0)
    row.addWidget(widget)
    return holder


class StatementMode(StatementPart):
    """A way of working on the statement: Write, Compare, Read."""

    def rows(self) -> list[Row] | None:
        """The rows of the tree while this mode is shown; None for the statement's own."""
        return None

    def focus_first(self) -> None:
        """Put the focus where work begins."""
        found = self.panes()
        if found:
            found[0].setFocus()
