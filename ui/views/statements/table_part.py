"""The table of a section under its text: typed, pasted and moved about in, and saved as it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from egovdesk.claims import claims
from egovdesk.errors import EgovDeskError
from egovdesk.operations.statements.tables import (
    move_row,
    paste_cells,
    write_cell,
    write_cells,
)
from egovdesk.records.outlines import Heading
from egovdesk.records.statements import Light, Section, SectionKind
from egovdesk.records.tables.blocks import Block
from egovdesk.records.tables.columns import THOUSANDS, Holds
from egovdesk.records.tables.lights import ORDER, light_counts
from egovdesk.records.tables.table import ALL, SectionTable
from egovdesk.tables import section_table, table_remarks
from ui.commands import Hint
from ui.forms.typed import TypedChanges
from ui.item_models.section_table import Place, typed_words
from ui.messages import tell, telling
from ui.views.statements.part import Workspace
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.section_heading import SectionHeading
from ui.widgets.stacked import stacked
from ui.widgets.table_grid import TableGrid

#: The commands of the menu of the cells.
MENU_OF_CELLS = (
    "tables.add_row",
    "tables.remove_rows",
    "tables.kind",
    "tables.forecast",
    "tables.unit",
)


_BEGIN = "Begin with the rows that the rounds prescribe, or type your own."
_OFFERED = (
    ("tables.usual_rows", "Put in the usual rows", "primary"),
    ("tables.add_row", "Add a row", "outlined"),
)


class TablePart(QWidget):
    """The grid under its heading, or what may be put into a table without a row."""

    #: Which commands can be used may be another answer now.
    state_changed = Signal()

    def __init__(self, page: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page, self.register = page, page.context.register
        self.section: Section | None = None
        self.heading = SectionHeading("", link="Row")
        page.context.menus.follow(self.heading.link, "tables.add_row")
        self.grid = TableGrid("Table of the section")
        self.empty = EmptyState("No row yet", _BEGIN)
        for command, words, kind in _OFFERED:
            button = Button(words, kind)
            page.context.menus.follow(button, command)
            self.empty.add(button)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.grid)
        self.pages.addWidget(self.empty)
        stacked(self, self.heading, self.pages, fills=self.pages)
        self._typed = TypedChanges(self._save, self._on_failed, self)
        self._connect()

    def _connect(self) -> None:
        grid = self.grid
        grid.typing.connect(self._on_typing)
        grid.committed.connect(self._on_committed)
        grid.given_up.connect(self._on_committed)
        grid.cleared.connect(self._on_cleared)
        grid.pasted.connect(self._on_pasted)
        grid.moved.connect(self._on_moved)
        grid.current_changed.connect(self.state_changed)
        grid.menu_wanted.connect(self._show_menu)

    # -- showing ---------------------------------------------------------------------------------

    def show_section(self, found: Heading | None) -> None:
        """Show the table of a section, if it has one; the cell that is typed in is left alone."""
        section = found.section if found is not None else None
        if section is None or not section.kind.has_rows:
            self.leave()
            self.section = None
            self.hide()
            return
        if self.section is None or section.id != self.section.id:
            self.leave()
        self.section = section
        self.show()
        self.show_anew(found)

    def show_anew(self, found: Heading | None = None) -> None:
        """Show the table as it now stands, with what checks say that was not let stand."""
        if self.section is None:
            return
        table = section_table(self.register, self.section)
        self.grid.setAccessibleName(f"{self.section.title}, table")
        self.grid.cells.read_only = self.register.read_only
        self.grid.cells.show_table(table, self._said(found))
        self.pages.setCurrentWidget(self.grid if table.lines else self.empty)
        if not self._typed.is_pending():
            self.grid.give_way()
        self.heading.set_title(_title(table))
        self.heading.set_right(_summary(table))
        self.state_changed.emit()

    def _said(self, found: Heading | None) -> dict[Place, list[tuple[str, bool]]]:
        """What the checks say of cells, without what a clerk has let stand."""
        assert self.section is not None
        heading = found if found is not None else self.page.heading()
        if heading is None:
            return {}
        standing = {
            (*one.cell, one.finding.sentence)
            for one in claims(self.register, heading)
            if any(one.cell)
        }
        said: dict[Place, list[tuple[str, bool]]] = {}
        for one in table_remarks(self.register, self.section):
            if (one.line_id, one.column, one.sentence) in standing:
                said.setdefault((one.line_id, one.column), []).append((one.sentence, one.to_mend))
        return said

    # -- typing ----------------------------------------------------------------------------------

    def _on_typing(self, place: Place, words: str) -> None:
        if place[1] == "title" and not words.strip():
            return  # a row without a name is not kept; the name that it had stays
        self.page.go_on_typing()
        self._typed.put("|".join(place), words)

    def _save(self, changes: dict[str, Any], join: str) -> None:
        with self.page.typing():
            for key, words in changes.items():
                row_id, _, column = key.partition("|")
                with self.register.step("Change cell", join=join):
                    write_cell(self.register, row_id, column, words)
                self._keep(row_id, column)

    def _keep(self, row_id: str, column: str) -> None:
        """Tell the grid what the register has now in the cell that is typed in."""
        if self.section is not None and self.grid.pen() == (row_id, column):
            table = section_table(self.register, self.section)
            self.grid.keep(typed_words(table, row_id, column))

    def _on_committed(self, place: Place, words: str) -> None:
        if place[1] == "title" and not words.strip():
            self._typed.end()
            self.page.show_note("amber", "A row has a name: the one it had stays.")
        else:
            self._typed.put("|".join(place), words)
            self._typed.end()
        self.show_anew()

    def _on_failed(self, error: EgovDeskError) -> None:
        tell(self.page, error)  # type: ignore[arg-type]

    def leave(self) -> None:
        """Write down what is being typed."""
        self.grid.end_typing()
        self._typed.end()

    # -- blocks and rows ---------------------------------------------------------------------------

    def _on_cleared(self, places: Sequence[Place]) -> None:
        if self.section is not None:
            with telling(self.page):  # type: ignore[arg-type]
                write_cells(self.register, self.section.id, [(*one, "") for one in places])

    def _on_pasted(self, rows: Sequence[str], columns: Sequence[str], block: Block) -> None:
        if self.section is None:
            return
        with telling(self.page):  # type: ignore[arg-type]
            done = paste_cells(self.register, self.section.id, rows, columns, block)
            if done.left_out:
                words = "cell" if done.left_out == 1 else "cells"
                self.page.show_note(
                    "tint",
                    f"{done.left_out} {words} of what was pasted had no place here, or are worked out: "
                    "they are left out, and still on the clipboard.",
                )

    def _on_moved(self, row_id: str, by: int) -> None:
        place = self.grid.place()
        with telling(self.page):  # type: ignore[arg-type]
            move_row(self.register, row_id, by)
        self.show_anew()
        self.grid.go_to(place)

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        for title, act in (("&Copy\tCtrl+C", self.grid.copy), ("&Paste\tCtrl+V", self.grid.paste)):
            menu.addAction(title).triggered.connect(lambda _on=False, do=act: do())
        menu.addSeparator()
        for command in MENU_OF_CELLS:
            menu.addAction(self.page.context.menus.actions[command])
        menu.popup(at)

    def keys(self) -> tuple[Hint, ...]:
        """The keys of the grid."""
        index = self.grid.currentIndex()
        light = index.isValid() and self.grid.cells.column(index.column()).holds is Holds.LIGHT
        first: Hint = ("B R A G", "light") if light else ("F2", "change")
        return (
            first, ("Enter", "down"), ("Tab", "along"), ("Del", "clear"), ("Ins", "row", "tables.add_row"),
            ("Alt ↑↓", "move row"),
        )  # fmt: skip


_TITLES = {
    SectionKind.SELF_ASSESSMENT: "Building blocks",
    SectionKind.BVPI157: "Types enabled, of those permissible",
    SectionKind.TAKE_UP: "Contacts by channel",
    SectionKind.OUTCOMES: "Priority outcomes",
    SectionKind.SPEND: "Expenditure",
}


def _title(table: SectionTable) -> str:
    unit = {SectionKind.SPEND: ", in £000" if table.unit == THOUSANDS else ", in pounds"}
    return f"{_TITLES[table.kind]}{unit.get(table.kind, '')}"


def _summary(table: SectionTable) -> str:
    """What a table comes to: how many are done or have which light, or the share enabled last year."""
    if table.kind is SectionKind.OUTCOMES:
        done = [(one.title.lower(), one.counts[ORDER.index(Light.GREEN)], one.total)
                for one in light_counts(table)[:-1]]  # fmt: skip
        return ", ".join(f"{title} {count} of {total} green" for title, count, total in done)
    if table.at("light") >= 0:
        counts = light_counts(table)
        found = zip(ORDER, counts[-1].counts, strict=True) if counts else ()
        return ", ".join(f"{count} {one.value or 'not said'}" for one, count in found if count)
    over = [one for one in table.years if table.is_forecast(one.key) is False]
    shares = [(one.title, table.cell(ALL, one.key).share) for one in over]
    known = [(year, share) for year, share in shares if share is not None]
    return f"{known[-1][0]}: {known[-1][1]}%" if known else ""
