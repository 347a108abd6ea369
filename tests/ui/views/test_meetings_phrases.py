"""The phrase bank in the workspace: typed, picked, changed, and undone at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from egovdesk.operations.groups import change_group
from egovdesk.operations.phrases import add_phrase
from tests.scenes import Board
from tests.ui.views.desk import Desk
from ui.forms.phrases import PhrasesDialog

CTRL = Qt.KeyboardModifier.ControlModifier

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def desk(bare_desk: Desk, board: Board) -> Desk:
    """The meeting started, its first item called."""
    bare_desk.start(board.meeting)
    return bare_desk


def texts(board: Board) -> list[str]:
    return [one.text for one in board.register.blocks.find(item_id=board.items[0])]


def test_a_shortcut_becomes_a_sentence_of_this_group_and_one_undo_takes_it_back(
    desk: Desk, board: Board
) -> None:
    desk.type("It was late. ;noted ")
    assert texts(board) == ["It was late. The Board noted the report."]
    desk.undo()
    assert texts(board) == ["It was late. ;noted"]
    desk.redo()
    assert texts(board) == ["It was late. The Board noted the report."]


def test_the_groups_own_phrase_comes_first_and_a_committee_is_one(desk: Desk, board: Board) -> None:
    add_phrase(board.register, "noted", "Noted by the {body}.", group_id=board.group_id)
    change_group(board.register, board.group_id, name="Scrutiny Committee")
    desk.type(";noted ")
    assert texts(board) == ["Noted by the Committee."]


def test_a_phrase_is_picked_from_the_list_by_its_first_letters(desk: Desk, board: Board) -> None:
    desk.press(Qt.Key.Key_Semicolon, CTRL)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [one.text() for one in menu.actions() if one.text()]
    assert any(one.startswith("received    The Board received a report on") for one in words)
    next(one for one in menu.actions() if one.text().startswith("received")).trigger()
    menu.close()
    desk.type("the costs.")
    desk.view.leave()
    assert texts(board) == ["The Board received a report on the costs."]


@pytest.fixture
def dialog(desk: Desk, board: Board) -> PhrasesDialog:
    made = PhrasesDialog(desk.view.context, desk, board.group_id)
    desk.qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.show()
    return made


def test_a_phrase_is_changed_in_the_bank_as_it_is_typed(
    dialog: PhrasesDialog, board: Board
) -> None:
    noted = board.register.phrases.find(shortcut="noted")[0]
    dialog.list.select_id(noted.id)
    assert dialog.text.text() == "The {body} noted the report."
    dialog.text.edit.setPlainText("The report was noted.")
    dialog.text.commit()
    assert board.register.phrases.get(noted.id).text == "The report was noted."
    dialog.whose.chosen.emit(board.group_id)
    assert board.register.phrases.get(noted.id).group_id == board.group_id
    assert board.register.undo_label == "Change phrase"


def test_a_phrase_is_added_for_the_group_and_removed(dialog: PhrasesDialog, board: Board) -> None:
    before = board.register.phrases.count()
    dialog.add()
    made = dialog.current()
    assert made is not None and made.group_id == board.group_id
    dialog.shortcut.edit.setText("late")
    dialog.shortcut.commit()
    assert board.register.phrases.get(made.id).shortcut == "late"
    dialog.list.select_id(made.id)
    dialog.remove()
    assert board.register.phrases.count() == before


def test_what_is_wrong_with_a_phrase_is_said_beside_it(dialog: PhrasesDialog, board: Board) -> None:
    noted = board.register.phrases.find(shortcut="noted")[0]
    dialog.list.select_id(noted.id)
    dialog.shortcut.edit.setText("two words")
    dialog.shortcut.commit()
    assert "one word" in dialog.shortcut.error()
    dialog.shortcut.edit.setText("agreed")
    dialog.shortcut.commit()
    assert dialog.shortcut.error() == "There is a phrase “agreed” already."
    dialog.text.edit.setPlainText("")
    dialog.text.commit()
    assert dialog.text.error() == "The phrase is empty. Type at least a word."
    assert board.register.phrases.get(noted.id) == noted
