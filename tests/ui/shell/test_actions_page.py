"""The action log: an action reads on its own, is chased, and is given to somebody else."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from egovdesk.operations.actions import note_update, set_due, transfer_action
from egovdesk.records.actions import Action, ActionState
from egovdesk.records.decisions import DecisionState
from tests.ui.shell.windows import a_register
from ui.desk import Desk
from ui.forms.actions import TransferForm
from ui.main_window import MainWindow
from ui.places import Place
from ui.views.actions import ActionsView
from ui.widgets.buttons import Button
from ui.widgets.labels import Label, SegmentLabel

LATE = "Send the draft round"


@pytest.fixture
def window(desk: Desk, tmp_path: Path) -> MainWindow:
    opened = desk.open(a_register(tmp_path / "board.egovdesk"))
    assert opened is not None
    opened.resize(1440, 900)
    return opened


@pytest.fixture
def action(window: MainWindow) -> Action:
    (found,) = window.register.actions.find(title=LATE)
    return found


@pytest.fixture
def view(window: MainWindow, action: Action, qtbot: QtBot) -> ActionsView:
    window.go(Place("actions", select=action.id))
    found = cast(ActionsView, window.view)
    found.table.setFocus()
    qtbot.waitUntil(lambda: LATE in said(found))
    return found


def texts_in(widget: QWidget) -> list[str]:
    """The words of the labels in a pane."""
    found = [one.text() for one in widget.findChildren(Label)]
    return found + [one.accessibleName() for one in widget.findChildren(SegmentLabel)]


def said(view: ActionsView) -> str:
    return " ".join(texts_in(view.details))


def press(view: ActionsView, letter: str) -> None:
    QTest.keyClicks(view.table, letter)


def test_an_action_reads_on_its_own(view: ActionsView, action: Action) -> None:
    item = view.register.items.get(action.item_id or "")
    assert f"Under “{item.title}” (minute {item.minute_number})" in said(view)
    assert "Hangs on" not in said(view)


def test_it_says_that_its_decision_is_not_ratified_yet(
    view: ActionsView, action: Action, qtbot: QtBot
) -> None:
    register = view.register
    decision = register.decisions.all()[0]
    with register.step("Wait for the parent"):
        register.decisions.update(decision.id, state=DecisionState.AWAITING)
        register.actions.update(action.id, decision_id=decision.id)
    qtbot.waitUntil(lambda: "Hangs on a decision not ratified yet" in said(view))


def test_r_copies_the_reminder_as_it_was_changed_and_keeps_it(
    view: ActionsView, action: Action, qtbot: QtBot
) -> None:
    assert view.pane._typed is not None
    view.pane._typed[1].edit.setPlainText("Dear Graham, how does it stand?")
    press(view, "r")
    assert QGuiApplication.clipboard().text() == "Dear Graham, how does it stand?"
    (kept,) = view.register.reminders.find(action_id=action.id)
    assert (kept.text, kept.person_id) == ("Dear Graham, how does it stand?", action.owner_id)
    qtbot.waitUntil(lambda: "Reminders written" in said(view))
    assert "1 time, last on" in said(view)


def test_t_gives_it_to_somebody_else_and_the_pane_shows_the_trace(
    view: ActionsView, action: Action, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def typed(form: TransferForm) -> str:
        assert [one.sentence for one in form.problems()] == ["Nobody is named. Type a name."]
        form.owner.edit.setText("Graham Sykes")
        assert [one.sentence for one in form.problems()] == [
            "It is theirs already. Type another name."
        ]
        form.owner.edit.setText("Priya Raman")
        assert form.problems() == ()
        return form.save()

    set_due(view.register, action.id, date(2003, 10, 24), "Illness")
    note_update(view.register, action.id, "Half is written")
    monkeypatch.setattr(TransferForm, "ask", typed)
    press(view, "t")
    (new,) = view.register.actions.find(follows_id=action.id)
    assert view.table.current_id() == new.id
    assert view.register.actions.get(action.id).state is ActionState.TRANSFERRED
    qtbot.waitUntil(lambda: "Transferred from" in said(view))
    words = said(view)
    assert f"Graham Sykes ({action.number}) on" in words
    assert "Illness" in words and "Half is written" in words


def test_the_former_says_who_has_it_now_and_is_not_reopened(
    view: ActionsView, action: Action, window: MainWindow, qtbot: QtBot
) -> None:
    transfer_action(view.register, action.id, owner="Helen Marsden")
    window.go(Place("actions", select=action.id))
    qtbot.waitUntil(lambda: "Transferred to" in said(view))
    assert "Helen Marsden" in said(view)
    assert view.why_not_reopen() == "It was transferred. Another has taken its place."
    assert "Reminder" not in texts_in(view.details)


def test_the_pane_and_the_hints_teach_the_keys(view: ActionsView) -> None:
    words = [one.text() for one in view.details.findChildren(Button)]
    assert words == ["Copy reminder", "Begin", "Put off…", "Update…", "Transfer…"]
    hints = view.keys()
    assert {"R", "U", "T"} <= {key for key, *_ in hints}
