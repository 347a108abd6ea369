"""Finish: what is missing, a jump to each, and what goes out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt

from egovdesk.operations.actions import add_action
from egovdesk.operations.approval import approve_minutes, circulate_minutes
from egovdesk.operations.authority import change_authority
from egovdesk.operations.corrections import add_correction
from egovdesk.operations.decisions import add_decision
from egovdesk.operations.meetings import (
    add_item,
    add_meeting,
    cancel_meeting,
    change_meeting,
    set_item_exempt,
    start_meeting,
)
from egovdesk.operations.minutes import add_block
from egovdesk.records.meetings import MeetingState
from tests.scenes import Board, held
from tests.ui.views.desk import Desk
from ui import messages
from ui.forms.approval import kept_minutes
from ui.forms.form import Form
from ui.forms.issue import IssueForm
from ui.views.meetings.issued import IssuedDialog


def sentences(desk: Desk) -> list[str]:
    rows = list(desk.view.finish.list.rows.all_rows())
    return [row.tip for row in rows]


@pytest.fixture
def desk(bare_desk: Desk, board: Board) -> Desk:
    held(board)
    change_authority(board.register, today=date(2003, 10, 22))
    for item in board.items[2:]:
        add_block(board.register, item, "Noted.")
    bare_desk.open(board.meeting, "finish")
    return bare_desk


@pytest.fixture
def fill(monkeypatch: pytest.MonkeyPatch) -> Callable[..., dict[str, Any]]:
    """Fill the next form with these values and press OK; what it showed comes back by field."""

    def prepare(**values: Any) -> dict[str, Any]:
        shown: dict[str, Any] = {}

        def exec_(form: Form) -> int:
            shown.update(form.values())
            for name, value in values.items():
                field: Any = form.fields[name]
                if name in ("on",):
                    field.set_date(value)
                elif hasattr(field, "set_key"):
                    field.set_key(value)
                    field.chosen.emit(value)
                elif hasattr(field, "setChecked"):
                    field.setChecked(value)
                else:
                    field.set_text(value)
            form.try_saving()
            shown["says"] = form._note.sentence() if not form.result_id else ""
            return int(bool(form.result_id))

        monkeypatch.setattr(Form, "exec", exec_)
        return shown

    return prepare


def answering(monkeypatch: pytest.MonkeyPatch, answer: str) -> list[tuple[Any, ...]]:
    """Answer every question so; the questions asked come back."""
    asked: list[tuple[Any, ...]] = []

    def ask(*args: Any, **more: Any) -> str:
        asked.append((*args[1:], more))
        return answer

    monkeypatch.setattr(messages, "ask", ask)
    return asked


def state(board: Board) -> MeetingState:
    return board.register.meetings.get(board.meeting).state


def later_meeting(board: Board) -> str:
    later = add_meeting(board.register, board.group_id, date(2003, 11, 18), standing_items=False)
    start_meeting(board.register, later, "14:00")
    return str(later)


def circulated(board: Board) -> None:
    circulate_minutes(board.register, board.meeting, kept_minutes(board.register, board.meeting))


# --- the checklist --------------------------------------------------------------------------------


def test_items_without_minutes_are_listed_and_enter_goes_there(desk: Desk, board: Board) -> None:
    assert sentences(desk) == [
        "Nothing is minuted: 1  Apologies for absence", "Nothing is minuted: 2  Corporate CRM",
    ]  # fmt: skip
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert desk.view.mode() == "minute"
    assert desk.view.minute.sheet.title.text() == "Corporate CRM"


def test_f7_goes_from_one_problem_to_the_next_and_round(desk: Desk, board: Board) -> None:
    add_action(board.register, board.items[3], "Send the costs")
    seen = []
    for _ in range(4):
        desk.press(Qt.Key.Key_F7)
        seen.append((desk.view.item_id(), desk.view.note.sentence().partition(":")[0]))
    first, second, fourth = board.items[0], board.items[1], board.items[3]
    assert seen == [
        (first, "1 of 3 to settle"), (second, "2 of 3 to settle"), (fourth, "3 of 3 to settle"),
        (first, "1 of 3 to settle"),
    ]  # fmt: skip
    assert desk.view.mode() == "minute"


def test_f7_says_when_nothing_is_left(desk: Desk, board: Board) -> None:
    for item in board.items[:2]:
        add_block(board.register, item, "Noted.")
    desk.press(Qt.Key.Key_F7)
    assert desk.view.note.sentence() == "Nothing is left to settle."


def test_a_ground_is_settled_on_the_agenda(desk: Desk, board: Board) -> None:
    for item in board.items[:2]:
        add_block(board.register, item, "Noted.")
    set_item_exempt(board.register, board.items[4], True, "")
    assert sentences(desk) == ["Exempt, without a ground: 5  Network partner: tender evaluation"]
    (row,) = desk.view.finish.list.rows.all_rows()
    assert row.exempt, "a public screen would show it"
    desk.press(Qt.Key.Key_F7)
    assert (desk.view.mode(), desk.view.item_id()) == ("prepare", board.items[4])


def test_the_list_follows_what_is_minuted_and_undone(desk: Desk, board: Board) -> None:
    add_block(board.register, board.items[0], "None.")
    assert len(sentences(desk)) == 1
    desk.undo()
    assert len(sentences(desk)) == 2


def test_ending_with_undecided_items_asks_first(
    desk: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answering(monkeypatch, "")
    desk.view.end()
    assert state(board) is MeetingState.HELD
    title, _text, _answers, more = asked[0]
    assert title == "2 items undecided"
    assert more["steps"] == [
        "1  Apologies for absence: nothing is minuted", "2  Corporate CRM: nothing is minuted",
    ]  # fmt: skip
    assert more["numbered"] is False, "the agenda's numbers are the only ones"
    answering(monkeypatch, "look")
    desk.view.end()
    assert (state(board), desk.view.item_id()) == (MeetingState.HELD, board.items[0])
    answering(monkeypatch, "end")
    desk.view.end()
    assert state(board) is MeetingState.MINUTES_DRAFTED


# --- to the chair, cleared, circulated ------------------------------------------------------------


def test_sending_to_the_chair_keeps_the_draft_and_writes_its_file(
    desk: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answering(monkeypatch, "send")
    desk.view.send_to_chair()
    assert "2 things still to settle." in asked[0][1]
    (issue,) = board.register.issues.find(meeting_id=board.meeting)
    assert issue.kind == "chair" and "Corporate CRM" in issue.content
    assert desk.exported[-1] == ("minutes", {"meeting": board.meeting, "form": "draft"})
    assert desk.view.finish.primary is not None
    assert desk.view.finish.primary.text() == "Record clearance…"
    assert "With the chair now" in desk.view.finish.stages.accessibleDescription()


def test_not_yet_sends_nothing(desk: Desk, board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, "")
    desk.view.send_to_chair()
    desk.view.circulate()
    assert board.register.issues.find(meeting_id=board.meeting) == []
    assert desk.exported == []


def test_clearance_records_the_day_and_what_was_amended(
    desk: Desk, board: Board, fill: Callable[..., Any]
) -> None:
    fill(on=date(2003, 10, 24), amendments="The date in minute 3")
    desk.view.clear()
    found = board.register.meetings.get(board.meeting)
    assert (found.state, found.cleared_on) == (MeetingState.CLEARED, date(2003, 10, 24))
    assert "Amended: The date in minute 3" in desk.view.finish.said.text()
    desk.undo()
    assert state(board) is MeetingState.HELD


def test_circulating_keeps_what_went_out_and_the_publics_copy(
    desk: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_block(board.register, board.items[4], "Acme was cheapest.")
    answering(monkeypatch, "circulate")
    desk.view.circulate()
    kept = {one.kind: one.content for one in board.register.issues.find(meeting_id=board.meeting)}
    assert set(kept) == {"minutes", "minutes_public"}
    assert "Acme" in kept["minutes"] and "Acme" not in kept["minutes_public"]
    assert '"Draft: subject to confirmation' in kept["minutes"]
    assert state(board) is MeetingState.CIRCULATED
    assert desk.exported[-1][1]["form"] == "draft"


def test_n_puts_a_line_off_with_a_reason_and_enter_puts_it_back(
    desk: Desk, board: Board, fill: Callable[..., dict[str, Any]]
) -> None:
    shown = desk.view.finish.list
    first, second = sentences(desk)
    fill(reason="The chair is asked")
    shown.select_id(next(iter(shown.rows.all_rows())).id)
    shown.setFocus()
    desk.press(Qt.Key.Key_N)
    assert sentences(desk) == [second, f"{first}. Not now: The chair is asked"]
    assert desk.view.unsettled()[0].about in second
    shown.select_id(list(shown.rows.all_rows())[1].id)
    desk.press(Qt.Key.Key_Return)
    assert sentences(desk) == [first, second]


def test_putting_off_wants_a_reason(
    desk: Desk, board: Board, fill: Callable[..., dict[str, Any]]
) -> None:
    before = sentences(desk)
    fill(reason=" ")
    desk.view.finish.list.select_id(next(iter(desk.view.finish.list.rows.all_rows())).id)
    desk.view.put_off_problem()
    assert sentences(desk) == before
    assert board.register.acceptances.count() == 0


# --- corrected, approved, signed, reopened --------------------------------------------------------


def test_a_correction_is_noted_listed_and_taken_back(
    desk: Desk, board: Board, fill: Callable[..., Any]
) -> None:
    assert desk.view.why_not_correct()
    circulated(board)
    fill(item_id=board.items[2], old="Noted", new="Agreed")
    desk.view.add_correction()
    finish = desk.view.finish
    assert finish.corrected.isVisible()
    (row,) = finish.corrections.rows.all_rows()
    assert row.tip == "Delete “Noted”, insert “Agreed” (to be made on approval)"
    finish.corrections.select_id(row.id)
    finish.corrections.setFocus()
    desk.press(Qt.Key.Key_Delete)
    assert board.register.corrections.all() == []
    desk.undo()
    assert len(board.register.corrections.all()) == 1


def test_words_that_do_not_stand_there_stay_in_the_form(
    desk: Desk, board: Board, fill: Callable[..., Any]
) -> None:
    circulated(board)
    shown = fill(item_id=board.items[2], old="Nothing like it", new="x")
    desk.view.add_correction()
    assert "does not stand in minute CFB 04/03" in shown["says"]
    assert board.register.corrections.all() == []


def test_approval_needs_a_later_meeting(desk: Desk, board: Board) -> None:
    circulated(board)
    desk.view.approve()
    assert "none has been held yet" in desk.view.note.sentence()
    assert "none has been held" not in desk.view.finish.said.text()


def test_at_another_item_it_is_said_where_earlier_minutes_are_approved(
    desk: Desk, board: Board
) -> None:
    add_item(board.register, board.meeting, "Minutes", approves_id=board.earlier)
    desk.open(board.meeting, "minute", board.items[0])
    desk.view.approve()
    assert "Earlier ones are approved under item 5." in desk.view.note.sentence()


def test_approving_makes_the_corrections_and_minutes_it_at_the_later_meeting(
    desk: Desk, board: Board, fill: Callable[..., Any]
) -> None:
    circulated(board)
    add_correction(board.register, board.meeting, board.items[2], "Noted", "Agreed")
    later = later_meeting(board)
    item = add_item(board.register, later, "Minutes", approves_id=board.meeting)
    shown = fill()
    desk.view.approve()
    words = (
        "The minutes of the meeting held on 21 October 2003 were agreed as a correct record, subject "
        "to minute CFB 04/03, delete “Noted”, insert “Agreed”."
    )
    assert (shown["at"], shown["write"], shown["words"]) == (later, True, words)
    assert [one.text for one in board.register.blocks.find(item_id=item)] == [words]
    assert [one.text for one in board.register.blocks.find(item_id=board.items[2])] == ["Agreed."]
    (kept,) = board.register.issues.find(meeting_id=board.meeting, kind="minutes_approved")
    assert "Approved as a correct record" in kept.content and "Draft" not in kept.content
    assert desk.view.why_not_change() == "The minutes have been approved."


def test_what_the_later_meeting_has_minuted_already_is_left_alone(
    desk: Desk, board: Board, fill: Callable[..., Any]
) -> None:
    circulated(board)
    later = later_meeting(board)
    item = add_item(board.register, later, "Minutes", approves_id=board.meeting)
    add_block(board.register, item, "They were agreed, nobody dissenting.")
    shown = fill()
    desk.view.approve()
    assert shown["write"] is False
    blocks = board.register.blocks.find(item_id=item)
    assert [one.text for one in blocks] == ["They were agreed, nobody dissenting."]


def test_in_minute_the_item_in_hand_is_approved_from_its_own_meeting(
    desk: Desk, board: Board, fill: Callable[..., Any]
) -> None:
    circulated(board)
    later = later_meeting(board)
    item = add_item(board.register, later, "Minutes", approves_id=board.meeting)
    desk.open(later, "minute", item)
    fill(item_id=board.items[2], old="Noted", new="Agreed")
    desk.view.add_correction()
    shown = fill()
    desk.view.approve()
    assert shown["at"] == later
    assert board.register.meetings.get(board.meeting).approved_at_id == later
    assert desk.view.why_not_approve() == "The minutes have been approved."
    assert any("“Agreed”" in one.text for one in board.register.blocks.find(item_id=item))


def approved(board: Board) -> str:
    circulated(board)
    later = later_meeting(board)
    approve_minutes(
        board.register, board.meeting, later, kept_minutes(board.register, board.meeting)
    )
    return later


def test_signing_names_who_presided_or_nobody(
    desk: Desk, board: Board, fill: Callable[..., Any]
) -> None:
    assert desk.view.why_not_sign() == "The minutes have not been approved."
    later = approved(board)
    change_meeting(board.register, later, chair_id=board.sykes)
    shown = fill(who="")
    desk.view.sign()
    assert (shown["who"], shown["on"]) == (board.sykes, date(2003, 11, 18))
    assert state(board) is MeetingState.SIGNED
    assert desk.view.finish.said.text() == "Signed on 18 November 2003, and locked."
    assert desk.view.why_not_change() == "The minutes have been signed."


def test_after_a_step_the_focus_stays_on_the_page(
    desk: Desk, board: Board, fill: Callable[..., Any]
) -> None:
    approved(board)
    signs = desk.view.finish.primary
    assert signs is not None and signs.text() == "Sign…"
    desk.qtbot.waitUntil(signs.isVisible)
    signs.setFocus()
    fill(who="")
    desk.press(Qt.Key.Key_Space)
    assert state(board) is MeetingState.SIGNED
    assert desk.view.finish.isAncestorOf(desk.focus())


def test_reopening_wants_a_reason_and_is_logged(
    desk: Desk, board: Board, fill: Callable[..., Any]
) -> None:
    assert desk.view.why_not_reopen() == "The minutes are open."
    approved(board)
    fill(reason=" ")
    desk.view.reopen()
    assert state(board) is MeetingState.APPROVED
    fill(reason="A sum is wrong")
    desk.view.reopen()
    assert state(board) is MeetingState.CIRCULATED
    assert desk.view.finish.reopened.text().splitlines() == [
        "Reopened once", f"22 October 2003, {board.register.user}: A sum is wrong",
    ]  # fmt: skip
    kinds = [one.kind for one in board.register.issues.find(meeting_id=board.meeting)]
    assert kinds == ["minutes", "minutes_approved"]


def test_the_trail_says_who_and_when(desk: Desk, board: Board) -> None:
    later = approved(board)
    item = add_item(board.register, later, "Minutes")
    assert item
    said = desk.view.finish.trail.accessibleDescription()
    assert "Approved, by a later meeting, Tue 18 Nov" in said
    assert "Signed, by whoever presides" in said


# --- what goes out --------------------------------------------------------------------------------


def test_each_form_is_exported_by_its_name(
    desk: Desk, board: Board, fill: Callable[..., Any]
) -> None:
    circulated(board)
    fill(folio="101")
    view = desk.view
    for act in (
        view.export_minutes, view.export_draft, view.export_marked, view.export_exempt,
        view.export_loose_leaf,
    ):  # fmt: skip
        act()
    what = [{k: v for k, v in one.items() if k != "meeting"} for _kind, one in desk.exported]
    assert what == [
        {"form": ""}, {"form": "draft"}, {"form": "marked", "public": False},
        {"form": "exempt", "public": False}, {"form": "loose-leaf", "folio": 101},
    ]  # fmt: skip


def test_a_folio_is_a_number(desk: Desk, board: Board, fill: Callable[..., Any]) -> None:
    fill(folio="the next")
    desk.view.export_loose_leaf()
    assert desk.exported == []


def test_what_cannot_be_printed_says_why(desk: Desk, board: Board) -> None:
    buttons = desk.view.finish.buttons
    assert buttons["minutes.export_marked"].toolTip() == "No draft of the minutes has gone out."
    assert not buttons["minutes.export_marked"].isEnabled()
    set_item_exempt(board.register, board.items[4], False)
    assert buttons["minutes.export_exempt"].toolTip() == "Nothing in these minutes is exempt."
    circulated(board)
    assert buttons["minutes.export_marked"].isEnabled()


def test_enter_on_what_went_out_shows_it_as_it_was(desk: Desk, board: Board) -> None:
    circulated(board)
    issued = desk.view.finish.issued
    (row,) = issued.rows.all_rows()
    issued.select_id(row.id)
    issued.setFocus()
    assert desk.view.keys()[1] == ("Enter", "show it as it was")
    desk.press(Qt.Key.Key_Return)
    (dialog,) = desk.findChildren(IssuedDialog)
    assert dialog.isVisible() and dialog.title.text() == "Draft minutes"


def test_an_extract_is_of_the_decision_at_the_cursor(desk: Desk, board: Board) -> None:
    assert desk.view.why_no_extract()
    decision = add_decision(board.register, board.items[1], ["it be agreed"])
    desk.open(board.meeting, "minute", board.items[1])
    assert not desk.view.why_no_extract()
    desk.view.export_extract()
    assert desk.exported == [("extract", {"decision": decision})]


# --- before and during ----------------------------------------------------------------------------


def test_issuing_freezes_the_numbers_and_keeps_the_agenda(
    bare_desk: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare_desk.open(board.meeting, "prepare")
    monkeypatch.setattr(IssueForm, "exec", lambda form: form.try_saving() or form.result())
    bare_desk.view.issue()
    assert board.register.items.get(board.items[1]).agenda_number == "2"
    assert board.register.issues.find(meeting_id=board.meeting)[0].kind == "agenda"
    assert bare_desk.view.header.exit.text() == "Build pack…"
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
    assert desk.exported == [("minutes", {"meeting": board.meeting, "form": ""})]


def test_ending_the_meeting_goes_to_finish(
    desk: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    for item in board.items[:2]:
        add_block(board.register, item, "Noted.")
    desk.view.end()
    meeting = board.register.meetings.get(board.meeting)
    assert (meeting.state, meeting.ended_at) == (MeetingState.MINUTES_DRAFTED, "16:00")
    assert desk.view.mode() == "finish"
