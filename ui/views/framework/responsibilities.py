"""The tab of responsibilities: the twelve of Chart 3 against the groups, and who lacks what."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from egovdesk.documents.wording import counted
from egovdesk.operations.responsibilities import (
    end_responsibility,
    formalise_responsibility,
    give_responsibility,
    held,
)
from egovdesk.records.matrix import holder_of
from egovdesk.register import Changes
from egovdesk.responsibilities import TABLES, Duty, Responsibilities
from ui.commands import Command, Hint
from ui.context import Context
from ui.item_models.responsibilities import ResponsibilitiesModel
from ui.messages import told
from ui.places import Place
from ui.views.framework.matrix_tab import MatrixTab
from ui.views.framework.responsibilities_pane import ResponsibilitiesPane
from ui.widgets.matrix import Matrix

_MENU = "Register/Responsibilities"


class ResponsibilitiesTab(MatrixTab):
    """Who answers for what, on a day; each cell says when it was last on an agenda."""

    KEY = "responsibilities"
    WORDS = "Responsibilities"
    matrix: Matrix[ResponsibilitiesModel]
    LEGEND = (
        ("G", "give to the group"), ("F", "in its terms of reference, or not"),
        ("E", "end"), ("O", "open the last agenda"),
    )  # fmt: skip
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("responsibilities.give", "Give to the group", "give", "", _MENU,
                when="why_not_give", writes=True,
                tip="Let the group of the selected cell answer for this from today."),
        Command("responsibilities.formalise", "In the terms of reference", "formalise", "", _MENU,
                when="why_not_held", writes=True,
                tip="Say that this stands in the group’s terms of reference, or no longer does."),
        Command("responsibilities.end", "End", "end", "", _MENU,
                when="why_not_held", writes=True,
                tip="Let the group answer for this no longer; earlier days keep it."),
        Command("responsibilities.open", "Open the last agenda", "open", "", _MENU,
                when="why_not_open", tip="Go to the item by which this was last on an agenda."),
        Command("responsibilities.next_gap", "Next responsibility to look at", "next_gap", "", "View",
                when="why_not_next_gap",
                tip="Go to the next responsibility that no group has, or none in its terms."),
    )  # fmt: skip
    LETTERS: ClassVar[dict[str, str]] = {
        "G": "give", "F": "formalise", "O": "open", "N": "next_gap", "E": "end",
    }  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.read = Responsibilities(self.register)
        self.matrix = Matrix(ResponsibilitiesModel(), "Responsibilities")
        self.pane = ResponsibilitiesPane(context)
        self.matrix.current_changed.connect(self._on_current)
        self.lay_out("Responsibilities", self.pane, "To look at")

    # -- showing -------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the responsibilities of the day again, and stay where one is."""
        here = self.matrix.current()
        self.read = Responsibilities(self.register)
        self.matrix.cells.load(self.read)
        if here[0]:
            self.matrix.go_to(*here)
        gaps = len(self._gaps())
        self.counted.emit(counted(gaps, "gap") if gaps else "")
        self.subtitle_changed.emit(self.subtitle())
        self._on_current()

    def _gaps(self) -> list[str]:
        return [code for code in self.read.choices if self.read.gap(code)]

    def _on_current(self) -> None:
        self.pane.show_code(self.read, self.matrix.current()[0])
        self.state_changed.emit()

    def subtitle(self) -> str:
        """How many there are, and what a cell says."""
        return (
            f"Who answers for what. {counted(len(self.read.choices), 'responsibility', 'responsibilities')}"
            " of Chart 3; each cell says when the group last had it on an agenda."
        )

    def record_id(self) -> str:
        """What says that the group of the cell has it."""
        code, group_id = self._cell()
        found = held(self.register, code, group_id, self.read.day) if group_id else None
        return found.id if found is not None else ""

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the matrix."""
        return (("↑↓←→", "move"), ("G", "give", "responsibilities.give"),
                ("F", "in the terms", "responsibilities.formalise"),
                ("N", "next gap", "responsibilities.next_gap"), ("Ctrl Z", "undo"),
                ("F6", "next pane"))  # fmt: skip

    def refresh(self, changes: Changes) -> None:
        """Follow the register; while another tab is shown, this one is read when it is turned to."""
        if changes.tables & TABLES and self.isVisible():
            self.load()

    # -- cells ---------------------------------------------------------------------------------

    def _cell(self) -> tuple[str, str]:
        code, key = self.matrix.current()
        return code, (holder_of(key).group_id or "") if key else ""

    def _duty(self) -> Duty | None:
        code, group_id = self._cell()
        return self.read.duties.get((group_id, code))

    def why_not_give(self) -> str:
        """The group of the cell must not have it."""
        if not self._cell()[0]:
            return "Select a cell of the matrix first."
        return "The group has this responsibility already." if self._duty() else ""

    def why_not_held(self) -> str:
        """The group of the cell must have it."""
        if not self._cell()[0]:
            return "Select a cell of the matrix first."
        return "" if self._duty() else "The group does not have this responsibility."

    def why_not_open(self) -> str:
        """It must have been on an agenda."""
        duty = self._duty()
        return "" if duty is not None and duty.seen is not None else "It was on no agenda."

    def why_not_next_gap(self) -> str:
        """There has to be a gap."""
        return "" if self._gaps() else "Every responsibility is given, and in terms of reference."

    @told
    def give(self) -> None:
        """Give it to the group."""
        give_responsibility(self.register, *self._cell(), self.read.day)

    @told
    def formalise(self) -> None:
        """Put it in the group's terms of reference, or take it out."""
        duty = self._duty()
        if duty is not None:
            formalise_responsibility(
                self.register, duty.code, duty.group_id, self.read.day, not duty.formalised
            )

    @told
    def end(self) -> None:
        """Let the group answer for it no longer."""
        end_responsibility(self.register, *self._cell(), self.read.day)

    def open(self) -> None:
        """Go to the item by which it was last on an agenda."""
        duty = self._duty()
        if duty is not None and duty.seen is not None:
            self.context.go(Place("meeting", duty.seen.meeting_id, "", duty.seen.item_id))

    def next_gap(self) -> None:
        """Go to the next one with a gap, and round again."""
        gaps, codes = self._gaps(), list(self.read.choices)
        here = self.matrix.current()[0]
        at = codes.index(here) if here else -1
        following = [one for one in gaps if codes.index(one) > at] or gaps
        self.matrix.setFocus()
        self.matrix.go_to(following[0])
