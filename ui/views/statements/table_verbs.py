"""What can be done with the rows and cells of a section's table."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from egovdesk.operations.statements.sections import change_section
from egovdesk.operations.statements.tables import (
    add_row,
    add_usual_rows,
    change_row,
    mark_forecast,
    remove_rows,
)
from egovdesk.records.statements import SectionKind
from egovdesk.records.tables.columns import THOUSANDS
from egovdesk.records.tables.table import ROW_KINDS
from ui.commands import Command
from ui.messages import told
from ui.views.statements.commands import MENU
from ui.views.statements.part import StatementMode

if TYPE_CHECKING:
    from ui.views.statements.table_part import TablePart

NEW_ROW = "New row"
_NONE = "This section has no table."


class TableVerbs(StatementMode):
    """Part of writing: rows are added and removed, numbers are said to be forecasts."""

    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("tables.add_row", "Add ro&w", "add_row", "Ins", MENU, "plus", when="why_no_table",
                writes=True, tip="Add a row to the section’s table below the one chosen, and type its name."),
        Command("tables.usual_rows", "Put in the usual rows", "put_usual_rows", "", MENU,
                when="why_no_table", writes=True,
                tip="Add the rows that the rounds prescribe for such a table and this one has not."),
        Command("tables.remove_rows", "Remo&ve rows", "remove_rows", "Ctrl+Del", MENU,
                when="why_no_row", writes=True,
                tip="Take the rows chosen out of the table; Undo brings them back."),
        Command("tables.forecast", "&Forecast, or what was", "toggle_forecast", "Ctrl+Shift+F", MENU,
                when="why_no_row", writes=True,
                tip="Say of the numbers chosen that they are forecasts, or what was."),
        Command("tables.kind", "&What the row is…", "choose_kind", "", MENU, when="why_no_kind",
                writes=True,
                tip="Say whether an outcome is required, good or excellent; a sum found, needed or saved."),
        Command("tables.unit", "Thousands of po&unds, or pounds", "toggle_unit", "", MENU,
                when="why_no_money", writes=True,
                tip="Type and show the sums of the table in thousands of pounds, or in pounds."),
    )  # fmt: skip

    if TYPE_CHECKING:

        @property
        def table(self) -> TablePart: ...

    def why_no_table(self) -> str:
        """The section has to have a table."""
        return "" if self.table.section is not None else _NONE

    def why_no_row(self) -> str:
        """A row has to be chosen."""
        if self.table.section is None:
            return _NONE
        return "" if self.table.grid.chosen_rows() else "Go to a row of the table first."

    def why_no_kind(self) -> str:
        """It has to be a row of a table whose rows are of kinds."""
        section = self.table.section
        kinds = ROW_KINDS.get(section.kind) if section is not None else None
        return self.why_no_row() if kinds else "The rows of this section are all of one kind."

    def why_no_money(self) -> str:
        """It has to be a table of money."""
        section = self.table.section
        spends = section is not None and section.kind is SectionKind.SPEND
        return "" if spends else "This section has no table of money."

    @told
    def add_row(self) -> None:
        """Add a row below the one chosen, and type its name."""
        section = self.table.section
        if section is None:
            return
        self.table.leave()
        chosen = self.table.grid.chosen_rows()
        made = add_row(self.register, section.id, NEW_ROW, after_id=chosen[-1] if chosen else None)
        self.table.show_anew()
        self.table.grid.setFocus()
        self.table.grid.go_to((made, "title"))
        self.table.grid.begin("")

    @told
    def put_usual_rows(self) -> None:
        """Add the rows that the rounds prescribe."""
        section = self.table.section
        if section is not None:
            count = add_usual_rows(self.register, section.id)
            self.context.say(
                f"{count} row{'s' * (count != 1)} added" if count else "They are all there"
            )
            self.table.grid.setFocus()

    @told
    def remove_rows(self) -> None:
        """Take the rows chosen out."""
        section = self.table.section
        if section is not None:
            self.table.leave()
            found = self.table.grid.chosen_rows()
            remove_rows(self.register, section.id, found)
            self.context.say(f"{len(found)} row{'s' * (len(found) != 1)} removed")

    def choose_kind(self) -> None:
        """Offer what the rows chosen may be."""
        menu = self.kind_menu()
        grid = self.table.grid
        at = grid.visualRect(grid.currentIndex()).bottomLeft()
        menu.popup(grid.viewport().mapToGlobal(at))

    def kind_menu(self) -> QMenu:
        """What the rows chosen may be, in words."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        section = self.table.section
        for kind, words in ROW_KINDS.get(section.kind, {}).items() if section is not None else ():
            action = menu.addAction(f"&{words}")
            action.triggered.connect(lambda _on=False, one=kind: self._set_kind(one))
        return menu

    @told
    def _set_kind(self, kind: str) -> None:
        self.table.leave()
        place = self.table.grid.place()
        with self.register.step("Change rows"):
            for row_id in self.table.grid.chosen_rows():
                change_row(self.register, row_id, kind=kind)
        self.table.show_anew()
        self.table.grid.go_to(place)

    @told
    def toggle_forecast(self) -> None:
        """Say that the numbers chosen are forecasts; where all are, that they are what was."""
        section = self.table.section
        if section is None:
            return
        self.table.leave()
        grid = self.table.grid
        cells = [one for one in grid.chosen() if grid.cells.table.cell(*one).number is not None]
        forecast = not all(grid.cells.table.cell(*one).forecast for one in cells)
        mark_forecast(self.register, section.id, cells, forecast)
        self.context.say("Forecast" if forecast else "What was")

    @told
    def toggle_unit(self) -> None:
        """Show and type sums in thousands of pounds, or in pounds; the sums stay what they are."""
        section = self.table.section
        if section is not None:
            self.table.leave()
            unit = "" if section.unit == THOUSANDS else THOUSANDS
            change_section(self.register, section.id, unit=unit)
