"""An item that ratifies: what is asked stands beside it, and Alt and a number answers it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from egovdesk.operations.groups import change_group
from egovdesk.operations.meetings import change_item
from egovdesk.operations.ratification import put_all_on_agenda, put_on_agenda
from egovdesk.records.decisions import DecisionState
from egovdesk.records.groups import Ratifies
from egovdesk.records.ratifications import RatificationState
from tests.scenes import Board, Waiting, let_wait
from tests.ui.views.desk import Desk
from ui.forms.ratification import AnswerForm
from ui.item_models import public_screen
from ui.views.meetings.asked import Asked
from ui.widgets.labels import Label

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def waiting(board: Board) -> Waiting:
    return let_wait(board)


def test_an_item_names_its_responsibility_or_leaves_it_to_its_category(
    bare_desk: Desk, board: Board
) -> None:
    item = board.items[1]
    change_item(board.register, item, category="B")
    bare_desk.open(board.meeting, "prepare", item)
    combo = bare_desk.view.prepare.inspector.responsibility.choice.combo
    usual = "By its category: ICT investment programme and Prioritisation of projects"
    assert (combo.currentText(), combo.currentData()) == (usual, "")
    combo.setCurrentIndex(combo.findData("EG5"))
    combo.activated.emit(combo.currentIndex())
    assert board.register.items.get(item).responsibility == "EG5"
    assert combo.currentText() == "EG5 Performance management"


def said(part: Asked) -> list[str]:
    return [] if part.isHidden() else [one.text() for one in part._inside.findChildren(Label)]


def test_prepare_shows_what_is_asked_with_its_wording(bare_desk: Desk, waiting: Waiting) -> None:
    item = put_on_agenda(waiting.register, waiting.decision)
    bare_desk.open(waiting.board.meeting, "prepare", item)
    told = said(bare_desk.view.prepare.asked)
    assert "Standard desktop" in told and "Windows 2000 be the standard" in told
    bare_desk.open(waiting.board.meeting, "prepare", waiting.board.items[1])
    assert said(bare_desk.view.prepare.asked) == []


def test_an_exempt_decision_is_hidden_on_the_public_screen(
    bare_desk: Desk, waiting: Waiting
) -> None:
    item = put_on_agenda(waiting.register, waiting.decision)
    with waiting.register.step("Make exempt"):
        waiting.register.decisions.update(waiting.decision, exempt=True, ground="A8")
    public_screen.turn(True)
    try:
        bare_desk.open(waiting.board.meeting, "prepare", item)
        told = said(bare_desk.view.prepare.asked)
        assert public_screen.HIDDEN in told and "Standard desktop" not in told
    finally:
        public_screen.turn(False)


@pytest.mark.parametrize(
    ("key", "outcome", "state"),
    [
        (Qt.Key.Key_1, "ratified", DecisionState.RATIFIED),
        (Qt.Key.Key_2, "varied", DecisionState.VARIED),
        (Qt.Key.Key_3, "referred_back", DecisionState.REFERRED_BACK),
        (Qt.Key.Key_4, "rejected", DecisionState.LAPSED),
        (Qt.Key.Key_5, "deferred", DecisionState.AWAITING),
    ],
)
def test_alt_and_a_number_answers(
    bare_desk: Desk, waiting: Waiting, key: Qt.Key, outcome: str, state: DecisionState
) -> None:
    item = put_on_agenda(waiting.register, waiting.decision)
    waiting.held()
    bare_desk.open(waiting.board.meeting, "minute", item)
    bare_desk.press(Qt.Key.Key_D, CTRL)
    (made,) = waiting.register.decisions.find(item_id=item)
    assert made.outcome == "ratified" and waiting.is_(DecisionState.RATIFIED)
    (part,) = waiting.register.decision_parts.find(decision_id=made.id)
    assert part.text == "decision SDG 01/03 of the Service Delivery Group."
    bare_desk.press(key, ALT)
    assert waiting.register.decisions.get(made.id).outcome == outcome
    assert waiting.is_(state)


def test_a_key_answers_before_anything_is_minuted(bare_desk: Desk, waiting: Waiting) -> None:
    item = put_on_agenda(waiting.register, waiting.decision)
    waiting.held()
    bare_desk.open(waiting.board.meeting, "minute", item)
    bare_desk.press(Qt.Key.Key_3, ALT)
    (made,) = waiting.register.decisions.find(item_id=item)
    assert made.outcome == "referred_back" and waiting.is_(DecisionState.REFERRED_BACK)
    bare_desk.press(Qt.Key.Key_1, ALT)
    assert len(waiting.register.decisions.find(item_id=item)) == 1
    assert waiting.is_(DecisionState.RATIFIED)


def test_other_items_keep_their_own_outcomes(bare_desk: Desk, waiting: Waiting) -> None:
    waiting.held()
    bare_desk.open(waiting.board.meeting, "minute", waiting.board.items[1])
    bare_desk.press(Qt.Key.Key_D, CTRL)
    bare_desk.type("that the case be agreed")
    bare_desk.press(Qt.Key.Key_Return)
    bare_desk.press(Qt.Key.Key_4, ALT)
    (made,) = waiting.register.decisions.find(item_id=waiting.board.items[1])
    assert made.outcome == "not_agreed"


def test_one_of_several_is_answered_apart(
    bare_desk: Desk, waiting: Waiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = waiting.register
    change_group(register, waiting.board.group_id, ratifies=Ratifies.EN_BLOC)
    other = waiting.another()
    put_all_on_agenda(register, waiting.board.group_id)
    (asked,) = register.ratifications.find(decision_id=other)
    waiting.held()
    bare_desk.open(waiting.board.meeting, "minute", asked.item_id or "")
    assert {"Standard desktop", "Standard server"} <= set(
        said(bare_desk.view.minute.inspector.asked)
    )

    def fill(form: AnswerForm) -> int:
        fields: dict[str, Any] = form.fields
        fields["decision"].set_key(asked.id)
        fields["state"].set_key("referred_back")
        fields["reason"].set_text("No costs")
        form.try_saving()
        return 1

    monkeypatch.setattr(AnswerForm, "exec", fill)
    bare_desk.press(Qt.Key.Key_R, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert register.decisions.get(other).state is DecisionState.REFERRED_BACK
    assert waiting.is_(DecisionState.AWAITING)
    assert "Reason: No costs" in said(bare_desk.view.minute.inspector.asked)
    bare_desk.press(Qt.Key.Key_D, CTRL)
    assert waiting.is_(DecisionState.RATIFIED)
    (apart,) = register.ratifications.find(decision_id=other)
    assert apart.state is RatificationState.REFERRED_BACK
