"""First run: five steps to a register, by keyboard; Back, names, people, and what is lacking said before."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from egovdesk.records.groups import MemberRole
from egovdesk.rights import Rights
from tests.dumps import dump
from tests.scenes import a_council
from tests.ui.shell.windows import Asked, a_leeds, choose
from ui.desk import Desk
from ui.forms.begin.change import ChangeStructure
from ui.main_window import MainWindow
from ui.places import Place
from ui.views.welcome import WelcomeView
from ui.widgets.buttons import Button
from ui.widgets.labels import Label

START = date(2003, 5, 15)


@pytest.fixture
def view(desk: Desk) -> WelcomeView:
    """The first-run page."""
    desk.start(None)
    found = desk.welcome_view
    assert found is not None
    found.resize(1240, 800)
    return found


def saves_as(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def step(view: WelcomeView) -> Any:
    return view.steps[view.at]


def said(widget: QWidget) -> str:
    return " ".join(one.text() for one in widget.findChildren(Label))


def to_step(view: WelcomeView, number: int, model: str = "leeds") -> Any:
    """Go to a step with the structure of a model."""
    view.council.name.edit.setText("Wexcombe District Council")
    view.draft.from_on = START
    view.council.since.set_date(START)
    view.go_on()
    step(view).choices[model].setChecked(True)
    while view.at + 1 < number:
        view.go_on()
    return step(view)


def test_a_name_is_asked_for_before_anything_else(view: WelcomeView) -> None:
    view.go_on()
    assert view.at == 0 and "empty" in view.council.name.error()
    assert "1" in view.list.accessibleDescription() or "now" in view.list.accessibleDescription()


def test_five_steps_make_a_register_with_groups_people_and_rights(
    view: WelcomeView, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_step(view, 3).take_name("egovernance", "Access to Services Board")
    step(view).add_service_group()
    view.go_on()
    by_role = {one.role: one for one in step(view).lines}
    by_role["DEPUTY_CHIEF_EXEC"].name.setText("David Ashworth")
    by_role["SERVICE_DIRECTOR"].name.setText("Susan Whitfield")
    by_role["SERVICE_DIRECTOR"].department.setText("Housing")
    view.go_on()
    assert "2 people in 2 posts" in said(step(view))
    assert "all 18 kinds of decision" in said(step(view))
    saves_as(monkeypatch, tmp_path / "wexcombe.egovdesk")
    view.go_on()
    assert desk.welcome_view is None
    register = desk.windows[0].register
    assert register.authority.name == "Wexcombe District Council"
    board = next(one for one in register.groups.all() if one.name == "Access to Services Board")
    assert (board.prefix, board.name_style, board.from_on) == ("ASB", "service", START)
    members = register.memberships.on(board.id, START)
    assert [(one.person.name, one.membership.role) for one in members if one.person] == [
        ("David Ashworth", MemberRole.CHAIR), ("Susan Whitfield", MemberRole.MEMBER),
    ]  # fmt: skip
    assert Rights(register, START).gaps == ()


def test_enter_and_the_arrow_keys_are_enough(view: WelcomeView) -> None:
    view.show()
    view.activateWindow()
    QTest.keyClicks(view.council.name.edit, "Wexcombe District Council")
    QTest.keyClick(view.council.name.edit, Qt.Key.Key_Return)
    assert view.at == 1
    first = view.steps[1].choices["socitm"]  # type: ignore[attr-defined]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert view.draft.structure.code == "leeds"
    QTest.keyClick(view.steps[1].choices["leeds"], Qt.Key.Key_Return)  # type: ignore[attr-defined]
    assert view.at == 2
    QTest.keyClick(view.back, Qt.Key.Key_Space)
    assert view.at == 1


def test_each_arrangement_says_what_it_lacks_before_it_is_made(view: WelcomeView) -> None:
    govern = to_step(view, 2, "bristol")
    assert "No service development groups." in said(govern.preview)
    assert len(govern.preview.chart.chart.boxes) == 3
    govern.choices["empty"].setChecked(True)
    assert "No groups yet." in said(govern.preview)
    assert govern.choices["leeds"].accessibleName().startswith("As in Leeds. A customer board")


def test_back_keeps_what_was_typed(view: WelcomeView) -> None:
    names = to_step(view, 3)
    names.names["egovernance"].edit.setText("E-Council")
    view.go_on()
    step(view).lines[0].name.setText("Margaret Holroyd")
    view.go_on()
    for _ in range(4):
        view.go_back()
    assert view.at == 0 and view.council.name.text() == "Wexcombe District Council"
    for _ in range(2):
        view.go_on()
    assert step(view).names["egovernance"].text() == "E-Council"
    view.go_on()
    assert step(view).lines[0].name.text() == "Margaret Holroyd"


def test_two_groups_of_one_name_are_refused_beside_the_name(view: WelcomeView) -> None:
    names = to_step(view, 3)
    names.names["technical"].edit.setText("Information Management Group")
    view.go_on()
    assert view.at == 2
    assert any("Two groups would be called" in one.error() for one in names.names.values())


def test_a_group_can_be_left_out(view: WelcomeView) -> None:
    names = to_step(view, 3)
    out = [
        one
        for one in names.findChildren(Button)
        if one.accessibleName() == "Leave out ICT Management Board"
    ]
    out[0].click()
    assert "technical" not in names.names
    assert len(view.draft.structure.groups) == 4


def test_more_than_one_director_can_be_typed_and_is_seen_on_the_seats(view: WelcomeView) -> None:
    people = to_step(view, 4)
    people.add_another("SERVICE_DIRECTOR")
    directors = [one for one in people.lines if one.role == "SERVICE_DIRECTOR"]
    assert len(directors) == 2
    directors[0].name.setText("Susan Whitfield")
    directors[1].name.setText("Ian Pemberton")
    people._show_seats()
    assert "Customer First Board" in directors[1].sits.text()


def test_vacancies_are_said_and_stop_nothing(view: WelcomeView) -> None:
    check = to_step(view, 5)
    assert "Nobody chairs Customer First Board: Deputy chief executive." in check.warnings()
    assert not any("information management" in one for one in check.warnings())


def test_a_file_that_is_there_is_refused_and_the_steps_stay(
    view: WelcomeView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: Asked
) -> None:
    path = tmp_path / "taken.egovdesk"
    a_council(path).close()
    before = path.read_bytes()
    to_step(view, 5)
    saves_as(monkeypatch, path)
    view.go_on()
    assert asked.titles == ["The register was not made"]
    assert path.read_bytes() == before and view.isVisible()


def test_an_empty_start_makes_no_group(
    view: WelcomeView, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_step(view, 5, "empty")
    saves_as(monkeypatch, tmp_path / "plain")
    view.go_on()
    assert desk.windows[0].register.groups.count() == 0
    assert desk.windows[0].register.path.name == "plain.egovdesk"


# -- the same steps later -----------------------------------------------------------------------------


@pytest.fixture
def window(tmp_path: Path, desk: Desk) -> MainWindow:
    """A window on the structure of Leeds."""
    found = desk.open(a_leeds(tmp_path / "leeds.egovdesk"))
    assert found is not None
    found.go(Place("framework", tab="structure"))
    return found


def test_a_live_register_changes_by_the_same_steps_and_says_exactly_what_changes(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    register, told = window.register, []

    def run(dialog: ChangeStructure) -> int:
        wizard = dialog.wizard
        wizard.steps[0].choices["socitm"].setChecked(True)  # type: ignore[attr-defined]
        wizard.go_on()
        names = wizard.steps[1]
        assert names.names["egovernance"].text() == "Customer First Board"  # type: ignore[attr-defined]
        wizard.go_on()
        wizard.steps[2].since.set_date(date(2004, 4, 1))  # type: ignore[attr-defined]
        wizard.go_on()
        told.extend(wizard.steps[3].will_be())  # type: ignore[attr-defined]
        wizard.go_on()
        return dialog.result()

    before = dump(register)
    monkeypatch.setattr(ChangeStructure, "exec", run)
    choose(window, "structure.change")
    assert told[0] == "From 1 April 2004:"
    assert any(one.startswith("New:") and "Service Development Group" in one for one in told)
    assert any(one.startswith("Kept:") and "Customer First Board" in one for one in told)
    names = {one.name for one in register.groups.all()}
    assert {"Customer First Board", "Service Development Group"} <= names
    choose(window, "edit.undo")
    assert dump(register) == before


def test_a_change_that_changes_nothing_is_said_so(window: MainWindow, asked: Asked) -> None:
    dialog = ChangeStructure(window.view.context, window)
    dialog.wizard.steps[0].choices["leeds"].setChecked(True)  # type: ignore[attr-defined]
    for _ in range(3):
        dialog.wizard.go_on()
    assert "arranged so already" in dialog.wizard.steps[3].will_be()[0]  # type: ignore[attr-defined]
    dialog.wizard.go_on()
    assert asked.titles == ["The structure was not changed"]
    dialog.deleteLater()
