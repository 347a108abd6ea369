"""The page of the investment programme: its list, and that it is found."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.shell.windows import Asked, a_desk, choose
from ui.item_models.ranking import LINE
from ui.main_window import MainWindow
from ui.places import Place
from ui.views.programme.ranking import RankingTab
from ui.views.programme.view import ProgrammeView


@pytest.fixture
def example(
    qapp: QApplication, tmp_path: Path, northbridge: Path, asked: Asked
) -> Iterator[MainWindow]:
    path = tmp_path / northbridge.name
    shutil.copy(northbridge, path)
    window = a_desk(qapp, tmp_path).open(path)
    assert window is not None
    yield window
    window.close()


@pytest.fixture
def tab(example: MainWindow) -> RankingTab:
    example.go(Place("programme"))
    assert isinstance(example.view, ProgrammeView)
    found = example.view.tab
    assert isinstance(found, RankingTab)
    found.table.setFocus(Qt.FocusReason.OtherFocusReason)
    return found


def said(tab: RankingTab) -> list[str]:
    """What each row says, cell by cell."""
    model = tab.table.records
    cells = range(model.columnCount())
    return [
        " | ".join(str(model.index(row, at).data() or "") for at in cells)
        for row in range(model.rowCount())
    ]


def test_the_list_stands_as_the_board_sees_it(tab: RankingTab) -> None:
    rows = said(tab)
    assert rows[0] == "1 | Network replacement Corporate | 82 | Green | 210 | 260 | 260"
    assert (
        rows[1].startswith("2") and "Corporate CRM Customer First | 78 | Amber | – | 240" in rows[1]
    )
    assert rows[11].strip(" |") == "Funding line £1,450,000 for 2004/05, £38,000 unspent"
    assert rows[-1] == "14 | Digital TV channel Corporate | 27 | Red | 25 | 70 | 1,702"
    assert tab.subtitle().endswith("14 projects, 11 funded")


def test_the_arrows_step_over_the_funding_line(tab: RankingTab) -> None:
    above = tab.table.records.id_at(10)
    tab.table.select_id(above or "")
    QTest.keyClick(tab.table, Qt.Key.Key_Down)
    assert tab.table.currentIndex().row() == 12
    QTest.keyClick(tab.table, Qt.Key.Key_Up)
    assert tab.table.currentIndex().row() == 10
    assert tab.table.records.id_at(11) == LINE


def test_the_page_says_what_a_programme_is_where_there_is_none(window: MainWindow) -> None:
    choose(window, "go.programme")
    assert isinstance(window.view, ProgrammeView)
    assert window.view.empty.isVisible() and not window.view.tabs.isVisible()


def test_a_project_is_found_and_shown_in_its_place(example: MainWindow) -> None:
    crm = example.register.projects.find(title="Corporate CRM")[0].id
    example.go(Place("programme", select=crm))
    assert example.place() == Place("programme", example.view.programme_id, "ranking", crm)
