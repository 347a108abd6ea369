"""Finish: what is missing, a jump to each, and what goes out."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from egovdesk.operations.actions import add_action
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.meetings import add_meeting, cancel_meeting, set_item_exempt, start_meeting
from egovdesk.operations.minutes import add_block
from egovdesk.records.meetings import MeetingState
from tests.scenes import Board, held
from tests.ui.views.desk import Desk
from ui import messages
from ui.forms.issue import IssueForm
from ui.item_models.agenda import Agenda
from ui.views.meetings.finish import missing_of


def sentences(board: Board) -> list[str]:
    agenda = Agenda.read(board.register, board.meeting)
    return [f"{one.sentence}: {one.about}" for one in missing_of(board.register, agenda)]


@pytest.fixture
def desk(bare_desk: Desk, board: Board) -> Desk:
    held(board)
    for item in board.items[2:]:
        add_block(board.register, item, "Noted.")
    bare_desk.open(board.meeting, "finish")
    return bare_desk


def test_items_without_minutes_are_listed_and_enter_goes_there(desk: Desk, board: Board) -> None:
    assert sentences(board) == [
        "Nothing is minuted: 1  Apologies for absence", "Nothing is minuted: 2  Corporate CRM",
    ]  # fmt: skip
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert desk.view.mode() == "minute"
    assert desk.view.minute.sheet.title.text() == "Corporate CRM"


def test_an_action_without_owner_or_date_is_listed(desk: Desk, board: Board) -> None:
    add_action(board.register, board.items[0], "Send the costs")
    add_decision(board.register, board.items[1], [""])
    assert sentences(board) == [
        "The action has not an owner or a date: CFB 02/03 A  Send the costs",
        "The decision has no words: CFB 03/03  Corporate CRM",
    ]


def test_an_exempt_item_without_a_ground_is_listed(desk: Desk, board: Board) -> None:
    set_item_exempt(board.register, board.items[4], True, "")
    assert "Exempt, without a ground: 5  Network partner: tender evaluation" in sentences(board)


def test_circulating_keeps_what_went_out(
    desk: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "ask", lambda *_a, **_k: "circulate")
    desk.view.circulate()
    issue = board.register.issues.find(meeting_id=board.meeting)[0]
    assert (issue.kind, issue.version) == ("minutes", 1)
    assert "Corporate CRM" in issue.content
    assert board.register.meetings.get(board.meeting).state is MeetingState.CIRCULATED


def test_approval_needs_a_later_meeting(
    desk: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.view.approve()
    assert "none has been held yet" in desk.view.note.sentence()
    later = add_meeting(board.register, board.group_id, date(2003, 11, 18))
    start_meeting(board.register, later)
    monkeypatch.setattr(messages, "ask", lambda *_a, **_k: later)
    desk.view.approve()
    assert board.register.meetings.get(board.meeting).approved_at_id == later
    assert desk.view.why_not_change()


def test_issuing_freezes_the_numbers_and_keeps_the_agenda(
    bare_desk: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare_desk.open(board.meeting, "prepare")
    monkeypatch.setattr(IssueForm, "exec", lambda form: form.try_saving() or form.result())
    bare_desk.view.issue()
    assert board.register.items.get(board.items[1]).agenda_number == "2"
    assert board.register.issues.find(meeting_id=board.meeting)[0].kind == "agenda"
    assert bare_desk.view.header.exit.text() == "Export agenda…"
    assert bare_desk.view.why_not_issue()


def test_not_yet_changes_nothing(
    bare_desk: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare_desk.open(board.meeting, "prepare")
    monkeypatch.setattr(IssueForm, "exec", lambda _form: 0)
    bare_desk.view.issue()
    assert board.register.meetings.get(board.meeting).state is MeetingState.PLANNED


def test_a_cancelled_meeting_says_so_and_undo_takes_it_back(bare_desk: Desk, board: Board) -> None:
    bare_desk.open(board.meeting, "prepare")
    cancel_meeting(board.register, board.meeting, "No business")
    assert "Cancelled" in bare_desk.view.header.facts.accessibleName()
    assert bare_desk.view.why_not_start()
    bare_desk.undo()
    assert not bare_desk.view.why_not_start()


def test_a_meeting_cancelled_elsewhere_is_not_started(bare_desk: Desk, board: Board) -> None:
    cancel_meeting(board.register, board.meeting)
    bare_desk.open(board.meeting, "minute")
    assert bare_desk.view.why_not_start() == "The meeting was cancelled."


def test_exports_name_the_meeting(desk: Desk, board: Board) -> None:
    desk.view.export_minutes()
    assert desk.exported == [("minutes", {"meeting": board.meeting, "state": "draft"})]


def test_ending_the_meeting_goes_to_finish(desk: Desk, board: Board) -> None:
    desk.view.end()
    meeting = board.register.meetings.get(board.meeting)
    assert (meeting.state, meeting.ended_at) == (MeetingState.MINUTES_DRAFTED, "16:00")
    assert desk.view.mode() == "finish"
