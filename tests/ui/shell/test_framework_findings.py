"""The tab of findings: one list, what may be done about each, and what the sidebar counts."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from egovdesk.operations.groups import change_membership
from egovdesk.register import Register
from tests.ui.shell.windows import Asked, choose, settled
from ui.desk import Desk
from ui.forms.findings import AcceptForm, ThresholdForm
from ui.item_models import public_screen
from ui.item_models.segments import Text
from ui.main_window import MainWindow
from ui.places import Place
from ui.views.framework.findings import FindingsTab
from ui.views.framework.view import FrameworkView
from ui.widgets.labels import Label

WARNINGS = ["R03", "R05", "R09", "R12", "R17", "R21", "R23"]


@pytest.fixture
def window(desk: Desk, northbridge: Path, tmp_path: Path) -> MainWindow:
    copy = tmp_path / "northbridge.egovdesk"
    copyfile(northbridge, copy)
    opened = desk.open(copy)
    assert opened is not None
    opened.resize(1440, 900)
    return opened


@pytest.fixture
def tab(window: MainWindow, qtbot: QtBot) -> FindingsTab:
    window.go(Place("framework", tab="findings"))
    found = cast(FindingsTab, cast(FrameworkView, window.view).tab)
    settled(qtbot, lambda: found.table.records.rowCount() > 0)
    found.table.setFocus()
    return found


def listed(tab: FindingsTab) -> list[str]:
    return [one.partition("|")[0] for one in tab.table.records.ids()]


def go_to(tab: FindingsTab, rule: str) -> None:
    wanted = next(one for one in tab.table.records.ids() if one.startswith(rule))
    assert tab.table.select_id(wanted)


def said(tab: FindingsTab) -> str:
    return " ".join(one.text() for one in tab.details.findChildren(Label))


def answer(monkeypatch: pytest.MonkeyPatch, form: type, **typed: str) -> None:
    """Fill a form in and choose OK, as a clerk does."""

    def exec_(self: AcceptForm) -> int:
        for name, text in typed.items():
            self.fields[name].set_text(text)
        self.try_saving()
        return self.result()

    monkeypatch.setattr(form, "exec", exec_)


def test_warnings_come_first_and_are_counted(window: MainWindow, tab: FindingsTab) -> None:
    assert listed(tab) == [*WARNINGS, "R26", "R35"]
    assert "7 warnings, 2 for information" in tab.subtitle()
    assert cast(FrameworkView, window.view).tabs.current() == "findings"


def test_the_sidebar_says_how_many_warnings_stand(
    window: MainWindow, tab: FindingsTab, qtbot: QtBot
) -> None:
    def note() -> list[str]:
        rows = {one.id: one for one in window.side.tree.rows.all_rows()}
        return [one.text for one in rows["framework"].cell.trailing if isinstance(one, Text)]

    settled(qtbot, lambda: note() == ["7"])


def test_the_pane_says_why_where_from_and_what_to_do(tab: FindingsTab) -> None:
    go_to(tab, "R09")
    words = said(tab)
    assert "The Director of Education is not on Customer First Board" in words
    assert "The framework suggests" in words and "Chart 3 and section 3.4" in words


def test_filters_narrow_the_list(window: MainWindow, tab: FindingsTab) -> None:
    tab.filters.chips["severity"].set_value("information")
    tab.filters.changed.emit()
    assert listed(tab) == ["R26", "R35"]
    tab.filters.clear()
    (board,) = window.register.groups.find(prefix="CFB")
    tab.filters.chips["group_id"].set_value(board.id)
    tab.filters.changed.emit()
    assert listed(tab) == ["R09", "R17"]


def test_searching_finds_words_and_rules(tab: FindingsTab) -> None:
    tab.filters.field.setText("education")
    tab.filters.changed.emit()
    assert listed(tab) == ["R09"]


def test_f7_goes_from_one_to_the_next_and_round(window: MainWindow, tab: FindingsTab) -> None:
    seen = []
    for _ in range(len(listed(tab)) + 1):
        seen.append(tab.selected().partition("|")[0])
        choose(window, "framework.next_problem")
    assert seen == [*WARNINGS, "R26", "R35", "R03"]


def test_e_goes_to_where_it_is_mended(window: MainWindow, tab: FindingsTab) -> None:
    go_to(tab, "R09")
    QTest.keyClick(tab.table, Qt.Key.Key_E)
    (board,) = window.register.groups.find(prefix="CFB")
    place = window.place()
    assert place is not None and place.bare == Place("group", board.id, "members")


def test_e_puts_a_waiting_decision_on_the_next_agenda(
    window: MainWindow, tab: FindingsTab, qtbot: QtBot
) -> None:
    go_to(tab, "R23")
    QTest.keyClick(tab.table, Qt.Key.Key_E)
    settled(qtbot, lambda: "R23" not in listed(tab))
    window.undo()
    settled(qtbot, lambda: "R23" in listed(tab))


def test_a_finding_is_accepted_with_a_reason_and_taken_back(
    window: MainWindow, tab: FindingsTab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_to(tab, "R12")
    answer(monkeypatch, AcceptForm, reason="Housing has nobody else.")
    QTest.keyClick(tab.table, Qt.Key.Key_A)
    settled(qtbot, lambda: "R12" not in listed(tab))
    tab.filters.chips["state"].set_value("accepted")
    tab.filters.changed.emit()
    assert listed(tab) == ["R12"]
    assert "Housing has nobody else." in said(tab)
    choose(window, "findings.take_back")
    settled(qtbot, lambda: listed(tab) == [])
    tab.filters.clear()
    assert "R12" in listed(tab)


def test_a_finding_comes_back_with_the_reason_it_was_accepted_for(
    window: MainWindow, tab: FindingsTab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = window.register
    answer(monkeypatch, AcceptForm, reason="She chairs until spring.")
    go_to(tab, "R05")
    choose(window, "findings.accept")
    settled(qtbot, lambda: "R05" not in listed(tab))
    (group,) = register.groups.find(prefix="SDG")
    (place,) = [one for one in register.memberships.find(group_id=group.id, role="chair")
                if one.until_on is None]  # fmt: skip
    change_membership(register, place.id, seat="WEB_MANAGER")
    settled(qtbot, lambda: "R05" in listed(tab))
    go_to(tab, "R05")
    assert "She chairs until spring. What it rested on has changed." in said(tab)


def test_another_day_is_looked_at_from_the_beginning(
    window: MainWindow, tab: FindingsTab, qtbot: QtBot
) -> None:
    register = window.register
    later = register.today.replace(year=2006)
    with register.step("Another day"):
        register.authorities.update(register.authority.id, today=later)
    settled(qtbot, lambda: window.findings.ready and window.findings.found.on == later)
    settled(qtbot, lambda: "R21" not in listed(tab))


def test_a_reason_is_wanted(
    window: MainWindow, tab: FindingsTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, AcceptForm, reason=" ")
    choose(window, "findings.accept")
    assert window.register.acceptances.count() == 0


def test_the_list_follows_what_is_mended_elsewhere(
    window: MainWindow, tab: FindingsTab, qtbot: QtBot
) -> None:
    register: Register = window.register
    (group,) = register.groups.find(prefix="SDG")
    (place,) = register.memberships.find(group_id=group.id, seat="DEPT_HEAD_ICT")
    change_membership(register, place.id, until_on=register.today.replace(day=1))
    settled(qtbot, lambda: "R12" not in listed(tab))
    assert tab.selected()


def test_thresholds_are_changed_in_a_form(
    window: MainWindow, tab: FindingsTab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, ThresholdForm, report_months="6", grace_days="30")
    choose(window, "findings.thresholds")
    settled(qtbot, lambda: not {"R17", "R23"} & set(listed(tab)))
    answer(monkeypatch, ThresholdForm, report_months="six")
    choose(window, "findings.thresholds")
    assert {one.id: one.value for one in window.register.check_settings.all()} == {
        "report_months": 6, "grace_days": 30,
    }  # fmt: skip


def test_a_public_screen_hides_what_is_exempt(
    window: MainWindow, tab: FindingsTab, qtbot: QtBot
) -> None:
    register = window.register
    (mail,) = register.decisions.find(title="Benefits: e-mail for the visiting officers")
    with register.step("Make exempt"):
        register.decisions.update(mail.id, exempt=True)
    settled(qtbot, lambda: tab.source.shown(tab.live.of(f"decisions:{mail.id}")[0]).exempt)
    go_to(tab, "R21")
    public_screen.turn(True)
    try:
        assert "e-mail" not in said(tab)
    finally:
        public_screen.turn(False)


def test_a_large_register_is_looked_at_in_a_process_of_its_own(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, asked: Asked
) -> None:
    monkeypatch.setattr("ui.live_findings._FEW", 0)
    window.go(Place("framework", tab="findings"))
    tab = cast(FindingsTab, cast(FrameworkView, window.view).tab)
    assert tab.table.empty_text == "The register is being looked at…"
    qtbot.waitUntil(lambda: window.findings.ready, timeout=30_000)
    assert listed(tab) == [*WARNINGS, "R26", "R35"]
