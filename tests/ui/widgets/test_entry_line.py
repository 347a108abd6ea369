"""The entry line: what it shows as one types, and what its keys do."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from egovdesk.records.entries import Entry, EntryKind, Someone
from ui.widgets.entry_line import EntryLine, parts_line

RAMAN, SYKES = Someone("r", "Priya Raman"), Someone("s", "Graham Sykes")


@pytest.fixture
def line(qtbot: QtBot) -> EntryLine:
    made = EntryLine(lambda: ((RAMAN,), (RAMAN, SYKES)), lambda: date(2003, 10, 21))
    qtbot.addWidget(made)
    made.resize(560, 90)
    made.open("action")
    return made


def said(entry: Entry) -> str:
    return " ".join(part.spoken for part in parts_line(entry) if part.spoken)


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
    assert said(line.entry()) == "What 6 for, 2 against For 6 Against 2"


@pytest.mark.parametrize("kind", list(EntryKind))
def test_every_kind_opens_with_a_name(line: EntryLine, kind: EntryKind) -> None:
    line.open(kind)
    assert line.edit.accessibleName() == f"New {kind.label.lower()}"
    assert line.edit.placeholderText()


def test_it_is_painted(line: EntryLine) -> None:
    QTest.keyClicks(line.edit, "raman: circulate revised costs to directors by 31 oct")
    assert not line.grab().isNull()
