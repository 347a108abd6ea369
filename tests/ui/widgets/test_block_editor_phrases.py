"""Phrases in the minute editor: expanded by a space or Tab, filled in gap by gap."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from egovdesk.records.minutes import BlockKind
from ui.widgets.block_editor import BlockEditor, BlockText

PHRASES = {
    "noted": "The Board noted the report.",
    "asked": "Members asked … and were told that …",
    "smile": "😀 agreed …",
}

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def editor(qtbot: QtBot) -> BlockEditor:
    made = BlockEditor()
    made.phrase_of = PHRASES.get
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    return made


def texts(editor: BlockEditor) -> list[str]:
    return [one.text for one in editor.blocks()]


def test_a_shortcut_and_a_space_become_the_phrase(editor: BlockEditor) -> None:
    QTest.keyClicks(editor, "So. ;noted ")
    assert texts(editor) == ["So. The Board noted the report."]
    QTest.keyClicks(editor, " And on.")
    assert texts(editor) == ["So. The Board noted the report. And on."]


def test_tab_goes_from_gap_to_gap_and_then_on(editor: BlockEditor) -> None:
    QTest.keyClicks(editor, ";asked")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    QTest.keyClicks(editor, "for costs")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    QTest.keyClicks(editor, "they were known.")
    assert texts(editor) == ["Members asked for costs and were told that they were known."]
    assert not editor.focusNextPrevChild(True) or texts(editor)[0].endswith("known.")


def test_gaps_are_found_after_letters_that_are_wide(editor: BlockEditor) -> None:
    QTest.keyClicks(editor, ";smile ")
    QTest.keyClicks(editor, "it")
    assert texts(editor) == ["😀 agreed it"]


def test_what_is_no_shortcut_is_typed_as_it_is(editor: BlockEditor) -> None:
    QTest.keyClicks(editor, "a; b ;nothing x;noted y")
    assert texts(editor) == ["a; b ;nothing x;noted y"]


def test_a_phrase_takes_the_place_of_what_is_selected(editor: BlockEditor) -> None:
    QTest.keyClicks(editor, "one two")
    editor.selectAll()
    editor.insert_phrase(PHRASES["noted"])
    assert texts(editor) == ["The Board noted the report."]


def test_an_exempt_line_and_an_action_stay_what_they_are(editor: BlockEditor) -> None:
    editor.set_blocks(
        [
            BlockText("x", text="Price.", exempt=True, ground="8"),
            BlockText("a", kind=BlockKind.ACTION, text="Report."),
        ]
    )
    for block, key in (("x", " ;noted "), ("a", " ;noted ")):
        editor.focus_block(block)
        QTest.keyClicks(editor, key)
    first, second = editor.blocks()
    assert (first.text, first.exempt) == ("Price. The Board noted the report.", True)
    assert (second.text, second.kind) == ("Report. The Board noted the report.", BlockKind.ACTION)


def test_each_expansion_is_a_run_of_its_own(editor: BlockEditor) -> None:
    runs: list[int] = []
    editor.edited.connect(lambda: runs.append(editor.typing_run))
    QTest.keyClicks(editor, "So. ;noted ")
    QTest.keyClicks(editor, "x")
    editor.flush()
    assert len(set(runs)) == 3


def test_a_minute_that_may_not_change_expands_nothing(editor: BlockEditor) -> None:
    editor.setReadOnly(True)
    editor.insert_phrase(PHRASES["noted"])
    assert texts(editor) == []
