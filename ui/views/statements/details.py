"""The details beside the work: evidence, checks, versions, one under another."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.views.statements.checks_part import ChecksPart
from ui.views.statements.evidence_part import EvidencePart
from ui.views.statements.part import StatementPart, Workspace
from ui.views.statements.versions_part import VersionsPart
from ui.views.statements.way_part import WayPart
from ui.widgets.scroll_pane import ScrollPane

#: The parts, from the top: a class more is a part more.
DETAIL_PARTS: tuple[type[StatementPart], ...] = (
    EvidencePart, ChecksPart, VersionsPart, WayPart,
)  # fmt: skip


class StatementDetails:
    """The pane, and the parts in it."""

    def __init__(self, page: Workspace) -> None:
        self.parts: tuple[StatementPart, ...] = tuple(kind(page) for kind in DETAIL_PARTS)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(theme.px(12))
        for part in self.parts:
            column.addWidget(part)
        column.addStretch(1)
        self.pane = ScrollPane(inside, "pane", (10, 10, 10, 18))

    @property
    def evidence(self) -> EvidencePart:
        """What the section rests on."""
        return next(one for one in self.parts if isinstance(one, EvidencePart))

    def show_section(self) -> None:
        """Show what belongs to the section chosen."""
        for part in self.parts:
            part.show_section()

    def next_problem(self) -> None:
        """Go to the next thing that a part has to say."""
        for part in self.parts:
            if part.next_problem():
                return

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return tuple(pane for part in self.parts for pane in part.panes())
