"""The structure on screen: arrow keys, changing parents by key and by mouse, the list, days, and dialogs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from egovdesk.operations.groups import dissolve_group
from egovdesk.records.groups import LinkKind
from egovdesk.register import Register
from tests.scenes import a_council
from tests.ui.shell.windows import a_leeds, choose
from ui.desk import Desk
from ui.forms import structure as forms
from ui.forms.form import Form
from ui.main_window import MainWindow
from ui.places import Place
from ui.views.framework.structure_print import draw_on
from ui.widgets.labels import Label
from ui.widgets.note import Note

START, APRIL = date(2003, 5, 15), date(2004, 4, 1)


@pytest.fixture
def window(tmp_path: Path, desk: Desk) -> MainWindow:
    """A window on the structure of Leeds, as on 9 October 2003."""
    found = desk.open(a_leeds(tmp_path / "leeds.egovdesk"))
    assert found is not None
    found.resize(1440, 900)
    return found


@pytest.fixture
def tab(window: MainWindow) -> Any:
    return shown(window)


def shown(window: MainWindow) -> Any:
    window.go(Place("framework", tab="structure"))
    window.activateWindow()
    window.view.tab.chart.setFocus()
    QTest.qWait(10)
    return window.view.tab


def known(register: Register) -> dict[str, str]:
    return {one.name: one.id for one in register.groups.all()}


def go_to(tab: Any, name: str) -> str:
    group_id = known(tab.register)[name]
    tab.chart.set_current(group_id)
    return group_id


def parent_of(tab: Any, group_id: str) -> str:
    parent = tab.register.groups.get(group_id).parent_id
    return tab.register.groups.get(parent).name if parent else ""


def said_in(tab: Any) -> str:
    return " ".join(one.text() for one in tab.pane.findChildren(Label))


def test_arrow_keys_go_through_the_chart_and_the_pane_follows(tab: Any) -> None:
    assert tab.group().name == "Senior Management Team"
    QTest.keyClick(tab.chart, Qt.Key.Key_Down)
    assert tab.group().name == "Customer First Board"
    QTest.keyClick(tab.chart, Qt.Key.Key_Down)
    assert tab.group().name == "Service Delivery Group"
    QTest.keyClick(tab.chart, Qt.Key.Key_Up)
    assert "Customer First Board" in said_in(tab) and "Senior Management Team" in said_in(tab)
    assert "1 group" in said_in(tab)
    assert "Strategic" in said_in(tab)
    assert "Customer First Board" in tab.chart.accessibleDescription()


def test_enter_opens_the_group(tab: Any, window: MainWindow) -> None:
    board = go_to(tab, "Customer First Board")
    QTest.keyClick(tab.chart, Qt.Key.Key_Return)
    assert window.view.place().kind == "group" and window.view.place().id == board


def test_control_and_an_arrow_change_the_group_it_reports_to(tab: Any, window: MainWindow) -> None:
    information = go_to(tab, "Information Management Group")
    choose(window, "structure.parent_next")
    assert parent_of(tab, information) == "ICT Management Board"
    choose(window, "structure.parent_back")
    choose(window, "structure.parent_back")
    assert parent_of(tab, information) == "Customer First Board"
    assert tab.selected() == information
    former = tab.register.group_links.find(group_id=information, kind=LinkKind.REPORTED_TO)
    assert [tab.register.groups.get(one.other_id).name for one in former] == [
        "Service Delivery Group"
    ]
    choose(window, "edit.undo")
    assert parent_of(tab, information) == "Service Delivery Group"


def test_a_group_is_never_offered_a_group_below_it(tab: Any, window: MainWindow) -> None:
    board = go_to(tab, "Customer First Board")
    seen = set()
    for _ in range(4):
        choose(window, "structure.parent_next")
        seen.add(parent_of(tab, board))
    assert seen == {"", "Senior Management Team"}


def test_a_group_dragged_onto_another_reports_to_it(tab: Any) -> None:
    information = go_to(tab, "Information Management Group")
    board = known(tab.register)["Customer First Board"]
    start = tab.chart.rect_of(information).center().toPoint()
    end = tab.chart.rect_of(board).center().toPoint()
    port, left = tab.chart.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(port, left, pos=start)
    QTest.mouseMove(port, start + QPoint(30, -30))
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, left, pos=end)
    assert parent_of(tab, information) == "Customer First Board"


def test_a_circle_by_mouse_is_told_and_changes_nothing(tab: Any, window: MainWindow) -> None:
    smt, board = go_to(tab, "Senior Management Team"), known(tab.register)["Customer First Board"]
    tab.chart.dropped.emit(smt, board)
    assert parent_of(tab, smt) == ""


def test_the_list_says_the_same_and_stays_at_the_group(tab: Any, window: MainWindow) -> None:
    board = go_to(tab, "Customer First Board")
    choose(window, "structure.list")
    assert tab.is_list and tab.list.current_id() == board
    QTest.keyClick(tab.list, Qt.Key.Key_Down)
    assert tab.group().name == "Service Delivery Group"
    choose(window, "structure.list")
    assert tab.group().name == "Service Delivery Group" and not tab.is_list


def test_the_chart_can_be_drawn_larger_and_smaller(tab: Any, window: MainWindow) -> None:
    before = tab.chart.sizeHint().width()
    choose(window, "structure.larger")
    assert tab.chart.sizeHint().width() > before
    for _ in range(3):
        choose(window, "structure.smaller")
    assert tab.chart.sizeHint().width() < before


def answer(monkeypatch: pytest.MonkeyPatch, **values: Any) -> list[str]:
    """Fill the next form in, and keep what it advised."""
    advised: list[str] = []

    def run(form: Form) -> int:
        for name, value in values.items():
            field: Any = form.fields[name]
            if isinstance(value, date):
                field.set_date(value)
                field.date_changed.emit(value)
            elif isinstance(value, list):
                field.set_chosen(value)
                field.ticked.emit()
            elif hasattr(field, "set_key"):
                field.set_key(value)
                field.chosen.emit(value)
            else:
                field.set_text(value)
        advised.append(form._advice._words.text())
        form.try_saving()
        advised.append(form._note._words.text())
        return form.result()

    monkeypatch.setattr(Form, "exec", run)
    return advised


def test_the_structure_of_another_day(
    tab: Any, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    dissolve_group(tab.register, known(tab.register)["ICT Management Board"], date(2004, 3, 31))
    answer(monkeypatch, on=APRIL)
    choose(window, "structure.day")
    assert len(tab.groups) == 4 and tab.day == APRIL
    assert "1 April 2004" in tab.when.text()


def test_dissolving_says_beforehand_what_it_touches(
    tab: Any, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivery = go_to(tab, "Service Delivery Group")
    advised = answer(monkeypatch, on=date(2004, 3, 31))
    choose(window, "structure.dissolve")
    assert "It decides C and D" in advised[0] and "will report to" in advised[0]
    assert tab.register.groups.get(delivery).until_on == date(2004, 3, 31)
    choose(window, "edit.undo")
    assert tab.register.groups.get(delivery).until_on is None


def test_tiers_and_ties_are_changed_from_a_day(
    tab: Any, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivery = go_to(tab, "Service Delivery Group")
    smt = known(tab.register)["Senior Management Team"]
    answer(monkeypatch, tiers=["2", "3"], joint_with=[smt], on=APRIL)
    choose(window, "structure.ties")
    assert {one.value for one in tab.register.group_tiers.on(APRIL)[delivery]} == {"2", "3"}
    assert {one.value for one in tab.register.group_tiers.on(START)[delivery]} == {"2"}
    links = tab.register.group_links.find(group_id=delivery, kind=LinkKind.JOINT_WITH)
    assert [(one.other_id, one.from_on) for one in links] == [(smt, APRIL)]
    choose(window, "edit.undo")
    assert not tab.register.group_links.find(group_id=delivery, kind=LinkKind.JOINT_WITH)


def test_groups_are_merged_and_the_new_one_is_selected(
    tab: Any, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = known(tab.register)
    one, other = go_to(tab, "Information Management Group"), ids["ICT Management Board"]
    advised = answer(monkeypatch, groups=[one, other], name="Standards Group", from_on=APRIL)
    choose(window, "structure.merge")
    assert "ICT Management Board: It answers for TS1" in advised[0]
    assert known(tab.register).get("Standards Group")
    assert not tab.register.groups.get(one).exists_on(APRIL)


def test_one_group_alone_is_not_merged(
    tab: Any, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = go_to(tab, "Information Management Group")
    answer(monkeypatch, groups=[one], name="Standards Group", from_on=APRIL)
    choose(window, "structure.merge")
    assert "Standards Group" not in known(tab.register)


def test_a_group_is_split(tab: Any, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    one = go_to(tab, "Information Management Group")
    answer(monkeypatch, names="Content Group\nRecords Group\n", from_on=APRIL)
    choose(window, "structure.split")
    assert {"Content Group", "Records Group"} <= set(known(tab.register))
    follows = tab.register.group_links.find(group_id=one, kind=LinkKind.SUCCEEDED_BY)
    assert len(follows) == 2


def test_the_picture_is_written_as_svg_or_png(
    tab: Any, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, kind in (("chart.svg", "SVG picture (*.svg)"), ("chart", "PNG picture (*.png)")):
        asked = (str(tmp_path / name), kind)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, found=asked: found)
        choose(window, "structure.picture")
    assert "Customer First Board" in (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert QImage(str(tmp_path / "chart.png")).width() > 800


def test_the_chart_is_printed_on_one_page(tab: Any, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "chart.pdf"))
    draw_on(printer, tab._svg())
    assert (tmp_path / "chart.pdf").read_bytes().count(b"/Type /Page\n") == 1


def test_nothing_is_changed_where_the_register_is_read_only(
    window: MainWindow, desk: Desk, qapp: QApplication
) -> None:
    path = window.register.path
    window.close()
    found = desk.open(path, read_only=True)
    assert found is not None
    tab = shown(found)
    information = go_to(tab, "Information Management Group")
    tab.chart.dropped.emit(information, known(tab.register)["Customer First Board"])
    assert parent_of(tab, information) == "Service Delivery Group"
    command = next(one for one in tab.COMMANDS if one.id == "structure.parent_next")
    assert "read only" in found.menus.reason(command)


def test_an_empty_register_offers_to_begin(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "empty.egovdesk"
    a_council(path).close()
    window = desk.open(path)
    assert window is not None
    tab = shown(window)
    assert tab.stack.currentWidget() is tab.empty
    assert tab.why_not_group() and tab.why_not_chart()


def test_the_forms_say_what_is_wrong(tab: Any, window: MainWindow) -> None:
    form = forms.SplitForm(tab.context, tab, tab.group())
    form.fields["names"].set_text("Only one")
    assert [one.field for one in form.problems()] == ["names"]
    merge = forms.MergeForm(tab.context, tab, tab.selected())
    assert {one.field for one in merge.problems()} == {"groups", "name"}
    assert isinstance(merge._advice, Note)


def test_every_tab_opens_from_every_other(window: MainWindow) -> None:
    window.go(Place("framework"))
    keys = [one.KEY for one in window.view.TABS]
    for key in keys:
        window.go(Place("framework", tab=key))
        assert key == window.view.tab.KEY
    window.view.next_tab()
    assert keys[0] == window.view.tab.KEY
