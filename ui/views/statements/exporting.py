"""What the statement that is shown is written as: Word, PDF, Excel."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from ui.views.statements.commands import EXPORTS
from ui.views.statements.section_verbs import SectionVerbs


class StatementExports(SectionVerbs):
    """Part of the workspace: the way out."""

    def show_exports(self, button: QWidget) -> None:
        """Offer what can be written, below a button."""
        self.pop_up(self._fill_exports, button)

    def _fill_exports(self, menu: QMenu) -> None:
        for key in EXPORTS:
            menu.addAction(self.context.menus.actions[key])

    def export_statement(self) -> None:
        """Write what is worked on, for Word or as PDF."""
        self._export("statement")

    def export_evidence(self) -> None:
        """Write what each passage rests on, for Excel."""
        self._export("evidence")

    def export_evidence_word(self) -> None:
        """Write what each passage rests on, to read."""
        self._export("evidence", word=True)

    def export_tables(self) -> None:
        """Write the tables of what is worked on, for Excel."""
        self._export("statement-tables")

    def _export(self, kind: str, **what: bool) -> None:
        if self.opened is not None:
            self.flush()
            self.context.export(kind, statement=self.opened.statement.id, **what)
