"""The grid of a statement's table: what it shows, how it fits, what it says, without a page around it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from egovdesk.records.kept_statements import KeptFigure, KeptRow
from egovdesk.records.statements import Light, SectionKind
from egovdesk.records.tables.columns import THOUSANDS
from egovdesk.records.tables.remarks import remarks
from egovdesk.records.tables.table import SectionTable, make_table
from ui import theme
from ui.item_models.section_table import Place
from ui.widgets.painting import text_width
from ui.widgets.table_grid import TableGrid
from ui.widgets.table_grid.editors import CellField

YEARS = ("2001/02", "2002/03", "2003/04", "2004/05", "2005/06")
BVPI = make_table(
    SectionKind.BVPI157,
    [KeptRow(str(at), "Providing benefits and grants", str(at), figures=tuple(
        KeptFigure(year, 12 * at, year > "2003/04") for year in ("total", *YEARS)))
     for at in range(1, 11)],
)  # fmt: skip
LIGHTS = make_table(
    SectionKind.SELF_ASSESSMENT,
    [KeptRow("w", "Web site", light=Light.AMBER, status="Begun", due_on=date(2004, 10, 31),
             comment="Payments on the web follow the Gateway, and so do permits for parking."),
     KeptRow("s", "Smartcards", figures=(KeptFigure("due_on", typed="soonish"),))],
)  # fmt: skip
MONEY = make_table(
    SectionKind.SPEND, [KeptRow("g", "Grant", figures=(KeptFigure("2003/04", 64_050_000),))],
    YEARS, THOUSANDS,
)  # fmt: skip


@pytest.fixture
def grid(qtbot: QtBot) -> Iterator[TableGrid]:
    made = TableGrid("BVPI 157, table")
    qtbot.addWidget(made)
    made.resize(620, 420)
    made.show()
    yield made
    theme.apply(QApplication.instance())  # type: ignore[arg-type]


def show(grid: TableGrid, table: SectionTable) -> None:
    said: dict[Place, list[tuple[str, bool]]] = {}
    for one in remarks(table):
        said.setdefault((one.line_id, one.column), []).append((one.sentence, one.to_mend))
    grid.cells.show_table(table, said)


def words(grid: TableGrid, line: str, key: str) -> str:
    return grid.cells.words(grid.cells.index_of((line, key)))


def spoken(grid: TableGrid, line: str, key: str) -> str:
    """What a screen reader is told of a cell."""
    return str(grid.cells.index_of((line, key)).data(Qt.ItemDataRole.AccessibleTextRole))


@pytest.mark.parametrize("width", [500, 620, 900, 1400])
@pytest.mark.parametrize("table", [BVPI, LIGHTS, MONEY], ids=["bvpi", "lights", "money"])
def test_all_columns_fit_where_there_is_room_for_them(
    grid: TableGrid, table: SectionTable, width: int
) -> None:
    grid.resize(width, 420)
    show(grid, table)
    grid.fit()
    assert grid.heads.length() <= grid.width()
    if width > 800:
        assert grid.heads.length() > grid.width() - 30


@pytest.mark.parametrize("size", [100, 150, 200])
def test_numbers_and_the_years_over_them_are_never_cut(grid: TableGrid, size: int) -> None:
    theme.apply(QApplication.instance(), text_size=size)  # type: ignore[arg-type]
    grid.resize(300, 300)
    show(grid, BVPI)
    for at, column in enumerate(grid.cells.table.columns[1:], 1):
        assert grid.columnWidth(at) > text_width(column.title, "note600")
        assert grid.columnWidth(at) > text_width(words(grid, "10", column.key), "text")


def test_a_row_is_as_high_as_its_words_and_what_is_said_of_it(grid: TableGrid) -> None:
    show(grid, LIGHTS)
    high = grid.rowHeight(1)
    assert grid.rowHeight(0) > theme.px(31)  # the comment takes several lines
    show(
        grid, make_table(SectionKind.SELF_ASSESSMENT, [KeptRow("w", "Web"), KeptRow("s", "Smart")])
    )
    assert grid.rowHeight(1) < high
    assert grid.tall() < grid.height()


def test_what_is_worked_out_stands_under_its_number_and_is_spoken(grid: TableGrid) -> None:
    show(grid, BVPI)
    index = grid.cells.index_of(("2", "2003/04"))
    assert (grid.cells.words(index), grid.cells.under(index)) == ("24", "100%")
    assert grid.cells.head_under(5) == "forecast"
    assert "2004/05: 24, 100 per cent, forecast" in spoken(grid, "2", "2004/05")
    assert "worked out" in spoken(grid, "all", "2003/04")


def test_what_is_to_be_mended_is_spoken_with_its_cell(grid: TableGrid) -> None:
    show(grid, LIGHTS)
    assert spoken(grid, "w", "light") == "Web site, Progress: Being implemented"
    assert spoken(grid, "s", "due_on").startswith(
        "Smartcards, Target: soonish. “soonish” is no date."
    )


def test_a_field_stands_over_its_cell_and_says_which_it_is(grid: TableGrid, qtbot: QtBot) -> None:
    show(grid, MONEY)
    grid.setFocus()
    grid.go_to(("g", "2003/04"))
    QTest.keyClick(grid, Qt.Key.Key_F2)
    field = grid.viewport().findChild(CellField)
    assert isinstance(field, CellField)
    assert field.toPlainText() == "640.5" and field.accessibleName() == "Grant, 2003/04"
    with qtbot.waitSignal(grid.committed) as told:
        QTest.keyClicks(field, "1")
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == [("g", "2003/04"), "640.51"]


def test_nothing_is_typed_in_a_register_that_is_only_read(grid: TableGrid) -> None:
    grid.cells.read_only = True
    show(grid, MONEY)
    told: list[object] = []
    for signal in (grid.committed, grid.cleared, grid.pasted, grid.moved, grid.typing):
        signal.connect(lambda *found: told.append(found))
    grid.setFocus()
    grid.go_to(("g", "2003/04"))
    QApplication.clipboard().setText("5")
    for key in (Qt.Key.Key_5, Qt.Key.Key_Delete, Qt.Key.Key_F2):
        QTest.keyClick(grid, key)
    QTest.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert told == [] and not grid.is_typing()
