"""Minute: the meeting is minuted by keyboard, saved as typed, and undone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from egovdesk.operations.approval import approve_minutes, circulate_minutes
from egovdesk.operations.groups import change_group
from egovdesk.operations.meetings import (
    add_meeting,
    change_item,
    start_meeting,
)
from egovdesk.operations.people import add_person
from egovdesk.records.meetings import AttendanceState, ItemState, MeetingState
from egovdesk.records.minutes import BlockKind
from egovdesk.records.room import MovementKind
from egovdesk.register import Register
from tests.scenes import Board
from tests.ui.views.desk import Desk
from ui import messages

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def desk(bare_desk: Desk, board: Board) -> Desk:
    """The meeting started, its first item called."""
    bare_desk.start(board.meeting)
    return bare_desk


def test_starting_on_another_day_than_the_meetings_own_asks_once(
    bare_desk: Desk, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(*said: Any, **_more: Any) -> str:
        asked.append(f"{said[1]} {said[2]}")
        return "" if len(asked) == 1 else "start"

    monkeypatch.setattr(messages, "ask", ask)
    view = bare_desk.open(board.meeting, "minute")
    view.start()
    assert not board.register.meetings.get(board.meeting).state.is_frozen
    (said,) = asked
    assert said.startswith("Start the meeting of 21 October 2003? It is to be on that day")
    assert "today is 9 October 2003" in said and "2.00pm is written down" in said
    view.start()
    assert board.register.meetings.get(board.meeting).state is MeetingState.HELD
    later = add_meeting(board.register, board.group_id, board.register.today)
    bare_desk.open(later, "minute").start()
    assert len(asked) == 2, "on its own day nothing is asked"
    assert board.register.meetings.get(later).state is MeetingState.HELD


def words(board: Board, item_id: str) -> list[str]:
    return [one.text for one in board.register.blocks.find(item_id=item_id)]


def test_enter_starts_the_meeting_with_the_days_members_and_numbers(
    desk: Desk, board: Board
) -> None:
    meeting = board.register.meetings.get(board.meeting)
    assert meeting.state is MeetingState.HELD
    assert meeting.started_at == "14:00"
    assert len(board.register.attendances.find(meeting_id=board.meeting)) == 3
    assert board.register.items.get(board.items[0]).minute_number == "CFB 01/03"
    assert desk.view.minute.sheet.number.text() == "CFB 01/03"
    assert desk.focus() is desk.view.minute.sheet.editor


def test_words_are_in_the_file_within_a_second_and_after_reopening(
    desk: Desk, board: Board
) -> None:
    desk.type("Apologies came from two members.")
    desk.qtbot.waitUntil(
        lambda: words(board, board.items[0]) == ["Apologies came from two members."], timeout=1000
    )
    board.register.close()
    with Register(board.register.path) as again:
        assert [one.text for one in again.blocks.find(item_id=board.items[0])] == [
            "Apologies came from two members."
        ]


def test_a_run_of_typing_is_one_step_and_enter_ends_it(desk: Desk, board: Board) -> None:
    desk.type("One.")
    desk.view.minute.sheet.editor.flush()
    desk.type(" Two.")
    desk.press(Qt.Key.Key_Return)
    desk.type("Three.")
    desk.press(Qt.Key.Key_Z, CTRL)
    assert words(board, board.items[0])[:1] == ["One. Two."]
    assert "Three." not in words(board, board.items[0])


def test_its_own_notice_never_moves_the_caret(desk: Desk, board: Board) -> None:
    desk.type("world")
    desk.press(Qt.Key.Key_Home)
    desk.type("hello ")
    desk.view.minute.sheet.editor.flush()
    desk.type("wide ")
    desk.view.leave()
    assert words(board, board.items[0]) == ["hello wide world"]


def test_ctrl_down_calls_the_next_item_and_records_order_and_number(
    desk: Desk, board: Board
) -> None:
    desk.type("None.")
    desk.press(Qt.Key.Key_Down, CTRL)
    item = board.register.items.get(board.items[1])
    assert item.order_taken == 2
    assert board.register.meetings.get(board.meeting).current_item_id == board.items[1]
    assert desk.view.minute.sheet.title.text() == "Corporate CRM"
    assert words(board, board.items[0]) == ["None."]
    desk.press(Qt.Key.Key_Up, CTRL)
    assert desk.view.minute.sheet.title.text() == "Apologies for absence"


def test_a_decision_takes_the_recommendations_words(desk: Desk, board: Board) -> None:
    change_item(board.register, board.items[1], recommendation="1. agree the case;\n2. report")
    desk.press(Qt.Key.Key_Down, CTRL)
    desk.press(Qt.Key.Key_D, CTRL)
    decision = board.register.decisions.find(item_id=board.items[1])[0]
    parts = [one.text for one in board.register.decision_parts.find(decision_id=decision.id)]
    assert parts == ["the case be agreed;", "report"]
    assert decision.number == "CFB 02/03"
    assert desk.view.minute.decision_id() == decision.id
    assert board.register.items.get(board.items[1]).state is ItemState.DECIDED


def test_typing_in_a_decision_changes_its_part(desk: Desk, board: Board) -> None:
    desk.press(Qt.Key.Key_D, CTRL)
    desk.type("the plan be")
    desk.press(Qt.Key.Key_Return)
    desk.type(" noted")
    desk.view.leave()
    decision = board.register.decisions.find(item_id=board.items[0])[0]
    parts = board.register.decision_parts.find(decision_id=decision.id)
    assert [one.text for one in parts] == ["the plan be noted"]


def test_alt_and_a_number_set_the_outcome(desk: Desk, board: Board) -> None:
    desk.press(Qt.Key.Key_D, CTRL)
    desk.type("the plan be noted")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_3, ALT)
    decision = board.register.decisions.find(item_id=board.items[0])[0]
    assert decision.outcome == "deferred"
    assert desk.view.minute.inspector.decision.choices.choice() == "deferred"


def decided(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Down, CTRL)
    desk.press(Qt.Key.Key_D, CTRL)
    desk.type("the plan be put off")
    desk.press(Qt.Key.Key_Return)


def test_deferring_asks_to_when_and_shows_the_agenda_that_it_comes_to(
    desk: Desk, board: Board
) -> None:
    register = board.register
    november = add_meeting(register, board.group_id, date(2003, 11, 18), standing_items=False)
    march = add_meeting(register, board.group_id, date(2004, 3, 16), standing_items=False)
    decided(desk)
    desk.press(Qt.Key.Key_3, ALT)
    asked = desk.view.minute.inspector.decision.deferred_to
    assert desk.focus() is asked.field.edit
    assert asked.where.text() == "On the agenda of Tuesday 18 November 2003."
    assert [one.arises_id for one in register.items.find(meeting_id=november)] == [board.items[1]]
    desk.type("the March meeting")
    desk.press(Qt.Key.Key_Return)
    assert [one.arises_id for one in register.items.find(meeting_id=march)] == [board.items[1]]
    assert register.items.find(meeting_id=november) == []
    assert asked.where.text() == "On the agenda of Tuesday 16 March 2004."
    assert desk.focus() is desk.view.minute.sheet.editor


def test_a_page_of_details_that_is_not_shown_takes_no_room(desk: Desk) -> None:
    inspector, agenda = desk.view.minute.inspector, desk.view.agenda
    assert agenda is not None
    before = inspector.pages.heightForWidth(240)
    decided(desk)
    desk.press(Qt.Key.Key_3, ALT)
    desk.press(Qt.Key.Key_Return)
    assert inspector.pages.heightForWidth(240) > before
    desk.press(Qt.Key.Key_Up)
    desk.press(Qt.Key.Key_Home, CTRL)
    inspector.show_block(agenda, None)
    assert inspector.pages.heightForWidth(240) == before


def test_a_time_without_a_meeting_yet_waits_and_a_wrong_one_is_said(
    desk: Desk, board: Board
) -> None:
    decided(desk)
    desk.press(Qt.Key.Key_3, ALT)
    asked = desk.view.minute.inspector.decision.deferred_to
    desk.type("31 november")
    desk.press(Qt.Key.Key_Return)
    assert asked.field.error().startswith("November has 30 days")
    assert desk.focus() is asked.field.edit
    asked.field.edit.selectAll()
    desk.type("the July meeting")
    desk.press(Qt.Key.Key_Return)
    assert asked.where.text() == "Waits for a meeting on or after 1 July 2004."
    desk.press(Qt.Key.Key_1, ALT)
    assert asked.isHidden() and not desk.view.minute.inspector.decision.changed.isHidden()
    assert board.register.items.find(arises_id=board.items[1]) == []


def test_an_action_is_understood_before_enter(desk: Desk, board: Board) -> None:
    desk.press(Qt.Key.Key_J, CTRL)
    desk.type("raman: circulate revised costs to directors by 31 oct")
    said = desk.view.minute.entry.entry()
    assert said.who is not None
    assert (said.who.name, said.what) == ("Priya Raman", "Circulate revised costs to directors")
    assert said.due == date(2003, 10, 31)
    desk.press(Qt.Key.Key_Return)
    action = board.register.actions.find(meeting_id=board.meeting)[0]
    assert (action.owner_id, action.due_on) == (board.raman, date(2003, 10, 31))
    assert action.number == "CFB 01/03 A"
    assert desk.focus() is desk.view.minute.sheet.editor


def test_slash_a_at_a_lines_start_opens_the_entry_line(desk: Desk) -> None:
    desk.type("/a ")
    assert desk.focus() is desk.view.minute.entry.edit
    desk.press(Qt.Key.Key_Escape)
    assert desk.focus() is desk.view.minute.sheet.editor


def test_an_owner_and_a_date_are_changed_in_the_details(desk: Desk, board: Board) -> None:
    desk.press(Qt.Key.Key_J, CTRL)
    desk.type("circulate costs")
    desk.press(Qt.Key.Key_Return)
    form = desk.view.minute.inspector.action
    form.owner.edit.setFocus()
    form.owner.edit.setText("sykes")
    form.owner.commit()
    form.due.edit.setFocus()
    form.due.edit.setText("5 december")
    form.due.commit()
    action = board.register.actions.find(meeting_id=board.meeting)[0]
    assert (action.owner_id, action.due_on) == (board.sykes, date(2003, 12, 5))


def test_an_exempt_paragraph_takes_its_ground(desk: Desk, board: Board) -> None:
    desk.type("The lowest price was £412,000.")
    desk.press(Qt.Key.Key_E, CTRL)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    block = board.register.blocks.find(item_id=board.items[0])[0]
    assert (block.exempt, block.ground) == (True, "A1")
    desk.view.minute.sheet.focus()
    desk.type(" So it was.")
    desk.view.leave()
    block = board.register.blocks.find(item_id=board.items[0])[0]
    assert (block.exempt, block.ground) == (True, "A1")
    assert block.text.endswith("So it was.")


def test_slash_x_enters_an_exempt_paragraph_with_its_ground(desk: Desk, board: Board) -> None:
    desk.type("/x ")
    desk.type("8: the lowest price was £412,000")
    desk.press(Qt.Key.Key_Return)
    block = board.register.blocks.find(item_id=board.items[0])[0]
    assert (block.exempt, block.ground) == (True, "A8")
    assert block.text.casefold() == "the lowest price was £412,000"


def test_slash_v_enters_a_vote(desk: Desk, board: Board) -> None:
    desk.type("/v ")
    desk.type("6 for, 2 against")
    desk.press(Qt.Key.Key_Return)
    block = board.register.blocks.find(item_id=board.items[0])[0]
    assert (block.kind, block.text) == (BlockKind.VOTE, "")
    vote = board.register.votes.get(block.vote_id or "")
    assert (vote.in_favour, vote.against, vote.decision_id) == (6, 2, None)


def test_what_is_typed_under_an_exempt_item_is_exempt(desk: Desk, board: Board) -> None:
    desk.view.minute.take(board.items[4])
    desk.type("Tenders were opened.")
    desk.press(Qt.Key.Key_D, CTRL)
    desk.type("the tender be accepted")
    desk.press(Qt.Key.Key_Return)
    blocks = board.register.blocks.find(item_id=board.items[4])
    assert {(one.exempt, one.ground) for one in blocks} == {(True, "A8")}
    assert board.register.decisions.find(item_id=board.items[4])[0].exempt


def test_f8_and_a_number_cycle_attendance(desk: Desk, board: Board) -> None:
    desk.press(Qt.Key.Key_F8)
    desk.press(Qt.Key.Key_2)
    (left,) = board.register.movements.find(meeting_id=board.meeting)
    assert (left.kind, left.at, left.item_id) == (MovementKind.LEFT, "", board.items[0])
    desk.press(Qt.Key.Key_2)
    desk.press(Qt.Key.Key_2)
    assert board.register.movements.find(meeting_id=board.meeting) == []
    listed = board.register.attendances.find(meeting_id=board.meeting)
    assert listed[1].state is AttendanceState.APOLOGIES
    desk.press(Qt.Key.Key_Escape)
    assert desk.focus() is desk.view.minute.sheet.editor


def test_losing_the_quorum_is_said_and_never_blocks_typing(desk: Desk, board: Board) -> None:
    change_group(board.register, board.group_id, quorum="3")
    assert desk.view.minute.attendance.strip.is_quorate()
    desk.press(Qt.Key.Key_F8)
    desk.press(Qt.Key.Key_3)
    assert not desk.view.minute.attendance.strip.is_quorate()
    desk.press(Qt.Key.Key_Escape)
    desk.type("The meeting went on.")
    desk.view.leave()
    assert words(board, board.items[0]) == ["The meeting went on."]


def test_a_substitute_is_added_by_keyboard(desk: Desk, board: Board) -> None:
    tully = add_person(board.register, "Mary Tully")
    desk.press(Qt.Key.Key_F8)
    desk.press(Qt.Key.Key_Insert)
    desk.type("Mary Tully")
    pane = desk.view.minute.attendance
    pane.who.edit.completer().popup().hide()
    pane.how.set_key(board.register.attendances.find(meeting_id=board.meeting)[2].id)
    pane.how.combo.setFocus()
    desk.press(Qt.Key.Key_Return)
    listed = board.register.attendances.find(meeting_id=board.meeting)
    added = next(one for one in listed if one.person_id == tully)
    assert (added.state, added.substitute_for_id) == (AttendanceState.SUBSTITUTE, board.sykes)
    assert listed[2].state is AttendanceState.APOLOGIES


def test_the_main_job_is_undone_and_done_again(desk: Desk, board: Board) -> None:
    register = board.register
    steps = register.recent_changes(1)[0].seq
    desk.type("The Head of ICT presented the case.")
    desk.press(Qt.Key.Key_D, CTRL)
    desk.type("the case be agreed")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_2, ALT)
    desk.press(Qt.Key.Key_J, CTRL)
    desk.type("raman: report by 5 december")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_F8)
    desk.press(Qt.Key.Key_1)
    assert register.recent_changes(1)[0].seq > steps
    for _ in range(6):
        desk.undo()
    assert words(board, board.items[0]) == []
    assert register.decisions.find(meeting_id=board.meeting) == []
    assert register.actions.find(meeting_id=board.meeting) == []
    while register.redo_label:
        desk.redo()
    kinds = [one.kind for one in register.blocks.find(item_id=board.items[0])]
    assert kinds[:3] == [BlockKind.PARAGRAPH, BlockKind.DECISION, BlockKind.ACTION]
    assert register.decisions.find(meeting_id=board.meeting)[0].outcome == "agreed_with_changes"


def test_a_refused_action_stays_in_the_entry_line_with_the_sentence(
    desk: Desk, board: Board
) -> None:
    desk.press(Qt.Key.Key_J, CTRL)
    desk.type("raman: report by 17 june 2003")
    desk.press(Qt.Key.Key_Return)
    entry = desk.view.minute.entry
    assert not entry.isHidden()
    assert entry.edit.text() == "raman: report by 17 june 2003"
    assert "due before it was given" in entry.edit.accessibleDescription()
    assert board.register.actions.find(meeting_id=board.meeting) == []


def test_next_friday_is_counted_from_the_meeting(desk: Desk, board: Board) -> None:
    desk.press(Qt.Key.Key_J, CTRL)
    desk.type("raman: report by tomorrow")
    desk.press(Qt.Key.Key_Return)
    action = board.register.actions.find(meeting_id=board.meeting)[0]
    assert action.due_on == date(2003, 10, 22)


def test_what_is_typed_after_an_action_is_a_paragraph_of_its_own(desk: Desk, board: Board) -> None:
    desk.press(Qt.Key.Key_J, CTRL)
    desk.type("raman: report the costs")
    desk.press(Qt.Key.Key_Return)
    desk.type("The Board thanked her.")
    desk.view.leave()
    action = board.register.actions.find(meeting_id=board.meeting)[0]
    assert action.title == "Report the costs"
    assert "The Board thanked her." in words(board, board.items[0])


def test_approved_minutes_are_locked_with_the_sentence(desk: Desk, board: Board) -> None:
    desk.type("None.")
    desk.view.leave()
    later = add_meeting(board.register, board.group_id, date(2003, 11, 18))
    start_meeting(board.register, later)
    circulate_minutes(board.register, board.meeting, "{}")
    approve_minutes(board.register, board.meeting, later, "{}")
    desk.open(board.meeting, "minute", board.items[0])
    assert desk.view.minute.sheet.editor.isReadOnly()
    assert desk.view.note.isHidden()
    desk.type("x")
    assert desk.view.note.isVisible()
    assert desk.view.note.sentence() == (
        "The minutes have been approved. Record a correction at the next meeting."
    )
    desk.view.minute.list.select_id(board.items[1])
    assert desk.view.note.isHidden()
    desk.view.leave()
    assert words(board, board.items[0]) == ["None."]


def test_a_refusal_goes_from_sight_with_the_next_step(desk: Desk, board: Board) -> None:
    desk.view.show_note("red", "That could not be done.")
    desk.type("None.")
    desk.view.minute.sheet.editor.flush()
    assert desk.view.note.isHidden()


def test_a_refusal_goes_from_sight_at_another_item(desk: Desk, board: Board) -> None:
    desk.view.show_note("red", "That could not be done.")
    desk.view.minute.list.select_id(board.items[1])
    assert desk.view.note.isHidden()


@pytest.mark.parametrize("typed", ["/x 8: the prices", "/a raman: circulate them", "/m sykes left"])
def test_an_entry_takes_the_empty_line_it_was_begun_on(
    desk: Desk, board: Board, typed: str
) -> None:
    desk.type("They were told the prices.")
    desk.press(Qt.Key.Key_Return)
    desk.type(typed)
    desk.press(Qt.Key.Key_Return)
    blocks = board.register.blocks.find(item_id=board.items[0])
    assert [one.is_blank for one in blocks][:2] == [False, False]
    assert not any(one.exempt and one.is_blank for one in blocks)
    desk.press(Qt.Key.Key_Z, CTRL)
    assert words(board, board.items[0]) == ["They were told the prices.", ""]


def test_a_vote_of_more_than_are_there_is_advised_of(desk: Desk, board: Board) -> None:
    desk.type("/v for 99")
    said = desk.view.minute.entry.edit.accessibleDescription()
    assert "That makes 99 votes, and 3 in the room may vote." in said
    desk.press(Qt.Key.Key_Return)
    (vote,) = board.register.votes.find(item_id=board.items[0])
    assert vote.in_favour == 99


def test_keys_of_the_focused_pane_are_taught(desk: Desk) -> None:
    shown = desk.menus.usable(desk.view.keys())
    assert ("Ctrl D", "decision") in shown
    desk.press(Qt.Key.Key_F8)
    shown = desk.menus.usable(desk.view.keys())
    assert ("Ins", "add somebody") in shown
