"""How the programme's projects go, what they cost and bring, and whose they are, by keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from egovdesk.operations.projects.facts import set_project_exempt
from egovdesk.records.projects import HighlightReport
from egovdesk.register import Register
from tests.ui.shell.test_standards_pages import answer
from tests.ui.shell.windows import Asked, a_desk, choose, settled
from ui.item_models import public_screen
from ui.item_models.progress import WHOLE
from ui.main_window import MainWindow
from ui.places import Place
from ui.theme import color
from ui.widgets.buttons import Button
from ui.widgets.figure_view import FigureView
from ui.widgets.labels import SegmentLabel


@pytest.fixture
def example(
    qapp: QApplication, tmp_path: Path, northbridge: Path, asked: Asked
) -> Iterator[MainWindow]:
    path = tmp_path / northbridge.name
    shutil.copy(northbridge, path)
    window = a_desk(qapp, tmp_path).open(path)
    assert window is not None
    window.resize(1440, 900)
    yield window
    window.close()


def show(window: MainWindow, tab: str, code: str = "") -> Any:
    select = window.register.projects.find(code=code)[0].id if code else ""
    window.go(Place("programme", tab=tab, select=select))
    view: Any = window.view
    view.tab.table.setFocus(Qt.FocusReason.OtherFocusReason)
    return view.tab


def said(tab: Any) -> list[str]:
    model = tab.table.records
    return [
        " | ".join(str(model.index(row, at).data() or "") for at in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def pane(tab: Any) -> str:
    tab._show_details()
    return " ".join(one.text() for one in tab.details.widget().findChildren(QLabel))


def spoken(tab: Any) -> str:
    tab._show_details()
    found = tab.details.widget().findChildren(SegmentLabel)
    return " ".join(one.accessibleName() for one in found)


def plots(tab: Any) -> list[str]:
    tab._show_details()
    found = tab.details.widget().findChildren(FigureView)
    return [one.accessibleDescription() for one in found]


def latest(register: Register, project: str) -> HighlightReport:
    return register.highlight_reports.find(project_id=project)[-1]


def test_progress_says_how_each_goes_and_what_it_asks(example: MainWindow) -> None:
    tab = show(example, "progress", "P08")
    rows = said(tab)
    assert len(rows) == 15 and rows[0].startswith("All 14 projects")
    (row,) = (one for one in rows if one.startswith("Electronic social care record"))
    assert "Red | as before | 1 of 3 | 30 Sep 2003 National specification met | a decision" in row
    assert tab.subtitle() == "3 red, 5 amber, 6 green, 4 ask for a decision"
    assert "Decide whether to go on with the system chosen" in pane(tab)
    assert "First office without paper: planned 30 September 2004, forecast" in plots(tab)[0]


def test_the_first_row_says_how_the_programme_itself_is_managed(example: MainWindow) -> None:
    tab = show(example, "progress")
    tab.table.select_id(WHOLE)
    assert "Internal Audit looked at three projects" in pane(tab)


def press(tab: Any, name: str) -> None:
    tab._show_details()
    found = tab.details.widget().findChildren(Button)
    (button,) = (one for one in found if one.accessibleName() == name)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)


def test_a_risk_of_the_programme_is_added_changed_and_closed_in_its_pane(
    example: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab, risks = show(example, "progress"), example.register.risks
    tab.table.select_id(WHOLE)
    answer(monkeypatch, title="Two suppliers merge", likelihood="3", impact="4")
    choose(example, "programme.add_risk")
    answer(monkeypatch, response="Ask both for assurances", impact="5")
    press(tab, "Change: Two suppliers merge")
    (risk,) = risks.find(title="Two suppliers merge")
    assert (risk.weight, risk.response) == (15, "Ask both for assurances")
    assert "15 of 25" in spoken(tab) and "Ask both for assurances" in pane(tab)
    press(tab, "Close: Two suppliers merge")
    assert risks.get(risk.id).closed_on == example.register.today
    assert "Two suppliers merge" not in pane(tab)


def test_an_assessment_of_the_programme_is_put_right_in_its_pane(
    example: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = show(example, "progress")
    tab.table.select_id(WHOLE)
    answer(monkeypatch, text="Internal Audit looked at four projects")
    press(tab, "Change: Evaluation")
    assert "Internal Audit looked at four projects" in pane(tab)
    assert len(example.register.assessments.find(process="evaluation", project_id=None)) == 1


def test_one_key_puts_the_programme_report_on_the_boards_agenda(
    example: MainWindow, qtbot: Any
) -> None:
    register, tab = example.register, show(example, "progress")
    tab.table.select_id(WHOLE)
    QTest.keyClick(tab.table, Qt.Key.Key_A)
    settled(qtbot, lambda: register.programme_reports.count() == 1)
    (taken,) = register.programme_reports.all()
    item = register.items.get(taken.item_id or "")
    assert (item.title, item.responsibility) == ("Programme report 2004/05", "EG5")
    assert "Corporate CRM" in taken.content and len(taken.sha256) == 64
    (paper,) = register.papers.find(item_id=item.id)
    (file,) = register.paper_files.find(paper_id=paper.id)
    assert paper.state.is_in and not paper.exempt and (file.pages or 0) > 1
    choose(example, "edit.undo")
    assert register.programme_reports.count() == 0 and register.items.maybe(item.id) is None


def test_a_programme_report_with_an_exempt_project_goes_as_two_papers(
    example: MainWindow, qtbot: Any
) -> None:
    register = example.register
    (crm,) = register.projects.find(code="P02")
    set_project_exempt(register, crm.id, True, "A8")
    tab = show(example, "progress")
    tab.table.select_id(WHOLE)
    QTest.keyClick(tab.table, Qt.Key.Key_A)
    settled(qtbot, lambda: register.programme_reports.count() == 1)
    (taken,) = register.programme_reports.all()
    papers = register.papers.find(item_id=taken.item_id)
    assert [(one.exempt, one.ground) for one in papers] == [(False, ""), (True, "A8")]
    assert "Corporate CRM" in taken.content and "Corporate CRM" not in taken.public_content


def test_one_key_puts_a_projects_report_on_its_boards_agenda(
    example: MainWindow, qtbot: Any
) -> None:
    register, tab = example.register, show(example, "progress", "P08")
    QTest.keyClick(tab.table, Qt.Key.Key_A)
    (project,) = register.projects.find(code="P08")
    settled(qtbot, lambda: bool(latest(register, project.id).item_id))
    report = latest(register, project.id)
    assert register.items.get(report.item_id or "").purpose == "decide"
    example.menus.update_now()
    assert tab.why_not_put() == "Its report is on an agenda already."


def test_enter_opens_a_project_and_r_its_report(example: MainWindow) -> None:
    tab = show(example, "progress", "P05")
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    assert example.view.title() == "P05 Electronic payments"
    choose(example, "go.back")
    assert example.view.tab is tab and tab.project_id()
    QTest.keyClick(tab.table, Qt.Key.Key_R)
    assert example.view.place().tab == "reports"
    assert example.register.highlight_reports.find(issued_on=None) != []


def test_a_project_is_added_to_the_programme_by_ins(
    example: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = show(example, "costs")
    answer(monkeypatch, title="Parking permits online", code="P15")
    choose(example, "programme.add_project")
    assert tab.current().one.project.code == "P15"
    assert example.register.programme_projects.count() == 15
    choose(example, "edit.undo")
    assert example.register.projects.find(code="P15") == []


def test_costs_plot_the_programme_and_each_project(example: MainWindow) -> None:
    tab = show(example, "costs")
    tab.table.select_id(WHOLE)
    assert said(tab)[0] == "All 14 projects | 758 | 388 | 1,702 | – | 2,460 | 3"
    assert plots(tab)[0] == (
        "Spend by year. 2003/04: planned £758,000, actual £388,000. 2004/05: planned £1,702,000."
    )
    (directory,) = example.register.projects.find(code="P06")
    tab.select_project(directory.id)
    assert "actual £43,000" in plots(tab)[0]
    assert tab.subtitle() == "£388,000 spent, 1 project over"


def test_benefits_say_whose_each_is_and_how_it_is_measured(example: MainWindow) -> None:
    tab = show(example, "benefits", "P05")
    rows = said(tab)
    assert rows[0].startswith("All that is cashable |  | cashable | £10,500 | £6,100")
    assert "Electronic payments" in rows[tab.table.currentIndex().row()]
    words = pane(tab)
    assert "Fiona Lister" in words and "Payments a year" in words
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    assert example.view.title() == "P05 Electronic payments"


def test_projects_stand_under_the_group_that_owns_them(example: MainWindow) -> None:
    tab = show(example, "responsibility")
    rows = said(tab)
    at = next(n for n, row in enumerate(rows) if row.startswith("Technical Infrastructure Group"))
    assert [row.split(" | ")[0] for row in rows[at + 1 : at + 4]] == [
        "Network replacement Corporate", "Authentication and Government Gateway Corporate",
        "Members’ remote access Members",
    ]  # fmt: skip
    assert "TS1" in rows[at]
    (board,) = example.register.groups.find(prefix="CFB")
    tab.table.select_id(board.id)
    tab._show_details()
    assert "2 projects" in pane(tab)


def test_a_plot_is_painted_in_the_colours_of_the_theme(example: MainWindow) -> None:
    tab = show(example, "costs")
    tab.table.select_id(WHOLE)
    tab._show_details()
    plot = tab.details.widget().findChild(FigureView)
    plot.resize(400, plot.sizeHint().height())
    image = plot.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(0, image.width(), 2)
            for y in range(0, image.height(), 2)}  # fmt: skip
    assert {color("petrol").name(), color("tint").name()} <= seen


def test_an_exempt_project_is_in_no_row_and_no_sum_while_the_public_may_look(
    example: MainWindow,
) -> None:
    (network,) = example.register.projects.find(code="P01")
    set_project_exempt(example.register, network.id, True, "A8")
    tab = show(example, "costs")
    assert any("Network replacement" in row for row in said(tab))
    public_screen.turn(True)
    try:
        assert not any("Network replacement" in row for row in said(tab))
        assert said(tab)[0].startswith("All 13 projects | 548")
    finally:
        public_screen.turn(False)
