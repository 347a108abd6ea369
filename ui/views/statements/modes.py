"""The modes of the workspace: which is shown, and the way from one to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from egovdesk.records.statements import Draft
from ui.views.statements.compare import CompareMode
from ui.views.statements.exporting import StatementExports
from ui.views.statements.part import StatementMode, StatementPart
from ui.views.statements.read import ReadMode
from ui.views.statements.write import WriteMode

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget

    from ui.views.statements.details import StatementDetails

#: The modes, from the left: a class more is a mode more, at Ctrl+1, 2, 3.
MODES: tuple[type[StatementMode], ...] = (WriteMode, CompareMode, ReadMode)


class StatementModes(StatementExports):
    """Part of the workspace: its modes, each made when it is first shown."""

    _modes: dict[str, StatementMode]

    if TYPE_CHECKING:
        stack: QStackedWidget
        details: StatementDetails

        def leave(self) -> None: ...
        def reload_rows(self) -> None: ...
        def _listen(self, part: StatementPart) -> None: ...
        def _catch_up(self) -> None: ...
        def _show_section(self) -> None: ...

    def _mode(self, key: str) -> StatementMode:
        """A mode, made when it is first shown."""
        if key not in self._modes:
            kind = next(one for one in MODES if key == one.KEY)
            made = self._modes[key] = kind(self)  # type: ignore[arg-type]  # the whole page is one
            self.stack.addWidget(made)
            self._listen(made)
        return self._modes[key]

    def _on_mode(self, mode: str) -> None:
        """The switch shows the mode already; the page follows, at the same section."""
        self.flush()
        self._catch_up()
        self.stack.setCurrentWidget(self._mode(mode))
        self._show_header()
        self.reload_rows()
        self._show_section()
        self._mode(mode).focus_first()

    def flush(self) -> None:
        """Write down what is being typed, before something is made of the text."""
        self.leave()

    def show_write(self) -> None:
        """Write."""
        self.switch(WriteMode.KEY)

    def show_compare(self) -> None:
        """Compare two drafts."""
        self.switch(CompareMode.KEY)

    def compare(self, old: str, new: str) -> None:
        """Compare two drafts by their keys."""
        self.switch(CompareMode.KEY)
        mode = self._mode(CompareMode.KEY)
        assert isinstance(mode, CompareMode)
        mode.compare(old, new)

    def show_read(self) -> None:
        """Read the whole, as it stands."""
        self._read(None)

    def read_draft(self, draft: Draft) -> None:
        """Read a draft as it was kept."""
        self._read(draft)

    def _read(self, draft: Draft | None) -> None:
        mode = self._mode(ReadMode.KEY)
        assert isinstance(mode, ReadMode)
        mode.read_draft(draft)
        self.switch(ReadMode.KEY)

    def next_problem(self) -> None:
        """Go to the next change, or the next thing that a check says."""
        if not self._mode(self.mode()).next_problem():
            self.details.next_problem()
