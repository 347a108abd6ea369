"""The entry line: what it shows as one types, and what its keys do."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from egovdesk.records.entries import Entry, EntryKind, Known, Line, Someone
from ui.item_models.entries import parts_lines
from ui.widgets.entry_line import EntryLine

RAMAN, SYKES = Someone("r", "Priya Raman"), Someone("s", "Graham Sykes")
COLIN = Someone("c", "Colin Raman")
TENDER = Line("i9", "9", "Network partner", "CFB 60/03")
KNOWN = Known(
    date(2003, 10, 21), ((RAMAN,), (RAMAN, SYKES)), (TENDER,), Line("i2", "2", "Declarations"),
    (("personal", "Personal"),), (date(2003, 11, 18),), "15:12", "14:03",
)  # fmt: skip


@pytest.fixture
def line(qtbot: QtBot) -> EntryLine:
    made = EntryLine(lambda: KNOWN)
    qtbot.addWidget(made)
    made.resize(560, 90)
    made.open("action")
    return made


def said(entry: Entry) -> str:
    lines = parts_lines(entry, KNOWN)
    return " ".join(part.spoken for line in lines for part in line if part.spoken)


def test_each_part_is_shown_before_enter(line: EntryLine) -> None:
    QTest.keyClicks(line.edit, "raman: circulate costs by 31 oct")
    assert said(line.entry()) == "Who Priya Raman What Circulate costs Due Fri 31 Oct 2003"
    assert line.edit.accessibleDescription().startswith("Who, Priya Raman, What, Circulate costs")


def test_what_is_missing_is_said(line: EntryLine) -> None:
    assert said(line.entry()) == "Who nobody yet What nothing yet Due none set"
    QTest.keyClicks(line.edit, "smith: x by 31 nov")
    assert "“smith”, not in the register" in said(line.entry())
    assert "November has 30 days" in said(line.entry())


def test_enter_adds_what_was_understood(line: EntryLine, qtbot: QtBot) -> None:
    QTest.keyClicks(line.edit, "sykes: report")
    with qtbot.waitSignal(line.accepted) as caught:
        QTest.keyClick(line.edit, Qt.Key.Key_Return)
    assert caught.args is not None
    assert (caught.args[0].who, caught.args[0].what) == (SYKES, "Report")
    assert not line.isVisible()


def test_enter_adds_nothing_while_nothing_is_said(line: EntryLine, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(line.accepted):
        QTest.keyClick(line.edit, Qt.Key.Key_Return)


def test_enter_points_at_a_date_that_is_none(line: EntryLine, qtbot: QtBot) -> None:
    QTest.keyClicks(line.edit, "raman: report by 31 nov")
    with qtbot.assertNotEmitted(line.accepted):
        QTest.keyClick(line.edit, Qt.Key.Key_Return)
    assert line.edit.selectedText() == "31 nov"


def test_the_key_of_an_outcome_is_no_word_of_the_decision(line: EntryLine) -> None:
    line.edit.setText("the case be agreed")
    QTest.keyClick(line.edit, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert line.edit.text() == "the case be agreed"


def test_a_long_decision_that_is_pasted_keeps_its_end(line: EntryLine) -> None:
    QApplication.clipboard().setText("/d " + "the case be agreed " * 500 + "to the last word")
    line.edit.paste()
    assert line.entry().what.endswith("to the last word")


def test_escape_goes_back(line: EntryLine, qtbot: QtBot) -> None:
    with qtbot.waitSignal(line.cancelled):
        QTest.keyClick(line.edit, Qt.Key.Key_Escape)
    assert not line.isVisible()


def test_tab_goes_through_the_parts(line: EntryLine) -> None:
    QTest.keyClicks(line.edit, "raman: report by friday")
    seen = []
    for _ in range(4):
        QTest.keyClick(line.edit, Qt.Key.Key_Tab)
        seen.append(line.edit.selectedText())
    assert seen == ["raman", "report", "friday", "raman"]
    QTest.keyClick(line.edit, Qt.Key.Key_Backtab)
    assert line.edit.selectedText() == "friday"


def test_tab_makes_room_for_a_date(line: EntryLine) -> None:
    QTest.keyClicks(line.edit, "report")
    QTest.keyClick(line.edit, Qt.Key.Key_Tab)
    QTest.keyClick(line.edit, Qt.Key.Key_Tab)
    QTest.keyClicks(line.edit, "1 nov")
    assert line.entry().due == date(2003, 11, 1)


def test_a_sign_changes_the_kind(line: EntryLine) -> None:
    QTest.keyClicks(line.edit, "/v 6 for, 2 against")
    assert line.entry().kind is EntryKind.VOTE
    assert said(line.entry()) == "For 6 Against 2"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "/i sykes 9: personal, owns shares, withdrew",
            (
                "Who Graham Sykes Item 9 Network partner minute CFB 60/03 Kind Personal"
                " withdrew Nature owns shares"
            ),
        ),
        (
            "/i sykes: owns shares",
            "Who Graham Sykes Item 2 Declarations Kind none set stayed Nature owns shares",
        ),
        ("/i sykes 60: x", "There is no item 60 on this agenda."),
        ("/m raman left", "Who Priya Raman What left the meeting At 3.12pm"),
        ("/v for raman against sykes", "For 1 Priya Raman Against 1 Graham Sykes Abstained 0"),
        ("/v for 4 against 4 casting", "For 4 Against 4 on the chair’s casting vote"),
        ("/v for smith", "Nobody called “smith” is known."),
        ("/a raman: x by the next meeting", "Who Priya Raman What X Due Tue 18 Nov 2003"),
    ],
)
def test_every_part_is_shown_as_it_is_understood(line: EntryLine, text: str, shown: str) -> None:
    QTest.keyClicks(line.edit, text)
    assert said(line.entry()).endswith(shown)


def test_down_goes_through_the_people_whom_a_name_may_mean(qtbot: QtBot) -> None:
    line = EntryLine(lambda: Known(date(2003, 10, 21), ((RAMAN, COLIN),)))
    qtbot.addWidget(line)
    line.open("action")
    QTest.keyClicks(line.edit, "raman: report")
    assert "Priya Raman or Colin Raman?" in said(line.entry())
    QTest.keyClick(line.edit, Qt.Key.Key_Down)
    assert (line.entry().who, line.edit.text()) == (RAMAN, "Priya Raman: report")
    line.edit.setText("raman: report")
    QTest.keyClick(line.edit, Qt.Key.Key_Up)
    assert (line.entry().who, line.entry().what) == (COLIN, "Report")


def test_enter_adds_nothing_that_is_not_understood(line: EntryLine, qtbot: QtBot) -> None:
    QTest.keyClicks(line.edit, "/i sykes 60: lives beside it")
    with qtbot.assertNotEmitted(line.accepted):
        QTest.keyClick(line.edit, Qt.Key.Key_Return)
    assert line.isVisible()


@pytest.mark.parametrize("kind", list(EntryKind))
def test_every_kind_opens_with_a_name(line: EntryLine, kind: EntryKind) -> None:
    line.open(kind)
    assert line.edit.accessibleName() == f"New {kind.label.lower()}"
    assert line.edit.placeholderText()


def test_it_is_painted(line: EntryLine) -> None:
    QTest.keyClicks(line.edit, "raman: circulate revised costs to directors by 31 oct")
    assert not line.grab().isNull()
