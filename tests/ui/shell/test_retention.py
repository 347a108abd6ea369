"""Retention: what falls due is shown, disposed of with a reason, and logged."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from egovdesk.operations.authority import change_authority
from egovdesk.operations.meetings import change_item, issue_agenda
from egovdesk.operations.retention import retention_of
from egovdesk.records.meetings import MeetingState
from egovdesk.records.retention import Kept
from egovdesk.register import Register
from egovdesk.store import forgetting
from tests.scenes import a_board, a_council
from tests.ui.shell.windows import choose
from ui.desk import Desk
from ui.forms.retention import DisposalForm, RetentionForm
from ui.main_window import MainWindow
from ui.places import Place
from ui.views.retention import RetentionView
from ui.widgets.work_dialog import WorkDialog


@pytest.fixture
def window(desk: Desk, tmp_path: Path) -> MainWindow:
    register = a_council(tmp_path / "old.egovdesk")
    board = a_board(register)
    item = register.items.find(meeting_id=board.earlier)[0].id
    change_item(register, item, note="About marmalade", clerk_note="Chair dislikes marmalade")
    issue_agenda(register, board.earlier, "Agenda about marmalade", "The Board")
    with register.step("Years go by"):
        register.meetings.update(board.earlier, state=MeetingState.APPROVED)
    change_authority(register, today=date(2011, 1, 10))
    register.close()
    opened = desk.open(tmp_path / "old.egovdesk")
    assert opened is not None
    return opened


@pytest.fixture
def view(window: MainWindow) -> RetentionView:
    choose(window, "tools.retention")
    shown = window.view
    assert isinstance(shown, RetentionView)
    shown.list.setFocus()
    return shown


def lines(view: RetentionView) -> list[str]:
    return [row.cell.spoken for row in view.list.rows.all_rows() if not row.heading]


def answered(monkeypatch: pytest.MonkeyPatch, reason: str | None) -> None:
    def fill(form: Any) -> int:
        if reason is None:
            return int(QDialog.DialogCode.Rejected)
        form.fields["reason"].edit.setPlainText(reason)
        form.try_saving()
        return int(form.result())

    monkeypatch.setattr(DisposalForm, "exec", fill)


def test_what_falls_due_is_listed_by_group_and_kind(view: RetentionView) -> None:
    assert lines(view) == [
        "Customer First Board, Agendas and reports, 1 meeting, kept 6 years",
        "Customer First Board, Draft minutes and clerk’s notes, 1 meeting, kept until approved",
    ]  # fmt: skip


def test_enter_disposes_with_a_reason_and_it_is_logged(
    view: RetentionView, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(monkeypatch, "Kept for six years")
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.register.disposals.count() == 1)
    qtbot.waitUntil(window.tasks.is_idle)
    assert window.register.issues.count() == 0
    assert any(
        one.startswith("Agendas and reports, meeting of 16 September 2003") for one in lines(view)
    )
    assert view._note is not None and "1 meeting" in view._note.sentence()
    assert window.register.undo_label is None
    assert b"About marmalade" not in window.register.path.read_bytes()


def test_cancelling_disposes_of_nothing(
    view: RetentionView, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(monkeypatch, None)
    choose(window, "retention.dispose")
    assert window.register.disposals.count() == 0


def test_what_is_typed_goes_on_from_the_reason_proposed(
    view: RetentionView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def type_on(form: QDialog) -> int:
        qtbot.addWidget(form)
        qtbot.keyClicks(form.fields["reason"].edit, ", as agreed")  # type: ignore[attr-defined]
        return 0

    monkeypatch.setattr(QDialog, "exec", type_on)
    form = DisposalForm(view.context, view, next(iter(view._due.values())))
    proposed = form.value("reason")
    form.exec()
    assert proposed and form.value("reason") == f"{proposed}, as agreed"


def test_without_a_reason_the_form_says_so(view: RetentionView, qtbot: QtBot) -> None:
    form = DisposalForm(view.context, view, next(iter(view._due.values())))
    qtbot.addWidget(form)
    form.fields["reason"].edit.setPlainText(" ")
    form.try_saving()
    assert "Say why" in form.fields["reason"].error()


def test_how_long_a_group_keeps_what_is_changed_and_undone(
    view: RetentionView, window: MainWindow
) -> None:
    register = window.register
    group = register.groups.all()[0].id
    form = RetentionForm(window.context, window, group)
    assert form.value(Kept.MINUTES) == "for ever"
    form.fields[Kept.AGENDAS].edit.setText("9")
    form.try_saving()
    assert retention_of(register, group)[Kept.AGENDAS] == 9
    assert not any("Agendas" in one for one in lines(view))
    choose(window, "edit.undo")
    assert retention_of(register, group)[Kept.AGENDAS] == 6


@pytest.mark.parametrize("typed", ["six", "-1", "1000", "6.5"])
def test_years_that_are_no_number_are_refused_with_a_sentence(
    window: MainWindow, typed: str
) -> None:
    form = RetentionForm(window.context, window)
    form.fields[Kept.AGENDAS].edit.setText(typed)
    form.try_saving()
    assert "from 0 to 200" in form.fields[Kept.AGENDAS].error()
    assert window.register.retention_rules.count() == 0


def test_an_empty_register_says_that_nothing_falls_due(desk: Desk, tmp_path: Path) -> None:
    a_council(tmp_path / "empty.egovdesk").close()
    window = desk.open(tmp_path / "empty.egovdesk")
    assert window is not None
    window.go(Place("retention"))
    view: Any = window.view
    assert view.panes() == (view._empty,)
    assert view.why_not_dispose() == "Select what falls due first."


def test_a_large_file_is_written_anew_when_it_is_closed(
    view: RetentionView, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forgetting, "_ANEW", 0)
    shown: list[str] = []
    monkeypatch.setattr(
        WorkDialog, "showEvent", lambda dialog, _event: shown.append(dialog.windowTitle())
    )
    answered(monkeypatch, "Kept for six years")
    path = window.register.path
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.register.disposals.count() == 1)
    qtbot.waitUntil(window.tasks.is_idle)
    assert view._note is not None and "when the register is closed" in view._note.sentence()
    window.close()
    assert shown == ["Clearing what was disposed of out of the file"]
    with Register(path) as register:
        assert not register.owes_writing
    assert b"Agenda about marmalade" not in path.read_bytes()


def test_a_register_that_owes_nothing_closes_at_once(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WorkDialog, "exec", lambda _dialog: pytest.fail("nothing is owed"))
    window.close()
