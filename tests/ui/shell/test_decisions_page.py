"""The decision register: what waits for which group, its answer, and the trail of both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from egovdesk.operations.decisions import add_decision
from egovdesk.operations.meetings import start_meeting
from egovdesk.operations.projects.facts import add_project, set_project_exempt
from egovdesk.operations.projects.links import set_links
from egovdesk.operations.ratification import put_on_agenda
from egovdesk.records.decisions import DecisionState
from egovdesk.records.ratifications import RatificationState
from egovdesk.register import Register
from tests.scenes import Waiting, a_board, a_council, let_wait
from tests.ui.shell.windows import Asked, choose
from ui.desk import Desk
from ui.forms.ratification import AnswerForm
from ui.item_models import public_screen
from ui.main_window import MainWindow
from ui.places import Place
from ui.views.decisions import DecisionsView
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.trail import Trail


@dataclass
class Shown:
    """The page with a decision that waits, selected."""

    window: MainWindow
    scene: Waiting

    @property
    def view(self) -> DecisionsView:
        assert isinstance(self.window.view, DecisionsView)
        return self.window.view

    @property
    def register(self) -> Register:
        return self.window.register

    @property
    def state(self) -> DecisionState:
        return self.register.decisions.get(self.scene.decision).state

    @property
    def asked(self) -> Any:
        return self.register.ratifications.find(decision_id=self.scene.decision)[-1]

    def trail(self) -> str:
        """The steps as a screen reader says them."""
        self.view._show_details()
        (trail,) = self.view.details.widget().findChildren(Trail)
        return trail.accessibleDescription()

    def words(self) -> list[str]:
        self.view._show_details()
        return [one.text() for one in self.view.details.widget().findChildren(Label)]


@pytest.fixture
def shown(desk: Desk, tmp_path: Path, asked: Asked) -> Shown:
    scene = let_wait(a_board(a_council(tmp_path / "northbridge.egovdesk")))
    scene.register.close()
    window = desk.open(scene.register.path)
    assert window is not None
    window.resize(1440, 900)
    window.go(Place("decisions", select=scene.decision))
    assert isinstance(window.view, DecisionsView)
    window.view.table.setFocus(Qt.FocusReason.OtherFocusReason)
    return Shown(window, scene)


def test_the_trail_says_for_whom_it_waits_and_on_which_agenda(shown: Shown) -> None:
    assert "Service Delivery Group, Agreed, minute SDG 01/03, 25 Sep 2003" in shown.trail()
    assert "Customer First Board, To ratify, on no agenda yet" in shown.trail()
    QTest.keyClick(shown.view.table, Qt.Key.Key_A)
    assert shown.asked.item_id is not None
    assert "To ratify, item 4 on 21 October 2003" in shown.trail()


def test_it_is_taken_off_again_and_undone(shown: Shown) -> None:
    choose(shown.window, "decisions.put_on_agenda")
    choose(shown.window, "decisions.take_off_agenda")
    assert shown.asked.item_id is None
    shown.register.undo()
    assert shown.asked.item_id is not None


def test_the_trail_says_what_was_answered_by_which_minute_in_which_words(shown: Shown) -> None:
    item = put_on_agenda(shown.register, shown.scene.decision)
    start_meeting(shown.register, shown.scene.board.meeting, "14:00")
    add_decision(
        shown.register, item, ["only for new desktops"], outcome="agreed_with_changes",
        reason="The cost",
    )  # fmt: skip
    assert "Customer First Board, Varied, minute CFB" in shown.trail()
    assert "21 Oct 2003" in shown.trail()
    assert "As varied: only for new desktops" in shown.words()
    assert "Reason: The cost" in shown.words()


def test_referred_back_the_trail_goes_on_with_the_group_itself(shown: Shown) -> None:
    item = put_on_agenda(shown.register, shown.scene.decision)
    start_meeting(shown.register, shown.scene.board.meeting, "14:00")
    add_decision(shown.register, item, ["no"], outcome="referred_back", reason="No costs")
    assert "Referred back" in shown.trail()
    assert "Service Delivery Group, To take up again" in shown.trail()


def answer(shown: Shown, monkeypatch: pytest.MonkeyPatch, **values: Any) -> list[str]:
    """Press R and fill the form in; return the sentences beside its fields."""
    said: list[str] = []

    def fill(form: AnswerForm) -> int:
        for name, value in values.items():
            field: Any = form.fields[name]
            {"state": lambda f, v: f.set_key(v), "on": lambda f, v: f.set_date(v)}.get(
                name, lambda f, v: f.set_text(v)
            )(field, value)
        said.extend(one.sentence for one in form.problems())
        form.try_saving()
        return int(bool(form.result_id))

    monkeypatch.setattr(AnswerForm, "exec", fill)
    QTest.keyClick(shown.view.table, Qt.Key.Key_R)
    return said


def test_r_records_an_answer_that_no_minute_gives(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(
        shown, monkeypatch, state="lapsed", on=date(2003, 10, 8), reason="The board was dissolved"
    )
    assert (shown.state, shown.asked.answered_on) == (DecisionState.LAPSED, date(2003, 10, 8))
    choose(shown.window, "decisions.take_answer_back")
    assert shown.state is DecisionState.AWAITING


def test_an_answer_says_what_it_wants(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    assert answer(shown, monkeypatch, state="varied") == ["Type how the decision reads as varied."]
    assert answer(shown, monkeypatch, state="lapsed") == ["Say why."]
    early = {"state": "ratified", "on": date(2003, 9, 1)}
    assert answer(shown, monkeypatch, **early) == ["Nothing is answered before it was decided."]
    assert shown.asked.state is RatificationState.WAITING


def test_what_the_rights_ask_for_is_not_taken_back(shown: Shown) -> None:
    commands = shown.window.menus.commands
    reason = shown.window.menus.reason(commands["decisions.stop_waiting"])
    assert reason == "The decision rights have this ratified."


def test_what_waits_for_a_group_is_filtered(shown: Shown) -> None:
    other = add_decision(shown.register, shown.scene.item, ["a pilot be run"], category="E")
    view = shown.view
    view.chips["waits_for"].set_value(shown.scene.board.group_id)
    assert view.table.records.ids() == [shown.scene.decision]
    view.chips["waits_for"].set_value(shown.scene.below)
    assert view.table.records.ids() == []
    view.clear_filters()
    assert other in view.table.records.ids()


def test_a_decision_names_the_projects_that_it_is_about_and_opens_them(shown: Shown) -> None:
    project = add_project(shown.register, "Corporate CRM", code="P02")
    set_links(shown.register, project, {"decisions": [shown.scene.decision]})
    assert "P02 Corporate CRM" in shown.words()
    set_project_exempt(shown.register, project, True, ground="3")
    public_screen.turn(True)
    try:
        assert "P02 Corporate CRM" not in shown.words() and public_screen.HIDDEN in shown.words()
    finally:
        public_screen.turn(False)
    assert "P02 Corporate CRM" in shown.words()
    opens = shown.view.details.widget().findChildren(Button)
    (link,) = (one for one in opens if one.accessibleName() == "Open the project P02 Corporate CRM")
    QTest.keyClick(link, Qt.Key.Key_Return)
    assert shown.window.view is not None and shown.window.view.NAME == "project"
