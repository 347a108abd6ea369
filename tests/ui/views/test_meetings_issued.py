"""What went out, shown exactly as it was, printed, sent again and withdrawn."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from egovdesk.documents.meetings import agenda_content
from egovdesk.operations.meetings import (
    Sent,
    add_item,
    change_item,
    issue_agenda,
    record_dispatches,
    start_meeting,
)
from egovdesk.records.meetings import MeetingState
from tests.scenes import Board
from tests.ui.views.desk import Desk
from ui import theme
from ui.forms.dispatches import DispatchForm, WithdrawForm
from ui.forms.form import Form
from ui.item_models import public_screen
from ui.views.meetings.issued import IssuedDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def issued(board: Board, *sent: Sent) -> str:
    """Issue the agenda as it stands now; the members' copy."""
    register = board.register
    members, public = agenda_content(register, board.meeting, register.today)
    return issue_agenda(register, board.meeting, members, public=public, sent=sent)


def shown(desk: Desk, issue_id: str = "") -> IssuedDialog:
    desk.view.show_issued(issue_id)
    (dialog,) = (one for one in desk.findChildren(IssuedDialog) if one.isVisible())
    dialog.activateWindow()
    desk.qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def labels(dialog: IssuedDialog) -> list[str]:
    return [row.cell.plain.split(",")[0] for row in dialog.list.rows.all_rows()]


def text(dialog: IssuedDialog) -> str:
    return dialog.page.toPlainText()


def filling(
    monkeypatch: pytest.MonkeyPatch, kind: type[Form], fill: Callable[..., object]
) -> list[Form]:
    """Fill a form in and choose OK as soon as it is shown."""
    seen: list[Form] = []

    def run(form: Form) -> int:
        seen.append(form)
        fill(form)
        form.try_saving()
        return form.result()

    monkeypatch.setattr(kind, "exec", run)
    return seen


@pytest.fixture
def prepared(bare_desk: Desk, board: Board) -> Iterator[Desk]:
    """The meeting in Prepare, its agenda not yet issued."""
    bare_desk.open(board.meeting, "prepare")
    yield bare_desk
    public_screen.turn(False)


def test_there_is_nothing_to_show_before_anything_went_out(prepared: Desk, board: Board) -> None:
    view = prepared.view
    nothing = "Nothing of this meeting has gone out yet."
    assert view.why_nothing_out() == nothing
    assert view.why_not_withdraw() == "No agenda or supplement is in force."
    issued(board)
    assert view.why_nothing_out() == view.why_not_withdraw() == ""
    start_meeting(board.register, board.meeting)
    assert view.why_not_withdraw() == "The meeting has been held."
    for mode in ("prepare", "minute", "finish"):
        prepared.open(board.meeting, mode)
        assert view.why_nothing_out() == ""


def test_what_went_out_is_shown_whatever_has_changed_since(prepared: Desk, board: Board) -> None:
    kept = issued(board, Sent("Priya Raman", "post", board.raman, "Large print"))
    change_item(board.register, board.items[1], title="Another title altogether")
    add_item(board.register, board.meeting, "Network failure")
    dialog = shown(prepared, kept)
    assert dialog.title.text() == "Agenda"
    assert "Corporate CRM" in text(dialog)
    assert "Another title" not in text(dialog) and "Network failure" not in text(dialog)
    issue = board.register.issues.get(kept)
    assert dialog.hash.text() == f"SHA-256 {issue.sha256}"
    assert "to Priya Raman" in dialog.facts.text()
    (row,) = dialog.log.rows.all_rows()
    assert "Priya Raman" in row.cell.spoken and "Post" in row.cell.spoken
    assert "Large print" in row.cell.spoken
    assert dialog.page.isReadOnly()


def test_the_newest_is_shown_first_and_the_others_by_arrow(prepared: Desk, board: Board) -> None:
    issued(board)
    dialog = shown(prepared)
    assert len(labels(dialog)) == 2
    first = dialog.title.text()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.title.text() != first
    assert {first, dialog.title.text()} == {"Agenda", "Agenda, public"}


def test_what_is_being_read_stays_where_it_is(prepared: Desk, board: Board) -> None:
    kept = issued(board)
    dialog = shown(prepared, kept)
    bar = dialog.page.verticalScrollBar()
    bar.setValue(40)
    record_dispatches(board.register, kept, [Sent("Reception", "hand")])
    assert len(list(dialog.log.rows.all_rows())) == 1 and bar.value() == 40
    QTest.keyClick(dialog.list, Qt.Key.Key_Up)
    assert bar.value() == 0, "another document begins at its head"


def test_opening_it_again_leaves_one_window(prepared: Desk, board: Board) -> None:
    kept = issued(board)
    shown(prepared)
    assert shown(prepared, kept).issue().id == kept


def test_it_is_written_as_word_in_its_version(prepared: Desk, board: Board) -> None:
    kept = issued(board)
    dialog = shown(prepared, kept)
    dialog.write.click()
    assert prepared.exported[-1] == (
        "issued", {"meeting": board.meeting, "kept": "agenda", "version": 1, "public": False},
    )  # fmt: skip
    dialog.list.select_id(board.register.issues.find(kind="agenda_public")[0].id)
    dialog.write.click()
    assert prepared.exported[-1][1]["public"] is True


def test_it_is_printed_as_it_went_out(
    prepared: Desk, board: Board, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = issued(board)
    change_item(board.register, board.items[1], title="Another title altogether")
    path = tmp_path / "printed.pdf"
    printers: list[QPrinter] = []

    def to_a_file(dialog: QPrintDialog) -> int:
        printers.append(dialog.printer())
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(path))
        return 1

    monkeypatch.setattr(QPrintDialog, "exec", to_a_file)
    dialog = shown(prepared, kept)
    QTest.keyClick(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    said = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True,
                          capture_output=True, text=True).stdout  # fmt: skip
    assert "Corporate CRM" in said and "Another title" not in said
    assert printers[0].docName().startswith("Agenda")


def test_it_can_be_read_in_the_dark_and_in_large_type(prepared: Desk, board: Board) -> None:
    dialog = shown(prepared, issued(board))
    before = text(dialog)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    try:
        theme.apply(app, dark=True, text_size=150)
        assert text(dialog) == before
        size = dialog.page.document().defaultFont().pixelSize()
        assert size == theme.font("prose15").pixelSize() > 20
        assert theme.color("ink2").name() in dialog.page.toHtml()
    finally:
        theme.apply(app, dark=False)


def test_the_public_screen_shows_only_what_went_to_the_public(prepared: Desk, board: Board) -> None:
    kept = issued(board)
    dialog = shown(prepared, kept)
    assert "tender evaluation" in text(dialog)
    public_screen.turn(True)
    assert dialog.title.text() == "Agenda, public" and len(labels(dialog)) == 1
    assert "tender evaluation" not in text(dialog)
    for one in board.register.issues.find(kind="agenda_public"):
        with board.register.step("Lose the public's copy"):
            board.register.issues.remove(one.id)
    assert dialog.issue() is None and not dialog.write.isEnabled()
    assert "nothing else" in text(dialog)
    public_screen.turn(False)
    assert dialog.title.text() == "Agenda"


# --- sent again -------------------------------------------------------------------------------


def test_it_is_recorded_that_it_went_again_to_somebody(
    prepared: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = issued(board, Sent("Priya Raman", "email", board.raman))

    def fill(form: DispatchForm) -> None:
        assert not any(one.isChecked() for one in form.recipients.ticks)
        form.recipients.ticks[1].setChecked(True)
        form.recipients.means[1].set_key("post")
        form.fields["others"].edit.setText("Reception")
        form.fields["note"].edit.setText("Large print")

    filling(monkeypatch, DispatchForm, fill)
    dialog = shown(prepared, kept)
    dialog.dispatch.click()
    log = board.register.dispatches.find(issue_id=kept)
    assert sorted((one.recipient, one.means, one.note) for one in log) == [
        ("Priya Raman", "email", ""), ("Priya Raman", "post", "Large print"),
        ("Reception", "email", "Large print"),
    ]  # fmt: skip
    assert len(list(dialog.log.rows.all_rows())) == 3, "the window follows"
    prepared.undo()
    assert len(list(dialog.log.rows.all_rows())) == 1


def test_a_dispatch_to_nobody_stays_in_the_form(
    prepared: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued(board)
    seen = filling(monkeypatch, DispatchForm, lambda _form: None)
    prepared.view.record_dispatch()
    assert seen[0].fields["others"].error() == "Tick or type to whom it went."
    assert board.register.dispatches.all() == [] and prepared.said == []


def test_the_menu_offers_the_members_copy_first(
    prepared: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = issued(board)
    filling(monkeypatch, DispatchForm, lambda form: form.recipients.ticks[0].setChecked(True))
    prepared.view.record_dispatch()
    (one,) = board.register.dispatches.all()
    assert (one.issue_id, one.recipient) == (kept, "David Ashworth")
    assert prepared.said == ["Dispatch recorded"]


def test_del_takes_out_a_dispatch_and_undo_brings_it_back(prepared: Desk, board: Board) -> None:
    kept = issued(board, Sent("Priya Raman", "email", board.raman))
    dialog = shown(prepared, kept)
    (row,) = dialog.log.rows.all_rows()
    dialog.log.select_id(row.id)
    dialog.log.setFocus()
    prepared.qtbot.waitUntil(dialog.log.hasFocus)
    QTest.keyClick(dialog.log, Qt.Key.Key_Delete)
    assert board.register.dispatches.all() == []
    prepared.undo()
    assert len(list(dialog.log.rows.all_rows())) == 1


# --- withdrawn --------------------------------------------------------------------------------


def test_an_agenda_is_withdrawn_with_the_reason_and_issued_anew(
    prepared: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued(board)
    public = board.register.issues.find(kind="agenda_public")[0].id
    filling(monkeypatch, WithdrawForm, lambda form: form.fields["reason"].edit.setText("Wrong day"))
    dialog = shown(prepared, public)
    dialog.withdraw.click()
    assert all(one.is_withdrawn for one in board.register.issues.all())
    assert dialog.withdrawn.isVisible() and "Wrong day" in dialog.withdrawn.sentence()
    assert not dialog.withdraw.isEnabled() and dialog.withdraw.toolTip()
    assert "Corporate CRM" in text(dialog), "it stays in the record"
    assert board.register.meetings.get(board.meeting).state is MeetingState.AGENDA_AGREED
    assert prepared.view.why_not_issue() == ""
    assert dialog.issue().id == public
    again = issued(board)
    assert dialog.list.select_id(again) and dialog.title.text() == "Agenda, version 2"


def test_withdrawing_from_the_menu_needs_a_reason(
    prepared: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued(board)
    filling(monkeypatch, WithdrawForm, lambda _form: None)
    prepared.view.withdraw()
    assert not any(one.is_withdrawn for one in board.register.issues.all())
    filling(monkeypatch, WithdrawForm, lambda form: form.fields["reason"].edit.setText("Wrong day"))
    prepared.view.withdraw()
    assert prepared.said == ["Agenda withdrawn"]
    assert prepared.view.why_not_withdraw() == "No agenda or supplement is in force."
